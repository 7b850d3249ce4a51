// Nothing is lost: undo and redo of everything, drafts that outlive their tab, saving in place.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { inBrowser } from './support.mjs';
import {
  STORY, article, button, claims, drag, form, kept, manifestText, open, paste, said, trouble,
} from './workbench-support.mjs';

const declare = inBrowser();
const FILE = await readFile(new URL('../../examples/peace-talks.claims.json', import.meta.url), 'utf8');
const note = (page) => form(page).getByRole('textbox', { name: 'Why this label' });

// The same numbers every time (Park and Miller).
const dice = (seed) => {
  let state = seed;
  return (sides) => (state = (state * 48271) % 2147483647) % sides;
};

declare('100 random edits and 100 undos give the manifest back byte for byte, and 100 redos return', async ({ visit }) => {
  const page = await open(visit);
  const roll = dice(20250422);
  const openAny = async () => {
    const rows = page.locator('.claim .summary');
    const row = rows.nth(roll(await rows.count()));
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  };
  const text = () => ['', 'why', '“quoted” — é\n👍', 'x'.repeat(30)][roll(4)] + roll(100);
  const press = async (locator) => {
    const count = await locator.count();
    if (count && (await locator.first().isEnabled())) await locator.first().click();
  };
  const edits = [
    async () => note(page).fill(text()),
    async () => form(page).getByRole('textbox', { name: 'Summary, one line' }).fill(text()),
    async () => form(page).getByRole('radio').nth(roll(3)).check(),
    async () => press(button(form(page), 'Add a source')),
    async () => press(button(form(page), 'Remove source 1')),
    async () => press(button(form(page), 'Down source 1')),
    async () => press(button(form(page), 'Move down')),
    async () => press(button(form(page), 'Move up')),
    async () => press(button(form(page), 'Delete this claim')),
    async () => {
      await article(page).focus();
      for (let presses = roll(9) + 1; presses > 0; presses--) await page.keyboard.press('ArrowDown');
      await page.keyboard.press(String(roll(3) + 1));
    },
  ];
  for (let count = 0; count < 100; count++) {
    await openAny();
    await edits[roll(edits.length)]();
  }
  const edited = await manifestText(page);
  assert.notEqual(edited, FILE);
  let undone = 0;
  while (await button(page, 'Undo').isEnabled()) {
    await page.keyboard.press('Control+z');
    assert.ok(++undone <= 110, 'an edit is a step at most');
  }
  assert.ok(undone > 60, `${undone} steps`);
  assert.equal(await manifestText(page), FILE);
  await page.getByText('· saved').waitFor();
  for (; undone > 0; undone--) await page.keyboard.press('Control+Shift+z');
  assert.equal(await manifestText(page), edited);
});

declare('undo takes back typing in a field, and opening an article', async ({ visit }) => {
  const page = await open(visit);
  await claims(page).getByRole('button').first().click();
  const before = await note(page).inputValue();
  await note(page).press('End');
  await page.keyboard.type(' More.');
  assert.equal(await note(page).inputValue(), `${before} More.`);
  await page.keyboard.press('Control+z');
  assert.equal(await note(page).inputValue(), before);
  await page.keyboard.press('Control+y');
  assert.equal(await note(page).inputValue(), `${before} More.`);
  await paste(page, STORY);
  await article(page).getByText('The council met on Monday').waitFor();
  await button(page, 'Undo').click();
  await article(page).getByText('The Kremlin says').waitFor();
  await page.getByText('peace-talks.claims.json · not saved').first().waitFor();
});

// In the first claim, whatever is open.
const edit = async (page, words) => {
  await claims(page).getByRole('button').first().click();
  await note(page).fill(words);
};

declare('what is undone at once leaves the article’s words to be selected', async ({ visit }) => {
  const page = await open(visit);
  await edit(page, 'Another reason.');
  await kept(page);
  await form(page).getByRole('textbox', { name: 'Summary, one line' }).fill('In short.');
  await page.keyboard.press('Control+z');
  // The draft is written later than the element is given the manifest.
  await page.locator('#claim-row-1').click();
  await kept(page);
  await drag(page, 'It is not known whether');
  await page.locator('.passage q').getByText('It is not known whether').waitFor();
});

declare('a tab that crashes leaves a draft, which the next one offers and brings back', async ({ visit, context, site }) => {
  const page = await open(visit);
  await edit(page, 'Written just before the crash.');
  await kept(page);
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;

  const next = await open(visit);
  await next.getByText(/Unsaved work was left: “peace-talks.claims.json”/).waitFor();
  await button(next, 'Bring it back').click();
  await said(next, 'Unsaved work is back').waitFor();
  await claims(next).getByRole('button').first().click();
  assert.equal(await note(next).inputValue(), 'Written just before the crash.');
  await kept(next);
  await next.getByText('Unsaved work was left').waitFor({ state: 'detached' });
  // It is this tab's own now: another crash loses nothing either.
  const third = await context.newPage();
  await third.goto(`${site.origin}/index.html`);
  await third.getByText(/Another tab is at work on “peace-talks.claims.json”/).waitFor();
});

declare('two tabs on one draft never overwrite each other: the second is told, and each keeps its own', async ({ visit }) => {
  const one = await open(visit);
  await edit(one, 'From the first tab.');
  await kept(one);
  const two = await open(visit);
  await two.getByText(/Another tab is at work on “peace-talks.claims.json”/).waitFor();
  await edit(two, 'From the second tab.');
  await kept(two);
  await one.close();
  await two.close();
  const three = await open(visit);
  await button(three, 'Bring it back').first().waitFor();
  assert.equal(await button(three, 'Bring it back').count(), 2);
  await button(three, 'Bring it back').first().click();
  await said(three, 'Unsaved work is back').waitFor();
  await claims(three).getByRole('button').first().click();
  assert.equal(await note(three).inputValue(), 'From the second tab.');
  await button(three, 'Bring it back').click();
  await claims(three).getByRole('button').first().click();
  assert.equal(await note(three).inputValue(), 'From the first tab.');
});

declare('leaving with unsaved work asks; without, it does not', async ({ visit }) => {
  const page = await open(visit);
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    dialog.dismiss();
  });
  await edit(page, 'Not saved.');
  const dialog = page.waitForEvent('dialog');
  await page.evaluate(() => void setTimeout(() => location.assign('/examples/minimal.html')));
  await dialog;
  assert.deepEqual(asked, ['beforeunload']);
  await button(page, 'Undo').click();
  await page.getByText('· saved').waitFor();
  await page.evaluate(() => location.assign('/examples/minimal.html'));
  await page.waitForURL('**/minimal.html');
  assert.deepEqual(asked, ['beforeunload']);
});

for (const [what, break_] of [
  ['full', () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  }],
  ['forbidden', () => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    IDBFactory.prototype.open = refuse;
    for (const kind of ['localStorage', 'sessionStorage']) Object.defineProperty(window, kind, { get: refuse });
  }],
]) {
  declare(`storage that is ${what}: a clear message, and the work goes on`, async ({ visit, context }) => {
    await context.addInitScript(break_);
    const page = await open(visit);
    await edit(page, 'Kept nowhere.');
    await trouble(page).getByText(/cannot be kept on this device \(.+\)\. Save it before you leave\./).waitFor();
    await button(page, 'Close this message').click();
    assert.equal(await note(page).inputValue(), 'Kept nowhere.');
    assert.match(await manifestText(page), /Kept nowhere/);
  });
}

declare('a browser without a storage for texts: languages and sources are for this visit', async ({ visit, context }) => {
  await context.addInitScript(() => Object.defineProperty(window, 'localStorage', { value: null }));
  const page = await open(visit);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await button(page, 'Öffnen…').waitFor();
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('en');
  await edit(page, 'Kept.');
  await kept(page);
});

// A file of the browser's own kind, with what was written to it.
const fakeFiles = (context, text) =>
  context.addInitScript((text) => {
    window.disk = { text, written: 0 };
    const handle = {
      name: 'desk.json',
      getFile: async () => new File([window.disk.text], 'desk.json'),
      createWritable: async () => {
        let next = '';
        return {
          write: async (part) => void (next += part),
          close: async () => Object.assign(window.disk, { text: next, written: window.disk.written + 1 }),
        };
      },
    };
    window.showOpenFilePicker = async () => [handle];
    window.showSaveFilePicker = async ({ suggestedName }) => ({ ...handle, name: `chosen-${suggestedName}` });
  }, text);

declare('saving shows what changes and writes to the file opened; unknown fields, order and spelling stay', async ({ visit, context }) => {
  const file = '{ "x-first": 1.50e1,\r\n  "version": 1, "claims": [\r\n    {"status": "speculative", "id": "a", "x": [1,2],\r\n' +
    '     "quote": {"exact": "It is not known whether the proposal exists"}, "note": "\\u00e9t\\u00e9"} ] }';
  await fakeFiles(context, file);
  const page = await open(visit);
  await button(page, 'Open…').click();
  await button(page, 'Choose a manifest…').click();
  await page.getByText('desk.json').first().waitFor();
  await claims(page).getByRole('button').first().click();
  assert.equal(await note(page).inputValue(), 'été');
  await note(page).fill('hiver');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Changes' });
  assert.match((await dialog.locator('.lines ins').allInnerTexts()).join(), /hiver/);
  await button(dialog, 'Save').click();
  await said(page, '“desk.json” was saved').waitFor();
  assert.deepEqual(await page.evaluate(() => window.disk), { text: file.replace('\\u00e9t\\u00e9', 'hiver'), written: 1 });
  await page.getByText('desk.json · saved').waitFor();
});

declare('a file that begins with a byte order mark is saved in place, and keeps it', async ({ visit, context }) => {
  const file = '\uFEFF{"version": 1, "claims": [{"id": "a", "status": "speculative", "quote": {"exact": "It is not known whether"}, "note": "x"}]}';
  await fakeFiles(context, file);
  const page = await open(visit);
  await button(page, 'Open…').click();
  await button(page, 'Choose a manifest…').click();
  await page.getByText('desk.json').first().waitFor();
  await edit(page, 'Nobody says.');
  await page.keyboard.press('Control+s');
  await button(page.getByRole('dialog', { name: 'Changes' }), 'Save').click();
  await said(page, '“desk.json” was saved').waitFor();
  assert.deepEqual(await page.evaluate(() => window.disk), { text: file.replace('"x"', '"Nobody says."'), written: 1 });
});

declare('a file that changed meanwhile is not overwritten', async ({ visit, context }) => {
  await fakeFiles(context, '{"version": 1, "claims": []}');
  const page = await open(visit);
  await button(page, 'Open…').click();
  await button(page, 'Choose a manifest…').click();
  await page.getByText('desk.json').first().waitFor();
  await article(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('3');
  await page.evaluate(() => (window.disk.text = 'somebody else’s'));
  await page.keyboard.press('Control+s');
  await button(page, 'Save').click();
  await trouble(page).getByText('has changed since it was opened here, so nothing was written').waitFor();
  assert.deepEqual(await page.evaluate(() => window.disk), { text: 'somebody else’s', written: 0 });
  await button(page, 'Save a copy…').click();
  await page.getByText('chosen-desk.json · saved').waitFor();
});
