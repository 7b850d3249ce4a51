// Without script, without the program, without style sheets, and in a reader mode: each is readable, and looked at.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { PREVIEW, badge, heard, inBrowser, paintedRanges } from './support.mjs';
import { shoot } from './screenshots.mjs';
import { rendered } from './static.mjs';

const declare = inBrowser();
const readability = await readFile(new URL('../../node_modules/@mozilla/readability/Readability.js', import.meta.url), 'utf8');
const example = (name) => readFile(new URL(`examples/${name}`, PREVIEW), 'utf8');
const staticPage = async (name) => rendered(JSON.parse(await example(`${name}.claims.json`)), await example(`${name}.html`));

const PASSAGE = 'no channel between Moscow and Kyiv is active at the moment';
const OURS = ['claims labelled', 'What the labels mean', 'On the record: stated by'];
const NO_SCRIPT = { javaScriptEnabled: false };

// What a reader mode shows of the page as it is now.
const reader = async (page) => {
  await page.evaluate(`${readability}; window.Readability = Readability`);
  const content = await page.evaluate(() => new window.Readability(document.cloneNode(true)).parse().content);
  const shown = await page.context().newPage();
  await shown.setContent(content);
  return shown.locator('body').innerText();
};
// Words that a label's own run into, or out of.
const glued = (text) => text.match(/[\p{L}\p{N}]\[?(Official|Reported|Speculative)\b(?! [a-z])|\][\p{L}\p{N}]/gu) ?? [];

declare('a page with the element, script off: the article as it is', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await shoot(page, 'without-script', true);
  const text = await page.locator('body').innerText();
  assert.ok(text.includes(PASSAGE), text);
  for (const ours of OURS) assert.ok(!text.includes(ours), ours);
}, NO_SCRIPT);

declare('a static page, script off: labels in words, each leading to its note and back', async ({ visit }) => {
  const page = await visit('/examples/static.html', { '/examples/static.html': await staticPage('peace-talks') });
  await shoot(page, 'static-without-script', true);
  const label = badge(page, 'no-channel-kyiv');
  assert.match(await label.innerText(), /^\s\[Official, \d+\]$/);
  for (const ours of OURS) assert.ok((await page.getByText(ours).count()) > 0, ours);
  await label.click();
  await page.waitForURL(/#claim-note-no-channel-kyiv$/);
  const note = page.locator('#claim-note-no-channel-kyiv');
  assert.ok(await note.evaluate((note) => note.getBoundingClientRect().top < innerHeight && note.matches(':target')));
  await note.locator('[role=doc-backlink]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#claim-no-channel-kyiv$/);
}, NO_SCRIPT);

for (const [what, path] of [['the loader', 'claim-labels.js'], ['the program', 'claim-labels-engine_bg.wasm']]) {
  declare(`${what} cannot be had: the article as it is`, async ({ visit }) => {
    const page = await visit('/examples/peace-talks.html', { [`/${path}`]: 404 });
    if (what === 'the program') await heard(page, 'error');
    const text = await page.locator('body').innerText();
    assert.ok(text.includes(PASSAGE));
    for (const ours of OURS) assert.ok(!text.includes(ours), ours);
    assert.equal(await paintedRanges(page), 0);
  });
}

declare('an old browser, without WebAssembly: the article as it is', async ({ visit, context }) => {
  await context.addInitScript(() => delete globalThis.WebAssembly);
  const page = await visit('/examples/peace-talks.html');
  assert.equal((await heard(page, 'error')).code, 'unsupported-browser');
  const text = await page.locator('body').innerText();
  assert.ok(text.includes(PASSAGE));
  for (const ours of OURS) assert.ok(!text.includes(ours), ours);
});

declare('without the page’s style sheets the labels look as always', async ({ visit }) => {
  const styled = await visit('/examples/peace-talks.html');
  await heard(styled, 'ready');
  const look = (page) =>
    badge(page, 'crimea').evaluate((host) => {
      const { color, fontSize, fontWeight, borderRadius } = getComputedStyle(host.shadowRoot.querySelector('.badge'));
      return [host.innerText, color, fontSize, fontWeight, borderRadius];
    });
  const bare = await visit('/examples/peace-talks.html?bare', { '/examples/example.css': 404 });
  await heard(bare, 'ready');
  await shoot(bare, 'without-style-sheet', true);
  assert.deepEqual(await look(bare), await look(styled));
});

declare('a static page without style sheets: labels stand in the text, notes behind the article', async ({ visit }) => {
  const page = await visit('/examples/static.html', { '/examples/static.html': await staticPage('peace-talks'), '/examples/example.css': 404 });
  await shoot(page, 'static-without-style-sheet', true);
  const text = await page.locator('body').innerText();
  assert.match(text, /\s\[Official, \d+\]/);
  assert.deepEqual(glued(text), []);
  assert.ok(text.indexOf(PASSAGE) < text.indexOf('On the record: stated by'));
});

for (const [how, path, routes] of [
  ['a page with the element', '/examples/peace-talks.html', async () => ({})],
  ['a static page', '/examples/static.html', async () => ({ '/examples/static.html': (await staticPage('peace-talks')).replace(/<script.*?<\/script>/gs, '') })],
]) {
  declare(`a reader mode over ${how} keeps the labels as words in brackets, and none runs into the text`, async ({ visit }) => {
    const page = await visit(path, await routes());
    if (how === 'a page with the element') await heard(page, 'ready');
    const text = await reader(page);
    assert.ok(text.includes(PASSAGE), text);
    for (const word of ['Official', 'Reported', 'Speculative']) assert.match(text, new RegExp(`\\s\\[${word}[^\\]]*\\]`));
    assert.deepEqual(glued(text), []);
    // Not a word of the article is lost, whatever the ids of its claims are called.
    assert.ok(text.includes('Peskov declined to comment'), text);
    for (const control of ['×', 'Link to this claim']) assert.ok(!text.includes(control), control);
  });
}

declare('a reader mode over the page without script has no trace of labels', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html', { '/claim-labels.js': 404 });
  const text = await reader(page);
  assert.ok(text.includes(PASSAGE) && !/\[(Official|Reported|Speculative)/.test(text), text);
});
