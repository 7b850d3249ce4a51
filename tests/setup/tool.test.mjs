// Set-up installs a tool from a release server that this test plays: the archive that is known, another one, none, half of one, or no
// answer. Whatever is not the known archive is not used, and the tool is compiled, here by a cargo that only notes that it was asked.

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const script = new URL('../../scripts/setup/tool.sh', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'setup-'));
after(() => rmSync(folder, { recursive: true }));

const program = (path, body) => writeFileSync(path, `#!/bin/sh\n${body}\n`, { mode: 0o755 });

/** An archive with programs in it, by name. */
const archive = (name, programs, inside = '.') => {
  const place = join(folder, `${name}-content`);
  mkdirSync(join(place, inside), { recursive: true });
  for (const [tool, body] of Object.entries(programs)) program(join(place, inside, tool), body);
  execFileSync('tar', ['-czf', join(folder, name), '-C', place, '.']);
  return readFileSync(join(folder, name));
};

const good = archive('good', { trunk: 'echo trunk 0.21.14' });
const ROUTES = {
  '/good': (response) => response.end(good),
  '/moved': (response) => response.writeHead(302, { location: '/good' }).end(),
  '/other': (response) => response.end(archive('other', { trunk: 'echo trunk 0.21.14; echo evil' })),
  '/half': (response) => {
    response.writeHead(200, { 'content-length': good.length });
    response.write(good.subarray(0, good.length / 2), () => response.destroy());
  },
  '/hangs': () => {},
  '/stalls': (response) => response.writeHead(200, { 'content-length': good.length }).write(good.subarray(0, 8)),
};
const server = createServer((request, response) => (ROUTES[request.url] ?? (() => response.writeHead(404).end()))(response));
await new Promise((done) => server.listen(0, '127.0.0.1', done));
after(() => {
  server.closeAllConnections();
  server.close();
});
const here = `http://127.0.0.1:${server.address().port}`;

const system = execFileSync('sh', ['-c', 'echo "$(uname -s)-$(uname -m)"'], { encoding: 'utf8' }).trim();
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
let number = 0;

/** Installs a tool into an empty home with a table of one row; what is there then, and what was said. */
const install = async ({ tool = 'trunk', version = '0.21.14', path = 'good', sum = sha256(good), row, server: from = here, cargo = 'exit 0' }) => {
  const home = join(folder, `home-${number++}`);
  const fakes = join(home, 'fakes');
  mkdirSync(fakes, { recursive: true });
  program(join(fakes, 'cargo'), `echo "$@" >"${home}/asked"\n${cargo}`);
  const table = join(home, 'table');
  writeFileSync(table, `# a comment\n${row ?? `${tool} ${version} ${system} ${sum} ${path}`}\n`);
  const env = { ...process.env, CARGO_HOME: home, PATH: `${fakes}:${process.env.PATH}`, RELEASES: from, RELEASES_TABLE: table };
  const { status, said } = await run('bash', [script, tool, version], { env }).then(
    ({ stderr }) => ({ status: 0, said: stderr }),
    ({ code, stderr }) => ({ status: code, said: stderr }),
  );
  const installed = join(home, 'bin', tool);
  const asked = join(home, 'asked');
  return {
    status,
    said,
    home,
    installed: existsSync(installed) && execFileSync(installed, ['--version'], { encoding: 'utf8' }).trim(),
    compiled: existsSync(asked) && readFileSync(asked, 'utf8').trim(),
  };
};

for (const path of ['good', 'moved']) {
  test(`the known archive is installed, and nothing compiled: /${path}`, async () => {
    const { status, installed, compiled } = await install({ path });
    assert.deepEqual([status, installed, compiled], [0, 'trunk 0.21.14', false]);
  });
}

test('the companions that lie beside a tool in its archive come along', async () => {
  const bytes = archive('several', { 'wasm-bindgen': 'echo wasm-bindgen 1.2.3', 'wasm-bindgen-test-runner': 'echo runner' }, 'inner/folder');
  ROUTES['/several'] = (response) => response.end(bytes);
  const { installed, home } = await install({ tool: 'wasm-bindgen', version: '1.2.3', path: 'several', sum: sha256(bytes) });
  assert.equal(installed, 'wasm-bindgen 1.2.3');
  assert.ok(existsSync(join(home, 'bin/wasm-bindgen-test-runner')));
});

const old = archive('old', { trunk: 'echo trunk 0.20.0' });
const broken = archive('broken', { trunk: 'exit 127' });
const empty = archive('empty', { else: 'exit 0' });
ROUTES['/old'] = (response) => response.end(old);
ROUTES['/broken'] = (response) => response.end(broken);
ROUTES['/empty'] = (response) => response.end(empty);
ROUTES['/text'] = (response) => response.end('<h1>Blocked by your organisation</h1>');

// Side by side: two of them wait for a time limit.
describe('an archive that is not used', { concurrency: true }, () => {
  for (const [what, options, said] of [
    ['another archive than the known one', { path: 'other' }, /not the known file.*SHA-256 is [0-9a-f]{64}, expected was/],
    ['a page of a proxy', { path: 'text' }, /not the known file/],
    ['no such archive', { path: 'missing' }, /could not be fetched/],
    ['half an archive', { path: 'half' }, /could not be fetched/],
    ['a server that takes the question and never answers', { path: 'hangs' }, /could not be fetched/],
    ['a server that stops sending', { path: 'stalls' }, /could not be fetched/],
    ['no server', { server: 'http://127.0.0.1:9' }, /could not be fetched/],
    ['no checksum for this system', { row: `trunk 0.21.14 Plan9-mips ${sha256(good)} good` }, /no checksum/],
    ['no checksum for this version', { row: `trunk 0.21.13 ${system} ${sha256(good)} good` }, /no checksum/],
    ['a tool that does not run here', { path: 'broken', sum: sha256(broken) }, /does not run on this machine/],
    ['a tool of another version', { path: 'old', sum: sha256(old) }, /does not run on this machine/],
    ['an archive without the tool', { path: 'empty', sum: sha256(empty) }, /does not run on this machine/],
  ]) {
    test(`${what}: said, not used, and the tool is compiled`, async () => {
      const result = await install(options);
      assert.equal(result.status, 0, result.said);
      assert.match(result.said, said);
      assert.equal(result.installed, false);
      assert.match(result.compiled, /^install trunk --locked --version 0\.21\.14 /);
    });
  }
});

test('a compilation that fails is a failure, and shows what cargo said, without the names of a hundred crates', async () => {
  const cargo = 'for crate in $(seq 60); do echo "   Compiling crate-$crate v1.0.0"; done; echo "error: no linker" >&2; exit 101';
  const { status, said } = await install({ path: 'missing', cargo });
  assert.equal(status, 101);
  assert.match(said, /error: no linker/);
  assert.match(said, /trunk: 50 of about 370 crates/);
  assert.doesNotMatch(said, /crate-1 /);
});

test('every row of the table in the repository has a tool, a version, a system, a SHA-256 and a place', () => {
  const rows = readFileSync(new URL('../../scripts/setup/releases.txt', import.meta.url), 'utf8').split('\n');
  const row = /^(trunk|wasm-bindgen) \d+\.\d+\.\d+ (Linux|Darwin)-\w+ [0-9a-f]{64} \S+\.tar\.gz$/;
  for (const text of rows) if (text && !text.startsWith('#')) assert.match(text, row);
});
