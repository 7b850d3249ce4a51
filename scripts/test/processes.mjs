// The processes of the test run: each in a group of its own, so that none of what it starts is left when the run ends early.

import { fork, spawn } from 'node:child_process';

const running = new Set();
let ending = false;
const track = (child) => {
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
};
const PATH = `${process.cwd()}/node_modules/.bin:${process.env.HOME}/.cargo/bin:${process.env.PATH}`;

/** A command of which both outputs are read. */
export const start = (command, args, env = {}, cwd = process.cwd()) =>
  track(spawn(command, args, { detached: true, cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PATH, ...env } }));

/** A process of Node that is sent messages; it takes no other test run for its own. */
export const startNode = (file, execArgv, env) => {
  const { NODE_TEST_CONTEXT, ...inherited } = process.env;
  return track(fork(file, { detached: true, execArgv, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...inherited, PATH, ...env } }));
};

/**
 * All that a process prints, handed on line by line if somebody wants it; when it has ended, with its status. Once the run is being
 * ended early nobody is told any more, so that nothing new is started.
 */
export const output = (child, line = () => {}) =>
  new Promise((done) => {
    let text = '';
    let rest = '';
    const add = (part) => {
      text += part;
      const lines = (rest + part).split('\n');
      rest = lines.pop();
      lines.forEach(line);
    };
    child.stdout.setEncoding('utf8').on('data', add);
    child.stderr.setEncoding('utf8').on('data', add);
    child.on('error', (error) => done({ status: 127, text: error.message }));
    child.on('close', (status, signal) => ending || done({ status: status ?? signal, text }));
  });

const signalAll = (signal) => {
  for (const { pid } of running) {
    try {
      process.kill(-pid, signal);
    } catch {
      // it has ended meanwhile
    }
  }
};
const GRACE = 3000; // milliseconds for browsers to be closed
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    ending = true;
    signalAll('SIGTERM');
    setTimeout(() => {
      signalAll('SIGKILL');
      process.exit(130);
    }, GRACE);
  });
}
process.on('exit', () => signalAll('SIGKILL'));
