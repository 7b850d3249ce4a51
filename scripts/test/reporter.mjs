// How a worker tells the test run of its tests: a message for each, as it ends.

import { inspect } from 'node:util';

/** The name of what is queued behind a file's tests: when it is through, so are they. */
export const BEHIND = 'behind the tests of a file';

const told = ({ type, data: { name, skip, details } }) => ({
  name,
  state: skip === undefined || skip === false ? (type === 'test:pass' ? 'passed' : 'failed') : 'skipped',
  ms: details.duration_ms,
  error: type === 'test:fail' ? inspect(details.error.cause ?? details.error, { depth: 6 }) : undefined,
});

export default async function* report(events) {
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    process.send(event.data.name === BEHIND ? { through: true } : { test: told(event) });
  }
  yield '';
}
