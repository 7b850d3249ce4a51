// Sources and reasons are written once: found again by their beginnings, the last used first; addresses and dates as people write them.

import assert from 'node:assert/strict';
import { inBrowser } from './support.mjs';
import {
  STORY, button, claims, drag, drop, focusIs, form, manifestOf, open, paste, said,
} from './workbench-support.mjs';

const declare = inBrowser();
const NEWS = 'Mayor Anna Reyes said the ferry would stop in June. The boats are reportedly up for sale.\nHarbour master Jo Lind said the pier would stay open.';
const find = (page) => form(page).getByRole('combobox', { name: 'Find or add a source' });
const options = (page) => form(page).getByRole('option');
const named = (page, name) => form(page).getByRole('textbox', { name, exact: true });

const labelled = async (visit, words, label, text = NEWS) => {
  const page = await open(visit);
  await paste(page, text);
  await page.getByText('No claims yet.').waitFor();
  await drag(page, words);
  await button(page, label).click();
  await form(page).waitFor();
  return page;
};

declare('the list of sources that comes and goes moves nothing: the first press below it is heard', async ({ visit }) => {
  const page = await open(visit);
  await claims(page).getByRole('button').first().click();
  const before = await button(form(page), 'Move down').boundingBox();
  await find(page).click();
  await options(page).first().waitFor();
  assert.deepEqual(await button(form(page), 'Move down').boundingBox(), before);
  await button(form(page), 'Move down').click();
  await page.locator('#claim-row-1[aria-expanded="true"]').waitFor();
});

declare('Enter takes what was typed, however soon after it is pressed', async ({ visit }) => {
  const page = await labelled(visit, 'the ferry would stop in June', 'Official');
  await options(page).first().getByText('Anna Reyes, Mayor').waitFor();
  await find(page).focus();
  // In one task: nothing is drawn between the two.
  await find(page).evaluate((input) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, 'Mika Sand, clerk');
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
  });
  await named(page, 'Name').waitFor();
  assert.deepEqual((await manifestOf(page)).claims[0].sources, [{ name: 'Mika Sand', role: 'clerk' }]);
  assert.equal(await find(page).inputValue(), '');
});

declare('who the sentence names is offered first, and Enter takes it', async ({ visit }) => {
  const page = await labelled(visit, 'the ferry would stop in June', 'Official');
  await options(page).first().getByText('Anna Reyes, Mayor').waitFor();
  await options(page).first().getByText('named in the sentence').waitFor();
  await find(page).focus();
  await page.keyboard.press('Enter');
  await named(page, 'Name').waitFor();
  assert.deepEqual((await manifestOf(page)).claims[0].sources, [{ name: 'Anna Reyes', role: 'Mayor' }]);
});

declare('typing finds a source by the beginnings of its words; what is not known is added as it is typed', async ({ visit }) => {
  const page = await labelled(visit, 'The boats are reportedly up for sale', 'Reported');
  await find(page).fill('The Courier, daily');
  await options(page).getByText('Add “The Courier, daily”').waitFor();
  await page.keyboard.press('Enter');
  await named(page, 'Name').waitFor();
  await drag(page, 'the pier would stay open');
  await button(page, 'Reported').click();
  await find(page).fill('cou');
  await options(page).getByText('The Courier, daily').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  assert.equal(await find(page).inputValue(), '');
  await find(page).fill('cou');
  await page.keyboard.press('Enter');
  await named(page, 'Name').waitFor();
  assert.deepEqual((await manifestOf(page)).claims.map(({ sources }) => sources), [[{ name: 'The Courier', role: 'daily' }], [{ name: 'The Courier', role: 'daily' }]]);
});

declare('what was used is offered in the next article on this device, the last used first, without what it said then', async ({ visit }) => {
  const page = await labelled(visit, 'The boats are reportedly up for sale', 'Reported');
  for (const name of ['First Paper', 'Second Paper']) {
    await find(page).fill(name);
    await page.keyboard.press('Enter');
    await page.waitForFunction((name) => [...document.querySelectorAll('.form input')].some(({ value }) => value === name), name);
  }
  await page.close();
  const next = await labelled(visit, 'the bridge will close in May', 'Reported', STORY);
  const texts = await options(next).allInnerTexts();
  assert.deepEqual(texts.map((text) => text.split(' ·')[0]).filter((text) => text.endsWith('Paper')), ['Second Paper', 'First Paper']);
  assert.match(texts.find((text) => text.startsWith('Second')), /used before/);
});

declare('a desk’s own list of sources and reasons is taken from a file', async ({ visit }) => {
  const page = await open(visit);
  await drop(page, { name: 'desk.json', text: JSON.stringify({
    sources: [{ name: 'City Hall', role: 'press office' }], reasons: { official: ['From the minutes of the meeting.'] },
  }) });
  await said(page, '“desk.json” is the desk’s list now: 1 source, 1 reason.').waitFor();
  await paste(page, STORY);
  await drag(page, 'the bridge will close in May');
  await button(page, 'Official').click();
  await form(page).getByRole('button', { name: 'From the minutes of the meeting.' }).click();
  await focusIs(page, '/claims/0/note');
  await find(page).fill('press');
  await options(page).getByText('City Hall, press office').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Nothing is wrong').waitFor();
  const [claim] = (await manifestOf(page)).claims;
  assert.deepEqual([claim.note, claim.sources], ['From the minutes of the meeting.', [{ name: 'City Hall', role: 'press office' }]]);
});

declare('reasons are offered while there is none: arrow down from the empty field, Enter takes', async ({ visit }) => {
  const page = await labelled(visit, 'the ferry would stop in June', 'Speculative');
  await focusIs(page, '/claims/0/note');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await focusIs(page, '/claims/0/note');
  assert.equal(await form(page).getByRole('textbox', { name: 'Why this label' }).inputValue(), 'It is a forecast.');
  await form(page).getByRole('list', { name: 'Reasons to choose from' }).waitFor({ state: 'detached' });
});

declare('an address without https:// is told, and mended with one press', async ({ visit }) => {
  const page = await open(visit);
  await claims(page).getByRole('button').first().click();
  await named(page, 'Address').first().fill('www.kremlin.ru/news');
  await form(page).getByText('looks like a website, but without https:// it is a file beside the manifest').waitFor();
  await button(form(page), 'Write https://www.kremlin.ru/news').click();
  await form(page).getByText('looks like a website').waitFor({ state: 'detached' });
  assert.equal((await manifestOf(page)).claims[0].sources[0].url, 'https://www.kremlin.ru/news');
  await named(page, 'Address').first().fill('notes.html');
  await form(page).getByText('looks like a website').waitFor({ state: 'detached' });
});

declare('dates are written as people do, and kept as the manifest has them', async ({ visit }) => {
  const page = await open(visit);
  await claims(page).getByRole('button').first().click();
  const date = named(page, 'Date').first();
  for (const [typed, kept] of [['22 April 2025', '2025-04-22'], ['3.4.2025', '2025-04-03'], ['4/22/2025', '2025-04-22'], ['22 квітня 2025', '2025-04-22']]) {
    await date.fill(typed);
    await date.press('Tab');
    await page.waitForFunction((kept) => [...document.querySelectorAll('.form input')].some(({ value }) => value === kept), kept);
    assert.equal(await date.inputValue(), kept);
  }
  await date.fill('soon');
  await date.press('Tab');
  await form(page).getByText('This is no date that a manifest can hold.').waitFor();
  assert.equal(await date.inputValue(), 'soon');
});
