// Attributes, properties and methods of the element.

import assert from 'node:assert/strict';
import { badge, card, complaints, events, heard, inBrowser } from './support.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, UNTOUCHED, asItWas, claim, html, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const element = (page, act, argument) =>
  page.evaluate(`(${act})(document.querySelector('claim-labels'), ${JSON.stringify(argument)})`);
const badges = (page) =>
  page.evaluate(() => [...document.querySelectorAll('[data-claim-badge]')].map((badge) => badge.dataset.claimBadge));
const story = async (visit, attributes = '') => {
  const page = await visit('/page.html', { '/page.html': labelled(STORY, attributes), '/claims.json': CLAIMS });
  await heard(page, 'ready');
  return page;
};

declare('manifest takes an object, and gives back what it was given', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': html(`<claim-labels>${STORY}</claim-labels>`) });
  assert.equal(await element(page, (it) => it.manifest), null);
  await element(page, (it, value) => (it.manifest = value), manifest(COST));
  assert.equal((await heard(page, 'ready')).anchored, 1);
  assert.deepEqual(await badges(page), ['cost']);
  assert.deepEqual(await element(page, (it) => it.manifest), manifest(COST));
  await element(page, (it) => (it.manifest = null));
  await page.waitForFunction(() => window.asItWas().equal);
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});

declare('manifest as a string is the attribute', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': html(`<claim-labels>${STORY}</claim-labels>`),
    '/claims.json': CLAIMS,
  });
  await element(page, (it) => (it.manifest = '/claims.json'));
  assert.equal((await heard(page, 'ready')).anchored, 3);
  assert.equal(await page.locator('claim-labels').getAttribute('manifest'), '/claims.json');
});

declare('an object set before the element is defined is used', async ({ visit }) => {
  const early = `<claim-labels>${STORY}</claim-labels>
    <script>document.querySelector('claim-labels').manifest = ${JSON.stringify(manifest(SUMMER))}</script>`;
  const page = await visit('/page.html', { '/page.html': html(early) });
  assert.equal((await heard(page, 'ready')).anchored, 1);
  assert.deepEqual(await badges(page), ['summer']);
});

declare('claims says what became of each', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled(),
    '/claims.json': manifest(CLOSURE, claim('gone', 'The tunnel was painted green last year'), SUMMER),
  });
  await heard(page, 'ready');
  const claims = await element(page, (it) => it.claims);
  const fields = ['id', 'status', 'state', 'tier', 'score', 'change', 'reason'];
  claims.forEach((claim) => assert.deepEqual(Object.keys(claim), fields));
  assert.deepEqual(claims.map(({ id, status, state, tier, score }) => [id, status, state, tier, score]), [
    ['closure', 'official', 'anchored', 'verbatim', 1],
    ['gone', 'official', 'orphaned', null, claims[1].score],
    ['summer', 'speculative', 'anchored', 'verbatim', 1],
  ]);
  assert.equal(claims[0].reason, null);
  assert.ok(['gone', 'weak'].includes(claims[1].reason), claims[1].reason);
});

declare('a quote with other quotation marks and spaces is found, and says so', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled('<article><p>She said “it’s  late” \u2013 and\u00a0left.</p></article>'),
    '/claims.json': manifest(claim('late', 'said "it\'s late" - and left')),
  });
  await heard(page, 'ready');
  const [{ state, tier }] = await element(page, (it) => it.claims);
  assert.deepEqual([state, tier], ['anchored', 'typography']);
});

declare('open() says whether there is such a label, and close() closes', async ({ visit }) => {
  const page = await story(visit);
  assert.equal(await element(page, (it) => it.open('nobody')), false);
  assert.equal(await card(page).count(), 0);
  assert.equal(await element(page, (it) => it.open('cost')), true);
  await card(page).getByText('Reported by The Courier').waitFor();
  await element(page, (it) => it.close());
  await card(page).waitFor({ state: 'detached' });
  await element(page, (it) => it.close());
  assert.equal((await events(page, 'close')).length, 1);
});

declare('before there are labels, open() is false, claims is empty and close() does nothing', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': html(`<claim-labels>${STORY}</claim-labels>`) });
  await page.waitForFunction(() => customElements.get('claim-labels'));
  const answers = await element(page, (it) => [it.open('cost'), it.claims, it.close() ?? null]);
  assert.deepEqual(answers, [false, [], null]);
});

declare('of attribute changes in quick succession the last one counts, however slow the others answer', async ({ visit }) => {
  const held = [];
  const page = await visit('/page.html', {
    '/page.html': labelled().replace('manifest="/claims.json"', ''),
    '/slow.json': (request, response) => held.push(response),
    '/fast.json': manifest(SUMMER),
  });
  const asked = page.waitForRequest(/slow\.json/);
  await element(page, (it) => it.setAttribute('manifest', '/slow.json'));
  await asked;
  await element(page, (it) => {
    it.setAttribute('manifest', '/missing.json');
    it.setAttribute('manifest', '/fast.json');
  });
  await heard(page, 'ready');
  const answered = page.waitForResponse(/slow\.json/);
  held.forEach((response) => response.end(JSON.stringify(CLAIMS)));
  await (await answered).finished();
  assert.deepEqual(await badges(page), ['summer']);
  assert.deepEqual((await events(page)).map(({ name }) => name), ['ready']);
  assert.deepEqual(complaints(page), []);
});

declare('for= points at an article elsewhere in the page', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': html(`<claim-labels for="#story" manifest="/claims.json"></claim-labels><div>${STORY}</div>`),
    '/claims.json': CLAIMS,
  });
  assert.equal((await heard(page, 'ready')).anchored, 3);
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
});

declare('legend="none" leaves the legend out, and taking the attribute away brings it back', async ({ visit }) => {
  const page = await story(visit, 'legend="none"');
  assert.equal(await page.getByText('3 claims labelled.').count(), 0);
  assert.equal(await page.locator('[data-claim-badge]').count(), 3);
  await element(page, (it) => it.removeAttribute('legend'));
  await page.getByText('3 claims labelled.').waitFor();
});

declare('far below, labels load when the reader comes near; at once with loading="eager"', async ({ visit, context }) => {
  // A page that is never idle.
  await context.addInitScript(() => (window.requestIdleCallback = () => 0));
  const space = '<main><div style="height: 5000px"></div>';
  const far = (attributes) => labelled(STORY, attributes).replace('<main>', space);
  const routes = { '/lazy.html': far(''), '/eager.html': far('loading="eager"'), '/claims.json': CLAIMS };
  const page = await visit('/lazy.html', routes);
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  // The element's own observer has had its say when a later one has.
  await page.evaluate(() => new Promise((done) => new IntersectionObserver(done).observe(document.body)));
  assert.deepEqual(asked, []);
  await page.locator('h1').scrollIntoViewIfNeeded();
  await heard(page, 'ready');
  assert.ok(asked.includes('/claims.json'));
  await page.goto(page.url().replace('lazy', 'eager'));
  await heard(page, 'ready');
  assert.equal(await page.evaluate(() => scrollY), 0);
});
