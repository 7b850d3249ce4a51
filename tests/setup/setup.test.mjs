// Set-up on a machine whose programs are all played: what is there is left alone and nothing said, what is missing is asked for, all of
// it side by side, and one thing that fails fails the whole with its reason.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const repository = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'setup-'));
after(() => rmSync(folder, { recursive: true }));

const version = /name = "wasm-bindgen"\nversion = "(.*)"/.exec(readFileSync(join(repository, 'Cargo.lock'), 'utf8'))[1];
const trunk = /TRUNK_VERSION=(.*)/.exec(readFileSync(join(repository, 'scripts/setup.sh'), 'utf8'))[1];

// Installs what an `npm ci` would, as far as set-up looks at it: the tools, or a Node 22 where it is told to.
const NPM = `case "$*" in
  *--prefix*)
    mkdir -p target/node/node_modules/.bin target/node/node_modules/node-linux-here/bin
    printf '#!/bin/sh\necho v22.0.0\n' >target/node/node_modules/node-linux-here/bin/node
    chmod +x target/node/node_modules/node-linux-here/bin/node ;;
  *) mkdir -p node_modules ;;
esac`;

// A machine that has everything; `log` gets each call.
const PROGRAMS = {
  cargo: 'exit 0',
  cc: 'exit 0',
  node: 'echo v99.0.0',
  npm: NPM,
  rustc: 'case $1 in --version) echo rustc 9.9.9 ;; *) echo "$FAKES" ;; esac',
  rustup: 'exit 0',
  trunk: `echo trunk ${trunk}`,
  'wasm-bindgen': `echo wasm-bindgen ${version}`,
  'wasm-bindgen-test-runner': 'exit 0',
};
let number = 0;

/** Runs `setup.sh trunk node` where the programs named in `changed` do something else, or are not there (null). */
const setup = (changed = {}, { again = false } = {}) => {
  const place = join(folder, String(number++));
  const fakes = join(place, 'fakes');
  mkdirSync(join(fakes, 'lib/rustlib/wasm32-unknown-unknown/lib'), { recursive: true });
  cpSync(join(repository, 'scripts'), join(place, 'scripts'), { recursive: true });
  for (const name of ['Cargo.lock', 'Cargo.toml', 'package.json', 'package-lock.json']) cpSync(join(repository, name), join(place, name));
  const log = join(place, 'log');
  writeFileSync(log, '');
  for (const [name, body] of Object.entries({ ...PROGRAMS, ...changed })) {
    if (body !== null) writeFileSync(join(fakes, name), `#!/bin/sh\necho "${name} $*" >>"${log}"\n${body}\n`, { mode: 0o755 });
  }
  const env = { CARGO_HOME: place, HOME: place, FAKES: fakes, PATH: `${fakes}:/usr/bin:/bin`, RELEASES: 'http://127.0.0.1:9' };
  const run = () => spawnSync('bash', ['scripts/setup.sh', 'trunk', 'node'], { cwd: place, env, encoding: 'utf8' });
  let { status, stderr } = run();
  if (again) {
    writeFileSync(log, '');
    ({ status, stderr } = run());
  }
  return { status, said: stderr, asked: readFileSync(log, 'utf8') };
};

test('where all is there, nothing is done and nothing said', () => {
  const { status, said, asked } = setup({}, { again: true });
  assert.deepEqual([status, said], [0, '']);
  assert.doesNotMatch(asked, /install|npm/);
});

// Crates count as fetched only when cargo, kept from the network, finds them.
const UNFETCHED = 'case "$*" in *--offline*) exit 101 ;; esac';

for (const [what, changed, asked] of [
  ['the npm tools', {}, /^npm ci /m],
  ['the crates', { cargo: UNFETCHED }, /^cargo fetch -q --locked$/m],
  ['another Trunk', { trunk: 'echo trunk 0.1.0' }, new RegExp(`^cargo install trunk --locked --version ${trunk} `, 'm')],
  ['another wasm-bindgen', { 'wasm-bindgen': 'echo wasm-bindgen 0.2.1' }, new RegExp(`^cargo install wasm-bindgen-cli .*--version ${version} `, 'm')],
  ['no runner of wasm tests', { 'wasm-bindgen-test-runner': null }, /^cargo install wasm-bindgen-cli /m],
]) {
  test(`what is missing is installed: ${what}`, () => {
    const result = setup(changed);
    assert.equal(result.status, 0, result.said);
    assert.match(result.asked, asked);
  });
}

test('one part that fails fails the whole, after the others were done', () => {
  const { status, said, asked } = setup({ npm: 'echo "npm: no network" >&2; exit 1', cargo: UNFETCHED });
  assert.equal(status, 1);
  assert.match(said, /npm: no network/);
  assert.equal(said.match(/setup failed:/g).length, 1);
  assert.match(asked, /^cargo fetch -q --locked$/m);
});

test('where Node is too old, one of the checkout\'s own is installed first, once', { skip: process.platform !== 'linux' }, () => {
  const { status, said, asked } = setup({ node: 'echo v18.20.4' });
  assert.equal(status, 0, said);
  assert.match(asked, /^npm ci .*--prefix target\/node\nnpm ci /m);
  const { said: saidAgain, asked: askedAgain } = setup({ node: 'echo v18.20.4' }, { again: true });
  assert.equal(saidAgain, '');
  assert.doesNotMatch(askedAgain, /npm ci/);
});

test('a Rust that is too old is said, with what to do, before anything is installed', () => {
  const { status, said, asked } = setup({ rustc: 'echo rustc 1.63.0' });
  assert.equal(status, 1);
  assert.match(said, /Rust is 1\.63\.0 here, and \d+\.\d+ is needed: run rustup update/);
  assert.doesNotMatch(asked, /install|npm/);
});

test('an unknown part is refused', () => {
  const { status, stderr } = spawnSync('bash', ['scripts/setup.sh', 'kitchen'], { cwd: repository, encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /unknown part kitchen/);
});
