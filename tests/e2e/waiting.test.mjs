// Tests wait for what they expect, never for time to pass.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

const BY_THE_CLOCK = [
  ['waitForTimeout', /\bwaitForTimeout\b/],
  ['a sleep', /\bsleep\s*\(/],
  ['timers/promises', /timers\/promises/],
  ['a timer of so many milliseconds', /\bset(Timeout|Interval)\([^;]*,\s*[\d_]+\s*\)/],
];
// At the root they would be hooks of all files that share a process; tests/at-end.mjs is for that.
const HOOKS = /^(before|after|beforeEach|afterEach)\(/m;
const found = (source) => BY_THE_CLOCK.filter(([, pattern]) => pattern.test(source)).map(([what]) => what);

for (const [source, what] of [
  ['await page.waitForTimeout(200);', ['waitForTimeout']],
  ['await sleep(1);', ['a sleep']],
  ["import { setTimeout } from 'node:timers/promises';", ['timers/promises']],
  ['new Promise((done) => setTimeout(done, 1_000))', ['a timer of so many milliseconds']],
  ['new Promise((done) => setTimeout(done))', []], // another turn of the page
]) {
  test(`${source} is told`, () => assert.deepEqual(found(source), what));
}

test('no test waits by the clock, and no file has hooks for others', async () => {
  const root = new URL('../', import.meta.url);
  const own = (name) => /\.(m?js|jsx)$/.test(name) && !/node_modules\/|recipes\/build\//.test(name) && !name.endsWith('waiting.test.mjs');
  const files = (await readdir(root, { recursive: true })).filter(own);
  assert.ok(files.length > 60, `${files.length} files`);
  const told = [];
  for (const name of files) {
    const source = await readFile(new URL(name, root), 'utf8');
    told.push(...found(source).map((what) => `${name}: ${what}`));
    if (HOOKS.test(source)) told.push(`${name}: a hook at the root`);
  }
  assert.deepEqual(told, []);
});
