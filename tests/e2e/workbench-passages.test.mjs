// Passages are taken exactly, by whatever means, and each is labelled once.

import assert from 'node:assert/strict';
import { boxOf, inBrowser } from './support.mjs';
import {
  STORY, article, button, claims, drag, drawn, focusIs, form, manifestOf, open, paste, pasteManifest, pressWords, said, shows,
} from './workbench-support.mjs';

const declare = inBrowser();
const passage = (page) => page.locator('.passage');
const fresh = async (visit, text = STORY) => {
  const page = await open(visit);
  await paste(page, text);
  await page.getByText('No claims yet.').waitFor();
  await focusIs(page, 'paper');
  return page;
};

declare('a passage taken with keys has neither the stop behind it nor half a quotation; a dash parts words', async ({ visit }) => {
  const page = await fresh(visit, 'The treaty exists—is it signed? “Nobody knows,” she said. It lapses at 9 p.m. on Monday.');
  await page.keyboard.press('ArrowDown');
  assert.equal(await passage(page).innerText(), 'The treaty exists—is it signed?');
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Shift+ArrowLeft');
  assert.equal(await passage(page).innerText(), 'The treaty exists');
  await page.keyboard.press('ArrowDown');
  assert.equal(await passage(page).innerText(), '“Nobody knows,” she said');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  assert.equal(await passage(page).innerText(), 'Nobody knows');
  await page.keyboard.press('3');
  await focusIs(page, '/claims/0/note');
  assert.equal((await manifestOf(page)).claims[0].quote.exact, 'Nobody knows');
});

declare('a passage that is labelled already keeps its claim: another label changes it', async ({ visit }) => {
  const page = await fresh(visit);
  for (const [label, words] of [['Official', 'Labelled: Official'], ['Reported', 'Its label is now: Reported.'], ['Reported', 'This passage is labelled already.']]) {
    await drag(page, 'the bridge will close in May');
    await button(page, label).click();
    await said(page, words).waitFor();
  }
  const { claims: list } = await manifestOf(page);
  assert.deepEqual(list.map(({ status, quote }) => [status, quote.exact]), [['reported', 'the bridge will close in May']]);
  await page.keyboard.press('Control+z');
  assert.equal((await manifestOf(page)).claims[0].status, 'official');
});

declare('digits label wherever they are on the keyboard, with Shift or without', async ({ visit }) => {
  const page = await fresh(visit);
  const key = (init) => page.evaluate((init) => {
    document.querySelector('#paper').dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
  }, init);
  for (const [number, [init, status]] of [
    [{ key: '2', code: 'Digit2', shiftKey: true }, 'reported'], // AZERTY with Shift
    [{ key: '&', code: 'Digit1' }, 'official'], // AZERTY without
    [{ key: '#', code: 'Digit3', shiftKey: true }, 'speculative'], // QWERTY with Shift
    [{ key: '٢', code: 'Digit2' }, 'reported'], // Arabic
    [{ key: '1', code: 'Numpad1' }, 'official'],
  ].entries()) {
    await article(page).focus();
    await page.keyboard.press('ArrowDown');
    await key(init);
    await focusIs(page, `/claims/${number}/note`);
    assert.equal((await manifestOf(page)).claims[number].status, status);
    await article(page).focus();
  }
});

declare('pressing a labelled passage opens its claim, as its badge does; between passages nothing is opened', async ({ visit }) => {
  const page = await open(visit);
  await pressWords(page, 'no channel between');
  await claims(page).getByRole('button', { expanded: true, name: /no channel between Moscow/ }).waitFor();
  await pressWords(page, 'Where it all leads');
  await claims(page).getByRole('button', { expanded: true, name: /anyone’s guess/ }).waitFor();
  await pressWords(page, 'Neither statement is new');
  await claims(page).getByRole('button', { expanded: true, name: /anyone’s guess/ }).waitFor();
});

declare('a claim with an error has a flag beside its passage, until it is mended', async ({ visit }) => {
  const page = await fresh(visit);
  await drag(page, 'the bridge will close in May');
  await button(page, 'Official').click();
  const flag = page.getByRole('button', { name: 'Official: 1 error: the bridge will close in May' });
  await flag.waitFor();
  const [spot, line] = await Promise.all([flag.boundingBox(), page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('claim-labels'), NodeFilter.SHOW_TEXT);
    while (!walker.nextNode().data.includes('The mayor said'));
    return walker.currentNode.parentElement.getBoundingClientRect().top;
  })]);
  assert.ok(Math.abs(spot.y - line) < 20 && spot.width >= 24, `${JSON.stringify(spot)} beside ${line}`);
  await claims(page).getByRole('button', { expanded: true }).click();
  await form(page).waitFor({ state: 'detached' });
  await flag.click();
  await form(page).getByRole('combobox', { name: 'Find or add a source' }).fill('The mayor');
  await page.keyboard.press('Enter');
  await flag.waitFor({ state: 'detached' });
  await shows(page, { 'the-bridge-will-close-in': 'the bridge will close in May' });
});

const ONE = JSON.stringify({ version: 1, claims: [{ id: 'boat', status: 'speculative', quote: { exact: 'the last one leaves at nine in the evening' }, note: 'a view.' }] });

// The story with one claim, which is open.
const opened = async (visit) => {
  const page = await open(visit);
  await paste(page, STORY);
  await pasteManifest(page, ONE);
  await page.locator('#claim-row-0').click();
  return page;
};

declare('while another passage is chosen, Enter takes it and Escape leaves it', async ({ visit }) => {
  const page = await opened(visit);
  const choose = async () => {
    await form(page).getByText('Passage', { exact: true }).click();
    await button(form(page), 'Choose another passage').click();
    await focusIs(page, 'paper');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.querySelector('.passage q'));
  };
  await choose();
  await page.keyboard.press('Escape');
  await focusIs(page, '/claims/0');
  await button(page, 'Use for “boat”').waitFor({ state: 'detached' });
  await form(page).getByText('Passage', { exact: true }).click();
  await choose();
  const words = await passage(page).innerText();
  await page.keyboard.press('Enter');
  await focusIs(page, '/claims/0');
  assert.equal((await manifestOf(page)).claims[0].quote.exact, words);
});

declare('an id that two claims have is told at both, and one press gives one of them its own', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, STORY);
  const claim = (exact) => ({ id: 'same', status: 'speculative', quote: { exact }, note: 'a view.' });
  await pasteManifest(page, JSON.stringify({ version: 1, claims: [claim('Nobody asked the ferry company'), claim('On Sundays there are none at all')] }));
  await page.waitForFunction(() => document.querySelectorAll('.flag.error').length === 2);
  await page.locator('#claim-row-0').click();
  await form(page).getByText('Name and date of the claim').click();
  await form(page).getByText('The id "same" is used already').waitFor();
  await button(form(page), 'Give it an id of its own').click();
  await shows(page, { 'nobody-asked-the-ferry-company': 'Nobody asked the ferry company', same: 'On Sundays there are none at all' });
});

const handle = (page, name) => page.getByRole('button', { name, exact: true });
// To the outer letter of the word.
const dragHandle = async (page, name, words) => {
  await drawn(page);
  const { left, right, bottom } = await boxOf(page, 'claim-labels', words);
  const x = name.startsWith('End') ? right - 2 : left + 2;
  const box = await handle(page, name).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(x, bottom + 4, { steps: 6 });
  await page.mouse.move(x, bottom + 8, { steps: 2 });
  await page.mouse.up();
};

declare('handles change the passage of the open claim: with a pointer, and with arrow keys', async ({ visit }) => {
  const page = await opened(visit);
  await handle(page, 'End of the passage').waitFor();
  await dragHandle(page, 'End of the passage', 'leaves at nine');
  await shows(page, { boat: 'the last one leaves at nine' });
  await dragHandle(page, 'Start of the passage', 'one leaves');
  await shows(page, { boat: 'one leaves at nine' });
  await handle(page, 'End of the passage').press('ArrowLeft');
  await shows(page, { boat: 'one leaves at' });
  await handle(page, 'Start of the passage').press('ArrowLeft');
  await shows(page, { boat: 'last one leaves at' });
  const { quote, note } = (await manifestOf(page)).claims[0];
  assert.deepEqual([quote.exact, note], ['last one leaves at', 'a view.']);
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('Control+z');
  await shows(page, { boat: 'the last one leaves at nine in the evening' });
});

declare('keys move a handle as often as they are pressed, however fast', async ({ visit }) => {
  const page = await opened(visit);
  await handle(page, 'End of the passage').focus();
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('ArrowLeft');
  await shows(page, { boat: 'the last one leaves at' });
  await handle(page, 'End of the passage').focus();
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press('ArrowRight');
  await shows(page, { boat: 'the last one leaves at nine in' });
});

declare('a handle that is dragged out of the article stays where it was in it', async ({ visit }) => {
  const page = await opened(visit);
  await drawn(page);
  const box = await handle(page, 'End of the passage').boundingBox();
  const right = await page.locator('#side').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 8);
  await page.mouse.down();
  for (const [x, y] of [[right.x + 16, box.y], [right.x + 200, box.y + 100], [300, page.viewportSize().height - 20]]) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
  await shows(page, { boat: 'the last one leaves at nine in the evening' });
});

declare('handles change a passage that is not labelled yet, too', async ({ visit }) => {
  const page = await fresh(visit);
  await drag(page, 'the bridge will close');
  await dragHandle(page, 'End of the passage', 'May');
  await passage(page).getByText('the bridge will close in May', { exact: true }).waitFor();
  await button(page, 'Speculative').click();
  assert.equal((await manifestOf(page)).claims[0].quote.exact, 'the bridge will close in May');
});
