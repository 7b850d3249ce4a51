// Everything by keyboard: where Tab goes, what opens and closes, and where focus is afterwards.

import assert from 'node:assert/strict';
import { CLAIMS, labelled } from '../e2e/stories.mjs';
import { declare } from './support.mjs';

// A page with a link on either side of the article, with focus on `stop` after Tab has been pressed until there.
const at = async (visit, stop) => {
  const page = await visit('/page.html', {
    '/page.html': labelled()
      .replace('<main>', '<main><a href="#a">before</a>')
      .replace('</main>', '<a href="#b">after</a></main>'),
    '/claims.json': CLAIMS,
  });
  await page.heard('ready');
  for (let presses = 0; (await page.focus()) !== stop; presses++) {
    assert.ok(presses < 20, `Tab reaches ${stop}`);
    await page.press('Tab');
  }
  return page;
};
// What Tab stops at until it is at `last`.
const stopsUntil = async (page, last) => {
  const stops = [];
  while (stops.at(-1) !== last) {
    await page.press('Tab');
    stops.push(await page.focus());
    assert.ok(stops.length < 14, stops.join(', '));
  }
  return stops;
};

declare('Tab goes through legend and badges in reading order', async ({ visit }) => {
  const page = await at(visit, 'before');
  const legend = ['Official1', 'Reported1', 'Speculative1', 'Show labels', 'What the labels mean', 'All claims'];
  assert.deepEqual(await stopsUntil(page, 'after'), [...legend, 'closure', 'cost', 'summer', 'after']);
});

for (const key of ['Enter', 'Space']) {
  declare(`${key} opens the card and moves into it without scrolling; on the badge of an open card it closes it`, async ({ visit }) => {
    const page = await at(visit, 'cost');
    const scrolled = await page.read(() => scrollY);
    await page.press(key);
    await page.cardSays();
    assert.ok(await page.read(() => card().matches(':focus-within')));
    assert.equal(await page.read(() => badge('cost').getAttribute('aria-expanded')), 'true');
    assert.equal(await page.read(() => scrollY), scrolled);
    await page.read(() => badge('cost').focus());
    await page.press(key);
    await page.noCard();
    assert.equal(await page.focus(), 'cost');
  });
}

declare('Escape closes the card and focus is on the badge', async ({ visit }) => {
  const page = await at(visit, 'cost');
  await page.press('Enter');
  await page.cardSays();
  await page.press('Escape');
  await page.noCard();
  assert.equal(await page.focus(), 'cost');
});

declare('Tab goes through the card, out of it, closes it, and goes on behind the badge', async ({ visit }) => {
  const page = await at(visit, 'closure');
  await page.press('Enter');
  await page.cardSays();
  const stops = await stopsUntil(page, 'cost');
  const everywhere = stops.filter((stop) => stop !== 'Share'); // not every browser can share
  assert.deepEqual(everywhere, ['↑', '↓', '×', 'Town council', 'Copy link', 'Link to this claim', 'cost']);
  await page.noCard();
});

declare('Shift+Tab out of the card closes it and lands on the badge', async ({ visit }) => {
  const page = await at(visit, 'closure');
  await page.press('Enter');
  await page.cardSays();
  await page.press('Shift+Tab');
  await page.noCard();
  assert.equal(await page.focus(), 'closure');
});

declare('Shift+Tab inside the card goes back one stop and keeps it open', async ({ visit }) => {
  const page = await at(visit, 'closure');
  await page.press('Enter');
  await page.cardSays();
  await page.press('Tab', 'Tab', 'Shift+Tab');
  assert.equal(await page.focus(), '↑');
  await page.cardSays();
});

for (const shortcut of ['Control+Enter', 'Alt+Enter', 'Shift+Enter', 'Control+Space']) {
  declare(`${shortcut} is left to the browser`, async ({ visit }) => {
    const page = await at(visit, 'cost');
    await page.press(shortcut);
    await page.frames();
    assert.equal(await page.read(() => badge('cost').getAttribute('aria-expanded')), 'false');
    await page.noCard();
  });
}

declare('Escape is left to the page when no card is open', async ({ visit }) => {
  const page = await at(visit, 'cost');
  await page.read(() => void addEventListener('keydown', (event) => (window.prevented = event.defaultPrevented)));
  await page.press('Escape');
  assert.equal(await page.until('the key', () => window.prevented !== undefined && String(window.prevented)), 'false');
});
