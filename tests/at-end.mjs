// What ends browsers and servers that are shared by all tests of a process.

import { after } from 'node:test';

const closers = [];

/** Runs `close` when the tests of this process are through. Said by a file itself, not by one of its tests. */
export const atEnd = (close) => {
  // A worker of the test run (scripts/test) is sent one file after the other, and says itself when there are no more.
  if (process.env.TEST_WORKER) closers.push(close);
  else after(close);
};
/** For such a worker: runs all of them, the last first. */
export const end = async () => {
  for (const close of closers.splice(0).reverse()) await close();
};
