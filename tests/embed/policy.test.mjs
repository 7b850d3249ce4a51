// The strictest policy, and files that are not what they should be.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLAIMS, CLOSURE, STORY, UNTOUCHED, asItWas, html, labelled, manifest } from '../e2e/stories.mjs';
import { EMBED, POLICY, badge, card, complaints, events, heard, integrity, paintedRanges, served, violations, withBundle } from './support.mjs';

const declare = withBundle();
const [WASM, ENGINE] = [served(/^engine.+\.wasm$/), served(/^engine.+\.js$/)];

// As a publisher with such a policy writes it: nothing inline.
const strict = (attributes = '') => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
  <claim-labels manifest="/claims.json">${STORY}</claim-labels>
  <script type="module" src="/claim-labels.js" ${attributes}></script></html>`;

declare('under the strict policy with Trusted Types: labels, a card, a switch, a language, an update, no violation', async ({ visit, site }) => {
  const page = await visit('/page.html', { '/page.html': strict(), '/claims.json': CLAIMS });
  assert.equal((await heard(page, 'ready')).anchored, 3);
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('claim-labels .filters button').first().click();
  await badge(page, 'closure').waitFor({ state: 'hidden' });
  site.routes['/claims.json'] = manifest(CLOSURE);
  await page.evaluate(() => document.querySelector('claim-labels').setAttribute('lang', 'uk'));
  await page.getByRole('button', { name: /^Офіційно/ }).first().waitFor();
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  await heard(page, 'update');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(complaints(page), []);
}, { headers: { 'content-security-policy': POLICY } });

declare('what the page asks for: loader, engine, program, manifest; each once', async ({ visit, site, context }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url().replace(site.origin, '')));
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await heard(page, 'ready');
  const own = asked.filter((url) => !url.startsWith('data:'));
  assert.deepEqual(own.sort(), ['/claim-labels.js', '/claims.json', `/${ENGINE}`, `/${WASM}`, '/page.html'].sort());
});

const changed = async (name) => {
  const bytes = await readFile(join(EMBED, name));
  bytes[bytes.length >> 1] ^= 1;
  return { [`/${name}`]: (request, response) => response.writeHead(200, { 'content-type': 'application/wasm' }).end(bytes) };
};

declare('a program with one byte changed is refused, and the page stays as it was', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS, ...(await changed(WASM)) });
  assert.equal((await heard(page, 'error')).code, 'engine-unavailable');
  assert.deepEqual((await events(page)).map(({ name }) => name), ['error']);
  assert.equal(complaints(page).length, 1);
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});

const importMap = (hash) =>
  `<script type="importmap">${JSON.stringify({ integrity: { [`/${ENGINE}`]: hash } })}</script>`;
const OTHER = integrity['claim-labels.js'];

declare('the loader’s integrity attribute and an import map’s integrity: right hashes pass', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': strict(`integrity="${integrity['claim-labels.js']}"`).replace('<title>', `${importMap(integrity[ENGINE])}<title>`),
    '/claims.json': CLAIMS,
  });
  assert.equal((await heard(page, 'ready')).anchored, 3);
});

const tags = readFileSync(join(EMBED, 'integrity.html'), 'utf8');
const [, mapHash] = /script-src ('sha256-\S+')/.exec(tags);

declare('integrity.html names every script of the bundle, and passes as it is, also under the policy with the hash that it says', async ({ visit }) => {
  for (const name of Object.keys(integrity).filter((name) => name.endsWith('.js'))) assert.ok(tags.includes(`/claim-labels/${name}`), name);
  const types = { js: 'text/javascript', wasm: 'application/wasm' };
  const file = (name) => (request, response) =>
    response.writeHead(200, { 'content-type': types[name.split('.').pop()] ?? 'text/plain' }).end(readFileSync(join(EMBED, name)));
  const page = await visit('/page.html', {
    ...Object.fromEntries(Object.keys(integrity).map((name) => [`/claim-labels/${name}`, file(name)])),
    '/page.html': `<!doctype html><html lang="en"><head><title>A page</title>${tags}</head>
      <body><claim-labels manifest="/claims.json">${STORY}</claim-labels></body></html>`,
    '/claims.json': CLAIMS,
  });
  assert.equal((await heard(page, 'ready')).anchored, 3);
  assert.deepEqual(await violations(page), []);
}, { headers: { 'content-security-policy': POLICY.replace('script-src', `script-src ${mapHash}`) } });

declare('the import map’s integrity: another engine is refused', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': html(`<claim-labels manifest="/claims.json">${STORY}</claim-labels>`, importMap(OTHER)),
    '/claims.json': CLAIMS,
  });
  assert.equal((await heard(page, 'error')).code, 'engine-unavailable');
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});

declare('the loader’s integrity attribute: another loader is refused', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': strict(`integrity="${integrity[WASM]}"`), '/claims.json': CLAIMS });
  assert.equal(await page.evaluate(() => customElements.get('claim-labels')), undefined);
  assert.equal(await paintedRanges(page), 0);
  assert.ok(page.lines.some((line) => line.includes('integrity')), page.lines.join());
});
