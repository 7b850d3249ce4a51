// The work of a desk: fourteen claims of a fresh article, labelled, explained, sourced and saved, with a pointer and with keys alone.
// Both are counted, so that neither grows unnoticed.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inBrowser } from './support.mjs';
import {
  article, button, downloaded, drag, focusIs, form, open, pasteClipboard, withoutFileAccess,
} from './workbench-support.mjs';

const declare = inBrowser();
const read = (name) => readFile(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
const HTML = /<article[\s\S]*<\/article>/.exec(await read('peace-talks.html'))[0];
const { claims: CLAIMS } = JSON.parse(await read('peace-talks.claims.json'));
const LABELS = ['official', 'reported', 'speculative'];
const nameOf = (claim) => claim.sources?.[0]?.name ?? '';
const roleOf = (claim) => claim.sources?.[0]?.role;

const start = async (visit, context) => {
  await withoutFileAccess(context);
  const page = await open(visit);
  await article(page).focus();
  await pasteClipboard(page, { 'text/html': HTML, 'text/plain': 'The article' });
  await page.getByText('No claims yet.').waitFor();
  await article(page).getByRole('heading', { name: 'The plan that everyone describes' }).waitFor();
  return page;
};

// The manifest is what was to be made, and the command line has nothing against it.
const isDone = async ({ name, text }) => {
  const { claims, article: about } = JSON.parse(text);
  assert.equal(name, 'pasted-article.claims.json');
  assert.deepEqual(about, { headline: 'What Moscow’s signals on peace talks do and do not tell us', language: 'en', published: '2025-04-22' });
  assert.deepEqual(
    claims.map(({ status, quote, sources }) => [status, quote.exact, sources?.map(({ name }) => name) ?? []]),
    CLAIMS.map((claim) => [claim.status, claim.quote.exact, claim.sources?.map(({ name }) => name) ?? []]),
  );
  assert.ok(claims.every(({ note }) => note.length > 10));
  const folder = await mkdtemp(join(tmpdir(), 'seed-'));
  try {
    await Promise.all([writeFile(join(folder, 'a.html'), HTML), writeFile(join(folder, 'a.json'), text)]);
    const program = new URL('../../target/debug/claim-labels', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(program, ['check', '--format', 'json', join(folder, 'a.html'), join(folder, 'a.json')]);
    const { claims: checked, problems } = JSON.parse(stdout);
    assert.deepEqual(problems, []);
    assert.deepEqual(checked.filter(({ state, change }) => state !== 'anchored' || change !== 'none'), []);
  } finally {
    await rm(folder, { recursive: true });
  }
};

declare('with a pointer: fourteen claims in under 70 actions', async ({ visit, context }) => {
  const page = await start(visit, context);
  let actions = 1; // pasting
  const press = async (locator) => {
    await locator.click();
    actions++;
  };
  const options = form(page).getByRole('listbox').getByRole('option');
  const known = new Set();
  for (const claim of CLAIMS) {
    await drag(page, claim.quote.exact);
    actions++;
    await press(page.locator(`.labelbar [data-claim-status=${claim.status}]`));
    await form(page).getByRole('list', { name: 'Reasons to choose from' }).waitFor();
    await press(form(page).getByRole('list', { name: 'Reasons to choose from' }).getByRole('button').first());
    const name = nameOf(claim);
    if (!name) continue;
    if (known.has(name)) {
      await press(options.filter({ hasText: name }).first());
    } else {
      await form(page).getByRole('combobox', { name: 'Find or add a source' }).fill([name, roleOf(claim)].filter(Boolean).join(', '));
      await page.keyboard.press('Enter');
      actions += 2;
      known.add(name);
    }
    await form(page).getByRole('textbox', { name: 'Name' }).waitFor();
  }
  await page.getByText('Nothing is wrong').waitFor();
  await press(button(page, 'Save…'));
  await isDone(await downloaded(page, () => press(button(page, 'Save'))));
  assert.ok(actions < 70, `${actions} actions`);
});

declare('with keys alone: fourteen claims in under 500 keys', async ({ visit, context }) => {
  const page = await start(visit, context);
  let keys = 1; // pasting
  const press = async (key) => {
    await page.keyboard.press(key);
    keys++;
  };
  const passage = () => page.locator('.passage').innerText();
  const moves = async (key) => {
    const before = await passage();
    await press(key);
    await page.waitForFunction((before) => document.querySelector('.passage').innerText !== before, before);
    return passage();
  };
  await focusIs(page, 'paper');
  let sentence = '';
  for (const claim of CLAIMS) {
    const { exact } = claim.quote;
    // What else is claimed in the last sentence comes before the next.
    let now = sentence.includes(exact) ? await moves('ArrowUp') : '';
    while (!now.includes(exact)) now = await moves('ArrowDown');
    sentence = now;
    while (!now.startsWith(exact)) now = await moves('ArrowRight');
    while (now !== exact) now = await moves('Shift+ArrowLeft');
    await press(String(LABELS.indexOf(claim.status) + 1));
    await page.waitForFunction(() => /note$/.test(document.activeElement?.id));
    const note = await page.evaluate(() => document.activeElement.id);
    await press('ArrowDown');
    await press('Enter');
    await focusIs(page, note);
    const name = nameOf(claim);
    if (name) {
      await press('Tab');
      const find = form(page).getByRole('combobox', { name: 'Find or add a source' });
      assert.equal(await find.evaluate((element) => element === document.activeElement), true);
      const chosen = () => form(page).getByRole('option', { selected: true }).filter({ hasText: name });
      if (!(await chosen().count())) {
        // By its first letters, or else as a whole.
        for (const letter of name) {
          await press(letter);
          if (await chosen().count() && !(await chosen().innerText()).startsWith('Add')) break;
        }
      }
      await press('Enter');
      await form(page).getByRole('textbox', { name: 'Name' }).waitFor();
    }
    await press('Escape');
    await focusIs(page, 'paper');
  }
  await page.getByText('Nothing is wrong').waitFor();
  await press('Control+s');
  await page.getByRole('dialog', { name: 'Changes' }).waitFor();
  await isDone(await downloaded(page, () => press('Enter')));
  assert.ok(keys < 500, `${keys} keys`);
});
