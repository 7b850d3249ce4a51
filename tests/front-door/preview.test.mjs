// The first command that a newcomer runs, `make preview`, in a clean clone. `COMMIT=…` tests another commit than HEAD; what is
// not committed is not tested.

import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { clone, freePort, listener, make, taken } from './clone.mjs';

const commit = clone(process.env.COMMIT);
const runs = [];
const preview = (port) => {
  const run = make(commit, 'preview', `PORT=${port}`);
  runs.push(run);
  return run;
};
after(() => {
  for (const run of runs) run.clear();
  commit.remove();
});

const failures = (text) => text.match(/(preview|setup) failed:/g) ?? [];

const ended = async (run, port) => {
  await run.end();
  assert.deepEqual(run.left(), [], 'processes left running');
  assert.equal(await taken(port), false, `port ${port} is free again`);
};

const failed = async (run) => {
  assert.notEqual(await run.end(), 0, 'its status');
  assert.equal(failures(run.text).length, 1, `one clear message in:\n${run.text}`);
  assert.doesNotMatch(run.text, /stack backtrace|^\s+at .*:\d+/im);
  assert.deepEqual(run.left(), [], 'processes left running');
};

test('a port in use is said before anything is done, with what to do', async () => {
  const { port, close } = await listener();
  const run = preview(port);
  await failed(run);
  assert.match(run.text, new RegExp(`port ${port} is in use`));
  assert.match(run.text, /by node \(process \d+\)/);
  assert.match(run.text, /make preview PORT=\d+/);
  assert.doesNotMatch(run.text, /setup|Compiling/);
  await close();
});

test('no port is refused with the reason', async () => {
  for (const port of ['0', '65536', 'http']) {
    const run = preview(port);
    await failed(run);
    assert.match(run.text, /from 1 to 65535/);
  }
});

test('from nothing, the page comes with its labels, opens a card, and Ctrl+C ends all of it', async () => {
  const port = await freePort();
  const run = preview(port);
  await run.serves(port);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    const badges = page.locator('[data-claim-badge]');
    await badges.first().waitFor();
    const words = new Set(await badges.evaluateAll((all) => all.map((badge) => badge.innerText)));
    for (const word of ['Official', 'Reported', 'Speculative']) assert.ok(words.has(word), `${word} in ${[...words]}`);
    await badges.first().click();
    const card = page.getByRole('dialog');
    await card.waitFor();
    assert.match(await card.innerText(), /On the record|Reported by|Not established/);
  } finally {
    await browser.close();
  }
  run.interrupt();
  await ended(run, port);
  assert.doesNotMatch(run.text, /\*\*\*/, 'what make says of a failure');
});

test('what is changed is built again; a change that does not compile leaves the page; SIGTERM ends all of it', async () => {
  const port = await freePort();
  const run = preview(port);
  await run.serves(port);
  const source = join(commit.place, 'src/bin/engine.rs');
  const good = readFileSync(source, 'utf8');
  const page = async () => (await fetch(`http://localhost:${port}/claim-labels-engine.js`)).status;
  let from = run.text.length;
  writeFileSync(source, `${good}\ncompile_error!("a mistake");\n`);
  await run.says('the rebuild failed', from);
  assert.match(run.text.slice(from), /a mistake/);
  assert.equal(await page(), 200);
  from = run.text.length;
  writeFileSync(source, good);
  await run.says('rebuilt in', from);
  assert.equal(await page(), 200);
  run.terminate();
  await ended(run, port);
});

test('a build that fails ends the command', async () => {
  const port = await freePort();
  const source = join(commit.place, 'src/lib.rs');
  const good = readFileSync(source, 'utf8');
  writeFileSync(source, `${good}\ncompile_error!("a mistake");\n`);
  const run = preview(port);
  await failed(run);
  assert.match(run.text, /a mistake/);
  assert.equal(await taken(port), false, `port ${port} is free again`);
  writeFileSync(source, good);
});

for (const [when, gone, words] of [
  ['set-up', 'node_modules', 'side by side'],
  ['the build', 'target', 'Compiling'],
]) {
  test(`Ctrl+C during ${when} ends all of it`, async () => {
    const port = await freePort();
    rmSync(join(commit.place, gone), { recursive: true });
    const run = preview(port);
    await run.says(words);
    run.interrupt();
    assert.notEqual(await run.end(), 0);
    await ended(run, port);
  });
}
