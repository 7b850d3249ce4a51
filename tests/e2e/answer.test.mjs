// Readers answer: a way to the desk for who finds a label wrong, and sources that dispute a claim.

import assert from 'node:assert/strict';
import { badge, card, complaints, events, heard, inBrowser } from './support.mjs';
import { shoot } from './screenshots.mjs';
import { CLOSURE, COST, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const DISPUTED = { ...CLOSURE, sources: [...CLOSURE.sources, { name: 'Ferry company', url: 'https://ferry.example/', stance: 'disputes' }] };

const story = async (visit, contact, more = {}) => {
  const claims = { ...manifest(DISPUTED, COST), publisher: { name: 'News', contact }, ...more };
  const page = await visit('/page.html?from=mail#top', { '/page.html': labelled(), '/claims.json': claims });
  await heard(page, 'ready');
  await badge(page, 'closure').click();
  await card(page).waitFor();
  return page;
};
const wrong = (page) => card(page).getByRole('link', { name: 'Something wrong with this label?' });

declare('the card leads to the desk, with the claim filled in, and the page hears of it', async ({ visit, site }) => {
  const page = await story(visit, 'mailto:desk@news.example?subject={id}&body={quote}%0A{url}');
  const address = `${site.origin}/page.html?from=mail#claim-closure`;
  assert.equal(
    await wrong(page).getAttribute('href'),
    `mailto:desk@news.example?subject=closure&body=${encodeURIComponent(CLOSURE.quote.exact)}%0A${encodeURIComponent(address)}`,
  );
  assert.deepEqual(await events(page, 'report'), []);
  await wrong(page).evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
  await wrong(page).click();
  assert.deepEqual(await heard(page, 'report'), { id: 'closure' });
  assert.ok(await card(page).isVisible(), 'the card stays');
});

declare('nothing is asked for before a reader presses', async ({ visit, site, context }) => {
  await context.route('https://desk.example/**', (route) => route.fulfill({ body: 'The desk', contentType: 'text/html' }));
  const asked = [];
  context.on('request', (request) => request.url().startsWith('https://desk.example') && asked.push(request.url()));
  const page = await story(visit, 'https://desk.example/wrong?claim={id}&at={url}', { article: { url: 'https://news.example/bridge' } });
  await wrong(page).hover();
  assert.deepEqual(asked, []);
  const [opened] = await Promise.all([context.waitForEvent('page'), wrong(page).click()]);
  await opened.waitForURL('https://desk.example/**');
  assert.deepEqual(asked, ['https://desk.example/wrong?claim=closure&at=https%3A%2F%2Fnews.example%2Fbridge%23claim-closure']);
  assert.equal(await opened.evaluate(() => [document.referrer, window.opener].join()), ',');
  assert.ok(site.asked.length > 0);
});

declare('without a contact there is no link, and a dangerous one is none', async ({ visit }) => {
  const page = await story(visit, 'javascript:alert(1)');
  assert.equal(await wrong(page).count(), 0);
  assert.ok(complaints(page).length <= 1);
});

declare('sources for and against are listed apart', async ({ visit }) => {
  const page = await story(visit, undefined);
  const lists = await card(page).evaluate((card) =>
    [...card.querySelectorAll('h3')].map((title) => [title.textContent, title.nextElementSibling.textContent]),
  );
  assert.deepEqual(lists.map(([title]) => title), ['Sources', 'Disputed by']);
  assert.match(lists[0][1], /Town council/);
  assert.match(lists[1][1], /^Ferry company$/);
  await shoot(page, 'disputed');
});
