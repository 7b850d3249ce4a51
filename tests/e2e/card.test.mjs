// The card: what it says, and every way to open and close it with a pointer or a script.

import assert from 'node:assert/strict';
import { badge, boxOf, card, events, heard, inBrowser, passages } from './support.mjs';
import { CLAIMS, CLOSURE, COST, STORY, claim, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const demo = async (visit) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  return page;
};
const focused = (page) => page.evaluate(() => document.activeElement.dataset.claimBadge);

declare('a click on the badge opens the card, and it says what stands behind the claim', async ({ visit }) => {
  const page = await demo(visit);
  assert.equal(await badge(page, 'ready-for-kyiv').getAttribute('aria-expanded'), 'false');
  await badge(page, 'ready-for-kyiv').click();
  const text = await card(page).innerText();
  for (const part of [
    'Official',
    'On the record: stated by Dmitry Peskov',
    'It tells what Moscow says it is willing to do, not what it will do.',
    'The Kremlin says Putin is willing to negotiate with Ukraine.',
    'Dmitry Peskov, Kremlin spokesperson, Apr 22, 2025',
    'Reported, Apr 21, 2025: first carried by news agencies',
    'Official, now',
    'Label last reviewed: Apr 22, 2025',
  ]) {
    assert.ok(text.includes(part), `${part}\n---\n${text}`);
  }
  assert.equal(await badge(page, 'ready-for-kyiv').getAttribute('aria-expanded'), 'true');
});

for (const [id, first] of [
  ['crimea', 'Reported by The Washington Post, not officially confirmed'],
  ['kyiv-might-agree', 'Not established: Ukraine has not said how it would answer, and the terms themselves are unconfirmed.'],
  ['no-comment', 'On the record: stated by Dmitry Peskov'],
]) {
  declare(`the card of ${id} begins with one line of why, before any source`, async ({ visit }) => {
    const page = await demo(visit);
    await badge(page, id).click();
    assert.equal(await card(page).locator('p').first().innerText(), first);
    assert.equal((await card(page).innerText()).split(first).length, 2, 'and says it once');
  });
}

declare('sources link beside the article and tell the other side nothing', async ({ visit }) => {
  const page = await demo(visit);
  await badge(page, 'crimea').click();
  const link = card(page).getByRole('link', { name: 'The Washington Post' });
  assert.equal(await link.getAttribute('href'), 'https://www.washingtonpost.com/');
  assert.equal(await link.getAttribute('target'), '_blank');
  const rel = (await link.getAttribute('rel')).split(' ');
  assert.ok(rel.includes('noopener') && rel.includes('noreferrer'), rel.join(' '));
  assert.equal(await card(page).locator('time').first().getAttribute('datetime'), '2025-04-22');
});

declare('a corrected claim says so on its badge and in its card', async ({ visit }) => {
  const page = await demo(visit);
  assert.equal(await badge(page, 'front-lines').innerText(), 'Reported · corrected');
  await badge(page, 'front-lines').click();
  const text = await card(page).innerText();
  assert.match(text, /Correction, Apr 22, 2025 An earlier version labelled this passage official\./);
  assert.match(text, /Official, Apr 22, 2025: labelled official by mistake for four hours/);
});

declare('relative source links lead to where the manifest is', async ({ visit }) => {
  const sources = [{ name: 'Minutes', url: 'minutes/april.pdf' }];
  const page = await visit('/page.html', {
    '/page.html': labelled(STORY).replace('/claims.json', '/data/claims.json'),
    '/data/claims.json': manifest({ ...CLOSURE, sources }),
  });
  await badge(page, 'closure').click();
  const href = await card(page).getByRole('link', { name: 'Minutes' }).evaluate((link) => new URL(link.href).pathname);
  assert.equal(href, '/data/minutes/april.pdf');
});

declare('a source without a name is listed by its publisher', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': manifest(COST) });
  await badge(page, 'cost').click();
  assert.deepEqual(await card(page).getByRole('listitem').allInnerTexts(), ['The Courier', 'The Herald']);
});

const CLOSERS = {
  'the close button': (page) => card(page).getByRole('button', { name: 'Close' }).click(),
  'a click elsewhere': (page) => page.locator('h1').click(),
  'a second press of the badge': (page) => badge(page, 'no-channel-kyiv').click(),
  'Escape': (page) => page.keyboard.press('Escape'),
  'close()': (page) => page.evaluate(() => document.querySelector('claim-labels').close()),
};
for (const [what, close] of Object.entries(CLOSERS)) {
  declare(`${what} closes the card`, async ({ visit }) => {
    const page = await demo(visit);
    await badge(page, 'no-channel-kyiv').click();
    await card(page).waitFor();
    await close(page);
    await card(page).waitFor({ state: 'detached' });
    assert.equal(await badge(page, 'no-channel-kyiv').getAttribute('aria-expanded'), 'false');
    assert.equal((await events(page, 'close')).length, 1);
    assert.ok((await passages(page)).every(({ open }) => !open));
  });
}

for (const what of ['the close button', 'Escape']) {
  declare(`after ${what} focus is on the badge again`, async ({ visit }) => {
    const page = await demo(visit);
    await badge(page, 'no-channel-kyiv').click();
    await card(page).waitFor();
    await CLOSERS[what](page);
    await card(page).waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'no-channel-kyiv');
  });
}

declare('a click on another badge moves on to its card', async ({ visit }) => {
  const page = await demo(visit);
  await badge(page, 'ready-for-kyiv').click();
  await card(page).waitFor();
  await page.evaluate(() => document.querySelector('[data-claim-badge="guarantees"]').scrollIntoView({ block: 'center' }));
  await badge(page, 'guarantees').click();
  await card(page).getByText('Reported by The Washington Post').waitFor();
  assert.equal(await card(page).count(), 1);
  assert.deepEqual((await events(page)).map(({ name }) => name), ['ready', 'open', 'close', 'open']);
});

declare('opening and closing are told by events that bubble and cross shadow roots', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await badge(page, 'cost').click();
  await page.keyboard.press('Escape');
  await heard(page, 'close');
  const [, open, close] = await events(page);
  assert.deepEqual(open, {
    name: 'open', bubbles: true, composed: true, detail: { id: 'cost', status: 'reported' }, tag: 'claim-labels',
  });
  assert.deepEqual(close, { name: 'close', bubbles: true, composed: true, detail: null, tag: 'claim-labels' });
});

declare('a page may open another card when one closes', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await page.evaluate(() => addEventListener('claim-labels:close', ({ target }) => target.open('summer'), { once: true }));
  await badge(page, 'cost').click();
  await page.keyboard.press('Escape');
  await card(page).getByText('Not established').waitFor();
  assert.equal(await card(page).count(), 1);
});

declare('a press on a passage opens its card; a link in it, a selection, and words beside it are the page’s', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled('<article><p>See <a href="#there">what the council</a> has said about it today.</p></article>'),
    '/claims.json': manifest(claim('a', 'what the council has said about it')),
  });
  await heard(page, 'ready');
  const middle = async (words) => {
    const { left, right, top, bottom } = await boxOf(page, 'article', words);
    return [(left + right) / 2, (top + bottom) / 2];
  };
  await page.mouse.click(...(await middle('today')));
  assert.equal(await card(page).count(), 0);
  await page.mouse.click(...(await middle('council')));
  await page.waitForURL(/#there$/);
  assert.equal(await card(page).count(), 0);
  await page.mouse.dblclick(...(await middle('said')));
  assert.equal(await page.evaluate(() => getSelection().toString().trim()), 'said');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  await page.evaluate(() => getSelection().removeAllRanges());
  await page.mouse.click(...(await middle('said')));
  await card(page).getByText('On the record: stated by Somebody').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claimBadge), 'a');
});
