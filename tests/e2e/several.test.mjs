// More than one element on a page, and one inside a shadow root.

import assert from 'node:assert/strict';
import { badge, card, events, heard, inBrowser, paintedRanges, passage, passages } from './support.mjs';
import { CLAIMS, CLOSURE, COST, STORY, claim, html, manifest } from './stories.mjs';

const declare = inBrowser();
const OTHER = '<article><h1>The ferry</h1><p>The ferry will sail on Sundays again.</p></article>';
const two = async (visit, other = manifest(claim('sundays', 'The ferry will sail on Sundays'))) => {
  const page = await visit('/page.html', {
    '/page.html': html(`<claim-labels manifest="/claims.json">${STORY}</claim-labels>
      <claim-labels manifest="/other.json">${OTHER}</claim-labels>`),
    '/claims.json': CLAIMS,
    '/other.json': other,
  });
  await heard(page, 'ready', 2);
  return page;
};

declare('two elements label their own articles, with one program', async ({ visit, context }) => {
  const asked = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const page = await two(visit);
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('claim-labels')].map((element) => [
      element.querySelectorAll('[data-claim-badge]').length,
      element.claims.map(({ id }) => id),
    ]),
  );
  assert.deepEqual(found, [[3, ['closure', 'cost', 'summer']], [1, ['sundays']]]);
  assert.equal(asked.filter((path) => path.endsWith('.wasm')).length, 1);
});

declare('opening a card of one closes the card of the other', async ({ visit }) => {
  const page = await two(visit);
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
  await badge(page, 'sundays').click();
  await card(page).getByText('On the record: stated by Somebody').waitFor();
  assert.equal(await card(page).count(), 1);
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claimBadge), 'sundays');
});

declare('a link to a claim of one opens the card of that one, and only one card is open', async ({ visit }) => {
  const page = await two(visit);
  await page.evaluate(() => (location.hash = '#claim-cost'));
  await card(page).getByText('Reported by The Courier').waitFor();
  await page.evaluate(() => (location.hash = '#claim-sundays'));
  await card(page).getByText('On the record: stated by Somebody').waitFor();
  assert.equal(await card(page).count(), 1);
});

declare('a switch of one leaves the other alone', async ({ visit }) => {
  const page = await two(visit);
  await page.getByRole('button', { name: 'Official 1' }).first().click();
  await badge(page, 'closure').waitFor({ state: 'hidden' });
  assert.ok(await badge(page, 'sundays').isVisible());
});

declare('the same id in two articles: each badge opens its own card, beside itself', async ({ visit }) => {
  const same = { ...claim('closure', 'The ferry will sail on Sundays'), sources: [{ name: 'The ferryman' }] };
  const page = await two(visit, manifest(same));
  const last = badge(page, 'closure').last();
  await last.click();
  await card(page).getByText('On the record: stated by The ferryman').waitFor();
  const [box, its] = [await card(page).boundingBox(), await last.boundingBox()];
  const apart = Math.min(Math.abs(box.y - its.y - its.height), Math.abs(its.y - box.y - box.height));
  assert.ok(apart < 40, JSON.stringify([box, its]));
  assert.equal((await passages(page)).filter(({ open }) => open).length, 1);
});

declare('removing one leaves the other working', async ({ visit }) => {
  const page = await two(visit);
  await page.evaluate(() => document.querySelector('claim-labels').remove());
  await badge(page, 'sundays').click();
  await card(page).getByText('On the record: stated by Somebody').waitFor();
});

const IN_SHADOW = html(`<div id="host"></div><a href="#after">after</a><script>
  const root = document.querySelector('#host').attachShadow({ mode: 'open' });
  root.innerHTML = \`<claim-labels manifest="#own" for="article"></claim-labels>${STORY}
    <script type="application/json" id="own">${JSON.stringify(manifest(CLOSURE, COST))}<\\/script>\`;
</script>`);

declare('in a shadow root, selector and manifest are of that root, and its passages are painted', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': IN_SHADOW });
  assert.equal((await heard(page, 'ready')).anchored, 2);
  assert.equal((await passage(page, 'cost')).line, 'dashed');
  assert.ok((await events(page)).every(({ composed }) => composed));
});

declare('in a shadow root click, keyboard and focus work as outside', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': IN_SHADOW });
  await heard(page, 'ready');
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
  const [box, its] = [await card(page).boundingBox(), await badge(page, 'cost').boundingBox()];
  assert.ok(Math.abs(box.y - its.y - its.height) < 40 || Math.abs(its.y - box.y - box.height) < 40);
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  const focused = () => page.evaluate(() => document.querySelector('#host').shadowRoot.activeElement?.dataset.claimBadge);
  assert.equal(await focused(), 'cost');
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  await page.locator('h1').click();
  await card(page).waitFor({ state: 'detached' });
  await page.evaluate(() => (location.hash = '#claim-closure'));
  await card(page).getByText('On the record: stated by Town council').waitFor();
});

declare('in a component, the article is what its slots show', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': html(`<story-page>${STORY}<p slot="aside">Two papers report that repairs will cost nine million.</p></story-page><script>
      customElements.define('story-page', class extends HTMLElement {
        constructor() {
          super();
          this.attachShadow({ mode: 'open' }).innerHTML = '<claim-labels manifest="/claims.json"><main><slot></slot></main></claim-labels>';
        }
      });
    </script>`),
    '/claims.json': CLAIMS,
  });
  assert.equal((await heard(page, 'ready')).anchored, 3);
  assert.ok((await paintedRanges(page)) >= 3);
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
  await page.keyboard.press('Escape');
  // What is put there later is labelled too, and what changes is labelled anew.
  await page.evaluate(() => (document.querySelector('#story p').textContent = 'It may stay closed all summer.'));
  await badge(page, 'cost').waitFor({ state: 'detached' });
  await badge(page, 'summer').waitFor();
  await page.evaluate(() => document.querySelector('[slot=aside]').removeAttribute('slot'));
  await badge(page, 'cost').waitFor();
  await page.evaluate(() => document.querySelector('story-page').shadowRoot.querySelector('claim-labels').remove());
  await badge(page, 'summer').waitFor({ state: 'detached' });
  assert.equal(await paintedRanges(page), 0);
});
