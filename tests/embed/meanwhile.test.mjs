// Pages that change while they are being labelled, or as soon as they hear of it.

import assert from 'node:assert/strict';
import { CLAIMS, STORY, claim, html, labelled, manifest } from '../e2e/stories.mjs';
import { badge, complaints, events, heard, passages, withBundle } from './support.mjs';

const declare = withBundle();

// Enough for several turns of drawing.
const NUMBERS = Array.from({ length: 5000 }, (_, at) => at);
const sentence = (number) => `Stall number ${number} of the long market will open in week ${number % 50}.`;
const LONG = `<article id="story">${NUMBERS.map((number) => `<p>${sentence(number)}</p>`).join('')}</article>`;
const MANY = manifest(...NUMBERS.map((number) => claim(`stall-${number}`, sentence(number))));

const market = (head) => html(`<main><claim-labels manifest="/claims.json" loading="eager">${LONG}</claim-labels></main>`, head);

// Does something to the article once, when the first badge is seen in it: between two turns of the program.
const whenLabelled = (what) => `<script>
  new MutationObserver((records, observer) => {
    const story = document.querySelector('#story');
    if (!story?.querySelector('[data-claim-badge]')) return;
    observer.disconnect();
    window.badgesThen = story.querySelectorAll('[data-claim-badge]').length;
    (${what})(story);
  }).observe(document, { childList: true, subtree: true });
</script>`;

const REWRITES = {
  'a paragraph far below is written anew': (story) => (story.lastElementChild.textContent = 'That stall is closed.'),
  'a paragraph is added above': (story) => story.insertAdjacentHTML('afterbegin', '<p>An update from the market hall.</p>'),
  'the whole article is rendered anew': (story) => {
    story.querySelectorAll('[data-claim-badge]').forEach((badge) => badge.remove());
    story.outerHTML = `<article id="story">${[...story.children].map((part) => `<p>${part.textContent}</p>`).join('')}</article>`;
  },
};

for (const [name, what] of Object.entries(REWRITES)) {
  declare(`while labels are drawn, ${name}: all that are there are right in the end`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': market(whenLabelled(what)), '/claims.json': MANY });
    const { anchored } = await heard(page, 'ready');
    assert.ok((await page.evaluate(() => window.badgesThen)) < NUMBERS.length, 'not all was drawn yet');
    const found = await page.evaluate(() =>
      window.painted().filter(({ shown }) => shown).map(({ id, pieces }) => [id, pieces.join('')]),
    );
    const expected = NUMBERS.slice(0, name.includes('far below') ? -1 : undefined).map((number) => [`stall-${number}`, sentence(number)]);
    assert.deepEqual(found, expected);
    assert.equal(anchored, expected.length);
    assert.equal(await page.locator('[data-claim-badge]').count(), expected.length);
  });
}

declare('a page that changes the article when it hears of the labels gets labels for what it made', async ({ visit }) => {
  const listen = `<script>
    addEventListener('claim-labels:ready', () => {
      document.querySelector('#story p').textContent = 'The bridge stays open, as repairs will cost nine million.';
    }, { once: true });
  </script>`;
  const page = await visit('/page.html', { '/page.html': labelled(STORY, '', listen), '/claims.json': CLAIMS });
  const { anchored } = await heard(page, 'ready', 2);
  assert.equal(anchored, 1);
  assert.deepEqual((await passages(page)).map(({ shown, pieces }) => [shown, pieces]), [[true, ['repairs will cost nine million']]]);
  assert.deepEqual(await page.locator('[data-claim-badge]').evaluateAll((all) => all.map((it) => it.dataset.claimBadge)), ['cost']);
});

declare('a filter set before there are labels holds when the article changes under way', async ({ visit }) => {
  const early = `<script type="module">document.querySelector('claim-labels').filter = ['reported'];</script>`;
  const what = (story) => (story.lastElementChild.textContent = 'That stall is closed.');
  const page = await visit('/page.html', { '/page.html': market(whenLabelled(what) + early), '/claims.json': MANY });
  await heard(page, 'ready');
  await page.waitForFunction(() => window.painted().every(({ shown }) => !shown));
});

declare('an article that is taken away and comes back has its labels again', async ({ visit }) => {
  const beside = html(`<claim-labels manifest="/claims.json" for="#story"></claim-labels><main>${STORY}</main>`);
  const page = await visit('/page.html', { '/page.html': beside, '/claims.json': CLAIMS });
  await heard(page, 'ready');
  await page.evaluate(() => {
    window.story = document.querySelector('#story');
    window.story.remove();
  });
  await page.waitForFunction(() => !document.querySelector('claim-labels').claims.length);
  assert.equal(await page.evaluate(() => window.story.querySelectorAll('[data-claim-badge]').length + window.countPainted()), 0);
  await page.evaluate(() => document.querySelector('main').append(window.story));
  await heard(page, 'ready', 2);
  await badge(page, 'cost').waitFor();
  assert.equal(await page.locator('[data-claim-badge]').count(), 3);
  assert.equal((await events(page, 'error')).length, 0);
  assert.deepEqual(complaints(page), []);
});
