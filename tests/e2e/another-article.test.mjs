// The element that `for` names is another one than before: no label is left on the old one, and the new one gets its own.

import assert from 'node:assert/strict';
import { badge, frames, heard, inBrowser } from './support.mjs';
import { claim, html, manifest } from './stories.mjs';

const declare = inBrowser();
const FIRST = 'The bridge will close in May for repairs. Buses will run along the river.';
const NEXT = 'As the council says, the bridge will close in May. Nobody asked the ferry company.';
const CLAIMS = manifest(claim('closure', 'bridge will close in May'), claim('buses', 'Buses will run along the river', 'reported'));

const open = async (visit, attributes = 'for=".story"') => {
  const page = await visit('/page.html', {
    '/page.html': html(`<main><claim-labels ${attributes} loading="eager" manifest="/claims.json"></claim-labels><article class="story"><p>${FIRST}</p></article></main>`),
    '/claims.json': CLAIMS,
  });
  await badge(page, 'buses').waitFor();
  await page.evaluate(() => (window.first = document.querySelector('.story')));
  return page;
};
const textIn = (page) => page.evaluate(() => {
  const copy = window.first.cloneNode(true);
  copy.querySelectorAll('[data-claim-badge]').forEach((one) => one.remove());
  return copy.textContent;
});
const labelledIn = (page, selector) => page.locator(`${selector} [data-claim-badge]`).evaluateAll((all) => all.map((one) => one.dataset.claimBadge));

// Each way in which a page puts another article in the place of the one that is labelled.
const WAYS = {
  'replaceWith': (next) => document.querySelector('.story').replaceWith(next),
  'before the old one': (next) => document.querySelector('.story').before(next),
  'by its class': (next) => {
    document.querySelector('.story').after(next);
    document.querySelector('.story').className = '';
  },
};
for (const [way, put] of Object.entries(WAYS)) {
  declare(`another article, put ${way}, is labelled, and nothing is left on the old one`, async ({ visit }) => {
    const page = await open(visit);
    await page.evaluate(([put, next]) => {
      const article = Object.assign(document.createElement('article'), { className: 'story', id: 'next' });
      article.append(Object.assign(document.createElement('p'), { textContent: next }));
      eval(`(${put})`)(article);
    }, [`${put}`, NEXT]);
    await page.locator('#next [data-claim-badge=closure]').waitFor();
    assert.deepEqual(await labelledIn(page, '#next'), ['closure']);
    assert.equal(await page.evaluate(() => window.first.querySelectorAll('[data-claim-badge]').length), 0);
    assert.equal(await page.evaluate(() => window.first.querySelector('p').childNodes.length), 1, 'its text is one node again');
    assert.ok(await page.evaluate(() => window.painted().every(({ id, pieces }) => id !== 'buses' || !pieces.length)));
    // What is written into the old one concerns nobody.
    await page.evaluate(() => (window.first.querySelector('p').firstChild.data = 'Something else.'));
    await frames(page);
    assert.equal(await textIn(page), 'Something else.');
    // The new one is minded from now on.
    await page.evaluate(() => (document.querySelector('#next p').firstChild.data = 'It is over.'));
    await page.locator('#next [data-claim-badge]').waitFor({ state: 'detached' });
    assert.equal(await page.locator('#next').textContent(), 'It is over.');
  });
}

declare('a page whose framework goes on writing into the article that was labelled before: no word twice', async ({ visit }) => {
  const page = await open(visit);
  await page.evaluate((next) => {
    const article = Object.assign(document.createElement('article'), { className: 'story', id: 'next', textContent: next });
    document.querySelector('.story').before(article);
    window.first.querySelector('p').firstChild.data = 'The bridge stays open. Buses will run along the river.';
  }, NEXT);
  await page.locator('#next [data-claim-badge=closure]').waitFor();
  assert.equal(await textIn(page), 'The bridge stays open. Buses will run along the river.');
});

declare('`for` names another article while the manifest is on its way', async ({ visit, site }) => {
  const page = await open(visit);
  await page.evaluate((next) => {
    const article = Object.assign(document.createElement('article'), { id: 'next', textContent: next });
    window.first.after(article);
  }, NEXT);
  let answer;
  const asked = new Promise((done) => {
    site.routes['/claims.json'] = (request, response) => {
      answer = () => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(CLAIMS));
      done();
    };
  });
  await page.evaluate(() => document.querySelector('claim-labels').setAttribute('for', '#next'));
  await asked;
  const text = await page.evaluate(async () => {
    const { firstChild } = window.first.querySelector('p');
    firstChild.data = 'The bridge stays open. Buses will run along the river.';
    await Promise.resolve();
    return window.first.textContent;
  });
  assert.equal(text, 'The bridge stays open. Buses will run along the river.');
  answer();
  await page.locator('#next [data-claim-badge=closure]').waitFor();
  assert.deepEqual(await labelledIn(page, '.story'), []);
  await heard(page, 'ready');
});
