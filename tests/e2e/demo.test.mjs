// The demonstration pages: every claim labelled, in three languages.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { card, badge, complaints, heard, inBrowser, passage } from './support.mjs';

const declare = inBrowser();
const example = async (name) =>
  JSON.parse(await readFile(new URL(`../../examples/${name}.claims.json`, import.meta.url), 'utf8'));

// For each claim of the page: what is painted and how, its badges, and whether nothing stands between passage and badge.
const labels = (page) =>
  page.evaluate(() => {
    const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
    return window.painted().map(({ id, status, shown, pieces, holders }) => {
      const badges = [...document.querySelectorAll(`[data-claim-badge="${id}"]`)];
      const { endContainer, endOffset } = document.querySelector('claim-labels').ranges(id).at(-1);
      return {
        id,
        marked: squeeze(pieces.join('')),
        pieces,
        holders,
        statuses: [shown && status],
        badges: badges.map((badge) => badge.innerText),
        next: endOffset === endContainer.length && endContainer.nextSibling === badges[0],
      };
    });
  });

const WORDS = {
  en: { official: 'Official', reported: 'Reported', speculative: 'Speculative' },
  uk: { official: 'Офіційно', reported: 'За повідомленнями', speculative: 'Припущення' },
  ar: { official: 'رسمي', reported: 'منقول', speculative: 'تكهّن' },
};

for (const [path, name, lang, count] of [
  ['/examples/peace-talks.html', 'peace-talks', 'en', 14],
  ['/examples/ukrainian.html', 'ukrainian', 'uk', 5],
  ['/examples/arabic.html', 'arabic', 'ar', 4],
]) {
  declare(`${path}: all ${count} claims are marked, each with one badge right after its passage`, async ({ visit }) => {
    const page = await visit(path);
    const ready = await heard(page, 'ready');
    const errors = ready.problems.filter(({ severity }) => severity === 'error');
    assert.deepEqual([ready.anchored, ready.orphaned, errors], [count, 0, []]);
    const { claims } = await example(name);
    assert.equal(claims.length, count);
    const found = new Map((await labels(page)).map((label) => [label.id, label]));
    for (const { id, status, quote, correction } of claims) {
      const label = found.get(id);
      assert.equal(label.marked, quote.exact, id);
      assert.deepEqual(label.statuses, [status], id);
      assert.equal(label.badges.length, 1, id);
      const word = WORDS[lang][status];
      assert.ok(correction ? label.badges[0].startsWith(word) : label.badges[0] === word, `${id}: ${label.badges[0]}`);
      assert.ok(label.next, `${id}: the badge follows the passage`);
    }
    assert.deepEqual(complaints(page), []);
  });
}

declare('a passage across inline markup has a piece on each side of the markup', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  const crimea = (await labels(page)).find(({ id }) => id === 'crimea');
  assert.equal(crimea.pieces.length, 3);
  assert.equal(crimea.pieces[crimea.holders.indexOf('em')], 'recognition of Crimea');
});

declare('the legend says how much is labelled, that the rest was not assessed, and counts each label', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  const legend = page.getByRole('region', { name: /claims rest on/ });
  await legend.getByText('14 claims labelled. The rest of the text was not assessed.').waitFor();
  const buttons = await legend.getByRole('button').allInnerTexts();
  assert.deepEqual(buttons.map((text) => text.replace(/\s+/g, ' ').trim()), ['Official 7', 'Reported 3', 'Speculative 4']);
  const [legendBox, headline] = [await legend.boundingBox(), await page.locator('h1').boundingBox()];
  assert.ok(legendBox.y + legendBox.height <= headline.y, 'it stands where the article starts');
});

declare('a reader can unfold what the labels mean', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  const meaning = page.getByText('The label says who said it, not that it is true.');
  await page.getByText('What the labels mean').waitFor();
  assert.ok(!(await meaning.isVisible()));
  await page.getByText('What the labels mean').click();
  assert.ok(await meaning.isVisible());
});

declare('the Arabic page is mirrored: badge left of its passage, card right to left', async ({ visit }) => {
  const page = await visit('/examples/arabic.html');
  await heard(page, 'ready');
  const { last } = await passage(page, 'la-qanat');
  const box = await badge(page, 'la-qanat').boundingBox();
  assert.ok(box.x + box.width <= last.x + last.width / 2, 'the badge is on the left');
  await badge(page, 'la-qanat').click();
  const style = await card(page).evaluate((card) => ({
    direction: getComputedStyle(card).direction,
    title: card.querySelector('h2').getBoundingClientRect().left,
    close: card.querySelector('button').getBoundingClientRect().left,
  }));
  assert.equal(style.direction, 'rtl');
  assert.ok(style.close < style.title, 'the close button is on the left');
  assert.match(await card(page).innerText(), /تصريح رسمي صادر عن دميتري بيسكوف/);
});

declare('the last letter of an Arabic passage keeps its final form: it does not join with the badge', async ({ visit }) => {
  const page = await visit('/examples/arabic.html');
  await heard(page, 'ready');
  const width = (alone) =>
    page.evaluate((alone) => {
      const letters = document.querySelector('claim-labels').ranges('la-qanat').at(-1);
      document.querySelector('[data-claim-badge="la-qanat"]').toggleAttribute('data-claim-off', alone);
      letters.setStart(letters.endContainer, letters.endOffset - 3);
      return letters.getBoundingClientRect().width;
    }, alone);
  assert.equal(await width(false), await width(true));
});

declare('the smallest embed labels from a manifest in the page itself', async ({ visit }) => {
  const page = await visit('/examples/minimal.html');
  assert.equal((await heard(page, 'ready')).anchored, 2);
  await badge(page, 'summer').click();
  await card(page).getByText('Not established: no date for reopening has been set.').waitFor();
});
