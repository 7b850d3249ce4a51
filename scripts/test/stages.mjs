// The stages of the test run: what each needs, and what it does.
//
// A stage is a function of `{ log, tell, expect }`: `log` hears of its progress line by line, `tell` of each test as it ends, `expect`
// of how many there are. It answers nothing, or what it printed if it failed.

import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { unlessBuilt } from './built.mjs';
import { countTests, runFiles } from './files.mjs';
import * as native from './native.mjs';
import { output, start } from './processes.mjs';

export const CORES = Math.max(2, availableParallelism());
const DEBIAN = existsSync('/usr/bin/apt-get'); // which has Firefox, WebKitGTK and WordPress as packages

// Command lines, one after the other: environment, command, arguments. Tests are counted by the lines that Cargo prints for them.
const commands =
  (...lines) =>
  async ({ log, tell }) => {
    for (const [env, command, ...args] of lines) {
      const shown = [command, ...args].join(' ');
      log(shown);
      const { status, text } = await output(start(command, args, env), (line) => {
        const [, name, state] = /^test (.+?) \.\.\. (ok|ignored)$/.exec(line) ?? [];
        if (state) tell({ name, state: state === 'ok' ? 'passed' : 'skipped', ms: 0 });
        else log(line);
      });
      if (status !== 0) return `${shown} ended with ${status}:\n${text}`;
    }
  };
const cargo = (...args) => [{}, 'cargo', ...args];
const WASM = ['--target', 'wasm32-unknown-unknown'];
const ELEMENT = [...WASM, '--features', 'element,yew'];
const clippy = (...args) => cargo('clippy', '-q', ...args, '--', '-D', 'warnings');

/** Set-up of the parts that scripts/setup.sh names. */
export const setUp = (parts) => commands([{}, 'scripts/setup.sh', ...parts]);

let programs;
const buildNative = async ({ log }) => {
  const built = await native.build(log);
  ({ programs } = built);
  return built.status === 0 ? undefined : built.text;
};

// Runs tests that were counted before: none may be lost.
const counted = async (count, { tell, expect }, run) => {
  let told = 0;
  expect(count);
  await run((test) => {
    told++;
    tell(test);
  });
  if (told < count) return `There are ${count} tests, and only ${told} told how they ended.`;
};
const testNative = async (progress) =>
  counted(await native.countTests(programs), progress, (tell) => native.run(programs, 2, tell));

const files =
  (folder, { but = [], env, ...options } = {}) =>
  async (progress) => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.test.mjs') && !but.includes(name));
    const list = names.map((name) => join(process.cwd(), folder, name));
    return counted(await countTests(list, env), progress, (tell) => runFiles({ files: list, env, ...options }, tell));
  };
const inEngine = (engine) => ({
  parts: ['engines'],
  needs: ['preview', 'bundle', 'build'],
  run: files('tests/engines', { env: { ENGINE: engine } }),
});

/**
 * By name, in the order in which they are started, as many at a time as there are cores: `title`, `parts` of set-up, stages that it
 * `needs`, and `alone`: what no two stages use at once, as Cargo locks it.
 */
export const STAGES = {
  format: { title: 'formatting', parts: ['rust'], run: commands(cargo('fmt', '--all', '--check')) },
  build: { title: 'native build', parts: ['rust'], alone: 'target/debug', run: buildNative },
  preview: { title: 'preview build', parts: ['trunk'], run: unlessBuilt('preview', ['dist/preview'], commands([{}, 'trunk', 'build', '--release', '--offline'])) },
  bundle: { title: 'embed build', parts: ['embed'], run: unlessBuilt('bundle', ['dist/embed'], commands([{}, 'node', 'scripts/embed.mjs'])) },
  examples: {
    title: 'builds that tests look into',
    parts: ['trunk'],
    needs: ['build'],
    alone: 'target/debug',
    run: unlessBuilt(
      'examples',
      ['dist/yew-app', 'target/debug/yew-app-server', 'dist/failing'],
      commands(
        [{}, 'trunk', 'build', '--offline', '--config', 'examples/yew-app/Trunk.toml'],
        cargo('build', '-q', '-p', 'yew-app', '--features', 'server', '--bin', 'yew-app-server'),
        [{}, 'node', 'scripts/failing.mjs'],
      ),
    ),
  },
  plugin: {
    title: 'WordPress plugin',
    parts: ['embed', 'trunk'],
    needs: ['bundle', 'preview'],
    run: unlessBuilt(
      'plugin',
      ['dist/wordpress', 'dist/claim-labels-wordpress.zip'],
      commands([{}, 'node', 'scripts/wordpress.mjs', 'dist/preview']),
    ),
  },
  // What set-up does with a release server that sends what it should, something else, or nothing.
  setup: { title: 'set-up', run: files('tests/setup', { workers: 1 }) },
  native: { title: 'native tests', parts: ['fonts'], needs: ['build'], run: testNative },
  // An archive spread by the engines that docs/report.md names. Spark is half a gigabyte: not part of `make test`.
  spread: { title: 'Spark and GNU parallel', parts: ['spread'], needs: ['build'], run: files('tests/spread', { workers: 1 }) },
  check: { title: 'lints of the main configuration', parts: ['rust'], alone: 'target/debug', run: commands(clippy('--workspace', '--all-targets', '--all-features')) },
  e2e: { title: 'end to end in Chromium', parts: ['browser'], needs: ['preview', 'build'], run: files('tests/e2e', { workers: CORES }) },
  firefox: { title: 'in Firefox', ...inEngine('firefox') },
  webkit: { title: 'in WebKitGTK', ...inEngine('webkit') },
  embed: {
    title: 'the embed bundle',
    parts: ['browser', 'hugo', 'recipes', ...(DEBIAN ? ['wordpress'] : [])],
    needs: ['bundle', ...(DEBIAN ? ['plugin'] : [])],
    run: files('tests/embed', { workers: 2, fresh: true, but: DEBIAN ? [] : readdirSync('tests/embed').filter((name) => name.startsWith('wordpress')) }),
  },
  lints: {
    title: 'lints of the other configurations',
    parts: ['wasm'],
    alone: 'target/debug',
    run: commands(
      clippy('--workspace', '--all-targets'),
      clippy(...ELEMENT, '--lib', '--bins', '--test', 'browser'),
      clippy(...WASM, '--features', 'workbench', '--bin', 'claim-labels-workbench'),
    ),
  },
  browser: {
    title: 'wasm tests in Chromium',
    parts: ['wasm', 'browser'],
    alone: 'target/debug',
    run: commands([{ CHROMEDRIVER: process.env.CHROMEDRIVER ?? 'chromedriver' }, 'cargo', 'test', ...ELEMENT, '--test', 'browser']),
  },
  docs: {
    title: 'documentation',
    parts: ['rust'],
    alone: 'target/debug',
    run: commands(
      [{ RUSTDOCFLAGS: '-D warnings' }, 'cargo', 'doc', '-q', '--workspace', '--no-deps', '--all-features'],
      cargo('test', '--doc', '--workspace', '--all-features'),
    ),
  },
};

/** Every stage of `make test` that this machine can run. */
export const ALL = Object.keys(STAGES).filter(
  (name) => name !== 'spread' && (DEBIAN || !['firefox', 'plugin', 'webkit'].includes(name)),
);
