// The JSON view, and everything that cannot be used: a clear message, and nothing lost.

import assert from 'node:assert/strict';
import { inBrowser } from './support.mjs';
import {
  STORY, article, button, claims, form, kept, labelled, manifestText, open, paste, pasteManifest, shows, trouble,
} from './workbench-support.mjs';

const declare = inBrowser();
const editor = (page) => page.getByRole('textbox', { name: 'Claims manifest as JSON' });
const SMALL = `{
  "version": 1,
  "claims": [
    {
      "id": "ferry",
      "status": "speculative",
      "quote": { "exact": "Nobody asked the ferry company" },
      "note": "a view."
    }
  ]
}
`;

const small = async (visit) => {
  const page = await open(visit);
  await paste(page, STORY);
  await pasteManifest(page, SMALL);
  await button(page, 'JSON').click();
  await editor(page).waitFor();
  return page;
};

const replaceAll = async (page, text) => {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
};

declare('what is typed as JSON reaches the form and readers, and what the form changes reaches the JSON', async ({ visit }) => {
  const page = await small(visit);
  await replaceAll(page, SMALL.replace('"a view."', '"typed as JSON."').replace('"ferry"', '"boat"'));
  await shows(page, { boat: 'Nobody asked the ferry company' });
  await button(page, 'Claims').click();
  await claims(page).getByRole('button').first().click();
  const note = form(page).getByRole('textbox', { name: 'Why this label' });
  assert.equal(await note.inputValue(), 'typed as JSON.');
  await note.fill('typed in the form.');
  await button(page, 'JSON').click();
  assert.match(await editor(page).innerText(), /"note": "typed in the form\."/);
  assert.equal(await manifestText(page), SMALL.replace('"a view."', '"typed in the form."').replace('"ferry"', '"boat"'));
});

declare('a change in the form takes the place of JSON that cannot be used, says so, and undo brings it back', async ({ visit }) => {
  const page = await small(visit);
  const broken = SMALL.replace('"a view."', '"a view that is not done');
  await replaceAll(page, broken);
  await page.getByText('This text cannot be used yet.').waitFor();
  await button(page, 'Claims').click();
  await claims(page).getByRole('button').first().click();
  await form(page).getByRole('textbox', { name: 'Why this label' }).fill('from the form.');
  await trouble(page).getByText('What was typed as JSON could not be used, and gave way to this change.').waitFor();
  await button(page, 'Undo').click();
  await button(page, 'JSON').click();
  await page.getByText('This text cannot be used yet.').waitFor();
  assert.match(await editor(page).innerText(), /a view that is not done/);
});

declare('broken JSON keeps the text typed and the last good state, and says where it breaks', async ({ visit }) => {
  const page = await small(visit);
  const broken = SMALL.replace('"status": "speculative",', '"status": "speculative"');
  await replaceAll(page, broken);
  await page.getByText('This text cannot be used yet. Readers and the form keep the last one that could.').waitFor();
  const problem = page.getByRole('list', { name: 'Problems by line' }).getByRole('button');
  await problem.filter({ hasText: /Line 7, column \d+: The manifest is not JSON/ }).waitFor();
  assert.deepEqual(Object.keys(await labelled(page)), ['ferry']);
  await button(page, 'Claims').click();
  await claims(page).getByRole('button', { name: /Nobody asked/ }).waitFor();
  await button(page, 'JSON').click();
  assert.equal((await editor(page).innerText()).replace(/\s+/g, ''), broken.replace(/\s+/g, ''));
  await problem.first().click();
  await page.keyboard.press('Home');
  const at = await page.evaluate(() => document.querySelector('.editor').shadowRoot.querySelector('.cm-activeLine').textContent);
  assert.match(at, /"quote"/);
});

declare('a draft keeps broken JSON through a closed tab', async ({ visit }) => {
  const page = await small(visit);
  await replaceAll(page, '{"version": 1, half');
  await kept(page);
  await page.close();
  const next = await open(visit);
  await button(next, 'Bring it back').click();
  await button(next, 'JSON').click();
  await editor(next).getByText('half').waitFor();
  await next.getByText('This text cannot be used yet.').waitFor();
});

declare('problems are listed with line and column, marked, and mended in either view', async ({ visit }) => {
  const page = await small(visit);
  await replaceAll(page, SMALL.replace('"note": "a view."', '"noet": "a view."'));
  const list = page.getByRole('list', { name: 'Problems by line' });
  await list.getByText('A speculative claim says why').waitFor();
  await list.getByText('Line 8, column 15: ').waitFor();
  await page.locator('.editor .cm-lintRange-error').first().waitFor();
  await button(page, 'Claims').click();
  await button(page, 'ferry: A speculative claim says why nothing stands behind it, and this one has no note.').click();
  await page.waitForFunction(() => document.activeElement?.id === '/claims/0/note');
  await page.keyboard.type('nobody knows.');
  await form(page).getByText('says why nothing stands').waitFor({ state: 'detached' });
  assert.match(await manifestText(page), /"noet": "a view\."/);
});

declare('undo works in the JSON view too', async ({ visit }) => {
  const page = await small(visit);
  await replaceAll(page, '[]');
  await page.getByText('This text cannot be used yet.').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('Edits go both ways').waitFor();
  assert.match(await editor(page).innerText(), /Nobody asked/);
});

const HUGE = 'A line of an article. '.repeat(1_000_000);

for (const [what, file, words] of [
  ['a manifest of another version', { name: 'v2.json', text: '{"version": 2, "claims": []}' }, /version 1 only\. \(line 1|version 1 only \(line 1/],
  ['broken JSON', { name: 'broken.json', text: '{"version": 1,\n "claims": [}' }, /not JSON.*\(line 2, column \d+\)/],
  ['a list', { name: 'list.json', text: '[]' }, /is a JSON object, but this is an array/],
  ['a 20 MB article', { name: 'huge.txt', text: HUGE }, /“huge\.txt” has 21 MB\. The workbench opens files of up to 5 MB/],
  ['an image', { name: 'photo.html', bytes: [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13] }, /is no text/],
  ['UTF-16', { name: 'story.txt', bytes: [255, 254, 65, 0] }, /is UTF-16\. Save it as UTF-8/],
  ['another encoding', { name: 'story.txt', bytes: [99, 97, 102, 233] }, /is not UTF-8/],
  ['an empty file', { name: 'empty.html', text: '' }, /has no text/],
]) {
  declare(`${what}, dropped: a clear message, and what was open stays`, async ({ visit }) => {
    const page = await open(visit);
    await page.evaluate(({ name, text, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([text ?? new Uint8Array(bytes)], name));
      document.querySelector('.desk').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, file);
    await trouble(page).getByText(words).waitFor();
    await article(page).getByText('The Kremlin says').waitFor();
    assert.equal(await claims(page).getByRole('listitem').count(), 14);
    await page.getByText('peace-talks.claims.json · saved').waitFor();
  });
}

declare('an address on another site is refused, one that is missing is told; one on this site opens', async ({ visit }) => {
  const page = await open(visit);
  await button(page, 'Open…').click();
  const dialog = page.getByRole('dialog', { name: 'Open' });
  const go = async (address) => {
    await dialog.getByRole('textbox', { name: 'Address on this site' }).fill(address);
    await dialog.getByRole('textbox', { name: 'Address on this site' }).press('Enter');
  };
  await go('https://news.example/story.html');
  await trouble(page).getByText('news.example is another site').waitFor();
  await go('/nowhere.html');
  await trouble(page).getByText('could not be read (HTTP 404)').waitFor();
  await go('/examples/ukrainian.html');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.names').getByText('ukrainian.html').waitFor();
});
