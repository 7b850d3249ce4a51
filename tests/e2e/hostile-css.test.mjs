// The page's CSS cannot break badge, legend and card, and theirs does not leak into the page.

import assert from 'node:assert/strict';
import { HOSTILE, column, differences, lookAtParts } from '../cases/hostile-css.mjs';
import { badge, card, heard, inBrowser } from './support.mjs';
import { CLAIMS } from './stories.mjs';

const declare = inBrowser();

const looks = async (page) => {
  await heard(page, 'ready');
  await page.evaluate(() => document.querySelector('claim-labels').open('cost'));
  await card(page).waitFor({ state: 'attached' });
  return page.evaluate(lookAtParts);
};

for (const [what, css] of Object.entries(HOSTILE)) {
  declare(`${what}: badge, legend and card look as on a plain page`, async ({ visit }) => {
    const routes = { '/plain.html': column(''), '/hostile.html': column(css), '/claims.json': CLAIMS };
    const plain = await looks(await visit('/plain.html', routes));
    const hostile = await looks(await visit('/hostile.html'));
    assert.deepEqual(differences(plain, hostile), []);
  });
}

declare('a badge is hidden by its switch, even where the page shows everything', async ({ visit }) => {
  const css = 'html:not(#a#b) [data-claim-badge] { display: block !important }';
  const page = await visit('/page.html', { '/page.html': column(css), '/claims.json': CLAIMS });
  await page.getByRole('button', { name: 'Reported 1' }).click();
  assert.ok(!(await badge(page, 'cost').isVisible()));
});

declare('nothing leaks: the page’s own elements look the same with and without the element’s script', async ({ visit }) => {
  const styles = (page) =>
    page.evaluate(() => {
      const all = (element) => {
        const style = getComputedStyle(element);
        return Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]));
      };
      const found = {};
      const own = 'html, body, #rest, #rest *, #story h1, #story > p:last-child';
      for (const element of document.querySelectorAll(own)) {
        found[`${element.localName} ${Object.keys(found).length}`] = all(element);
      }
      found['mark of the page'] = all(document.querySelector('#rest').appendChild(document.createElement('mark')));
      return found;
    });
  const routes = { '/with.html': column(''), '/without.html': column('', false), '/claims.json': CLAIMS };
  const labelled = await visit('/with.html', routes);
  await badge(labelled, 'cost').click();
  await card(labelled).waitFor();
  const bare = await visit('/without.html');
  const [withIt, without] = [await styles(labelled), await styles(bare)];
  assert.equal(Object.keys(without).length, 11);
  assert.deepEqual(withIt, without);
});

declare('a page sets colours, font and radius by custom properties and parts', async ({ visit }) => {
  const css = `claim-labels { --claim-labels-reported: rgb(1, 2, 3); --claim-labels-font: monospace;
    --claim-labels-background: rgb(4, 5, 6) }
    [data-claim-badge]::part(badge) { text-transform: lowercase } claim-labels::part(legend) { opacity: 0.9 }`;
  const page = await visit('/page.html', { '/page.html': column(css), '/claims.json': CLAIMS });
  const found = await looks(page);
  assert.equal(found['badge, inside'].color, 'rgb(1, 2, 3)');
  assert.equal(found['badge, inside']['text-transform'], 'lowercase');
  assert.equal(found.legend['font-family'], 'monospace');
  assert.equal(found.legend.opacity, '0.9');
  assert.equal(found.card['background-color'], 'rgb(4, 5, 6)');
});
