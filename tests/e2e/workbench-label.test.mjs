// Labelling a fresh article, by pointer and by keyboard alone, as far as the saved file.

import assert from 'node:assert/strict';
import { inBrowser } from './support.mjs';
import {
  STORY, article, button, claims, downloaded, drag, form, manifestOf, open, paste, said, shows, tabTo,
  withoutFileAccess,
} from './workbench-support.mjs';

const declare = inBrowser();

declare('a fresh article is labelled with a pointer and saved: readers see the labels, the file has the quotes', async ({ visit, context }) => {
  await withoutFileAccess(context);
  const page = await open(visit);
  await paste(page, STORY);
  await page.getByText('No claims yet.').waitFor();

  await drag(page, 'the bridge will close in May');
  await button(page, 'Official').click();
  await form(page).getByRole('textbox', { name: 'Why this label' }).fill('Said at the meeting.');
  await form(page).getByText('names no source').waitFor();
  await button(form(page), 'Add a source').click();
  await form(page).getByRole('textbox', { name: 'Name' }).fill('The mayor');
  await form(page).getByRole('textbox', { name: 'Date' }).fill('2025-04-03');
  await form(page).getByText('names no source').waitFor({ state: 'detached' });

  await drag(page, 'repairs will cost nine million');
  await button(page, 'Reported').click();
  await form(page).getByRole('textbox', { name: 'Why this label' }).fill('From two papers.');
  await form(page).getByRole('combobox', { name: 'Copy a source' }).selectOption({ label: 'The mayor, 2025-04-03' });
  await form(page).getByRole('textbox', { name: 'Name' }).fill('The Courier');

  await drag(page, 'may stay closed all summ');
  await button(page, 'Speculative').click();
  await form(page).getByRole('textbox', { name: 'Why this label' }).fill('no date has been set.');
  await page.getByText('Nothing is wrong').waitFor();

  await shows(page, {
    'the-bridge-will-close-in': 'the bridge will close in May',
    'repairs-will-cost-nine-million': 'repairs will cost nine million',
    'may-stay-closed-all-summer': 'may stay closed all summer',
  });
  await button(page, 'Save…').click();
  const { name, text } = await downloaded(page, () => button(page, 'Save').click());
  assert.equal(name, 'pasted-article.claims.json');
  const { claims: saved } = JSON.parse(text);
  assert.deepEqual(saved[0], {
    id: 'the-bridge-will-close-in',
    status: 'official',
    quote: {
      exact: 'the bridge will close in May',
      prefix: 'met on Monday. The mayor said ',
      suffix: '. Two papers report that repairs',
    },
    note: 'Said at the meeting.',
    sources: [{ name: 'The mayor', date: '2025-04-03' }],
  });
  assert.deepEqual(saved.map(({ status }) => status), ['official', 'reported', 'speculative']);
  assert.equal(saved[1].sources[0].name, 'The Courier');
  assert.equal(saved[1].sources[0].date, '2025-04-03');
  await said(page, 'was downloaded').waitFor();
  await page.getByText('· saved').waitFor();
});

declare('the same with no pointer at all', async ({ visit, context }) => {
  await withoutFileAccess(context);
  const page = await open(visit);
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await tabTo(page, button(page, 'Open…'));
  await press('Enter');
  await tabTo(page, page.getByRole('textbox', { name: 'Text or HTML' }));
  await page.keyboard.insertText(STORY);
  await tabTo(page, button(page, 'Open the pasted article'));
  await press('Enter');
  await page.getByText('No claims yet.').waitFor();

  await tabTo(page, article(page));
  await press('ArrowDown', 'ArrowDown', 'ArrowDown');
  const passage = page.locator('.passage');
  assert.equal(await passage.innerText(), 'Two papers report that repairs will cost nine million');
  await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowLeft', 'Shift+ArrowRight');
  assert.equal(await passage.innerText(), 'repairs will cost nine million');
  await press('2');
  await form(page).waitFor();
  // The focus is in the form, at the reason.
  await page.waitForFunction(() => document.activeElement?.id === '/claims/0/note');
  await page.keyboard.type('From two papers.');
  await tabTo(page, button(form(page), 'Add a source'));
  await press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === '/claims/0/sources/0/name');
  await page.keyboard.type('The Courier');
  await page.getByText('Nothing is wrong').waitFor();

  await press('Control+s');
  await page.getByRole('dialog', { name: 'Changes' }).waitFor();
  const { text } = await downloaded(page, async () => {
    await tabTo(page, button(page, 'Save'));
    await press('Enter');
  });
  const { claims: saved } = JSON.parse(text);
  assert.deepEqual(saved.map(({ status, quote, note, sources }) => [status, quote.exact, note, sources]), [
    ['reported', 'repairs will cost nine million', 'From two papers.', [{ name: 'The Courier' }]],
  ]);
});

declare('claims can be put in order, deleted, and come back', async ({ visit }) => {
  const page = await open(visit);
  const before = (await manifestOf(page)).claims.map(({ id }) => id);
  await claims(page).getByRole('button').nth(2).click();
  await button(form(page), 'Move up').click();
  await button(form(page), 'Move up').click();
  await claims(page).getByRole('button', { expanded: true }).and(page.locator('#claim-row-0')).waitFor();
  assert.deepEqual((await manifestOf(page)).claims.map(({ id }) => id).slice(0, 3), [before[2], before[0], before[1]]);
  await button(form(page), 'Delete this claim').click();
  await said(page, 'Undo brings it back').waitFor();
  assert.equal((await manifestOf(page)).claims.length, before.length - 1);
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Control+z');
  assert.deepEqual((await manifestOf(page)).claims.map(({ id }) => id), before);
});

declare('sources are added, put in order and removed; earlier labels and a correction are kept', async ({ visit }) => {
  const page = await open(visit);
  await claims(page).getByRole('button').nth(4).click();
  const it = form(page);
  await button(it, 'Add a source').click();
  await it.getByRole('textbox', { name: 'Name' }).nth(1).fill('Second');
  await button(it, 'Up source 2').click();
  assert.equal(await it.getByRole('textbox', { name: 'Name' }).nth(0).inputValue(), 'Second');
  await button(it, 'Remove source 2').click();
  assert.equal(await it.getByRole('textbox', { name: 'Name' }).count(), 1);
  await it.getByText('Earlier labels').click();
  await button(it, 'Add an earlier label').click();
  await it.getByRole('textbox', { name: 'Why it changed' }).fill('first carried by agencies');
  await it.getByRole('textbox', { name: 'Label it had' }).fill('reported');
  await it.getByText('Correction', { exact: true }).click();
  await it.getByRole('textbox', { name: 'What turned out otherwise' }).fill('He did comment.');
  const claim = (await manifestOf(page)).claims[4];
  assert.deepEqual(claim.sources, [{ name: 'Second' }]);
  assert.deepEqual(claim.history.map(({ status, note }) => [status, note]), [['reported', 'first carried by agencies']]);
  assert.match(claim.history[0].date, /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual(claim.correction, { note: 'He did comment.' });
  await it.getByRole('textbox', { name: 'What turned out otherwise' }).fill('');
  assert.equal((await manifestOf(page)).claims[4].correction, undefined);
});

declare('a badge pressed in the article opens its claim; a claim opened scrolls to its passage', async ({ visit }) => {
  const page = await open(visit);
  await page.locator('[data-claim-badge="no-comment"]').click();
  await claims(page).getByRole('button', { expanded: true, name: /Peskov declined to comment/ }).waitFor();
  await page.keyboard.press('Escape');
  await claims(page).getByRole('button', { name: /anyone’s guess/ }).click();
  await page.waitForFunction(() => {
    const box = document.querySelector('claim-labels').ranges('anyones-guess')[0].getBoundingClientRect();
    return box.top > 0 && box.bottom < innerHeight;
  });
});
