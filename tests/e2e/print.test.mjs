// On paper: what the text of a PDF says of the labels.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { badge, card, heard, inBrowser, passages } from './support.mjs';
import { shoot } from './screenshots.mjs';
import { rendered } from './static.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, UNTOUCHED, asItWas, html, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const TITLE = 'What this article’s claims rest on';

// The words of a page's PDF in reading order, white space made one.
const printed = async (page) => {
  const pdf = await page.pdf({ format: 'A4' });
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: pdf, encoding: 'utf8' });
  return text.replace(/\s+/g, ' ');
};
const inOrder = (text, parts) => {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    assert.ok(found >= 0, `“${part}” comes next in: ${text}`);
    at = found + part.length;
  }
};

const CORRECTED = { ...COST, correction: { date: '2025-04-24', note: 'ruled out by the council.', url: 'https://council.example/correction' } };
const NOTES = [
  `${TITLE}`,
  'Official',
  'On the record: stated by Town council',
  'Announced by the council.',
  'Sources',
  'Town council (https://council.example/minutes), minutes of 3 April, Apr 3, 2025',
  'Reported · corrected',
  'Reported by The Courier, not officially confirmed',
  'Correction, Apr 24, 2025',
  'ruled out by the council.',
  'The Herald',
  'Speculative',
  'Not established: no date for reopening has been set.',
];

declare('badges are words in brackets with numbers, and numbered notes follow the article', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': manifest(SUMMER, CLOSURE, CORRECTED) });
  await heard(page, 'ready');
  const text = await printed(page);
  inOrder(text, [
    '3 claims labelled. The rest of the text was not assessed.',
    'will close in May [Official 1]',
    'nine million [Reported · corrected 2]',
    'all summer [Speculative 3]',
    'Nobody asked the ferry company.',
    ...NOTES,
  ]);
  inOrder(text, [TITLE, '1. Official', '2. Reported', '3. Speculative']);
  for (const screen of ['What the labels mean', 'Link to this claim', 'Close']) assert.ok(!text.includes(screen), screen);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await shoot(page, 'print-notes', true);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  // On the screen again, as before.
  assert.equal(await page.locator('claim-labels .notes').count(), 0);
  await page.evaluate(() => document.querySelector('claim-labels').remove());
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});

declare('a card that is open is not printed', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await badge(page, 'closure').click();
  await card(page).waitFor();
  const text = await printed(page);
  assert.equal(text.split('On the record: stated by').length, 2, 'once, in the notes');
  assert.equal(await card(page).count(), 1, 'and it is still open');
});

declare('labels that a reader has hidden are not printed, and the others are numbered without them', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await page.getByRole('button', { name: 'Official 1' }).click();
  const text = await printed(page);
  inOrder(text, ['May', '[Reported 1]', '[Speculative 2]', TITLE, '1. Reported', '2. Speculative']);
  assert.ok(!text.includes('[Official') && !text.includes('On the record'), text);
});

for (const [how, attributes, head] of [
  ['print="none"', 'print="none"', ''],
  ['--claim-labels-print: none', '', '<style>article { --claim-labels-print: none } claim-labels { --claim-labels-print: none }</style>'],
]) {
  declare(`${how}: the article is printed as it is without labels`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': labelled(STORY, attributes, head), '/claims.json': CLAIMS });
    await heard(page, 'ready');
    const text = await printed(page);
    inOrder(text, ['The bridge', 'The town council says the bridge will close in May. Two papers', 'ferry company.']);
    for (const ours of ['[', TITLE, 'claims labelled', 'Sources']) assert.ok(!text.includes(ours), `${ours}: ${text}`);
    await page.emulateMedia({ media: 'print' });
    assert.ok((await passages(page)).every(({ line }) => line === 'none'));
    await page.emulateMedia({ media: 'screen' });
    assert.ok(await badge(page, 'cost').isVisible(), 'only print is without them');
  });
}

declare('in Arabic the notes are Arabic and run from right to left, with addresses as they are', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(STORY, 'lang="ar"'), '/claims.json': CLAIMS });
  await heard(page, 'ready');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const notes = page.locator('claim-labels .notes');
  assert.deepEqual([await notes.getAttribute('dir'), await notes.getAttribute('lang')], ['rtl', 'ar']);
  const link = notes.locator('a').first();
  const content = await link.evaluate((link) => getComputedStyle(link, '::after').content);
  assert.ok(content.includes('https://council.example/minutes'), content);
  const { x, width } = await link.boundingBox();
  const role = await notes.getByText('minutes of 3 April').boundingBox();
  assert.ok(role.x + role.width <= x + width, 'from right to left');
  await shoot(page, 'print-arabic', true);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await notes.count(), 0);
});

declare('a thousand claims are printed with a thousand notes', async ({ visit }) => {
  const words = (at) => `Sentence number ${at} of a long list stands here.`;
  const many = Array.from({ length: 1000 }, (_, at) => at);
  const story = `<article id="story">${many.map((at) => `<p>${words(at)}</p>`).join('')}</article>`;
  const claims = manifest(...many.map((at) => ({ ...CLOSURE, id: `c${at}`, quote: { exact: words(at) } })));
  const page = await visit('/page.html', { '/page.html': labelled(story), '/claims.json': claims });
  await heard(page, 'ready');
  const text = await printed(page);
  inOrder(text, ['Sentence number 999 of a long list stands here. [Official 1000]', TITLE, '1. Official', '1000. Official']);
});

const STATIC = html(STORY).replace(/<script type="module".*?<\/script>/, '');

declare('static pages say the same, without script and without a style sheet', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': await rendered(manifest(CLOSURE, CORRECTED, SUMMER), STATIC) });
  const text = await printed(page);
  inOrder(text, [
    'will close in May [Official, 1]',
    'nine million [Reported · corrected, 2]',
    'all summer [Speculative, 3]',
    'Nobody asked the ferry company.',
    ...NOTES,
  ]);
});

declare('the style sheet of docs/static.md prints a static page without labels', async ({ visit }) => {
  const guide = await readFile(new URL('../../docs/static.md', import.meta.url), 'utf8');
  const [, css] = /```css\n(.*?)```/s.exec(guide);
  const plain = STATIC.replace('</head>', `<style>${css}</style></head>`);
  const page = await visit('/page.html', { '/page.html': await rendered(CLAIMS, plain), '/plain.html': plain });
  assert.ok(await badge(page, 'cost').isVisible());
  assert.equal(await printed(page), await printed(await visit('/plain.html')));
});

declare('a static page that the element took over prints its own notes, once, and none for hidden labels', async ({ visit }) => {
  const routes = { '/page.html': await rendered(CLAIMS, labelled()), '/claims.json': CLAIMS };
  const page = await visit('/page.html', routes);
  await heard(page, 'ready');
  assert.equal((await printed(page)).split('Announced by the council.').length, 2);
  await page.evaluate(() => (document.querySelector('claim-labels').filter = ['official', 'speculative']));
  const text = await printed(page);
  inOrder(text, ['[Official, 1]', '[Speculative, 3]', 'Announced by the council.', '3. Speculative']);
  assert.ok(!text.includes('[Reported') && !text.includes('The Courier'), text);
});

declare('a static page whose labels are not those of the manifest any more prints only what is shown', async ({ visit }) => {
  const routes = { '/page.html': await rendered(manifest(CLOSURE, COST), labelled()), '/claims.json': manifest({ ...CLOSURE, status: 'reported' }) };
  const page = await visit('/page.html', routes);
  await heard(page, 'ready');
  const text = await printed(page);
  inOrder(text, ['[Reported 1]', TITLE, '1. Reported', 'Reported by Town council']);
  assert.ok(!text.includes('[Official') && !text.includes('On the record') && !text.includes('The Courier'), text);
});
