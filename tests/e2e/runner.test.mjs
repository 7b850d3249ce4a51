// The test run itself: a test that fails, a file that cannot be loaded and a process that dies are told, and nothing is left running.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

// Builds in a folder by itself, the source of which is one file, and says whether that took a build.
const BUILDING = `import { unlessBuilt } from ${JSON.stringify(new URL('built.mjs', FILES))};
  import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
  let built = 0;
  const trouble = await unlessBuilt('it', ['out'], async () => {
    built++;
    mkdirSync('out', { recursive: true });
    writeFileSync('out/made', readFileSync('source'));
    return readFileSync('source', 'utf8') === 'wrong' ? 'it went wrong' : undefined;
  })({});
  console.log(built, trouble);`;

test('what was built of the same files and is as it was made is not built again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'built-'));
  try {
    const put = (name, text) => writeFileSync(join(folder, name), text);
    const build = () => spawnSync(process.execPath, ['--input-type=module', '-e', BUILDING], { cwd: folder, encoding: 'utf8' }).stdout.trim();
    ['node_modules', 'tests'].forEach((name) => mkdirSync(join(folder, name)));
    put('node_modules/.package-lock.json', '{}');
    put('.gitignore', 'node_modules\nout\ntarget\n');
    put('source', 'one');
    assert.deepEqual([build(), build()], ['1 undefined', '1 undefined'], 'without a repository nothing is known');
    spawnSync('git', ['init', '-q'], { cwd: folder });
    assert.deepEqual([build(), build()], ['1 undefined', '0 undefined']);
    for (const [what, change, expected] of [
      ['a test', () => put('tests/a.mjs', ''), '0 undefined'],
      ['the source', () => put('source', 'two'), '1 undefined'],
      ['a package', () => put('node_modules/.package-lock.json', '[]'), '1 undefined'],
      ['what was made', () => put('out/made', 'else'), '1 undefined'],
      ['a file more beside it', () => put('out/more', 'else'), '1 undefined'],
      ['what was made, gone', () => rmSync(join(folder, 'out'), { recursive: true }), '1 undefined'],
    ]) {
      change();
      assert.deepEqual([build(), build()], [expected, '0 undefined'], what);
    }
    put('source', 'wrong');
    assert.deepEqual([build(), build()], ['1 it went wrong', '1 it went wrong'], 'what failed is tried again');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a stage that is not there is told, with those that are', () => {
  const { status, stderr } = spawnSync(process.execPath, [RUN, 'nonsense'], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /Unknown: nonsense\. Stages are format, .*e2e/);
});
