// The reader's switch that hides labels: everywhere, and until it is pressed again.

import assert from 'node:assert/strict';
import { badge, card, events, frames, heard, inBrowser, passages } from './support.mjs';
import { CLAIMS, STORY, claim, html, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const routes = (page = labelled()) => ({ '/page.html': page, '/claims.json': CLAIMS });
const story = async (visit, page) => {
  const shown = await visit('/page.html', routes(page));
  await heard(shown, 'ready');
  return shown;
};
const theSwitch = (page) => page.getByRole('switch', { name: 'Show labels', exact: true });
const stored = (page) => page.evaluate(() => Object.keys(localStorage));
const badges = (page) => page.locator('[data-claim-badge]').filter({ visible: true });
const lines = async (page) => (await passages(page)).map(({ thickness, tint }) => `${thickness} ${tint}`);
const CLEAR = '0px rgba(0, 0, 0, 0)';
const tabStops = async (page, presses) => {
  const stops = [];
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => document.activeElement.dataset.claimBadge));
  }
  return stops.filter(Boolean);
};

declare('the switch takes badges and painted passages away, also from Tab and from screen readers, and brings them back', async ({ visit }) => {
  const page = await story(visit);
  assert.equal(await theSwitch(page).getAttribute('aria-checked'), 'true');
  await theSwitch(page).click();
  assert.equal(await theSwitch(page).getAttribute('aria-checked'), 'false');
  assert.equal(await badges(page).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Reported claim' }).count(), 0);
  assert.ok((await lines(page)).every((line) => line === CLEAR), (await lines(page)).join('; '));
  assert.ok(await page.getByText('3 claims labelled.').isVisible(), 'the legend stays');
  assert.ok(await page.getByRole('button', { name: 'Reported 1' }).isDisabled(), 'there is nothing to filter');
  assert.deepEqual(await tabStops(page, 5), []);
  await theSwitch(page).click();
  assert.equal(await badges(page).count(), 3);
  assert.ok((await lines(page)).every((line) => line.startsWith('2px')));
});

declare('by keyboard: the switch keeps the focus, and the page its place', async ({ visit }) => {
  const page = await story(visit);
  await theSwitch(page).focus();
  const top = () => page.locator('h1').evaluate((heading) => heading.getBoundingClientRect().top);
  const before = await top();
  await page.keyboard.press('Space');
  assert.equal(await theSwitch(page).getAttribute('aria-checked'), 'false');
  assert.ok(await theSwitch(page).evaluate((button) => button.matches(':focus')));
  assert.equal(await top(), before, 'the legend is as high as it was');
  await page.keyboard.press('Enter');
  assert.equal(await theSwitch(page).getAttribute('aria-checked'), 'true');
});

declare('nothing is stored until it is pressed; then the next visit shows no labels at any time', async ({ visit, context }) => {
  const page = await story(visit);
  await badge(page, 'cost').click();
  await page.keyboard.press('Escape');
  assert.deepEqual(await stored(page), []);
  await theSwitch(page).click();
  assert.deepEqual(await stored(page), ['claim-labels:labels']);
  await context.addInitScript(() => {
    window.flashes = 0;
    new MutationObserver(() => {
      window.flashes += [...document.querySelectorAll('[data-claim-badge]:not([data-claim-off])')].length;
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await heard(page, 'ready');
  assert.equal(await badges(page).count(), 0);
  assert.equal(await page.evaluate(() => window.flashes), 0);
  await theSwitch(page).click();
  await page.reload();
  await heard(page, 'ready');
  assert.equal(await badges(page).count(), 3);
});

declare('the filter is left as it is, and tells nobody', async ({ visit }) => {
  const page = await story(visit);
  await page.getByRole('button', { name: 'Official 1' }).click();
  await theSwitch(page).click();
  assert.equal((await events(page, 'filter')).length, 1);
  const shown = () => page.evaluate(() => [...document.querySelector('claim-labels').filter]);
  assert.deepEqual(await shown(), ['reported', 'speculative']);
  await theSwitch(page).click();
  assert.deepEqual(await badges(page).evaluateAll((list) => list.map((one) => one.dataset.claimBadge)), ['cost', 'summer']);
});

declare('it is for all articles of the page, those to come too', async ({ visit }) => {
  const one = (name, more = '') => `<claim-labels manifest="/${name}.json" ${more}><article>
    <p>The ${name} bridge will close in May, says the council.</p></article></claim-labels>`;
  const claims = (name) => manifest(claim(name, `The ${name} bridge will close`));
  const page = await visit('/page.html', {
    '/page.html': html(one('first') + one('second')),
    ...Object.fromEntries(['first', 'second', 'third'].map((name) => [`/${name}.json`, claims(name)])),
  });
  await heard(page, 'ready', 2);
  await theSwitch(page).first().click();
  assert.equal(await badges(page).count(), 0);
  assert.equal(await theSwitch(page).last().getAttribute('aria-checked'), 'false');
  await page.evaluate(() => {
    const third = document.querySelector('claim-labels').cloneNode(true);
    third.querySelector('article').innerHTML = '<p>The third bridge will close in May, says the council.</p>';
    third.setAttribute('manifest', '/third.json');
    document.body.append(third);
  });
  await heard(page, 'ready', 3);
  assert.equal(await badges(page).count(), 0);
  await theSwitch(page).nth(1).click();
  assert.equal(await badges(page).count(), 3);
});

declare('without a legend the switch alone is there while labels are hidden', async ({ visit }) => {
  const page = await story(visit);
  await theSwitch(page).click();
  await page.goto(page.url().replace('page', 'bare')).catch(() => {});
  const bare = await visit('/bare.html', { ...routes(), '/bare.html': labelled(STORY, 'legend="none"') });
  await heard(bare, 'ready');
  assert.equal(await badges(bare).count(), 0);
  assert.equal(await bare.getByText('3 claims labelled.').count(), 0);
  await theSwitch(bare).click();
  assert.equal(await badges(bare).count(), 3);
  assert.equal(await theSwitch(bare).count(), 0);
});

declare('a link to a claim brings the labels of its article back for this visit, and leaves the choice', async ({ visit }) => {
  const page = await story(visit);
  await theSwitch(page).click();
  await page.evaluate(() => (location.hash = '#claim-cost'));
  await card(page).getByText('Reported by The Courier').waitFor();
  assert.equal(await badges(page).count(), 3);
  assert.equal(await theSwitch(page).getAttribute('aria-checked'), 'true');
  await page.evaluate(() => history.replaceState(null, '', '/page.html'));
  await page.reload();
  await heard(page, 'ready');
  assert.equal(await badges(page).count(), 0);
});

declare('hiding closes the open card', async ({ visit }) => {
  const page = await story(visit);
  await badge(page, 'cost').click();
  await card(page).waitFor();
  await theSwitch(page).click();
  await card(page).waitFor({ state: 'detached' });
  assert.deepEqual((await events(page)).map(({ name }) => name), ['ready', 'open', 'close']);
});

declare('where nothing may be stored it works for the visit', async ({ visit, context }) => {
  await context.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } }));
  const page = await story(visit);
  await theSwitch(page).click();
  assert.equal(await badges(page).count(), 0);
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  await heard(page, 'ready', 2);
  assert.equal(await badges(page).count(), 0);
  await theSwitch(page).click();
  assert.equal(await badges(page).count(), 3);
});

declare('a new manifest does not bring hidden labels back', async ({ visit, site }) => {
  const page = await story(visit);
  await theSwitch(page).click();
  site.routes['/claims.json'] = manifest(...CLAIMS.claims, claim('ferry', 'Nobody asked the ferry company'));
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  await heard(page, 'update');
  await frames(page);
  assert.equal(await badges(page).count(), 0);
});

declare('hidden labels are not printed', async ({ visit }) => {
  const page = await story(visit);
  await theSwitch(page).click();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await badges(page).count(), 0);
  assert.ok((await lines(page)).every((line) => line === CLEAR));
  assert.ok(!(await theSwitch(page).isVisible()));
});
