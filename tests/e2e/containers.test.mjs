// Passages in containers whose children are laid out as items: no badge becomes one.

import assert from 'node:assert/strict';
import { frames, heard, inBrowser, passage } from './support.mjs';
import { claim, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const SENTENCE = 'The council said the bridge will close in May, after all.';
const CLAIMS = manifest(claim('c', 'the bridge will close'));

// Where each word stands, and each element.
const places = (page) =>
  page.evaluate(() => {
    const story = document.querySelector('article');
    const range = document.createRange();
    const found = [...story.querySelectorAll('*:not([data-claim-badge], [data-claim-badge] *)')].map((one) => one.getBoundingClientRect().toJSON());
    const walker = document.createTreeWalker(story, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (walker.currentNode.parentElement.closest('[data-claim-badge]')) continue;
      for (const { index, 0: word } of walker.currentNode.data.matchAll(/\S+/g)) {
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        found.push(range.getBoundingClientRect().toJSON());
      }
    }
    return found;
  });

const row = (style, inside) => `<article><div style="${style}">${inside}</div></article>`;
const CONTAINERS = {
  'a flex container': row('display: flex', SENTENCE),
  'an inline flex container': row('display: inline-flex', SENTENCE),
  'a grid': row('display: grid', SENTENCE),
  'a column': row('display: flex; flex-direction: column', SENTENCE),
  'a row of a table': row('display: table-row', SENTENCE),
  'a link that is an item of a grid': row('display: grid; grid-template-columns: 1fr 1fr', `<a href="#x">${SENTENCE}</a><a href="#y">Nothing else.</a>`),
  'a link in a row': row('display: flex; justify-content: space-between', `<a href="#x">${SENTENCE}</a><span>12:40</span>`),
};
for (const [what, story] of Object.entries(CONTAINERS)) {
  declare(`${what}: the passage is painted, nothing moves, and that there is no place for a badge is told`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': labelled(story, 'legend="none"'), '/claims.json': 500 });
    await heard(page, 'error');
    const before = await places(page);
    await page.evaluate((claims) => (document.querySelector('claim-labels').manifest = claims), CLAIMS);
    const { problems } = await heard(page, 'ready');
    await frames(page);
    assert.deepEqual(await places(page), before);
    assert.equal(await page.locator('[data-claim-badge]').count(), 0);
    assert.ok((await passage(page, 'c')).shown);
    assert.deepEqual(problems.filter(({ code }) => code === 'no-place-for-badge').map(({ path }) => path), ['/claims/0']);
  });
}

declare('text in an element inside an item has its badge as always', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled(row('display: flex', `<p>${SENTENCE}</p>`), 'legend="none"'),
    '/claims.json': CLAIMS,
  });
  await heard(page, 'ready');
  assert.equal(await page.locator('p > [data-claim-badge="c"]').count(), 1);
});
