// The editor's place: on the screen, in the article and with the keyboard, it is never lost.

import assert from 'node:assert/strict';
import { PHONE, badge, inBrowser } from './support.mjs';
import {
  STORY, article, button, claims, focusIs, focused, form, open, paste, pasteManifest, pressWords, said, withoutFileAccess,
} from './workbench-support.mjs';

const declare = inBrowser();
const top = (locator) => locator.evaluate((element) => element.getBoundingClientRect().top);
const settled = (page) => page.waitForFunction(() => {
  const now = document.querySelector('.form')?.getBoundingClientRect().top;
  const same = now === window.formTop;
  window.formTop = now;
  return same && now !== undefined;
});

for (const [what, options] of [['a desk', {}], ['a phone', { viewport: PHONE }]]) {
  declare(`on ${what} a row stays where it is pressed, and its form is in view`, async ({ visit }) => {
    const page = await open(visit);
    for (const number of [0, 5, 2, 9, 1]) {
      const row = page.locator(`#claim-row-${number}`);
      await row.scrollIntoViewIfNeeded();
      const before = await top(row);
      await row.click();
      await page.locator(`#claim-row-${number}[aria-expanded=true]`).waitFor();
      await settled(page);
      const [after, formTop, bottom] = [await top(row), await top(form(page)), await page.evaluate(() => innerHeight)];
      // It only moves up, and only as far as its form needs.
      assert.ok(after <= before + 2, `row ${number} from ${before} to ${after}`);
      assert.ok(after >= Math.min(before, bottom - 340) - 2, `row ${number} from ${before} to ${after}`);
      assert.ok(formTop > 0 && formTop < bottom - 100, `the form of row ${number} is at ${formTop}`);
    }
  }, options);
}

const MANY = Array.from({ length: 1000 }, (_, number) => `Line ${number} says that number ${number} is so.`);

declare('a badge pressed among a thousand claims brings its form into view', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, MANY.join('\n'));
  await pasteManifest(page, JSON.stringify({
    version: 1,
    claims: MANY.map((exact, number) => ({ id: `c${number}`, status: 'speculative', quote: { exact }, note: 'so.' })),
  }));
  for (const number of [900, 3, 500]) {
    await badge(page, `c${number}`).scrollIntoViewIfNeeded();
    await badge(page, `c${number}`).click();
    await page.locator(`#claim-row-${number}[aria-expanded=true]`).waitFor();
    // Rows that come into sight get their heights, and the form its place, a few frames later.
    const end = Date.now() + 30_000;
    let formTop;
    do {
      await settled(page);
      formTop = await top(form(page));
    } while (!(formTop > 0 && formTop < 800) && Date.now() < end);
    assert.ok(formTop > 0 && formTop < 800, `the form of ${number} is at ${formTop}`);
    await page.keyboard.press('Escape');
  }
});

declare('sentence by sentence goes on from where the editor was: the last claim, or the place that is pressed', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, STORY);
  await page.getByText('No claims yet.').waitFor();
  const passage = page.locator('.passage');
  await focusIs(page, 'paper');
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  await focusIs(page, '/claims/0/note');
  await page.keyboard.press('Escape');
  await focusIs(page, 'paper');
  await page.keyboard.press('ArrowDown');
  await passage.getByText('It may stay closed all summer, some residents fear').waitFor();
  // The new claim is checked, and its passage found, after the editor has gone on.
  await page.getByText('1 to look at').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowUp');
  await passage.getByText('It may stay closed all summer').waitFor();
  await pressWords(page, 'On Sundays');
  await page.keyboard.press('ArrowDown');
  await passage.getByText('On Sundays there are none at all').waitFor();
  // A claim that is opened is a place, too.
  const row = page.locator('#claim-row-0');
  await row.click();
  await form(page).waitFor({ state: 'detached' });
  await row.click();
  await form(page).waitFor();
  await button(page, 'End of the passage').waitFor();
  await article(page).focus();
  await page.keyboard.press('ArrowDown');
  await passage.getByText('It may stay closed all summer').waitFor();
});

declare('one key leads from the article to the claim and back, from wherever one is in it', async ({ visit }) => {
  const page = await open(visit);
  await article(page).focus();
  await page.keyboard.press('F6');
  await focusIs(page, 'side');
  await page.locator('#claim-row-3').focus();
  await page.keyboard.press('Enter');
  await form(page).waitFor();
  await page.keyboard.press('F6');
  await focusIs(page, 'paper');
  await page.keyboard.press('Enter');
  await focusIs(page, '/claims/3/note');
  await page.keyboard.press('Control+Enter');
  await focusIs(page, 'paper');
  await page.keyboard.press('F6');
  await focusIs(page, '/claims/3/note');
  await form(page).getByRole('textbox', { name: 'Summary, one line' }).focus();
  await page.keyboard.press('Escape');
  await focusIs(page, 'paper');
});

declare('the focus never falls out of the work', async ({ visit, context }) => {
  await withoutFileAccess(context);
  const page = await open(visit);
  const kept = async (what, id) => {
    if (id) await focusIs(page, id);
    await page.waitForFunction(() => document.activeElement !== document.body);
    assert.notEqual(await focused(page), 'BODY', what);
  };
  await button(page, 'Open…').press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await kept('a dialog is closed');
  assert.equal(await button(page, 'Open…').evaluate((element) => element === document.activeElement), true);

  await page.locator('#claim-row-1').press('Enter');
  for (const [name, id] of [['Move down', '/claims/2#claimDown'], ['Move up', '/claims/1#claimUp'], ['Move up', '/claims/0#claimDown']]) {
    await button(form(page), name).press('Enter');
    await kept(name, id);
  }
  await button(form(page), 'Add a source').press('Enter');
  await kept('a source is added', '/claims/0/sources/1/name');
  await button(form(page), 'Up source 2').press('Enter');
  await kept('a source is moved up', '/claims/0/sources/0#moveDown');
  await button(form(page), 'Remove source 1').press('Enter');
  await kept('a source is removed', '/claims/0/sources/0/name');
  await button(form(page), 'Remove source 1').press('Enter');
  await kept('the last source is removed', '/claims/0/sources#find');
  await button(form(page), 'Delete this claim').press('Enter');
  await kept('a claim is deleted', 'claim-row-0');

  await page.keyboard.press('Control+s');
  await Promise.all([page.waitForEvent('download'), button(page, 'Save').press('Enter')]);
  await said(page, 'was downloaded').waitFor();
  await kept('the manifest is saved', 'claim-row-0');

  await button(page, 'Open…').press('Enter');
  await button(page, 'Open the pasted manifest').press('Enter');
  await button(page, 'Close this message').press('Enter');
  await kept('a message is closed');
  await page.keyboard.press('Escape');
  await paste(page, STORY);
  await kept('an article is opened', 'paper');
  await button(page, 'Undo').press('Enter');
  await kept('the last step is undone, and its button is off');
});

declare('an arrow in the list of sources to copy only looks; Enter copies', async ({ visit }) => {
  const page = await open(visit);
  await page.locator('#claim-row-0').press('Enter');
  const names = form(page).getByRole('textbox', { name: 'Name' });
  const before = await names.count();
  const copy = form(page).getByRole('combobox', { name: 'Copy a source' });
  await copy.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await names.count(), before);
  await page.keyboard.press('Enter');
  await focusIs(page, `/claims/0/sources/${before}/name`);
  assert.equal(await names.count(), before + 1);
  await copy.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  assert.equal(await names.count(), before + 1);
});

declare('an article that was opened stays where it is when its legend comes', async ({ visit }) => {
  const page = await open(visit);
  await page.evaluate(() => {
    window.tops = new Set();
    const look = () => {
      const first = [...document.querySelectorAll('.paper p')].find(({ textContent }) => textContent.startsWith('The council met'));
      if (first) window.tops.add(Math.round(first.getBoundingClientRect().top));
      requestAnimationFrame(look);
    };
    look();
  });
  await paste(page, STORY);
  await page.locator('.paper .filters button').first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await page.evaluate(() => window.tops.size), 1, 'the places of its first paragraph');
});
