// A clean clone of a commit, and its commands as a newcomer runs them: no crate fetched before, nothing built, only the installed
// tools on PATH. Everything that a command starts carries a mark in its environment, so that what it leaves running is found.

import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const LIMIT = 20 * 60_000;
const checkout = new URL('../..', import.meta.url).pathname;

const listening = async (port, host) => {
  const socket = connect(port, host);
  return new Promise((done) => {
    socket.once('connect', () => done(true)).once('error', () => done(false));
  }).finally(() => socket.destroy());
};

/** Whether anything listens on this port. */
export const taken = async (port) => (await listening(port, '127.0.0.1')) || (await listening(port, '::1'));

/** A server on a port that was free, and that port. */
export const listener = async () => {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { port: server.address().port, close: () => new Promise((done) => server.close(done)) };
};

export const freePort = async () => {
  const { port, close } = await listener();
  await close();
  return port;
};

/** Clones a commit of this repository into a new folder; `home` is its CARGO_HOME, with nobody's crates in it. */
export const clone = (commit = 'HEAD') => {
  const folder = mkdtempSync(join(tmpdir(), 'front-door-'));
  const [place, home] = [join(folder, 'clone'), join(folder, 'cargo')];
  const revision = execFileSync('git', ['rev-parse', commit], { cwd: checkout, encoding: 'utf8' }).trim();
  execFileSync('git', ['clone', '-q', '--no-checkout', checkout, place]);
  execFileSync('git', ['checkout', '-q', '--detach', revision], { cwd: place });
  mkdirSync(home);
  // Who reaches the registry by a mirror says so here.
  const settings = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'config.toml');
  if (existsSync(settings)) copyFileSync(settings, join(home, 'config.toml'));
  return { place, home, revision, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const PLACES = ['CARGO_TARGET_DIR', 'CARGO_BUILD_TARGET_DIR', 'MAKEFLAGS', 'MAKELEVEL', 'MFLAGS', 'NODE_TEST_CONTEXT', 'PORT'];

/** Starts `make` with arguments in a clone, in a process group of its own as a terminal does. */
export const make = ({ place, home }, ...args) => {
  const mark = `FRONT_DOOR_RUN=${randomUUID()}`;
  const env = { ...process.env, CARGO_HOME: home, RUST_BACKTRACE: '1' };
  for (const name of PLACES) delete env[name];
  const [name, value] = mark.split('=');
  const child = spawn('make', args, { cwd: place, detached: true, env: { ...env, [name]: value }, stdio: ['ignore', 'pipe', 'pipe'] });
  const run = { text: '', ended: false };
  let heard = () => {};
  const hear = (chunk) => {
    run.text += chunk;
    heard();
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const end = new Promise((done) =>
    child.on('exit', (status, signal) => {
      Object.assign(run, { ended: true, status: status ?? signal });
      heard();
      done(run.status);
    }),
  );
  const within = (wait, what) => {
    let timer;
    const late = new Promise((_, fail) => {
      timer = setTimeout(() => fail(new Error(`${what} did not come. What make ${args.join(' ')} said:\n${run.text}`)), LIMIT);
    });
    return Promise.race([wait, late]).finally(() => clearTimeout(timer));
  };
  /** What `make` ended with: its status, or the name of a signal. */
  run.end = () => within(end, 'The end');
  /** Waits for the output to hold `words` after its first `from` characters. */
  run.says = (words, from = 0) =>
    within(
      new Promise((done, fail) => {
        heard = () => {
          if (run.text.slice(from).includes(words)) done();
          else if (run.ended) fail(new Error(`make ended with ${run.status} without saying "${words}":\n${run.text}`));
        };
        heard();
      }),
      `"${words}"`,
    );
  /** Waits for it to say that the page is ready at `http://localhost:PORT/`, where it has to be then. */
  run.serves = async (port) => {
    await run.says(`http://localhost:${port}/`);
    const answer = () => fetch(`http://localhost:${port}/`).then(({ status }) => status, ({ cause }) => cause.code);
    const first = await answer();
    if (first === 200) return;
    let later = first;
    // What comes of it tells more.
    while (!run.ended && typeof later !== 'number') {
      await new Promise((done) => setTimeout(done, 200));
      later = await answer();
    }
    const fate = run.ended ? `make ended with ${run.status}` : `the server stays up and answers ${later}`;
    throw new Error(`the page was said to be ready and answered ${first}; ${fate}:\n${run.text}`);
  };
  /** As Ctrl+C does: to the whole process group of the terminal. */
  run.interrupt = () => process.kill(-child.pid, 'SIGINT');
  /** As a supervisor does: to `make` alone. */
  run.terminate = () => child.kill('SIGTERM');
  /** The command lines of what it started and left running. */
  run.left = () => marked(mark).map(({ command }) => command);
  run.clear = () => marked(mark).forEach(({ pid }) => process.kill(pid, 'SIGKILL'));
  return run;
};

// Linux tells the environment of a process; elsewhere none is found.
const marked = (mark) =>
  (existsSync('/proc') ? readdirSync('/proc') : [])
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark)) return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
        return [{ pid: Number(pid), command }];
      } catch {
        return []; // it ended meanwhile, or is somebody else's
      }
    });
