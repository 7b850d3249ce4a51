// Screenshots for people, in `screenshots/`, each with what can be checked of it by a program.

import assert from 'node:assert/strict';
import { PHONE, badge, card, heard, inBrowser, passage, passages } from './support.mjs';
import { shoot } from './screenshots.mjs';

const declare = inBrowser();
const style = (locator, property) =>
  locator.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property);
const inner = (page, id) => badge(page, id).locator('.badge');

declare('desktop: the statuses differ in line and in shape, not in colour alone', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  await shoot(page, 'desktop', true);
  const lines = [];
  for (const id of ['no-comment', 'front-lines', 'anyones-guess']) {
    lines.push((await passage(page, id)).line);
  }
  assert.deepEqual(lines, ['solid', 'dashed', 'dotted']);
});

declare('desktop with an open card: its passage stands out', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  const tint = async () => (await passage(page, 'no-channel-kyiv')).tint;
  const before = await tint();
  await badge(page, 'no-channel-kyiv').click();
  await card(page).waitFor();
  await shoot(page, 'desktop-card');
  assert.notEqual(await tint(), before);
});

declare('the list of all claims: a row for each, and none runs out sideways', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  await page.locator('claim-labels summary').filter({ hasText: 'All claims' }).click();
  const rows = page.locator('claim-labels .list').getByRole('link');
  await rows.first().waitFor();
  await shoot(page, 'list');
  assert.equal(await rows.count(), 14);
  assert.ok(await rows.evaluateAll((all) => all.every((row) => row.scrollWidth <= row.clientWidth)));
});

declare('a phone with an open card', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'crimea').click();
  await card(page).waitFor();
  await shoot(page, 'phone-card');
  assert.ok((await card(page).boundingBox()).height <= PHONE.height / 2 + 1, 'half of the screen at most');
}, { viewport: PHONE, isMobile: true, hasTouch: true });

declare('a phone', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  await shoot(page, 'phone', true);
  const cut = await page.evaluate(() => {
    const badges = [...document.querySelectorAll('[data-claim-badge]')];
    return badges.filter((badge) => badge.getBoundingClientRect().right > innerWidth).length;
  });
  assert.equal(cut, 0);
}, { viewport: PHONE, isMobile: true, hasTouch: true });

declare('dark: the card is dark', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'no-channel-kyiv').click();
  await card(page).waitFor();
  await shoot(page, 'dark-card');
  const [red] = (await style(card(page), 'background-color')).match(/\d+/g).map(Number);
  assert.ok(red < 64);
}, { colorScheme: 'dark' });

declare('right to left: the card ends where its badge ends', async ({ visit }) => {
  const page = await visit('/examples/arabic.html');
  await badge(page, 'la-qanat').click();
  await card(page).waitFor();
  await shoot(page, 'rtl-card');
  const [box, its] = [await card(page).boundingBox(), await badge(page, 'la-qanat').boundingBox()];
  assert.ok(Math.abs(box.x + box.width - its.x - its.width) < 24, JSON.stringify([box, its]));
});

declare('forced colours: badges take the system’s colours', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'no-channel-kyiv').click();
  await card(page).waitFor();
  await shoot(page, 'forced-colors-card');
  const wanted = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.color = 'LinkText';
    return getComputedStyle(probe).color;
  });
  assert.equal(await style(inner(page, 'no-channel-kyiv'), 'color'), wanted);
}, { forcedColors: 'active' });

declare('print: badges are words in brackets, and what only works on a screen is gone', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'crimea').click();
  await card(page).waitFor();
  await page.emulateMedia({ media: 'print' });
  await shoot(page, 'print', true);
  const brackets = await inner(page, 'crimea').evaluate((badge) =>
    ['::before', '::after'].map((pseudo) => getComputedStyle(badge, pseudo).content));
  assert.deepEqual(brackets, ['"["', '"]"']);
  assert.ok(!(await card(page).isVisible()));
  assert.ok(!(await page.getByRole('button', { name: 'Official 7' }).isVisible()));
  assert.ok(await page.getByText('14 claims labelled.').isVisible());
  assert.equal((await passages(page)).find(({ open }) => open).tint, 'rgba(0, 0, 0, 0)');
});

declare('at twice the text size and with wide spacing nothing is cut', async ({ visit, context }) => {
  await context.addInitScript(() => addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 200% } * { line-height: 1.5; letter-spacing: .12em; word-spacing: .16em }');
    document.adoptedStyleSheets.push(sheet);
  }));
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'no-channel-kyiv').click();
  await card(page).waitFor();
  await shoot(page, 'large-text-card');
  assert.ok(await card(page).evaluate((card) => card.scrollWidth <= card.clientWidth + 1));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});
