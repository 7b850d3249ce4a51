// What an editor does most in the workbench: opens an article, labels it with a pointer and with keys, edits, saves, and finds
// unsaved work again.

import assert from 'node:assert/strict';
import { Origin } from 'selenium-webdriver';
import { declare } from './support.mjs';

// In one line: WebKitGTK's driver types no line breaks.
const STORY =
  '<p>The council met on Monday.</p><p>The mayor said the bridge will close in May. Two papers report that repairs will cost nine million.</p>' +
  '<p>It may stay closed all summer, some residents fear.</p>';

const open = async (visit) => {
  const page = await visit('/index.html');
  await page.until('the labels of the demonstration', () => badges().length >= 14);
  return page;
};

const choose = (page, name) =>
  page.click(`the choice ${name}`, (name) => all('input[type=radio]').filter(isSeen).find((one) => one.labels[0].innerText.includes(name)), name);

/** The field with this label, once it is there. */
const field = (page, name) =>
  page.until(`the field ${name}`, (name) => all('input, textarea').filter(isSeen).find((one) => words(one.labels?.[0]).startsWith(name)), name);

/** Types into the field instead of what is there. */
const fill = async (page, name, text) => {
  const input = await field(page, name);
  await input.clear();
  await input.sendKeys(text);
};

const says = (page, text) => page.until(`“${text}”`, (text) => document.body.innerText.includes(text), text);

const paste = async (page, text) => {
  await page.clickOn('Open…');
  await choose(page, 'start a new manifest');
  await fill(page, 'Text or HTML', text);
  await page.clickOn('Open the pasted article');
  await says(page, 'No claims yet.');
  await page.until('the legend', () => all('.filters button').filter(isSeen).length > 0);
};

/** Selects words of the article with the pointer. */
const drag = async (page, words) => {
  const [from, to] = await page.read((words) => {
    const walker = document.createTreeWalker(element(), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      walker.currentNode.parentElement.scrollIntoView({ block: 'center' });
      const boxOf = (start) => {
        const range = document.createRange();
        range.setStart(walker.currentNode, start);
        range.setEnd(walker.currentNode, start + 1);
        return range.getBoundingClientRect();
      };
      const [first, last] = [boxOf(at), boxOf(at + words.length - 1)];
      const middle = ({ top, bottom }) => Math.round((top + bottom) / 2);
      return [{ x: Math.round(first.left + 1), y: middle(first) }, { x: Math.round(last.right - 1), y: middle(last) }];
    }
  }, words);
  const origin = Origin.VIEWPORT;
  const half = { x: Math.round((from.x + to.x) / 2), y: to.y };
  await page.driver.actions().move({ ...from, origin }).press().move({ ...half, origin }).move({ ...to, origin }).release().perform();
};

const passages = (page) =>
  page.read(() => Object.fromEntries(painted().filter(({ shown }) => shown).map(({ id, pieces }) => [id, pieces.join('').replace(/\s+/g, ' ').trim()])));
const shows = (page, id, words) =>
  page.until(`the passage “${words}”`, (id, words) => painted().some((one) => one.id === id && one.shown && one.pieces.join('') === words), id, words);

/** Keeps what the page hands the browser to save. */
const noteSaves = (page) =>
  page.read(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      if (blob.type.includes('json')) window.saved = blob.text();
      return create.call(URL, blob);
    };
  });

const save = async (page) => {
  await noteSaves(page);
  await page.clickOn('Save…');
  await page.clickOn('Save');
  await page.until('the saved file', () => window.saved !== undefined);
  return JSON.parse(await page.driver.executeAsyncScript('window.saved.then(arguments[0])'));
};

declare('an article is opened, labelled with a pointer, edited and saved', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, STORY);
  await drag(page, 'the bridge will close in May');
  await page.clickOn('Official');
  await fill(page, 'Why this label', 'Said at the meeting.');
  await page.clickOn('Add a source');
  await fill(page, 'Name', 'The mayor');
  await shows(page, 'the-bridge-will-close-in', 'the bridge will close in May');
  // Its badge moves the words that follow.
  await page.until('the badge', () => badges().length === 1);
  await drag(page, 'may stay closed all summer');
  await page.clickOn('Reported');
  await fill(page, 'Why this label', 'Nobody has set a date.');
  await page.click('the label', () => all('input[type=radio]').filter(isSeen).find((one) => one.labels[0].innerText.trim() === 'Speculative'));
  await shows(page, 'may-stay-closed-all-summer', 'may stay closed all summer');
  assert.deepEqual(await passages(page), {
    'the-bridge-will-close-in': 'the bridge will close in May',
    'may-stay-closed-all-summer': 'may stay closed all summer',
  });
  const { claims } = await save(page);
  assert.deepEqual(
    claims.map(({ status, quote, note, sources }) => [status, quote.exact, note, sources]),
    [
      ['official', 'the bridge will close in May', 'Said at the meeting.', [{ name: 'The mayor' }]],
      ['speculative', 'may stay closed all summer', 'Nobody has set a date.', undefined],
    ],
  );
  await says(page, '· saved');
});

declare('a passage is taken and labelled with keys alone', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, STORY);
  await page.read(() => all('[aria-label="Article as readers see it"]')[0].focus());
  const chosen = (words) => page.until(`“${words}” chosen`, (words) => all('.passage').some((one) => one.innerText === words), words);
  await page.press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await chosen('Two papers report that repairs will cost nine million');
  await page.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await chosen('repairs will cost nine million');
  await page.press('3');
  await page.until('the reason in focus', () => focused().id === '/claims/0/note');
  await page.press(...'guess');
  await shows(page, 'repairs-will-cost-nine-million', 'repairs will cost nine million');
  assert.equal(await page.read(() => badge().dataset.claimStatus), 'speculative');
});

declare('a press on a passage opens its claim; undo brings back what was removed', async ({ visit }) => {
  const page = await open(visit);
  await page.clickBadge('crimea');
  assert.match(await (await field(page, 'Why this label')).getAttribute('value'), /\S/);
  await page.clickOn('Delete this claim');
  await page.until('one badge less', () => badges('crimea').length === 0);
  await page.clickOn('Undo');
  await page.until('the badge again', () => badges('crimea').length === 1);
});

declare('unsaved work is there again after the page was loaded anew', async ({ visit }) => {
  const page = await open(visit);
  await page.clickBadge('crimea');
  await fill(page, 'Why this label', 'Nearly lost.');
  await says(page, 'draft kept');
  await open(visit);
  await page.clickOn('Bring it back');
  await says(page, 'Unsaved work is back');
  await page.clickBadge('crimea');
  assert.equal(await (await field(page, 'Why this label')).getAttribute('value'), 'Nearly lost.');
});
