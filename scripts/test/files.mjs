// Runs test files of Node in workers that take one file after the other.

import { fileURLToPath } from 'node:url';
import { output, startNode } from './processes.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const REPORTER = `--test-reporter=${here('reporter.mjs')}`;

// A worker that runs files until `next` has no more; `tell` hears of each test.
const work = async (next, env, execArgv, tell) => {
  const worker = startNode(here('worker.mjs'), [REPORTER, ...execArgv], { TEST_WORKER: '1', ...env });
  let file;
  const go = () => {
    file = next();
    worker.send({ file });
  };
  worker.on('message', ({ test, through }) => (through ? go() : tell({ ...test, file })));
  go();
  const { status, text } = await output(worker);
  if (file) tell({ name: 'its process', file, state: 'failed', ms: 0, error: `ended early, with ${status}:\n${text}` });
};

/** How many tests files have: all are left out by their names. */
export const countTests = async (files, env) => {
  const queue = [...files];
  let count = 0;
  await work(() => queue.shift(), env, ['--test-name-pattern=^(?!)'], ({ state }) => (count += state === 'skipped'));
  return count;
};

/**
 * Runs `files` in so many `workers`; `fresh`: each file in a process of its own. `tell` hears of each test as it ends:
 * `{ name, file, state: 'passed' | 'failed' | 'skipped', ms, error }`.
 */
export const runFiles = async ({ files, workers = 1, fresh = false, env }, tell) => {
  const queue = [...files];
  const one = async () => {
    while (queue.length) {
      let taken = 0;
      await work(() => (fresh && taken++ ? undefined : queue.shift()), env, [], tell);
    }
  };
  await Promise.all(Array.from({ length: workers }, one));
};
