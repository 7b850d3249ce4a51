// The module's functions.

import assert from 'node:assert/strict';
import { complaints, inBrowser } from './support.mjs';
import { CLAIMS, CLOSURE, COST, claim, manifest } from './stories.mjs';

const declare = inBrowser();

declare('checkManifest lists the problems of text and of objects alike', async ({ visit }) => {
  const page = await visit('/examples/minimal.html');
  const check = (value) =>
    page.evaluate(async (value) => (await import('/claim-labels.js')).checkManifest(value), value);
  assert.deepEqual(await check(CLAIMS), []);
  const bad = manifest({ ...CLOSURE, status: 'true' }, { ...COST, sources: [] });
  const problems = await check(bad);
  assert.deepEqual(problems.map(({ code, severity, path }) => [code, severity, path]), [
    ['status-unknown', 'error', '/claims/0/status'],
    ['reported-without-source', 'error', '/claims/1'],
  ]);
  assert.ok(problems.every(({ message, help }) => message.endsWith('.') && help.length > 10));
  assert.deepEqual(await check(JSON.stringify(bad)), problems);
});

declare('anchorClaims says where each claim stands, in code points', async ({ visit }) => {
  const page = await visit('/examples/minimal.html');
  const text = '🙂 The council says the bridge will close in May. 🙂 So be it.';
  const [closure, gone] = await page.evaluate(
    async ([text, manifest]) => (await import('/claim-labels.js')).anchorClaims(text, manifest),
    [text, manifest(CLOSURE, claim('gone', 'Nothing of the sort was ever written'))],
  );
  assert.deepEqual([closure.id, closure.state, closure.text], ['closure', 'anchored', CLOSURE.quote.exact]);
  assert.equal([...text].slice(closure.start, closure.end).join(''), CLOSURE.quote.exact);
  assert.deepEqual([gone.state, gone.start, gone.end], ['orphaned', null, null]);
});

declare('anchorClaims refuses a manifest that cannot be used, and says why', async ({ visit }) => {
  const page = await visit('/examples/minimal.html');
  for (const [given, code] of [['{', 'manifest-not-json'], [{ version: 2, claims: [] }, 'version-unsupported']]) {
    const caught = await page.evaluate(
      async (given) => (await import('/claim-labels.js')).anchorClaims('Some text.', given).catch(({ code }) => code),
      given,
    );
    assert.equal(caught, code);
  }
});

declare('defineClaimLabels can be called again', async ({ visit }) => {
  const page = await visit('/examples/minimal.html');
  await page.evaluate(async () => (await import('/claim-labels.js')).defineClaimLabels());
  assert.deepEqual(complaints(page), []);
});
