// Drafts: claims that nobody has decided on are not shown, even where they were served; nor is what is the desk's alone.

import assert from 'node:assert/strict';
import { badge, card, heard, inBrowser } from './support.mjs';
import { CLOSURE, COST, STORY, SUMMER, html, manifest } from './stories.mjs';

const declare = inBrowser();

declare('a draft is not shown, counted or listed; remarks of the desk are nowhere on the page', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': html(`<claim-labels manifest="/claims.json">${STORY}</claim-labels>`),
    '/claims.json': manifest(
      { ...CLOSURE, comment: 'ask the lawyer', review: '2030-01-01' },
      { ...COST, draft: true },
      { ...SUMMER, draft: false },
    ),
  });
  const { anchored, orphaned, problems } = await heard(page, 'ready');
  const told = [['draft', '/claims/1/draft'], ['claims-dense', '/claims']];
  assert.deepEqual([anchored, orphaned, problems.map(({ code, path }) => [code, path])], [2, 0, told]);
  assert.deepEqual(await page.evaluate(() => document.querySelector('claim-labels').claims.map(({ id }) => id)), ['closure', 'summer']);
  assert.equal(await badge(page, 'cost').count(), 0);
  await badge(page, 'closure').click();
  await card(page).getByText('Announced by the council.').waitFor();
  const shown = await page.evaluate(() => document.querySelector('claim-labels').shadowRoot.textContent);
  assert.doesNotMatch(shown, /lawyer|2030|nine million/);
});
