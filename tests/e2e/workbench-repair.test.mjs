// An article is edited and its claims drift: what was lost is shown with what came nearest, and mended.

import assert from 'node:assert/strict';
import { inBrowser } from './support.mjs';
import {
  STORY, button, claims, drag, focusIs, form, manifestOf, open, paste, pasteManifest, shows, tabTo,
} from './workbench-support.mjs';

const declare = inBrowser();

const claim = (id, exact, more) => ({
  id,
  status: 'speculative',
  quote: { exact },
  note: 'a view.',
  ...more,
});
const MANIFEST = JSON.stringify({
  version: 1,
  claims: [
    claim('closure', 'the bridge will close in May', { 'x-desk': { seen: true } }),
    claim('cost', 'repairs will cost nine million', { quote: { exact: 'repairs will cost nine million', prefix: 'report that ' } }),
    claim('ferry', 'Nobody asked the ferry company, which has carried people and bicycles across the river'),
  ],
});
// The mayor changed her mind, the papers were corrected, and the ferry company was asked.
const EDITED = STORY.replace('will close in May', 'will not close in May')
  .replace('repairs will cost nine million', 'repairs will cost twelve million')
  .replace('Nobody asked the ferry company, which has carried people and bicycles across the river for sixty years. ', '');

const drifted = async (visit) => {
  const page = await open(visit);
  await paste(page, STORY);
  await pasteManifest(page, MANIFEST);
  await shows(page, Object.fromEntries(JSON.parse(MANIFEST).claims.map(({ id, quote }) => [id, quote.exact])));
  await paste(page, EDITED, true);
  await shows(page, {});
  return page;
};

declare('claims that drift are listed; one press labels the nearest passage, another chooses a new one', async ({ visit }) => {
  const page = await drifted(visit);
  await page.locator('.problems summary').filter({ hasText: '3 claims not found' }).waitFor();
  assert.equal(await claims(page).getByText('not found').count(), 3);

  await button(page, 'closure: Its passage was not found in the article for sure, so it labels nothing.').click();
  const it = form(page);
  await it.getByText('a number, a name or a negation in the passage changed').waitFor();
  assert.deepEqual(await it.locator('.diff ins').allInnerTexts(), ['not ']);
  await button(it, 'Label this passage').click();
  await it.getByText('This claim labels nothing').waitFor({ state: 'detached' });
  await shows(page, { closure: 'the bridge will not close in May' });

  await claims(page).getByRole('button', { name: /Nobody asked/ }).click();
  await button(form(page), 'Choose another passage').first().click();
  await drag(page, 'On Sundays there are none at all');
  await button(page, 'Use for “ferry”').click();
  await shows(page, { closure: 'the bridge will not close in May', ferry: 'On Sundays there are none at all' });

  const { claims: saved } = await manifestOf(page);
  assert.equal(saved[0].quote.exact, 'the bridge will not close in May');
  assert.deepEqual(saved[0]['x-desk'], { seen: true });
  assert.equal(saved[2].quote.exact, 'On Sundays there are none at all');
  assert.ok(saved[2].quote.prefix.length > 10 && saved[2].quote.suffix.length > 10);
});

declare('a passage that is chosen is for the claim that wanted it, though undo brings another back before it', async ({ visit }) => {
  const page = await drifted(visit);
  await claims(page).getByRole('button', { name: /closure|will close/ }).click();
  await button(form(page), 'Delete this claim').click();
  await form(page).waitFor({ state: 'detached' });
  await claims(page).getByRole('button', { name: /Nobody asked/ }).click();
  await button(form(page), 'Choose another passage').first().click();
  await focusIs(page, 'paper');
  await page.keyboard.press('Control+z');
  await page.getByText('3 claims', { exact: true }).waitFor();
  await drag(page, 'On Sundays there are none at all');
  await button(page, 'Use for “ferry”').click();
  await shows(page, { ferry: 'On Sundays there are none at all' });
  const quotes = Object.fromEntries((await manifestOf(page)).claims.map(({ id, quote }) => [id, quote.exact]));
  assert.deepEqual([quotes.cost, quotes.ferry], ['repairs will cost nine million', 'On Sundays there are none at all']);
});

declare('the same repairs by keyboard alone', async ({ visit }) => {
  const page = await drifted(visit);
  await tabTo(page, claims(page).getByRole('button', { name: /nine million/ }));
  await page.keyboard.press('Enter');
  await form(page).getByText('number, a name or a negation').waitFor();
  await tabTo(page, button(form(page), 'Label this passage'));
  await page.keyboard.press('Enter');
  await shows(page, { cost: 'repairs will cost twelve million' });

  await tabTo(page, claims(page).getByRole('button', { name: /Nobody asked/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, button(form(page), 'Choose another passage').first());
  await page.keyboard.press('Enter');
  // The focus has gone to the article.
  await page.waitForFunction(() => document.activeElement?.id === 'paper');
  // It goes on from the passage that was labelled last.
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('.passage').innerText(), 'Its boats hold');
  // Escape leaves the choice, and leads back to the claim that it was for.
  await page.keyboard.press('Escape');
  await focusIs(page, '/claims/2');
  await button(page, 'Use for “ferry”').waitFor({ state: 'detached' });
});

declare('a passage that stands twice is told apart by what stands around it', async ({ visit }) => {
  const page = await open(visit);
  const refrain = 'He did not say when. It may rain.';
  await paste(page, `${refrain} That was spring in the old town.\n${'A line of other words. '.repeat(6)}\n${refrain} That was autumn by the sea.`);
  for (const turn of [0, 1]) {
    await page.evaluate((turn) => {
      const walker = document.createTreeWalker(document.querySelector('claim-labels'), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) if (walker.currentNode.data.includes('It may rain')) found.push(walker.currentNode);
      const node = found[turn];
      const at = node.data.indexOf('It may rain');
      getSelection().setBaseAndExtent(node, at, node, at + 'It may rain'.length);
    }, turn);
    await page.locator('.passage q').filter({ hasText: 'It may rain' }).waitFor();
    await button(page, 'Speculative').click();
    await form(page).getByRole('textbox', { name: 'Why this label' }).fill(`a view of turn ${turn}.`);
  }
  await shows(page, { 'it-may-rain': 'It may rain', 'it-may-rain-2': 'It may rain' });
  const places = await page.evaluate(() =>
    ['it-may-rain', 'it-may-rain-2'].map((id) => {
      const [{ startContainer }] = document.querySelector('claim-labels').ranges(id);
      return startContainer.parentElement.textContent.includes('autumn');
    }),
  );
  assert.deepEqual(places.sort(), [false, true]);
});

// The papers were edited without a change of sense.
const REWORDED = STORY.replace('repairs will cost nine million', 'the repairs will cost nine million');
const reworded = async (visit) => {
  const page = await open(visit);
  await paste(page, STORY);
  await pasteManifest(page, JSON.stringify({ version: 1, claims: [claim('cost', 'Two papers report that repairs will cost nine million')] }));
  await shows(page, { cost: 'Two papers report that repairs will cost nine million' });
  await paste(page, REWORDED, true);
  await shows(page, { cost: 'Two papers report that the repairs will cost nine million' });
  await claims(page).getByText('reworded').waitFor();
  await claims(page).getByRole('button', { name: /Two papers/ }).click();
  const it = form(page);
  await it.getByText('The wording changed since it was labelled.').waitFor();
  assert.deepEqual(await it.locator('.reworded ins').allInnerTexts(), ['the']);
  return [page, it];
};

declare('a reworded claim shows both wordings; one press takes the new words', async ({ visit }) => {
  const [page, it] = await reworded(visit);
  await button(it, 'Still right, take the new words').click();
  await it.getByText('The wording changed since it was labelled.').waitFor({ state: 'detached' });
  const { claims: saved } = await manifestOf(page);
  assert.equal(saved[0].quote.exact, 'Two papers report that the repairs will cost nine million');
});

declare('one press removes a reworded claim, and undo brings it back', async ({ visit }) => {
  const [page, it] = await reworded(visit);
  await button(it, 'No longer right, remove').click();
  await page.getByText('No claims yet.').waitFor();
  await button(page, 'Undo').click();
  await claims(page).getByText('reworded').waitFor();
});

declare('one press takes the new words and leads to the label', async ({ visit }) => {
  const [page, it] = await reworded(visit);
  await button(it, 'Change the label').click();
  await it.getByText('The wording changed since it was labelled.').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.closest('[id="/claims/0/status"]'));
});

declare('from the review, the label to change is that of the claim that was pressed, whichever is open; one press removes a lost one', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, STORY);
  const rest = [claim('closure', 'the bridge will close in May'), claim('ferry', 'Nobody asked the ferry company')];
  const cost = claim('cost', 'Two papers report that repairs will cost nine million');
  await pasteManifest(page, JSON.stringify({ version: 1, claims: [rest[0], cost, rest[1]] }));
  await shows(page, { closure: rest[0].quote.exact, cost: cost.quote.exact, ferry: rest[1].quote.exact });
  await page.locator('#claim-row-0').click();
  await form(page).waitFor();
  await paste(page, REWORDED.replace('Nobody asked the ferry company, which has carried people and bicycles across the river for sixty years. ', ''), true);
  await page.getByRole('button', { name: /^Review/ }).click();
  const review = page.getByRole('list', { name: 'Review' });
  await review.getByRole('listitem').filter({ hasText: 'labels nothing' }).getByRole('button', { name: 'No longer right, remove' }).click();
  await review.getByRole('listitem').filter({ hasText: 'labels nothing' }).waitFor({ state: 'detached' });
  await button(review, 'Change the label').click();
  await page.waitForFunction(() => document.activeElement?.closest('[id="/claims/1/status"]'));
  await page.locator('#claim-row-1[aria-expanded="true"]').waitFor();
});
