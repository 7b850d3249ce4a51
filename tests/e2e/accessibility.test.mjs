// What axe-core finds, in every state and colour scheme, and what a screen reader is told.

import assert from 'node:assert/strict';
import { nothingInAnyScheme } from './axe.mjs';
import { PHONE, badge, card, heard, inBrowser } from './support.mjs';

const declare = inBrowser();

const STATES = {
  'closed': async () => {},
  'with an open card': async (page) => {
    await page.locator('[data-claim-badge]').nth(1).click();
    await card(page).waitFor();
  },
  'with the list unfolded': async (page) => {
    await page.locator('claim-labels .list summary').click();
    await page.locator('claim-labels .list a').first().waitFor();
  },
  'with all labels hidden': (page) => page.getByRole('switch').first().click(),
  'with a label hidden and the explanations open': async (page) => {
    await page.locator('claim-labels .filters button').nth(1).click();
    await page.locator('claim-labels summary').first().click();
  },
};
const declareStates = (setting, path, options) => {
  for (const [state, act] of Object.entries(STATES)) {
    declare(`${path}, ${setting}, ${state}: axe finds nothing, light, dark and in forced colours`, async ({ visit }) => {
      const page = await visit(path);
      await heard(page, 'ready');
      await act(page);
      await nothingInAnyScheme(page);
    }, options);
  }
};
['/examples/peace-talks.html', '/examples/arabic.html', '/examples/ukrainian.html'].forEach((path) => declareStates('a desktop', path));
declareStates('a phone', '/examples/peace-talks.html', { viewport: PHONE });

declare('a screen reader hears each claim once, as its badge’s name', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  for (const [id, name] of [
    ['ready-for-kyiv', 'Official claim, 1 source'],
    ['crimea', 'Reported claim, 1 source'],
    ['proposal-exists', 'Speculative claim'],
  ]) {
    await page.getByRole('button', { name, exact: true }).and(badge(page, id)).waitFor();
  }
});

declare('each badge’s name contains its visible words, so that it can be pressed by voice', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  for (const one of await page.locator('[data-claim-badge]').all()) {
    const [name, words] = [await one.getAttribute('aria-label'), await one.innerText()];
    assert.ok(name.startsWith(words), `${name} / ${words}`);
  }
});

declare('the card is a dialog named by its label', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'crimea').click();
  await page.getByRole('dialog', { name: 'Reported', exact: true }).waitFor();
});

declare('each switch tells whether it is pressed, and what it counts', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await page.getByRole('button', { name: 'Reported 3', exact: true, pressed: true }).click();
  await page.getByRole('button', { name: 'Reported 3', exact: true, pressed: false }).waitFor();
});

declare('focus is visible on badges, switches and in the card', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  const outline = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element.shadowRoot?.querySelector('.badge') ?? element);
      return [element.localName, outlineStyle, parseFloat(outlineWidth) >= 2];
    });
  const seen = new Set();
  await page.locator('nav a').last().focus();
  for (let presses = 0; presses < 7; presses++) {
    await page.keyboard.press('Tab');
    const [name, style, wide] = await outline();
    assert.deepEqual([style, wide], ['solid', true], name);
    seen.add(name);
  }
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  for (let presses = 0; presses < 4; presses++) {
    await page.keyboard.press('Tab');
    const [name, style, wide] = await outline();
    assert.deepEqual([style, wide], ['solid', true], name);
    seen.add(name);
  }
  assert.deepEqual([...seen].sort(), ['a', 'button', 'span', 'summary']);
});
