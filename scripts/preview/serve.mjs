// Runs Trunk's server and says in a line what its log tells: the page is ready, was rebuilt, or was not. A first build that
// fails ends it with status 1; a later one leaves the page as it was. What cargo prints goes to the terminal as it is.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { rmSync } from 'node:fs';

const port = process.argv[2];
const address = `http://localhost:${port}/`;
const say = (text) => console.log(`\x1b[1mpreview:\x1b[0m ${text}`);

// A page of an earlier run would hide that this one built none.
rmSync('dist/preview', { recursive: true, force: true });

const { RUST_LOG, ...environment } = process.env;
const trunk = spawn('trunk', ['serve', '--offline', '--color', 'never', '--port', port], {
  env: { ...environment, RUST_BACKTRACE: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});

let ready = false;
let ending = false;
let started = Date.now();
// The lines of an error that has not been told yet.
let error = null;

function end(text) {
  if (ending) return;
  ending = true;
  if (text) console.error(`\x1b[1mpreview failed:\x1b[0m ${text}`);
  process.exitCode = 1;
  trunk.kill();
}

trunk.on('error', (cause) => end(`Trunk could not be started: ${cause.message}`));
trunk.on('close', (status) => {
  tellError();
  end(`Trunk ended by itself (status ${status}). What it last said is above.`);
});

// Trunk prints an error's causes below it, the one that tells most last. Of a program that failed it repeats all arguments.
function tellError() {
  if (!error) return;
  const last = error.map((line) => line.trim()).filter(Boolean).at(-1);
  const cause = last.replace(/^\d+: /, '').replace(/^(\S+) call to executable .* returned a bad status: /, '$1 ended with ');
  error = null;
  if (ready) say(`the rebuild failed: ${cause}. The page stays as it was; mend it and save, and it is built again.`);
  else end(`the build failed: ${cause}. What is wrong is said above; mend it and run the command again.`);
}

async function answers() {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`)).ok;
  } catch {
    return false;
  }
}

async function built() {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (ready) return say(`rebuilt in ${seconds} s; reload the page to see it`);
  while (!(await answers())) {
    if (ending) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  ready = true;
  say(`ready after ${seconds} s: open ${address} (Ctrl+C ends it; what you change is built again)`);
}

createInterface({ input: trunk.stdout }).on('line', (line) => {
  const event = /^\S+Z\s+(ERROR|WARN|INFO)\s+(.*)$/.exec(line);
  if (!event) return void error?.push(line);
  tellError();
  const [, level, text] = event;
  if (level === 'INFO' && text.endsWith('starting build')) started = Date.now();
  else if (level === 'INFO' && text.endsWith('success')) built();
  else if (level === 'ERROR') {
    error = [text];
    setTimeout(tellError, 100);
  } else if (level === 'WARN') say(text);
});
