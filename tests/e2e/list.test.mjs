// The list of all claims, in the legend.

import assert from 'node:assert/strict';
import { badge, card, events, heard, inBrowser } from './support.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, claim, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const GONE = claim('gone', 'The tunnel was painted green last year');
const story = async (visit, claims = CLAIMS, page = labelled()) => {
  const shown = await visit('/page.html', { '/page.html': page, '/claims.json': claims });
  await heard(shown, 'ready');
  return shown;
};
const summary = (page) => page.locator('claim-labels summary').filter({ hasText: 'All claims' });
const rows = (page) => page.locator('claim-labels .list').getByRole('link');
const unfold = async (page) => {
  await summary(page).click();
  await rows(page).first().waitFor();
};

declare('it is drawn when it is unfolded: each claim’s label, and its summary or its words, in the order of the article', async ({ visit }) => {
  const page = await story(visit, manifest({ ...SUMMER, summary: 'No date for the end.' }, COST, CLOSURE));
  assert.equal(await page.locator('claim-labels .list a').count(), 0);
  await unfold(page);
  assert.deepEqual((await rows(page).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()), [
    'Official the bridge will close in May',
    'Reported repairs will cost nine million',
    'Speculative No date for the end.',
  ]);
  assert.deepEqual(await rows(page).evaluateAll((links) => links.map((link) => link.getAttribute('href'))), [
    '#claim-closure', '#claim-cost', '#claim-summer',
  ]);
  await summary(page).click();
  await page.waitForFunction(() => !document.querySelector('claim-labels').shadowRoot.querySelector('.list a'));
});

declare('by keyboard: a row goes to its passage and opens the card, and the address stays as it is', async ({ visit }) => {
  const far = STORY.replace('<p>Nobody', '<p style="height: 3000px"></p><p>Nobody');
  const page = await story(visit, manifest(CLOSURE, claim('ferry', 'Nobody asked the ferry company')), labelled(far));
  await summary(page).focus();
  await page.keyboard.press('Enter');
  await rows(page).first().waitFor();
  await page.keyboard.press('Tab');
  // A list that scrolls may be a stop of its own.
  if (!(await rows(page).first().evaluate((link) => link.matches(':focus')))) await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  assert.deepEqual(await heard(page, 'open'), { id: 'ferry', status: 'official' });
  assert.ok(await card(page).evaluate((card) => card.matches(':focus-within')));
  assert.ok(await page.evaluate(() => scrollY > 1000));
  assert.equal(await page.evaluate(() => location.hash), '');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claimBadge), 'ferry');
  await rows(page).nth(1).click();
  await card(page).waitFor();
  assert.equal((await events(page, 'open')).length, 2, 'the same row opens it again');
});

declare('it makes way for a passage that it covers', async ({ visit }) => {
  const page = await story(visit);
  await unfold(page);
  await rows(page).first().click();
  await card(page).waitFor();
  await page.waitForFunction(() => !document.querySelector('claim-labels').shadowRoot.querySelector('.list').open);
  const isSeen = await badge(page, 'closure').evaluate((badge) => {
    const { left, top, width, height } = badge.getBoundingClientRect();
    return badge.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  assert.ok(isSeen);
});

declare('it follows the filter and the manifest', async ({ visit, site }) => {
  const page = await story(visit);
  await unfold(page);
  await page.getByRole('button', { name: 'Reported 1' }).click();
  await rows(page).nth(1).getByText('Speculative').waitFor();
  assert.equal(await rows(page).count(), 2);
  await page.getByRole('button', { name: 'Reported 1' }).click();
  site.routes['/claims.json'] = manifest(CLOSURE, { ...COST, status: 'official', summary: 'Nine million it is.' });
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  await rows(page).getByText('Nine million it is.').waitFor();
  assert.equal(await rows(page).count(), 2);
});

declare('claims that label nothing are counted, with the reason, and without words that the page may keep for those who pay', async ({ visit }) => {
  const page = await story(visit, manifest(GONE, CLOSURE));
  assert.ok(await page.getByText('1 label is not shown').isVisible());
  await unfold(page);
  assert.equal(await rows(page).count(), 1);
  const list = page.locator('claim-labels .list');
  assert.match(await list.innerText(), /1 label is not shown/);
  assert.doesNotMatch(await page.locator('claim-labels').innerText(), /painted green/);
  assert.match(await list.locator('ul').innerText(), /passage is no longer|close enough/);
  assert.equal(await page.getByText('1 label is not shown').count(), 1, 'said once');
});

declare('a thousand claims are listed, and the first and the last can be gone to', async ({ visit }) => {
  const sentences = Array.from({ length: 1000 }, (_, at) => `Item ${at} of the budget was raised by the council.`);
  const claims = sentences.map((words, at) => claim(`c${at}`, words.slice(0, -1), ['official', 'reported'][at % 2]));
  const page = await story(visit, manifest(...claims), labelled(`<article><p>${sentences.join('</p><p>')}</p></article>`));
  await unfold(page);
  assert.equal(await rows(page).count(), 1000);
  await rows(page).last().click();
  assert.equal((await heard(page, 'open')).id, 'c999');
  await page.keyboard.press('Escape');
  await rows(page).first().click();
  assert.equal((await heard(page, 'open', 2)).id, 'c0');
});

declare('a row that is pressed with a modifier key is the browser’s', async ({ visit, context }) => {
  const page = await story(visit);
  await unfold(page);
  const [other] = await Promise.all([context.waitForEvent('page'), rows(page).nth(1).click({ modifiers: ['Control'] })]);
  await other.waitForURL(/#claim-cost$/);
  assert.equal(await card(page).count(), 0);
  // The list makes way for the article all the same.
  await badge(page, 'closure').click();
  await card(page).waitFor();
});
