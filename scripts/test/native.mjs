// Runs native tests: Cargo builds them, and each of its test programs says by libtest's JSON what it does, with times.

import { dirname } from 'node:path';
import { output, start } from './processes.mjs';

const BUILD = ['test', '--no-run', '--workspace', '--all-features', '--message-format=json-render-diagnostics'];

/** Builds all tests, and the command line with them. */
export const build = async (log) => {
  const programs = [];
  const { status, text } = await output(start('cargo', BUILD), (line) => {
    if (!line.startsWith('{')) return log(line);
    const { executable, profile, manifest_path, target } = JSON.parse(line);
    if (executable && profile?.test) programs.push({ program: executable, name: target.name, folder: dirname(manifest_path) });
  });
  return { status, text: text.split('\n').filter((line) => !line.startsWith('{')).join('\n'), programs };
};

const STATES = { ok: 'passed', failed: 'failed', ignored: 'skipped' };
// The format is not stable yet: the programs, not what they are built with, are told to allow it.
const ARGS = ['-Z', 'unstable-options', '--format', 'json', '--report-time'];
const ALLOWED = { RUSTC_BOOTSTRAP: '1' };

/** How many tests there are in programs. */
export const countTests = async (programs) => {
  const lists = await Promise.all(
    programs.map(({ program, folder }) => output(start(program, ['--list', '--format', 'terse'], {}, folder))),
  );
  return lists.map(({ text }) => text.match(/: test$/gm)?.length ?? 0).reduce((sum, one) => sum + one, 0);
};

const runProgram = async ({ program, name, folder }, tell) => {
  const { status, text } = await output(start(program, ARGS, ALLOWED, folder), (line) => {
    if (!line.startsWith('{')) return;
    const { type, event, name: test, exec_time, stdout, message } = JSON.parse(line);
    if (type !== 'test' || !STATES[event]) return;
    tell({ name: test, file: name, state: STATES[event], ms: exec_time * 1000, error: [message, stdout].filter(Boolean).join('\n') });
  });
  // libtest says 101 of tests that failed; anything else is a program that did not get through.
  if (status !== 0 && status !== 101) tell({ name: 'its program', file: name, state: 'failed', ms: 0, error: `ended with ${status}:\n${text}` });
};

/** Runs `programs`, so many at a time; `tell` hears of each test as in files.mjs. */
export const run = async (programs, atATime, tell) => {
  const queue = [...programs];
  const one = async () => {
    while (queue.length) await runProgram(queue.shift(), tell);
  };
  await Promise.all(Array.from({ length: atATime }, one));
};
