// What readers download takes numbers as they are spelt: they say what they say everywhere else.

import assert from 'node:assert/strict';
import { withBundle } from './support.mjs';

const declare = withBundle();

const manifest = (version, start = '4', end = '9') => `{"version": ${version}, "claims": [{"id": "c", "status": "speculative", "note": "A case.",
  "quote": {"exact": "The bridge will be repaired", "position": {"start": ${start}, "end": ${end}}}}]}`;
const CASES = [
  [manifest('1'), []],
  [manifest('1.0'), []],
  [manifest('10e-1'), []],
  [manifest('2'), ['version-unsupported']],
  [manifest('1.5'), ['version-unsupported']],
  [manifest('-1'), ['version-unsupported']],
  [manifest('"1"'), ['version-unsupported']],
  [manifest('{"$serde_json::private::Number": "1"}'), ['version-unsupported']],
  [manifest('1', '4.5'), ['position-invalid']],
  [manifest('1', '-4'), ['position-invalid']],
  [manifest('1', '10'), ['position-invalid']],
  [manifest('1', '0.4e1', '9007199254740993'), ['position-invalid']],
  [manifest('1e999'), 'manifest-not-json'],
  [manifest('01'), 'manifest-not-json'],
  [manifest('1.'), 'manifest-not-json'],
  [`{"version": 1, "claims": [], "deep": ${'['.repeat(63)}7${']'.repeat(63)}}`, ['unknown-field']],
  [`{"version": 1, "claims": [], "deep": ${'['.repeat(64)}7${']'.repeat(64)}}`, 'manifest-not-json'],
];

// In the page: the codes of what is wrong with each.
const codes = async (texts) => {
  const { checkManifest } = await import('/claim-labels.js');
  const said = [];
  for (const text of texts) {
    said.push(await checkManifest(text).then((problems) => problems.map(({ code }) => code), ({ code }) => code));
  }
  return said;
};

declare('numbers of all kinds are read as the checker reads them', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': '<!doctype html><title>A page</title>' });
  const said = await page.evaluate(codes, CASES.map(([text]) => text));
  assert.deepEqual(said, CASES.map(([, expected]) => expected));
});

declare('an article whose manifest says positions is labelled without the deferred part', async ({ visit, context }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await visit('/page.html', {
    '/page.html': `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
      <claim-labels manifest="/claims.json" loading="eager"><p>The bridge will be repaired.</p></claim-labels>
      <script type="module" src="/claim-labels.js"></script></html>`,
    '/claims.json': manifest('1'),
  });
  await page.locator('claim-labels [data-claim-badge]').waitFor();
  assert.deepEqual(asked.filter((url) => url.includes('deferred')), []);
});
