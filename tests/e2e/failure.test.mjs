// What is left when the program fails for good: the article as it was, and other elements at work. The program here is one that
// traps when a claim asks for it by its id (scripts/failing.mjs).

import assert from 'node:assert/strict';
import { badge, card, complaints, events, heard, inBrowser, paintedRanges } from './support.mjs';
import { CLOSURE, COST, SUMMER, UNTOUCHED, asItWas, labelled, manifest } from './stories.mjs';

const declare = inBrowser({ root: new URL('../../dist/failing/', import.meta.url), traps: true });

const named = (claim, place) => ({ ...claim, id: `fail-in-${place}` });
const other = (page) =>
  page.evaluate(() => {
    const element = document.createElement('claim-labels');
    element.setAttribute('manifest', '/sound.json');
    element.setAttribute('loading', 'eager');
    element.id = 'other';
    element.innerHTML = '<p>The old bridge will close in May.</p>';
    document.body.append(element);
  });
const SOUND = { version: 1, claims: [{ id: 'other', status: 'speculative', note: 'n', quote: { exact: 'will close in May' } }] };

for (const place of ['passages', 'legend']) {
  declare(`a trap in the ${place}: the article is as it was, and another element works`, async ({ visit }) => {
    const claims = manifest(named(CLOSURE, place), COST);
    const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': claims, '/sound.json': SOUND });
    const error = await heard(page, 'error');
    assert.equal(error.code, 'engine-failed');
    assert.match(error.message, /program failed/);
    assert.deepEqual(complaints(page).filter((line) => line.includes('program failed')), [`claim-labels: ${error.message}`]);
    assert.deepEqual([await asItWas(page), await paintedRanges(page)], [UNTOUCHED, 0]);
    await other(page);
    await badge(page, 'other').click();
    await card(page).getByText('Not established: n').waitFor();
    assert.deepEqual(await asItWas(page), UNTOUCHED, 'the first one is left alone');
  });
}

declare('a trap in a card: its article is given back, and the other gets its labels back by itself', async ({ visit }) => {
  const claims = manifest(named(CLOSURE, 'card'), COST);
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': claims, '/sound.json': SOUND });
  await heard(page, 'ready');
  await other(page);
  await heard(page, 'ready', 2);
  await badge(page, 'cost').waitFor();
  await badge(page, 'fail-in-card').click();
  assert.equal((await heard(page, 'error')).code, 'engine-failed');
  assert.deepEqual(await asItWas(page), UNTOUCHED);
  await heard(page, 'ready', 3);
  await badge(page, 'other').click();
  await card(page).getByText('Not established: n').waitFor();
  assert.equal((await events(page, 'error')).length, 1);
});

declare('an element that failed starts anew with another manifest', async ({ visit, site }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': manifest(named(SUMMER, 'legend')) });
  await heard(page, 'error');
  site.routes['/claims.json'] = manifest(CLOSURE, COST, SUMMER);
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  await heard(page, 'ready');
  await badge(page, 'closure').click();
  await card(page).waitFor();
});
