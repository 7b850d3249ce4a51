// The package in unit tests, where the DOM is jsdom's or happy-dom's: importing it and rendering articles throws nothing.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { app } from './recipes.mjs';

for (const name of ['jsdom', 'happy-dom']) {
  test(`${name}: importing the package and rendering articles throws nothing`, { timeout: 60_000 }, () => {
    const folder = app('unit');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['render.mjs', name], { cwd: folder, encoding: 'utf8', timeout: 50_000 });
    assert.equal(status, 0, stderr);
    assert.deepEqual(stdout.trim().split('\n'), [
      JSON.stringify([[], ['official'], false, { version: 1, claims: [] }]),
      'It may rain.',
    ]);
    assert.doesNotMatch(stderr, /uncaught|unhandled|TypeError|ReferenceError/i);
  });
}
