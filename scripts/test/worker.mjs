// A process that runs the test files that it is sent, one after the other, so that they share a browser. Sent none, it ends.

import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { end } from '../../tests/at-end.mjs';
import { BEHIND } from './reporter.mjs';

process.on('message', async ({ file }) => {
  if (!file) {
    await end();
    process.exit();
  }
  try {
    await import(pathToFileURL(file));
  } catch (error) {
    process.send({ test: { name: 'it can be loaded', state: 'failed', ms: 0, error: inspect(error) } });
  }
  await test(BEHIND, () => {});
});
process.on('SIGTERM', () => end().finally(() => process.exit(1)));
process.on('disconnect', () => process.exit(1)); // the run is gone
