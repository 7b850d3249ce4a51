// Whatever fails, the article is as it was, one event and one line on the console say why, and nothing else breaks.

import assert from 'node:assert/strict';
import { badge, card, complaints, events, heard, inBrowser } from './support.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, UNTOUCHED, asItWas, claim, html, labelled, manifest } from './stories.mjs';

const declare = inBrowser();

const cutOff = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10_000 });
  response.write(JSON.stringify(CLAIMS).slice(0, 200), () => response.destroy());
};
const attributes = (text) => ({ '/page.html': html(`<claim-labels ${text}>${STORY}</claim-labels>`) });
const nested = `{"version": 1, "claims": [], "x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

// Each: what is wrong, the routes, and the error's code.
const FAILURES = [
  ['the manifest is not there', { '/claims.json': 404 }, 'manifest-unreachable'],
  ['the server fails', { '/claims.json': 500 }, 'manifest-unreachable'],
  ['the connection is cut halfway', { '/claims.json': cutOff }, 'manifest-unreachable'],
  ['the manifest is a web page', { '/claims.json': '<!doctype html><p>Please sign in' }, 'manifest-not-json'],
  ['the manifest is empty', { '/claims.json': '' }, 'manifest-not-json'],
  ['the manifest is a list', { '/claims.json': '[]' }, 'not-a-manifest'],
  ['the manifest is null', { '/claims.json': 'null' }, 'not-a-manifest'],
  ['the manifest is of another version', { '/claims.json': { ...CLAIMS, version: 2 } }, 'version-unsupported'],
  ['the manifest says no version', { '/claims.json': { claims: [] } }, 'version-missing'],
  ['the manifest has no claims', { '/claims.json': { version: 1 } }, 'claims-missing'],
  ['the claims are no list', { '/claims.json': { version: 1, claims: { a: 1 } } }, 'wrong-type'],
  ['the manifest is 5 MB of junk', { '/claims.json': 'x'.repeat(5 << 20) }, 'manifest-too-large'],
  ['the .wasm is blocked', { '/claim-labels-engine_bg.wasm': 404 }, 'engine-unavailable'],
  ['the .wasm is junk', { '/claim-labels-engine_bg.wasm': 'junk' }, 'engine-unavailable'],
  ['the engine’s script is blocked', { '/program.js': 404 }, 'engine-unavailable'],
  ['for= matches nothing', attributes('manifest="/claims.json" for="#nothing"'), 'article-missing'],
  ['for= is no selector', attributes('manifest="/claims.json" for="!!"'), 'article-missing'],
  ['manifest="#id" names nothing', attributes('manifest="#nothing"'), 'manifest-missing'],
  ['manifest= is no address', attributes('manifest="https://"'), 'manifest-unreachable'],
];

for (const [what, routes, code] of FAILURES) {
  declare(`${what}: ${code}`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS, ...routes });
    const error = await heard(page, 'error');
    assert.equal(error.code, code);
    assert.match(error.message, /\w.*\.$/);
    const sent = (await events(page)).map(({ name, bubbles, composed }) => [name, bubbles, composed]);
    assert.deepEqual(sent, [['error', true, true]]);
    assert.deepEqual(complaints(page), [`claim-labels: ${error.message}`]);
    assert.deepEqual(await asItWas(page), UNTOUCHED);
    assert.ok(!(await page.locator('main, claim-labels').first().innerText()).includes('labelled'), 'no legend');
  });
}

const offline = async ({ visit, site }) => {
  const page = await visit('/page.html', { ...attributes(''), '/claims.json': CLAIMS });
  site.away = true;
  await page.evaluate(() => document.querySelector('claim-labels').setAttribute('manifest', '/claims.json'));
  const { code } = await heard(page, 'error');
  assert.ok(['manifest-unreachable', 'engine-unavailable'].includes(code), code);
  return page;
};

declare('the network is away: an error, and the article as it was', async (given) => {
  const page = await offline(given);
  assert.deepEqual(await asItWas(page), UNTOUCHED);
  assert.equal(complaints(page).length, 1);
});

declare('the network comes back: so do the labels', async (given) => {
  const page = await offline(given);
  given.site.away = false;
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  assert.equal((await heard(page, 'ready')).anchored, 3);
}, { needs: ['second imports'] });

declare('a .wasm that comes back gets another try', async ({ visit, site }) => {
  const blocked = { '/claim-labels-engine_bg.wasm': 503 };
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS, ...blocked });
  await heard(page, 'error');
  delete site.routes['/claim-labels-engine_bg.wasm'];
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  assert.equal((await heard(page, 'ready')).anchored, 3);
});

// Each: what is wrong with the one claim, the manifest, the codes of its problems, and how many are orphaned.
const REFUSALS = [
  ['an id is there twice', manifest(CLOSURE, { ...COST, id: 'closure' }), ['id-duplicate'], 0],
  ['the status is unknown', manifest({ ...CLOSURE, status: 'true' }), ['status-unknown'], 0],
  ['an official claim names no source', manifest({ ...CLOSURE, sources: [] }), ['official-without-source'], 0],
  ['a link is a script', manifest({ ...CLOSURE, sources: [{ name: 'x', url: 'javascript:alert(1)' }] }), ['url-invalid'], 0],
  ['the quote is empty', manifest({ ...CLOSURE, quote: { exact: ' ' } }), ['quote-empty'], 0],
  ['a claim is a number', manifest(7), ['wrong-type'], 0],
  ['the quote is not in the text', manifest(claim('a', 'The tunnel was painted green last year')), [], 1],
];
for (const [what, claims, codes, orphaned] of REFUSALS) {
  declare(`${what}: the claim labels nothing, and the reason is told`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': claims });
    const ready = await heard(page, 'ready');
    assert.deepEqual([ready.anchored, ready.orphaned], [0, orphaned]);
    const errors = ready.problems.filter(({ severity }) => severity === 'error');
    assert.deepEqual([...new Set(errors.map(({ code }) => code))], codes);
    assert.equal(complaints(page).length, 1);
    assert.deepEqual(await asItWas(page), UNTOUCHED);
  });
}

declare('one bad claim leaves the others labelled', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled(),
    '/claims.json': manifest({ ...CLOSURE, status: 'true' }, COST, claim('gone', 'The tunnel was painted green'), SUMMER),
  });
  assert.equal((await heard(page, 'ready')).anchored, 2);
  assert.equal(await page.locator('[data-claim-badge]').count(), 2);
  assert.equal(complaints(page).length, 1);
  await badge(page, 'summer').click();
  await card(page).getByText('no date for reopening has been set').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('1 label is not shown').click();
  await page.locator('claim-labels').getByText('The tunnel was painted green').waitFor();
});

declare('a sentence that stands there twice is not labelled by guess', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled('<article><p>It will rain in May.</p><p>He denied it. It will rain in May.</p></article>'),
    '/claims.json': manifest(claim('rain', 'It will rain in May')),
  });
  await heard(page, 'ready');
  const [{ state, reason }] = await page.evaluate(() => document.querySelector('claim-labels').claims);
  assert.deepEqual([state, reason], ['orphaned', 'ambiguous']);
  assert.equal(await page.locator('mark').count(), 0);
});

declare('markup in a manifest is text', async ({ visit }) => {
  const evil = '<img src=x onerror="window.evil = true"><b>bold</b>';
  const page = await visit('/page.html', {
    '/page.html': labelled(),
    '/claims.json': manifest({ ...CLOSURE, note: evil, summary: evil, sources: [{ name: evil }], correction: { note: evil } }),
  });
  await badge(page, 'closure').click();
  assert.equal((await card(page).innerText()).split(evil).length - 1, 5);
  assert.equal(await card(page).locator('img, b').count(), 0);
  assert.equal(await page.evaluate(() => window.evil), undefined);
});

declare('a manifest nested 100,000 deep does no harm, not even to the other element of the page', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': html(`<claim-labels manifest="/nested.json"><p>Other words.</p></claim-labels>
      <claim-labels id="good">${STORY}</claim-labels>`),
    '/nested.json': nested,
    '/claims.json': CLAIMS,
  });
  await page.waitForFunction(() => window.seen.events.length > 0);
  await page.evaluate(() => document.querySelector('#good').setAttribute('manifest', '/claims.json'));
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
});
