// The plugin's PHP is written as WordPress' own: what of its coding standards PHP_CodeSniffer knows by itself.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, run } from './support.mjs';

const FOLDER = join(ROOT, 'wordpress');
const files = readdirSync(FOLDER, { recursive: true }).filter((name) => name.endsWith('.php'));

test('WordPress plugin: every file of it is PHP', () => {
  assert.ok(files.length > 10);
  for (const name of files) run('php', ['-l', join(FOLDER, name)]);
});

test('WordPress plugin: its code keeps to the standards', () => {
  try {
    run('phpcs', ['--standard=scripts/phpcs.xml', '--report=emacs', FOLDER]);
  } catch (error) {
    assert.fail(error.stdout);
  }
});
