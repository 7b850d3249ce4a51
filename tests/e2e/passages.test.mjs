// Passages in all sorts of markup: what is marked is what is quoted, the badge follows it, and the markup stays valid.

import assert from 'node:assert/strict';
import { PASSAGES, lookAt, squeeze } from '../cases/passages.mjs';
import { badge, card, heard, inBrowser } from './support.mjs';
import { UNTOUCHED, asItWas, claim, labelled, manifest } from './stories.mjs';

const declare = inBrowser();

for (const [name, inside, claims] of PASSAGES) {
  declare(`${name}`, async ({ visit }) => {
    const page = await visit('/page.html', {
      '/page.html': labelled(`<article id="story">${inside}</article>`),
      '/claims.json': manifest(...claims.map(([id, exact]) => claim(id, exact))),
    });
    assert.equal((await heard(page, 'ready')).anchored, claims.length);
    for (const [id, exact, pieces] of claims) {
      const found = await page.evaluate(lookAt, id);
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
