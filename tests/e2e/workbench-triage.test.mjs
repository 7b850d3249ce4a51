// Many claims: found, filtered, changed together, looked at after an edit; and the keys for it.

import assert from 'node:assert/strict';
import { inBrowser } from './support.mjs';
import {
  STORY, article, button, claims, focusIs, form, manifestOf, open, paste, pasteManifest, said, shows,
} from './workbench-support.mjs';

const declare = inBrowser();
const rows = (page) => claims(page).getByRole('listitem').filter({ has: page.locator('.summary') });
const search = (page) => page.getByRole('searchbox', { name: 'Search claims and sources' });

declare('claims are counted by label, filtered by label and by what is wrong, and searched with their sources', async ({ visit }) => {
  const page = await open(visit);
  await page.getByText('14 claims', { exact: true }).waitFor();
  await button(page, '3 Reported').click();
  assert.equal(await rows(page).count(), 3);
  await page.getByText('3 claims are listed.').waitFor();
  await button(page, '3 Reported').click();
  assert.equal(await rows(page).count(), 14);
  await search(page).fill('washington crimea');
  assert.equal(await rows(page).count(), 1);
  await button(page, 'Show all').click();
  await page.locator('#claim-row-4').click();
  await form(page).getByRole('textbox', { name: 'Why this label' }).fill('');
  await button(page, '1 to look at').click();
  await page.waitForFunction(() => document.querySelectorAll('.claim').length === 1);
  await search(page).fill('no such words');
  // The one that is open stays.
  assert.equal(await rows(page).count(), 1);
});

declare('F8 leads to the next claim to look at, and round', async ({ visit }) => {
  const page = await open(visit);
  for (const number of [2, 9]) {
    await page.locator(`#claim-row-${number}`).click();
    await form(page).getByRole('textbox', { name: 'Why this label' }).fill('');
    await page.locator(`#claim-row-${number}`).click();
    await form(page).waitFor({ state: 'detached' });
  }
  await page.waitForFunction(() => document.querySelectorAll('.flag').length === 2);
  for (const [key, number] of [['F8', 2], ['F8', 9], ['F8', 2], ['Shift+F8', 9], ['Shift+F8', 2]]) {
    await page.keyboard.press(key);
    await focusIs(page, `/claims/${number}/note`);
  }
});

declare('several claims get one label, one source, or go, each as one step', async ({ visit }) => {
  const page = await open(visit);
  const before = (await manifestOf(page)).claims;
  await button(page, 'Several…').click();
  await button(page, '4 Speculative').click();
  await button(page, 'All of the list').click();
  await page.getByText('4 picked').waitFor();
  const bulk = page.getByRole('group', { name: 'Picked claims' });
  await button(bulk, 'Reported').click();
  await said(page, 'The picked claims are labelled: Reported').waitFor();
  await bulk.getByRole('combobox', { name: 'A source for all of them' }).fill('The Courier');
  await page.keyboard.press('Enter');
  await said(page, 'have the source: The Courier').waitFor();
  const changed = (await manifestOf(page)).claims.filter(({ sources }) => sources?.some(({ name }) => name === 'The Courier'));
  assert.deepEqual(changed.map(({ id, status }) => [id, status]), before.filter(({ status }) => status === 'speculative').map(({ id }) => [id, 'reported']));
  await button(bulk, 'Delete').click();
  assert.equal((await manifestOf(page)).claims.length, 10);
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Control+z');
  assert.deepEqual((await manifestOf(page)).claims, before);
});

const picks = (page) => claims(page).getByRole('checkbox');

declare('claims that are picked stay so while others come back and change places, and they alone are deleted', async ({ visit }) => {
  const page = await open(visit);
  const before = (await manifestOf(page)).claims.map(({ id }) => id);
  await page.locator('#claim-row-2').click();
  await button(form(page), 'Delete this claim').click();
  await form(page).waitFor({ state: 'detached' });
  await button(page, 'Several…').click();
  for (const number of [7, 8]) await picks(page).nth(number).check();
  await page.getByText('2 picked').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('14 claims', { exact: true }).waitFor();
  assert.deepEqual(await picks(page).evaluateAll((boxes) => boxes.flatMap(({ checked }, at) => (checked ? [at] : []))), [8, 9]);
  // One of them moves up, and is edited.
  await page.locator('#claim-row-8').click();
  await button(form(page), 'Move up').click();
  await form(page).getByRole('textbox', { name: 'Why this label' }).fill('Another reason.');
  await page.getByText('2 picked').waitFor();
  await button(page.getByRole('group', { name: 'Picked claims' }), 'Delete').click();
  await said(page, 'The picked claims were deleted').waitFor();
  assert.deepEqual((await manifestOf(page)).claims.map(({ id }) => id), before.filter((id) => id !== before[8] && id !== before[9]));
});

declare('of another manifest over the same article no claim is picked', async ({ visit }) => {
  const page = await open(visit);
  await button(page, 'Several…').click();
  for (const number of [0, 13]) await picks(page).nth(number).check();
  const { article: about, claims: list, ...rest } = await manifestOf(page);
  await pasteManifest(page, JSON.stringify({ ...rest, article: about, claims: list.slice(0, 3) }));
  await page.getByText('3 claims', { exact: true }).waitFor();
  await page.getByText('0 picked').waitFor();
  assert.equal(await picks(page).evaluateAll((boxes) => boxes.filter(({ checked }) => checked).length), 0);
  assert.ok(await button(page.getByRole('group', { name: 'Picked claims' }), 'Delete').isDisabled());
});

declare('a source goes to those of the picked claims that can have one, and is said of them alone', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, STORY);
  const broken = { ...claim('cost', 'Two papers report that repairs will cost nine million'), sources: 'The Courier' };
  await pasteManifest(page, JSON.stringify({ version: 1, claims: [broken, claim('same', 'On Sundays there are none at all')] }));
  await page.getByText('2 claims', { exact: true }).waitFor();
  await button(page, 'Several…').click();
  await button(page, 'All of the list').click();
  await page.getByText('2 picked').waitFor();
  await page.getByRole('combobox', { name: 'A source for all of them' }).fill('City Hall');
  await page.keyboard.press('Enter');
  await said(page, 'The picked claims have the source: City Hall').waitFor();
  await page.getByText('1 picked').waitFor();
  assert.deepEqual((await manifestOf(page)).claims.map(({ sources }) => sources), ['The Courier', [{ name: 'City Hall' }]]);
});

const claim = (id, exact) => ({ id, status: 'speculative', quote: { exact }, note: 'a view.' });
const MANIFEST = JSON.stringify({ version: 1, claims: [
  claim('cost', 'Two papers report that repairs will cost nine million'), claim('closure', 'the bridge will close in May'),
  claim('same', 'On Sundays there are none at all'), claim('ferry', 'Nobody asked the ferry company'),
] });
const EDITED = STORY.replace('repairs will', 'the repairs will').replace('will close in May', 'will not close in May').replace('Nobody asked the ferry company, which', 'It');

declare('after an edit, every claim that drifted is in one list with old words and new, one press each', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, STORY);
  await pasteManifest(page, MANIFEST);
  await shows(page, Object.fromEntries(JSON.parse(MANIFEST).claims.map(({ id, quote }) => [id, quote.exact])));
  await paste(page, EDITED, true);
  await button(page, 'Review').click();
  const list = page.getByRole('list', { name: 'Review' }).getByRole('listitem');
  await page.getByText('The passages of 3 claims are no longer what they were.').waitFor();
  assert.deepEqual(await list.evaluateAll((items) => items.map((item) => item.querySelector('bdi').textContent)), ['cost', 'closure', 'ferry']);
  await list.nth(0).getByText('Labelled:').waitFor();
  await button(list.nth(0), 'Still right, take the new words').click();
  await page.getByText('The passages of 2 claims').waitFor();
  await button(list.nth(0), 'Label this passage').click();
  await page.getByText('The passage of 1 claim').waitFor();
  await list.nth(0).getByText('This claim labels nothing').waitFor();
  await button(list.nth(0), 'Choose another passage').click();
  await focusIs(page, 'paper');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await button(page, 'Review').click();
  await page.getByText('Every passage is as it was when it was labelled.').waitFor();
  assert.equal((await manifestOf(page)).claims[0].quote.exact, 'Two papers report that the repairs will cost nine million');
});

declare('of a claim that is removed nothing is shown at the one behind it, and a double click removes one claim', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, STORY);
  const lost = claim('lost', 'the bridge will close in May');
  const rest = [claim('sound', 'On Sundays there are none at all'), claim('gone', 'Nobody asked the ferry company'), claim('last', 'The council meets again on Thursday')];
  await pasteManifest(page, JSON.stringify({ version: 1, claims: [lost, ...rest] }));
  await page.getByText('4 claims', { exact: true }).waitFor();
  await paste(page, EDITED, true);
  await button(page, 'Review').click();
  const list = page.getByRole('list', { name: 'Review' }).getByRole('listitem');
  await page.getByText('The passages of 2 claims').waitFor();
  await page.evaluate(() => {
    window.shown = new Set();
    const note = () => document.querySelectorAll('.review bdi').forEach((id) => window.shown.add(id.textContent));
    new MutationObserver(note).observe(document.querySelector('.side'), { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await button(list.nth(0), 'No longer right, remove').dblclick();
  await page.getByText('The passage of 1 claim').waitFor();
  assert.deepEqual((await manifestOf(page)).claims.map(({ id }) => id), ['sound', 'gone', 'last']);
  await button(list.nth(0), 'No longer right, remove').click();
  await page.getByText('Every passage is as it was when it was labelled.').waitFor();
  assert.deepEqual((await manifestOf(page)).claims.map(({ id }) => id), ['sound', 'last']);
  // The one that goes is there until it has gone.
  assert.deepEqual((await page.evaluate(() => [...window.shown])).filter((id) => id !== 'lost'), ['gone']);
});

declare('suggestions by keys: the article follows, a passage is trimmed before it is accepted, X dismisses', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, 'Mayor Anna Reyes said the ferry would stop in June.\nThe boats are reportedly up for sale.\nThe school may close.');
  await page.waitForFunction(() => document.querySelector('#view-suggestions .left')?.textContent === '3');
  await button(page, 'Suggestions').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab'); // Review
  await page.locator('.suggestion .label').first().focus();
  const passage = page.locator('.passage');
  await passage.getByText('the ferry would stop in June').waitFor();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await passage.getByText('the ferry would stop', { exact: true }).waitFor();
  await page.keyboard.press('2');
  await page.waitForFunction(() => document.querySelectorAll('.suggestion').length === 2);
  await page.waitForFunction(() => document.activeElement?.closest('.suggestion'));
  await page.keyboard.press('ArrowDown');
  await passage.getByText('The school may close').waitFor();
  await page.keyboard.press('x');
  await page.waitForFunction(() => document.querySelectorAll('.suggestion').length === 1);
  const list = (await manifestOf(page)).claims;
  assert.deepEqual(list.map(({ status, quote, sources }) => [status, quote.exact, sources]), [
    ['reported', 'the ferry would stop', [{ name: 'Anna Reyes', role: 'Mayor' }]],
  ]);
});

declare('? shows the keys, / searches; in a field they are letters', async ({ visit }) => {
  const page = await open(visit);
  await article(page).focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Help' });
  await dialog.getByText('from the article to the claim, and back').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await focusIs(page, 'search-claims');
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  assert.equal(await search(page).inputValue(), '?/');
});

declare('what saving changes is told claim by claim; the lines of the file are folded when there are many', async ({ visit }) => {
  const page = await open(visit);
  await page.locator('#claim-row-0').click();
  await form(page).getByRole('textbox', { name: 'Why this label' }).fill('Changed.');
  for (let deleted = 0; deleted < 2; deleted++) {
    await page.locator('#claim-row-5').click();
    await button(form(page), 'Delete this claim').click();
    await form(page).waitFor({ state: 'detached' });
  }
  const [first, , , , , gone, next] = JSON.parse(await (await fetch(new URL('/examples/peace-talks.claims.json', page.url()))).text()).claims.map(({ id }) => id);
  await button(page, 'Save…').click();
  const dialog = page.getByRole('dialog', { name: 'Changes' });
  assert.deepEqual(await dialog.getByRole('list', { name: 'Changed claims' }).getByRole('listitem').allInnerTexts(), [
    `~ ${first}: changed: Why this label`, `− ${gone}: removed`, `− ${next}: removed`,
  ]);
  assert.equal(await dialog.locator('details').evaluate((details) => details.open), false);
  await dialog.getByText(/lines of the file/).click();
  await dialog.getByRole('region', { name: 'Changed lines' }).waitFor();
});

declare('files that were opened before are opened again with one press', async ({ visit, context }) => {
  await context.addInitScript(() => {
    // A handle as IndexedDB can keep it: in the browser's own file system.
    window.showOpenFilePicker = async () => {
      const root = await navigator.storage.getDirectory();
      const handle = await root.getFileHandle('desk.claims.json', { create: true });
      const stream = await handle.createWritable();
      await stream.write('{"version": 1, "claims": []}');
      await stream.close();
      return [handle];
    };
  });
  const page = await open(visit);
  await button(page, 'Open…').click();
  await button(page, 'Choose a manifest…').click();
  await page.getByText('desk.claims.json · saved').waitFor();
  // It is remembered after it was opened, in a database of the browser.
  await page.waitForFunction(async () => {
    const name = 'claim-labels-workbench-recent';
    if (!(await indexedDB.databases()).some((database) => database.name === name)) return false;
    const settled = (request) => new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: fail }));
    const database = await settled(indexedDB.open(name));
    const count = await settled(database.transaction('files').objectStore('files').count());
    database.close();
    return count > 0;
  });
  await page.reload();
  await button(page, 'Open…').click();
  await page.getByRole('list', { name: 'Opened before' }).getByRole('button', { name: 'desk.claims.json' }).click();
  await page.getByText('desk.claims.json · saved').waitFor();
});

declare('without the demonstration an empty desk says what to do', async ({ visit }) => {
  const page = await visit('/index.html', { '/examples/peace-talks.html': 404 });
  await page.getByRole('heading', { name: 'Label an article' }).waitFor();
  await page.getByText('Open an article: choose a file').waitFor();
  await button(page, 'محادثات السلام (Arabic)').click();
  await page.getByRole('heading', { name: 'Label an article' }).waitFor({ state: 'detached' });
  await page.locator('[data-claim-badge]').first().waitFor();
});
