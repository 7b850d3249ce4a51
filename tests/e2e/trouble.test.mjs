// Whatever fails, the article is as it was, one event and one line on the console say why, and nothing else breaks.

import assert from 'node:assert/strict';
import { FAILURES, REFUSALS, attributes, nested } from '../cases/trouble.mjs';
import { badge, card, complaints, events, heard, inBrowser, paintedRanges } from './support.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, UNTOUCHED, asItWas, claim, html, labelled, manifest } from './stories.mjs';

const declare = inBrowser();

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
});

declare('a .wasm that comes back gets another try', async ({ visit, site }) => {
  const blocked = { '/claim-labels-engine_bg.wasm': 503 };
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS, ...blocked });
  await heard(page, 'error');
  delete site.routes['/claim-labels-engine_bg.wasm'];
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  assert.equal((await heard(page, 'ready')).anchored, 3);
});

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
  await page.locator('claim-labels .unshown').getByText('the passage is no longer in the article').waitFor();
});

declare('a sentence that stands there twice is not labelled by guess', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled('<article><p>It will rain in May.</p><p>He denied it. It will rain in May.</p></article>'),
    '/claims.json': manifest(claim('rain', 'It will rain in May')),
  });
  await heard(page, 'ready');
  const [{ state, reason }] = await page.evaluate(() => document.querySelector('claim-labels').claims);
  assert.deepEqual([state, reason], ['orphaned', 'ambiguous']);
  assert.equal(await paintedRanges(page), 0);
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
