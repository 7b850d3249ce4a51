// The workbench as an editor meets it.

import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { boxOf, frames } from './support.mjs';

export const article = (page) => page.getByRole('region', { name: 'Article as readers see it' });
export const claims = (page) => page.getByRole('list', { name: 'Claims' });
/** The form of the claim that is open. */
export const form = (page) => page.getByRole('group', { name: 'The open claim' });
export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const said = (page, text) => page.getByRole('status').filter({ hasText: text }).first();
export const trouble = (page) => page.getByRole('alert');

/** The workbench with its first article labelled. */
export const open = async (visit, path = '/index.html') => {
  const page = await visit(path);
  await page.waitForFunction(() => window.seen.events.some(({ name }) => name === 'ready'));
  return page;
};

/** Waits until the draft holds everything. */
export const kept = (page) => page.getByText('· not saved; draft kept').waitFor();

/** Opens the dialog and puts an article in by pasting. */
export const paste = async (page, text, keep = false) => {
  await button(page, 'Open…').click();
  const dialog = page.getByRole('dialog', { name: 'Open' });
  await dialog.getByRole('radio', { name: keep ? /keep the manifest/ : /start a new manifest/ }).check();
  await dialog.getByRole('textbox', { name: 'Text or HTML' }).fill(text);
  await button(dialog, 'Open the pasted article').click();
};

export const pasteManifest = async (page, text) => {
  await button(page, 'Open…').click();
  const dialog = page.getByRole('dialog', { name: 'Open' });
  await dialog.getByRole('textbox', { name: 'JSON' }).fill(text);
  await button(dialog, 'Open the pasted manifest').click();
};

/** Waits for the badges: one that is still to come would move the words under the pointer. Claims that are not found get none. */
export const drawn = (page) => {
  const isDrawn = () =>
    document.querySelectorAll('#paper [data-claim-badge]').length >= document.querySelectorAll('li.claim:not(.review, .suggestion)').length;
  return page.waitForFunction(isDrawn, null, { timeout: 2000 }).catch(() => {});
};

/** Selects words of the article as a pointer does: from the middle of one letter pair to another. */
export const drag = async (page, words) => {
  await drawn(page);
  const [from, to] = await page.evaluate((words) => {
    const host = document.querySelector('claim-labels');
    const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest('[data-claim-badge]')) continue;
      nodes.push([node, text.length]);
      text += node.data;
    }
    const pattern = words.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
    const match = new RegExp(pattern).exec(text);
    const point = (offset, end) => {
      const [node, start] = nodes.findLast(([, start]) => start <= offset - (end ? 1 : 0));
      const range = document.createRange();
      const at = offset - start;
      range.setStart(node, end ? at - 1 : at);
      range.setEnd(node, end ? at : at + 1);
      node.parentElement.scrollIntoView({ block: 'center' });
      return range;
    };
    const place = (range, end) => {
      const box = [...range.getClientRects()].at(end ? -1 : 0);
      return { x: end ? box.right - 0.5 : box.left + 0.5, y: (box.top + box.bottom) / 2 };
    };
    const [first, last] = [point(match.index), point(match.index + match[0].length, true)];
    return [place(first, false), place(last, true)];
  }, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
};

/** The manifest's text, from the JSON view's clipboard. */
export const manifestText = async (page) => {
  await page.evaluate(() => {
    delete window.copied;
    navigator.clipboard.writeText = async (text) => void (window.copied = text);
  });
  await button(page, 'Save…').click();
  const dialog = page.getByRole('dialog', { name: 'Changes' });
  await button(dialog, 'Copy the JSON').click();
  const text = await (await page.waitForFunction(() => window.copied)).jsonValue();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return text;
};

export const manifestOf = async (page) => JSON.parse(await manifestText(page));

/** What readers see labelled: id and words of each passage. */
export const labelled = (page) =>
  page.evaluate(() => {
    const shown = window.painted().filter(({ shown }) => shown);
    return Object.fromEntries(shown.map(({ id, pieces }) => [id, pieces.join('').replace(/\s+/g, ' ').trim()]));
  });

/** Drops files on the desk: `{ name, text }` or `{ name, bytes }`. */
export const drop = (page, ...files) =>
  page.evaluate((files) => {
    const data = new DataTransfer();
    for (const { name, text, bytes } of files) data.items.add(new File([text ?? new Uint8Array(bytes)], name));
    document.querySelector('.desk').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);

/** Pastes a clipboard with these contents, by their types, where the focus is. */
export const pasteClipboard = (page, contents) =>
  page.evaluate((contents) => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(contents)) data.setData(type, text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, contents);

/** Presses the first letters of words in the article, as a pointer does, without selecting. */
export const pressWords = async (page, words) => {
  await drawn(page);
  const { left, right, top, bottom } = await boxOf(page, 'claim-labels', words, { letters: 2, scrolled: true });
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
};

/**
 * Presses a key of a keyboard that writes other letters: what it writes, and where it is (`code`), with `Control` or `Shift`. Playwright's
 * own keyboard is an American one.
 */
export const pressOn = async (page, key, code, held) => {
  const session = await page.context().newCDPSession(page);
  const modifiers = { Control: 2, Shift: 8 }[held] ?? 0;
  for (const type of ['rawKeyDown', 'keyUp']) await session.send('Input.dispatchKeyEvent', { type, key, code, modifiers });
  await session.detach();
};

/** What has the focus: its id, or its tag. */
export const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
export const focusIs = async (page, id) => {
  await page.waitForFunction((id) => document.activeElement?.id === id, id).catch(async (cause) => {
    const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    throw new Error(`The focus is not on ${id} but on ${where}`, { cause });
  });
};

/** Waits until readers see just these passages, by the ids of their claims. */
export const shows = async (page, passages) => {
  const end = Date.now() + 30_000;
  for (;;) {
    const now = await labelled(page);
    if (isDeepStrictEqual(now, passages)) return;
    if (Date.now() > end) return assert.deepEqual(now, passages);
    await frames(page);
  }
};

/** Presses Tab until this control has the focus, as somebody without a pointer does. */
export const tabTo = async (page, locator) => {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    if (await locator.evaluate((element) => element === document.activeElement).catch(() => false)) return;
  }
  assert.fail(`Tab does not reach ${locator}`);
};

/** Waits for what a download writes. */
export const downloaded = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const stream = await download.createReadStream();
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString() };
};

/** A browser without File System Access: files come and go by upload and download. */
export const withoutFileAccess = (context) =>
  context.addInitScript(() => {
    delete window.showOpenFilePicker;
    delete window.showSaveFilePicker;
  });

export const STORY = `The council met on Monday.
The mayor said the bridge will close in May. Two papers report that repairs will cost nine million.
It may stay closed all summer, some residents fear.
Nobody asked the ferry company, which has carried people and bicycles across the river for sixty years. Its boats hold
forty passengers each, and the last one leaves at nine in the evening. On Sundays there are none at all.
The council meets again on Thursday.`;
