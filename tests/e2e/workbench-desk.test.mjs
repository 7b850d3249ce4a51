// Fields of the desk, which readers never get, and a new article, which never gets the labels of another.

import assert from 'node:assert/strict';
import { events, frames, inBrowser } from './support.mjs';
import { STORY, button, claims, focused, form, labelled, manifestOf, open, paste } from './workbench-support.mjs';

const declare = inBrowser();
const row = (page) => claims(page).getByRole('button', { expanded: true });
const opened = async (visit) => {
  const page = await open(visit);
  await page.locator('#claim-row-3').click();
  await form(page).getByText('For the desk').click();
  return page;
};
const draft = (page) => form(page).getByRole('checkbox', { name: 'Draft: readers do not get it yet' });
const readersGet = (page, id, gets) =>
  page.waitForFunction(([id, gets]) => window.painted().some((one) => one.shown && one.id === id) === gets, [id, gets]);

declare('a draft is shown to the desk and not to readers, until it is none', async ({ visit }) => {
  const page = await opened(visit);
  const { id } = (await manifestOf(page)).claims[3];
  await draft(page).check();
  await row(page).getByText('draft', { exact: true }).waitFor();
  await form(page).getByText('This claim is a draft: readers do not get it.').waitFor();
  await readersGet(page, id, false);
  assert.equal(Object.keys(await labelled(page)).length, 13);
  assert.equal((await manifestOf(page)).claims[3].draft, true);
  await draft(page).uncheck();
  await readersGet(page, id, true);
  await page.getByText('peace-talks.claims.json · saved').waitFor();
});

declare('a comment stays at the desk; a date to look again, once it has come, makes the claim one to look at', async ({ visit }) => {
  const page = await opened(visit);
  await form(page).getByRole('textbox', { name: 'Comment' }).fill('Ask the embassy.');
  const review = form(page).getByRole('textbox', { name: 'Look at it again on' });
  await review.fill('22 April 2025');
  await review.press('Tab');
  await row(page).getByText('look again').waitFor();
  const { comment, review: date } = (await manifestOf(page)).claims[3];
  assert.deepEqual([comment, date], ['Ask the embassy.', '2025-04-22']);
  await button(page, '1 to look at').click();
  assert.equal(await claims(page).getByRole('listitem').filter({ has: page.locator('.summary') }).count(), 1);
  await page.locator('#claim-row-3').click();
  await page.keyboard.press('F8');
  await page.waitForFunction(() => document.activeElement?.id === '/claims/3/review');
  await review.fill('2999-01-01');
  await row(page).getByText('look again').waitFor({ state: 'detached' });
});

for (const [what, fold, field, path] of [
  ['the comment', 'For the desk', 'Comment', '/comment'],
  ['the correction', 'Correction', 'What turned out otherwise', '/correction/note'],
]) {
  declare(`${what} is emptied and written anew: its field stays, with the focus`, async ({ visit }) => {
    const page = await open(visit);
    const at = `/claims/3${path}`;
    const it = form(page).getByRole('textbox', { name: field });
    const told = (text) => page.waitForFunction(([at, text]) => document.getElementById(at)?.value === text, [at, text]);
    await page.locator('#claim-row-3').click();
    const title = form(page).locator('summary').getByText(fold, { exact: true });
    await title.click();
    await it.press('x');
    await told('x');
    // The form opens with what is in it.
    await page.locator('#claim-row-3').click();
    await form(page).waitFor({ state: 'detached' });
    await page.locator('#claim-row-3').click();
    await it.press('End');
    await page.keyboard.press('Backspace');
    await told('');
    await page.keyboard.type('y');
    await told('y');
    assert.equal(await focused(page), at);
    // It folds when the editor says so.
    await title.click();
    await it.waitFor({ state: 'hidden' });
  });
}

declare('earlier labels stay unfolded when the last of them is removed', async ({ visit }) => {
  const page = await open(visit);
  await page.locator('#claim-row-3').click();
  await form(page).locator('summary').getByText('Earlier labels', { exact: true }).click();
  await button(form(page), 'Add an earlier label').click();
  await form(page).getByRole('textbox', { name: 'Label it had' }).waitFor();
  await page.locator('#claim-row-3').click();
  await form(page).waitFor({ state: 'detached' });
  await page.locator('#claim-row-3').click();
  await form(page).locator('[id="/claims/3/history/0"]').getByRole('button', { name: 'Remove' }).click();
  await form(page).locator('[id="/claims/3/history/0"]').waitFor({ state: 'detached' });
  await button(form(page), 'Add an earlier label').waitFor();
});

declare('at no moment is a new article labelled by the manifest of the one before', async ({ visit }) => {
  const page = await open(visit);
  const before = (await events(page, 'ready')).length;
  await paste(page, STORY);
  await page.getByText('No claims yet.').waitFor();
  await page.waitForFunction((before) => window.seen.events.filter(({ name }) => name === 'ready').length > before, before);
  await page.getByText('pasted-article.claims.json · no file yet').waitFor();
  await frames(page);
  const since = (await events(page, 'ready')).slice(before);
  for (const { detail } of since) assert.deepEqual([detail.anchored, detail.orphaned], [0, 0]);
});
