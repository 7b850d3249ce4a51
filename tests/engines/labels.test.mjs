// Labels where they belong: on the example pages, in all sorts of markup, and in the legend.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { PASSAGES, lookAt, squeeze } from '../cases/passages.mjs';
import { UNTOUCHED, claim, labelled, manifest } from '../e2e/stories.mjs';
import { declare } from './support.mjs';

const example = async (name) =>
  JSON.parse(await readFile(new URL(`../../examples/${name}.claims.json`, import.meta.url), 'utf8'));
const ready = (page, count) =>
  page.until(`${count} labels`, (count) => badges().length === count && element().claims.every(({ state }) => state === 'anchored'), count);

const WORDS = {
  'peace-talks': { official: 'Official', reported: 'Reported', speculative: 'Speculative' },
  ukrainian: { official: 'Офіційно', reported: 'За повідомленнями', speculative: 'Припущення' },
  arabic: { official: 'رسمي', reported: 'منقول', speculative: 'تكهّن' },
};

for (const [name, words] of Object.entries(WORDS)) {
  declare(`the example ${name}: every claim is marked, with one badge right after its passage`, async ({ visit }) => {
    const page = await visit(`/examples/${name}.html`);
    const { claims } = await example(name);
    await ready(page, claims.length);
    for (const { id, status, quote, correction } of claims) {
      const { marked, badges, between, within, empty } = await page.read(lookAt, id);
      assert.equal(squeeze(marked).replaceAll(' ', ''), squeeze(quote.exact).replaceAll(' ', ''), id);
      assert.deepEqual({ badges, between, within, empty }, { badges: 1, between: '', within: null, empty: 0 }, id);
      const [shown, statuses] = await page.read(
        (id) => [badge(id).innerText, [...new Set([badge(id).dataset.claimStatus, passage(id).shown && passage(id).status])]],
        id,
      );
      assert.deepEqual(statuses, [status], id);
      assert.ok(correction ? shown.startsWith(words[status]) : shown === words[status], `${id}: ${shown}`);
    }
  });
}

declare('a badge is a button, for assistive technology too, whose name begins with its word', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await ready(page, 14);
  const found = await page.read(() => badge('crimea'));
  assert.equal(await found.getAriaRole(), 'button');
  assert.match(await found.getAccessibleName(), /^Reported/);
});

declare('the legend stands where the article starts, says how much is labelled, and counts each label', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await ready(page, 14);
  const { says, switches, above } = await page.read(() => {
    const legend = element().shadowRoot.querySelector('section');
    return {
      says: legend.innerText,
      switches: [...legend.querySelectorAll('[role=group] button')].map((one) => words(one)),
      above: box(legend).bottom <= box(document.querySelector('h1')).top,
    };
  });
  assert.ok(says.includes('14 claims labelled. The rest of the text was not assessed.'), says);
  assert.deepEqual(switches.slice(0, 3).map((text) => text.replace(/(\d)/, ' $1').replace(/ +/, ' ')), ['Official 7', 'Reported 3', 'Speculative 4']);
  assert.ok(above);
  const legend = await page.read(() => element().shadowRoot.querySelector('section'));
  assert.deepEqual([await legend.getAriaRole(), await legend.getAccessibleName()], ['region', 'What this article’s claims rest on']);
});

declare('a reader can unfold what the labels mean', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  const meaning = () => all('dd').filter(isSeen).some(({ innerText }) => innerText.includes('The label says who said it, not that it is true.'));
  await page.until('the legend', () => control('What the labels mean'));
  assert.equal(await page.read(meaning), false);
  await page.clickOn('What the labels mean');
  await page.until('the meaning', meaning);
});

declare('the Arabic page is mirrored: badge left of its passage, card right to left', async ({ visit }) => {
  const page = await visit('/examples/arabic.html');
  await ready(page, 4);
  assert.ok(await page.read(() => {
    const { last } = passage('la-qanat');
    return box(badge('la-qanat')).right <= last.x + last.width / 2;
  }), 'the badge is on the left');
  await page.clickBadge('la-qanat');
  assert.match(await page.cardSays(), /تصريح رسمي صادر عن دميتري بيسكوف/);
  const [direction, close, title] = await page.read(() => [
    getComputedStyle(card()).direction, box(card().querySelector('button')).left, box(card().querySelector('h2')).left]);
  assert.equal(direction, 'rtl');
  assert.ok(close < title, 'the close button is on the left');
});

declare('the last letter of an Arabic passage keeps its final form: it does not join with the badge', async ({ visit }) => {
  const page = await visit('/examples/arabic.html');
  await ready(page, 4);
  const width = (alone) => {
    const letters = ranges('la-qanat').at(-1);
    badge('la-qanat').toggleAttribute('data-claim-off', alone);
    letters.setStart(letters.endContainer, letters.endOffset - 3);
    return letters.getBoundingClientRect().width;
  };
  assert.equal(await page.read(width, false), await page.read(width, true));
});

declare('the smallest embed labels from a manifest in the page itself', async ({ visit }) => {
  const page = await visit('/examples/minimal.html');
  await ready(page, 2);
  await page.clickBadge('summer');
  await page.cardSays('Not established: no date for reopening has been set.');
});

for (const [name, inside, claims] of PASSAGES) {
  declare(`${name}: what is quoted is marked, the badge follows it, and the page gets its nodes back`, async ({ visit }) => {
    const page = await visit('/page.html', {
      '/page.html': labelled(`<article id="story">${inside}</article>`),
      '/claims.json': manifest(...claims.map(([id, exact]) => claim(id, exact))),
    });
    assert.equal((await page.heard('ready')).anchored, claims.length);
    for (const [id, exact, pieces] of claims) {
      const found = await page.read(lookAt, id);
      const marked = squeeze(found.marked).replaceAll(' ', '');
      assert.deepEqual(
        { ...found, marked },
        { marked: squeeze(exact).replaceAll(' ', ''), pieces, badges: 1, between: '', within: null, empty: 0 },
        id,
      );
      await page.clickBadge(id);
      await page.cardSays();
      await page.press('Escape');
      await page.noCard();
    }
    const misplaced = ':is(table, thead, tbody, tr, ul, ol, dl) > :is(mark, [data-claim-badge])';
    assert.equal(await page.read((selector) => document.querySelectorAll(selector).length, misplaced), 0);
    await page.read(() => element().replaceWith(document.querySelector('article')));
    assert.deepEqual(await page.asItWas(), UNTOUCHED);
  });
}

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
    assert.equal((await page.heard('ready')).orphaned, 1);
    assert.deepEqual(await page.asItWas(), UNTOUCHED);
  });
}

declare('a link that ends with a passage still works, and the badge behind it does not follow it', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled('<article><p>See <a href="#there">what the council has said</a>.</p></article>'),
    '/claims.json': manifest(claim('a', 'what the council has said')),
  });
  await page.clickBadge('a');
  await page.cardSays();
  assert.equal(await page.read(() => location.hash), '');
  await page.press('Escape');
  await page.noCard();
  await page.clickOn('what the council has said');
  await page.until('the link followed', () => location.hash === '#there');
});

declare('badges behind one place follow each other as their passages do, whatever the order of the manifest', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled('<article><p>See <a href="#there">the council says rain, <b>the mayor says</b> snow, or so</a>.</p></article>'),
    '/claims.json': manifest(claim('c', 'snow, or so'), claim('b', 'the mayor says'), claim('a', 'the council says rain')),
  });
  await page.heard('ready');
  assert.deepEqual(await page.read(() => badges().map(({ dataset }) => dataset.claimBadge)), ['a', 'b', 'c']);
});
