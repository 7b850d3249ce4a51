// A claim's link: copied, shared, or followed.

import assert from 'node:assert/strict';
import { badge, card, heard, inBrowser } from './support.mjs';
import { CLAIMS, CLOSURE, SUMMER, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
// What the page asks of the browser is noted in `window.asked`; `answer` says what becomes of it.
const browserThat = (context, answer) =>
  context.addInitScript((answer) => {
    window.asked = [];
    const ask = (what) => (value) => {
      window.asked.push([what, value]);
      return answer === 'does' ? Promise.resolve() : Promise.reject(new DOMException('no', answer));
    };
    const lacks = answer === 'cannot';
    const define = (name, value) => {
      delete Navigator.prototype[name];
      if (!lacks) Object.defineProperty(navigator, name, { value, configurable: true });
    };
    define('clipboard', { writeText: ask('copy') });
    define('share', ask('share'));
  }, answer);
const story = async (visit, claims = CLAIMS) => {
  const page = await visit('/page.html?from=mail#top', { '/page.html': labelled(), '/claims.json': claims });
  await heard(page, 'ready');
  return page;
};
const button = (page, name) => card(page).getByRole('button', { name, exact: true });
// What was asked, once it is so many things: the page fetches what asks for them with the first card.
const asked = async (page, count = 1) => {
  await page.waitForFunction((count) => window.asked.length >= count, count);
  return page.evaluate(() => window.asked);
};
const address = (page, id) => `${new URL(page.url()).origin}/page.html?from=mail#claim-${id}`;

declare('“Copy link” copies the claim’s address, and says so once', async ({ visit, context }) => {
  await browserThat(context, 'does');
  const page = await story(visit);
  await badge(page, 'cost').click();
  await button(page, 'Copy link').click();
  await button(page, 'Link copied').waitFor();
  await page.locator('claim-labels').getByRole('status').getByText('Link copied').waitFor();
  assert.deepEqual(await asked(page), [['copy', address(page, 'cost')]]);
  assert.equal(new URL(page.url()).hash, '#top', 'the address stays');
  await card(page).getByRole('button', { name: 'Next claim' }).click();
  await button(page, 'Copy link').waitFor();
  assert.equal(await button(page, 'Link copied').count(), 0);
});

declare('by keyboard: the button keeps the focus', async ({ visit, context }) => {
  await browserThat(context, 'does');
  const page = await story(visit);
  await badge(page, 'cost').click();
  await button(page, 'Copy link').focus();
  await page.keyboard.press('Enter');
  await button(page, 'Link copied').waitFor();
  assert.ok(await button(page, 'Link copied').evaluate((button) => button.matches(':focus')));
});

declare('“Share” hands over the summary, or the claim’s words, and the address', async ({ visit, context }) => {
  await browserThat(context, 'does');
  const page = await story(visit, manifest(CLOSURE, { ...SUMMER, summary: 'No date for the end.' }));
  const expected = [];
  for (const [id, text] of [['closure', 'the bridge will close in May'], ['summer', 'No date for the end.']]) {
    await badge(page, id).click();
    await button(page, 'Share').click();
    expected.push(['share', { title: 'A page', text, url: address(page, id) }]);
    assert.deepEqual(await asked(page, expected.length), expected);
    await page.keyboard.press('Escape');
  }
});

declare('where the clipboard is refused, the address bar has the link', async ({ visit, context }) => {
  await browserThat(context, 'NotAllowedError');
  const page = await story(visit);
  await badge(page, 'cost').click();
  await button(page, 'Copy link').click();
  await page.waitForFunction(() => location.hash === '#claim-cost');
  assert.equal(await button(page, 'Link copied').count(), 0);
  assert.equal(await card(page).count(), 1);
});

declare('a reader who thinks better of sharing is left in peace', async ({ visit, context }) => {
  await browserThat(context, 'AbortError');
  const page = await story(visit);
  await badge(page, 'cost').click();
  await button(page, 'Share').click();
  await page.waitForFunction(() => window.asked.length === 1);
  assert.equal(await card(page).count(), 1);
  assert.equal(new URL(page.url()).hash, '#top');
});

declare('a browser that can do neither offers the link alone', async ({ visit, context }) => {
  await browserThat(context, 'cannot');
  const page = await story(visit);
  await badge(page, 'cost').click();
  await card(page).getByRole('link', { name: 'Link to this claim' }).waitFor();
  assert.equal(await button(page, 'Copy link').count(), 0);
  assert.equal(await button(page, 'Share').count(), 0);
});
