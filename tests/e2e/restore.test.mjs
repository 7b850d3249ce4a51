// Taking the element away gives the page its nodes back: equal, and the very same.

import assert from 'node:assert/strict';
import { BESIDE, WAYS } from '../cases/restore.mjs';
import { badge, card, complaints, frames, heard, inBrowser, paintedRanges } from './support.mjs';
import { CLAIMS, UNTOUCHED, asItWas, html, labelled } from './stories.mjs';

const declare = inBrowser();

for (const [name, [page_, act]] of Object.entries(WAYS)) {
  declare(`${name} gives the page its nodes back`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': page_, '/claims.json': CLAIMS });
    assert.equal((await heard(page, 'ready')).anchored, 3);
    assert.equal((await asItWas(page)).equal, false, 'it was labelled');
    await page.evaluate(act);
    await page.waitForFunction(() => window.asItWas().equal);
    assert.deepEqual(await asItWas(page), UNTOUCHED);
    assert.deepEqual([await page.locator('[data-claim-badge]').count(), await paintedRanges(page)], [0, 0]);
  });
}

declare('an open card goes with the element', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': BESIDE, '/claims.json': CLAIMS });
  await badge(page, 'cost').click();
  await card(page).waitFor();
  await page.evaluate(() => document.querySelector('claim-labels').remove());
  assert.equal(await card(page).count(), 0);
  assert.deepEqual(await asItWas(page), UNTOUCHED);
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
});

declare('100 times added and removed, the page is as it was and holds no more than before', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': BESIDE, '/claims.json': CLAIMS });
  await heard(page, 'ready');
  const outcome = await page.evaluate(async () => {
    const element = document.querySelector('claim-labels');
    const failures = [];
    for (let round = 0; round < 100; round++) {
      element.remove();
      const { equal, sameNodes } = window.asItWas();
      if (!equal || !sameNodes) failures.push(round);
      const ready = new Promise((done) => element.addEventListener('claim-labels:ready', done, { once: true }));
      document.body.append(element);
      await ready;
      if (window.countPainted() !== 4) failures.push(-round);
    }
    element.remove();
    return { failures, sheets: document.adoptedStyleSheets.length, rooms: element.shadowRoot.childElementCount };
  });
  assert.deepEqual(outcome, { failures: [], sheets: 1, rooms: 4 });
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});

// A page whose manifest answers only when the test says so.
const slow = async (visit, site) => {
  const responses = [];
  const asked = new Promise((done) => {
    site.routes['/claims.json'] = (request, response) => {
      responses.push(response);
      done();
    };
  });
  const page = await visit('/page.html', { '/page.html': BESIDE });
  await asked;
  const answer = async () => {
    const answered = page.waitForEvent('requestfinished');
    responses.splice(0).forEach((response) => response.end(JSON.stringify(CLAIMS)));
    await answered;
    await frames(page);
  };
  return { page, answer };
};

declare('removed while loading, the element labels nothing', async ({ visit, site }) => {
  const { page, answer } = await slow(visit, site);
  await page.evaluate(() => document.querySelector('claim-labels').remove());
  await answer();
  assert.deepEqual(await asItWas(page), UNTOUCHED);
  assert.deepEqual(complaints(page), []);
});

declare('moved while loading, the element labels once', async ({ visit, site }) => {
  const { page, answer } = await slow(visit, site);
  await page.evaluate(() => document.querySelector('main').before(document.querySelector('claim-labels')));
  site.routes['/claims.json'] = CLAIMS;
  await answer();
  await heard(page, 'ready');
  assert.equal(await page.locator('[data-claim-badge]').count(), 3);
});

declare('moved in the document, the element labels the same article once', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await heard(page, 'ready');
  await page.evaluate(() => document.body.prepend(document.querySelector('claim-labels')));
  await heard(page, 'ready', 2);
  assert.equal(await page.locator('[data-claim-badge]').count(), 3);
  await badge(page, 'cost').click();
  await card(page).waitFor();
  await page.evaluate(() => document.querySelector('claim-labels').replaceWith(document.querySelector('article')));
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});

declare('what the page changed in its own text meanwhile stays changed', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': BESIDE, '/claims.json': CLAIMS });
  await heard(page, 'ready');
  const text = await page.evaluate(() => {
    const [first, second] = document.querySelectorAll('#story p');
    first.firstChild.data = 'The mayor hopes ';
    second.firstChild.data = 'Everybody asked the ferry company.';
    document.querySelector('claim-labels').remove();
    return [first.firstChild.data, second.textContent];
  });
  assert.deepEqual(text, ['The mayor hopes ', 'Everybody asked the ferry company.']);
  assert.deepEqual([await page.locator('[data-claim-badge]').count(), await paintedRanges(page)], [0, 0]);
});
