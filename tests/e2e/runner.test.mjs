// The test run itself: a test that fails, a file that cannot be loaded and a process that dies are told, and nothing is left running.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const RUN = fileURLToPath(new URL('../../scripts/test.mjs', import.meta.url));
const FILES = new URL('../../scripts/test/files.mjs', import.meta.url);

const GOOD = `import { test } from 'node:test';
  test('one', () => {});
  test('two', { skip: 'not here' }, () => {});`;
const FILES_OF = {
  'good.mjs': GOOD,
  'bad.mjs': `import { test } from 'node:test';
    test('wrong', () => { throw new Error('so it was'); });
    test('right', () => {});`,
  'broken.mjs': 'import "./nothing.mjs";',
  'dying.mjs': `import { test } from 'node:test';
    test('dies', () => { console.error('last words'); process.exit(7); });`,
  'waiting.mjs': `import { test } from 'node:test';
    test('waits', () => new Promise(() => { console.log(process.pid); setInterval(() => {}, 2 ** 30); }));`,
};

// What the files' tests come to, in so many workers.
const SCRIPT = `import { countTests, runFiles } from ${JSON.stringify(FILES)};
  const [workers, ...files] = process.argv.slice(1);
  console.log(JSON.stringify({ count: await countTests(files) }));
  await runFiles({ files, workers: Number(workers) }, (test) => console.log(JSON.stringify(test)));`;

const withFiles = async (names, act) => {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  try {
    for (const name of names) writeFileSync(join(folder, name), FILES_OF[name]);
    return await act(names.map((name) => join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const run = (workers, names) =>
  withFiles(names, (paths) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', SCRIPT, String(workers), ...paths], { encoding: 'utf8' });
    assert.equal(stderr, '');
    const [{ count }, ...tests] = stdout.trim().split('\n').map((line) => JSON.parse(line));
    const told = tests.map(({ file, name, state }) => [file.split('/').at(-1), name, state].join(' '));
    return { count, told: told.sort(), errors: tests.map(({ error = '' }) => error).join('\n') };
  });

for (const workers of [1, 2]) {
  test(`in ${workers} workers, every test of every file is told as it ended`, async () => {
    const { count, told, errors } = await run(workers, ['good.mjs', 'bad.mjs', 'broken.mjs', 'dying.mjs']);
    assert.equal(count, 5);
    assert.deepEqual(told, [
      'bad.mjs right passed',
      'bad.mjs wrong failed',
      'broken.mjs it can be loaded failed',
      'dying.mjs its process failed',
      'good.mjs one passed',
      'good.mjs two skipped',
    ]);
    for (const part of ['so it was', 'nothing.mjs', 'ended early, with 7', 'last words']) assert.ok(errors.includes(part), part);
  });
}

test('a run that is ended early ends its workers, and says so by its status', () =>
  withFiles(['waiting.mjs'], async ([path]) => {
    const wait = `import { output, startNode } from ${JSON.stringify(new URL('processes.mjs', FILES))};
      const child = startNode(process.argv[1], [], {});
      await output(child, (line) => console.log(line));`;
    const run = spawn(process.execPath, ['--input-type=module', '-e', wait, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [pid] = await once(createInterface({ input: run.stdout }), 'line');
    run.kill('SIGINT');
    const [status] = await once(run, 'exit');
    assert.equal(status, 130);
    assert.throws(() => process.kill(Number(pid), 0), { code: 'ESRCH' }, 'the worker is gone');
  }));

test('a stage that is not there is told, with those that are', () => {
  const { status, stderr } = spawnSync(process.execPath, [RUN, 'nonsense'], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /Unknown: nonsense\. Stages are format, .*e2e/);
});
