// Passages in all sorts of markup: what is marked is what is quoted, the badge follows it, and the markup stays valid.

import assert from 'node:assert/strict';
import { badge, card, heard, inBrowser } from './support.mjs';
import { UNTOUCHED, asItWas, claim, labelled, manifest } from './stories.mjs';

const declare = inBrowser();

// Each: a name, the article's inside, and the claims: id, quote, number of marks.
const CASES = [
  ['a whole paragraph', '<p>It will rain in the north.</p>', [['a', 'It will rain in the north.', 1]]],
  ['overlapping', '<p>The council says the bridge will close in May.</p>', [
    ['a', 'council says the bridge', 1], ['b', 'the bridge will close', 2]]],
  ['nested', '<p>The council says the bridge will close in May, or so.</p>', [
    ['a', 'council says the bridge will close in May', 1], ['b', 'the bridge will', 1]]],
  ['nested, with the same end', '<p>The council says the bridge will close in May.</p>', [
    ['a', 'council says the bridge will close', 1], ['b', 'the bridge will close', 1]]],
  ['the very same words', '<p>The bridge will close in May.</p>', [
    ['a', 'The bridge will close', 1], ['b', 'The bridge will close', 1]]],
  ['three that cross', '<p>one two three four five six seven eight nine</p>', [
    ['a', 'one two three four five', 1], ['b', 'three four five six seven', 2], ['c', 'five six seven eight nine', 2]]],
  ['one right after the other', '<p>It will rain. It will snow.</p>', [['a', 'It will rain.', 1], ['b', ' It will snow.', 1]]],
  ['across inline markup', '<p>The <b>council <i>says</i></b> it <code>will</code> close.</p>', [['a', 'council says it will close', 5]]],
  ['across paragraphs', '<p>First it rains hard.</p>\n  <p>Then it snows.</p>', [['a', 'rains hard. Then it snows', 2]]],
  ['across a heading, a list and a quotation', '<h2>The weather today</h2><ul><li>rain at noon</li></ul><blockquote>snow at night</blockquote>', [
    ['a', 'weather today rain at noon snow at night', 3]]],
  ['within a link', '<p>See <a href="#x">what the council has said about it</a> today.</p>', [['a', 'the council has said', 1]]],
  ['a whole link', '<p>See <a href="#x">what the council has said</a> today.</p>', [['a', 'what the council has said', 1]]],
  ['into a link', '<p>It will close, <a href="#x">the council has said</a> today.</p>', [['a', 'will close, the council', 2]]],
  ['out of a link', '<p>As <a href="#x">the council says it will</a> close in May.</p>', [['a', 'it will close in May', 2]]],
  ['two in one link', '<p>See <a href="#x">the council says rain, the mayor says snow</a>.</p>', [
    ['a', 'the council says rain', 1], ['b', 'the mayor says snow', 1]]],
  ['list items', '<ul>\n<li>It will rain today</li>\n<li>It will snow tomorrow</li>\n</ul>', [
    ['a', 'It will rain today', 1], ['b', 'It will snow tomorrow', 1]]],
  ['across list items', '<ol>\n<li>It will rain today</li>\n<li>and snow tomorrow</li>\n</ol>', [['a', 'rain today and snow', 2]]],
  ['a table cell', '<table><tr><th>Day</th><td>It will rain all day</td></tr></table>', [['a', 'It will rain all day', 1]]],
  ['across table rows', '<table>\n<tbody>\n<tr>\n<td>Rain on Monday</td>\n<td>Snow on Tuesday</td>\n</tr>\n<tr>\n<td>Sun on Friday</td>\n</tr>\n</tbody>\n</table>', [
    ['a', 'Rain on Monday Snow on Tuesday Sun on Friday', 3]]],
  ['a definition list', '<dl><dt>The bridge</dt><dd>will close in May</dd></dl>', [['a', 'The bridge will close in May', 2]]],
  ['a figure’s caption', '<figure><figcaption>The bridge that will close</figcaption></figure>', [['a', 'bridge that will close', 1]]],
  ['preformatted text', '<pre>It will\n  rain in\n  the north</pre>', [['a', 'It will rain in the north', 1]]],
  ['line breaks', '<p>It will rain<br>in the north</p>', [['a', 'rain in the north', 2]]],
  ['around a script and a button', '<p>It will <script type="text/plain">never</script>rain <button>Share</button>in the north</p>', [
    ['a', 'It will rain in the north', 3]]],
  ['beyond the BMP and combined', '<p>🙂🙂 Das Cafe\u0301 schließt 👩‍👩‍👧 im Mai.</p>', [['a', 'Café schließt 👩‍👩‍👧 im Mai', 1]]],
];

const look = (page, id) =>
  page.evaluate((id) => {
    const words = (node) => {
      const copy = node.cloneNode(true);
      copy.querySelectorAll('[data-claim-badge]').forEach((badge) => badge.remove());
      return copy.textContent;
    };
    const marks = [...document.querySelectorAll(`mark[data-claim="${id}"]`)];
    const [badge, ...more] = document.querySelectorAll(`[data-claim-badge="${id}"]`);
    // Words of the article, other than of the rest of a link, between the end of the passage and the badge.
    const between = document.createRange();
    between.setStartAfter(marks.at(-1).closest('a') ?? marks.at(-1));
    between.setEndBefore(badge);
    return {
      marked: marks.map(words).join(' ').replace(/\s+/g, ' ').trim(),
      pieces: marks.length,
      badges: 1 + more.length,
      between: words(between.cloneContents()),
      within: badge.parentElement.closest('a, button, summary')?.localName ?? null,
      empty: marks.filter((mark) => words(mark) === '').length,
    };
  }, id);

const squeeze = (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

for (const [name, inside, claims] of CASES) {
  declare(`${name}`, async ({ visit }) => {
    const page = await visit('/page.html', {
      '/page.html': labelled(`<article id="story">${inside}</article>`),
      '/claims.json': manifest(...claims.map(([id, exact]) => claim(id, exact))),
    });
    assert.equal((await heard(page, 'ready')).anchored, claims.length);
    for (const [id, exact, pieces] of claims) {
      const found = await look(page, id);
      const marked = squeeze(found.marked).replaceAll(' ', '');
      assert.deepEqual(
        { ...found, marked },
        { marked: squeeze(exact).replaceAll(' ', ''), pieces, badges: 1, between: '', within: null, empty: 0 },
        id,
      );
      await badge(page, id).click();
      await card(page).waitFor();
      await page.keyboard.press('Escape');
    }
    const misplaced = page.locator(':is(table, thead, tbody, tr, ul, ol, dl) > :is(mark, [data-claim-badge])');
    assert.equal(await misplaced.count(), 0);
    await page.evaluate(() => document.querySelector('claim-labels').replaceWith(document.querySelector('article')));
    assert.deepEqual(await asItWas(page), UNTOUCHED);
  });
}

declare('a badge after a link does not follow the link, and the link still works', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled('<article><p>See <a href="#there">what the council has said</a>.</p></article>'),
    '/claims.json': manifest(claim('a', 'what the council has said')),
  });
  await badge(page, 'a').click();
  await card(page).waitFor();
  assert.equal(new URL(page.url()).hash, '');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'what the council has said' }).click();
  assert.equal(new URL(page.url()).hash, '#there');
});

declare('badges behind one place follow each other as their passages do, whatever the order of the manifest', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled('<article><p>See <a href="#there">the council says rain, <b>the mayor says</b> snow, or so</a>.</p></article>'),
    '/claims.json': manifest(claim('c', 'snow, or so'), claim('b', 'the mayor says'), claim('a', 'the council says rain')),
  });
  await heard(page, 'ready');
  const order = await page.locator('[data-claim-badge]').evaluateAll((all) => all.map((one) => one.dataset.claimBadge));
  assert.deepEqual(order, ['a', 'b', 'c']);
});

for (const [what, hidden] of [
  ['an opted-out part', '<div data-claim-labels="off"><p>It will rain in the north</p></div>'],
  ['hidden content', '<p hidden>It will rain in the north</p>'],
  ['a template', '<template><p>It will rain in the north</p></template>'],
  ['a form control', '<textarea>It will rain in the north</textarea>'],
]) {
  declare(`${what} is never labelled`, async ({ visit }) => {
    const page = await visit('/page.html', {
      '/page.html': labelled(`<article id="story"><p>Nothing of that kind is here.</p>${hidden}</article>`),
      '/claims.json': manifest(claim('a', 'It will rain in the north')),
    });
    assert.equal((await heard(page, 'ready')).orphaned, 1);
    assert.deepEqual(await asItWas(page), UNTOUCHED);
  });
}
