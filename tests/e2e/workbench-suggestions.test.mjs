// Suggestions: offered with what they rest on, accepted or dismissed with one press, never applied by themselves.

import assert from 'node:assert/strict';
import { inBrowser } from './support.mjs';
import { button, form, labelled, manifestOf, open, paste, said, shows, tabTo } from './workbench-support.mjs';

const declare = inBrowser();
const list = (page) => page.getByRole('list', { name: 'Suggestions' }).getByRole('listitem');
const STORY = `Mayor Anna Reyes said the ferry would stop in June.
The boats are reportedly up for sale, and nobody at the yard was available on Monday or on the day after it.
The school may close. Parents met in the gymnasium, where coffee was served in paper cups and children played on the stage.`;

const start = async (visit) => {
  const page = await open(visit);
  await paste(page, STORY);
  await page.getByText('No claims yet.').waitFor();
  await button(page, 'Suggestions').click();
  await list(page).first().waitFor();
  return page;
};

declare('passages are offered with label, cue and who is cited; nothing is labelled by itself', async ({ visit }) => {
  const page = await start(visit);
  const texts = (await list(page).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  assert.equal(texts.length, 3);
  assert.match(texts[0], /^Official ?“?the ferry would stop in June”? Somebody is said to say it: said · Anna Reyes, Mayor/);
  assert.match(texts[1], /^Reported.*Handed on without saying by whom: reportedly/);
  assert.match(texts[2], /^Speculative.*Held back: may/);
  assert.deepEqual((await manifestOf(page)).claims, []);
  assert.deepEqual(await labelled(page), {});
});

declare('one press accepts, with the passage, the label and the source; one dismisses; undo brings both back', async ({ visit }) => {
  const page = await start(visit);
  await button(page, 'Accept as Official: the ferry would stop in June').click();
  await said(page, 'Accepted.').waitFor();
  await page.getByRole('button', { name: /^Accept as Official/ }).waitFor({ state: 'detached' });
  assert.equal(await list(page).count(), 2);
  const [claim] = (await manifestOf(page)).claims;
  assert.deepEqual([claim.status, claim.quote.exact, claim.sources], [
    'official', 'the ferry would stop in June', [{ name: 'Anna Reyes', role: 'Mayor' }],
  ]);
  await shows(page, { 'the-ferry-would-stop-in': 'the ferry would stop in June' });
  await page.getByRole('button', { name: /^Dismiss: The school may close/ }).click();
  await page.getByRole('button', { name: /^Dismiss: The school may close/ }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^Dismiss: The school may close/ }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^Accept as Official/ }).waitFor();
  assert.deepEqual((await manifestOf(page)).claims, []);
});

declare('by keyboard: accept one after the other, then say why', async ({ visit }) => {
  const page = await start(visit);
  await tabTo(page, page.getByRole('button', { name: /^Accept as Official/ }));
  for (const left of [2, 1]) {
    await page.keyboard.press('Enter');
    await page.waitForFunction((left) => document.querySelectorAll('.suggestion').length === left, left);
  }
  await tabTo(page, button(page, 'Claims'));
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.claim .summary').count(), 2);
  await tabTo(page, page.locator('#claim-row-0'));
  await page.keyboard.press('Enter');
  await tabTo(page, form(page).getByRole('textbox', { name: 'Why this label' }));
  await page.keyboard.type('Said at the meeting.');
  assert.equal((await manifestOf(page)).claims[0].note, 'Said at the meeting.');
});

declare('the arrow down leads from the tab into the list, where digits accept and X dismisses', async ({ visit }) => {
  const page = await start(visit);
  const first = (name) => page.locator('.suggestion .label').first().and(page.getByRole('button', { name }));
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.activeElement.closest('.suggestion'));
  await page.keyboard.press('1');
  await first(/^Accept as Reported/).waitFor();
  await page.waitForFunction(() => document.activeElement.closest('.suggestion'));
  await page.keyboard.press('x');
  await first(/^Accept as Speculative/).waitFor();
  const { claims } = await manifestOf(page);
  assert.deepEqual(claims.map(({ status }) => status), ['official']);
});

declare('an article in another language gets none, and says so', async ({ visit }) => {
  const page = await open(visit);
  await button(page, 'Open…').click();
  await button(page, 'Мирні переговори (Ukrainian)').click();
  await page.locator('.names').getByText('ukrainian.claims.json').waitFor();
  await button(page, 'Suggestions').click();
  await page.getByText('No suggestions for this article, or none left.').waitFor();
});
