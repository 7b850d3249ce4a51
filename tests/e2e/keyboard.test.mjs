// Everything by keyboard: where Tab goes, what opens and closes, and where focus is afterwards.

import assert from 'node:assert/strict';
import { badge, card, heard, inBrowser } from './support.mjs';
import { CLAIMS, labelled } from './stories.mjs';

const declare = inBrowser();

// What has focus: a badge's claim, or the element's words, looking into shadow roots.
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element.dataset.claimBadge ?? (element === document.body ? 'the page' : element.textContent.trim());
  });

// A page with a link on either side of the article, with focus on the badge `id` after Tab has been pressed until there.
const at = async (visit, id) => {
  const story = labelled()
    .replace('<main>', '<main><a href="#a">before</a>')
    .replace('</main>', '<a href="#b">after</a></main>');
  const page = await visit('/page.html', { '/page.html': story, '/claims.json': CLAIMS });
  await heard(page, 'ready');
  for (let presses = 0; (await focused(page)) !== id; presses++) {
    assert.ok(presses < 20, `Tab reaches the badge ${id}`);
    await page.keyboard.press('Tab');
  }
  return page;
};

declare('Tab goes through legend and badges in reading order', async ({ visit }) => {
  const page = await at(visit, 'before');
  const stops = [];
  while (stops.at(-1) !== 'after') {
    await page.keyboard.press('Tab');
    stops.push((await focused(page)).replace(/\s+/g, ' '));
    assert.ok(stops.length < 14, stops.join(', '));
  }
  const legend = ['Official1', 'Reported1', 'Speculative1', 'Show labels', 'What the labels mean', 'All claims'];
  assert.deepEqual(stops, [...legend, 'closure', 'cost', 'summer', 'after']);
});

for (const key of ['Enter', 'Space']) {
  declare(`${key} opens the card and moves into it; the page does not scroll`, async ({ visit }) => {
    const page = await at(visit, 'cost');
    const scrolled = await page.evaluate(() => scrollY);
    await page.keyboard.press(key);
    await card(page).waitFor();
    assert.ok(await card(page).evaluate((card) => card.matches(':focus-within')));
    assert.equal(await badge(page, 'cost').getAttribute('aria-expanded'), 'true');
    assert.equal(await page.evaluate(() => scrollY), scrolled);
  });

  declare(`${key} on the badge of an open card closes it`, async ({ visit }) => {
    const page = await at(visit, 'cost');
    await page.keyboard.press(key);
    await card(page).waitFor();
    await badge(page, 'cost').focus();
    await page.keyboard.press(key);
    await card(page).waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'cost');
  });
}

declare('Escape closes the card and focus is on the badge', async ({ visit }) => {
  const page = await at(visit, 'cost');
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  assert.equal(await focused(page), 'cost');
});

declare('Tab goes through the card, out of it, closes it, and goes on behind the badge', async ({ visit }) => {
  const page = await at(visit, 'closure');
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  const stops = [];
  while (stops.at(-1) !== 'cost') {
    await page.keyboard.press('Tab');
    stops.push(await focused(page));
    assert.ok(stops.length < 12, stops.join(', '));
  }
  // Not every browser can share.
  const everywhere = stops.filter((stop) => stop !== 'Share');
  assert.deepEqual(everywhere, ['↑', '↓', '×', 'Town council', 'Copy link', 'Link to this claim', 'cost']);
  await card(page).waitFor({ state: 'detached' });
});

declare('Shift+Tab out of the card closes it and lands on the badge', async ({ visit }) => {
  const page = await at(visit, 'closure');
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  await page.keyboard.press('Shift+Tab');
  await card(page).waitFor({ state: 'detached' });
  assert.equal(await focused(page), 'closure');
});

declare('Shift+Tab inside the card goes back one stop and keeps it open', async ({ visit }) => {
  const page = await at(visit, 'closure');
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focused(page), '↑');
  assert.equal(await card(page).count(), 1);
});

for (const shortcut of ['Control+Enter', 'Alt+Enter', 'Shift+Enter', 'Control+Space']) {
  declare(`${shortcut} is left to the browser`, async ({ visit }) => {
    const page = await at(visit, 'cost');
    await page.keyboard.press(shortcut);
    assert.equal(await badge(page, 'cost').getAttribute('aria-expanded'), 'false');
    assert.equal(await card(page).count(), 0);
  });
}

declare('a key held down opens the card and leaves it open', async ({ visit }) => {
  const page = await at(visit, 'cost');
  for (let repeats = 0; repeats < 5; repeats++) await page.keyboard.down('Enter');
  await card(page).waitFor();
  assert.equal(await badge(page, 'cost').getAttribute('aria-expanded'), 'true');
});

declare('Escape is left to the page when no card is open', async ({ visit }) => {
  const page = await at(visit, 'cost');
  await page.evaluate(() => addEventListener('keydown', (event) => (window.prevented = event.defaultPrevented)));
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => window.prevented), false);
});
