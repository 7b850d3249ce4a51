// A manifest that changes while the article is open.

import assert from 'node:assert/strict';
import { badge, card, complaints, events, frames, heard, inBrowser, paintedRanges, passage } from './support.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, claim, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const story = async (visit, attributes = '') => {
  const page = await visit('/page.html', { '/page.html': labelled(STORY, attributes), '/claims.json': CLAIMS });
  await heard(page, 'ready');
  return page;
};
const reload = (page) => page.evaluate(() => document.querySelector('claim-labels').reload());
const CONFIRMED = { ...COST, status: 'official', note: 'Confirmed by the council.' };
const FERRY = claim('ferry', 'Nobody asked the ferry company');

declare('reload() shows the manifest as it is now, and says what changed', async ({ visit, site }) => {
  const page = await story(visit);
  site.routes['/claims.json'] = manifest(CLOSURE, CONFIRMED, FERRY);
  await reload(page);
  assert.deepEqual(await heard(page, 'update'), { added: ['ferry'], removed: ['summer'], changed: ['cost'] });
  assert.deepEqual((await events(page)).map(({ name }) => name), ['ready', 'update', 'ready']);
  assert.equal(await badge(page, 'cost').innerText(), 'Official');
  assert.equal(await badge(page, 'ferry').count(), 1);
  assert.equal(await page.locator('[data-claim-badge="summer"]').count(), 0);
  assert.equal(await passage(page, 'summer'), undefined);
  await page.getByText('3 claims labelled.').waitFor();
});

declare('reload() resolves when the new labels are there', async ({ visit, site }) => {
  const page = await story(visit);
  site.routes['/claims.json'] = manifest(FERRY);
  const ids = await page.evaluate(async () => {
    const element = document.querySelector('claim-labels');
    await element.reload();
    return element.claims.map(({ id }) => id);
  });
  assert.deepEqual(ids, ['ferry']);
});

declare('claims in another order are not changed claims', async ({ visit, site }) => {
  const page = await story(visit);
  site.routes['/claims.json'] = manifest(SUMMER, CLOSURE, COST);
  await reload(page);
  assert.deepEqual(await heard(page, 'update'), { added: [], removed: [], changed: [] });
});

declare('an update keeps the open card, with its new words, and the filter', async ({ visit, site }) => {
  const page = await story(visit);
  await page.getByRole('button', { name: 'Speculative 1' }).click();
  await badge(page, 'cost').click();
  await card(page).waitFor();
  site.routes['/claims.json'] = manifest(CLOSURE, CONFIRMED, SUMMER);
  await reload(page);
  await card(page).getByText('Confirmed by the council.').waitFor();
  assert.equal(await card(page).count(), 1);
  assert.equal(await badge(page, 'cost').getAttribute('aria-expanded'), 'true');
  assert.ok(!(await badge(page, 'summer').isVisible()));
});

declare('an update does not follow the address a second time', async ({ visit, site }) => {
  const page = await story(visit);
  await page.evaluate(() => (location.hash = '#claim-cost'));
  await card(page).waitFor();
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  site.routes['/claims.json'] = manifest(CLOSURE, CONFIRMED, SUMMER);
  await reload(page);
  await heard(page, 'update');
  await frames(page);
  assert.equal(await card(page).count(), 0);
});

declare('an update without the open claim closes its card and says so', async ({ visit, site }) => {
  const page = await story(visit);
  await badge(page, 'cost').click();
  await card(page).waitFor();
  site.routes['/claims.json'] = manifest(CLOSURE);
  await reload(page);
  await heard(page, 'update');
  assert.equal(await card(page).count(), 0);
  assert.equal((await events(page, 'close')).length, 1);
});

declare('an update leaves focus on the badge where it is', async ({ visit, site }) => {
  const page = await story(visit);
  await badge(page, 'cost').focus();
  site.routes['/claims.json'] = manifest(CLOSURE, CONFIRMED, SUMMER);
  await reload(page);
  await heard(page, 'update');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claimBadge), 'cost');
});

declare('an update leaves focus on a switch of the legend where it is', async ({ visit, site }) => {
  const page = await story(visit);
  await page.getByRole('button', { name: 'Reported 1' }).focus();
  site.routes['/claims.json'] = manifest(CLOSURE, COST);
  await reload(page);
  await heard(page, 'update');
  const focused = () =>
    page.evaluate(() => document.querySelector('claim-labels').shadowRoot.activeElement?.dataset.claimStatus);
  assert.equal(await focused(), 'reported');
});

declare('a failed reload leaves the labels as they are and says why', async ({ visit, site }) => {
  const page = await story(visit);
  site.routes['/claims.json'] = 500;
  await reload(page);
  assert.equal((await heard(page, 'error')).code, 'manifest-unreachable');
  assert.deepEqual([await page.locator('[data-claim-badge]').count(), await paintedRanges(page)], [3, 4]);
  assert.equal(complaints(page).length, 1);
  site.routes['/claims.json'] = manifest(CLOSURE, CONFIRMED);
  await reload(page);
  assert.deepEqual(await heard(page, 'update'), { added: [], removed: ['summer'], changed: ['cost'] });
});

declare('refresh="1" picks up a changed manifest and keeps the open card', async ({ visit, site }) => {
  const page = await story(visit, 'refresh="1"');
  await badge(page, 'cost').click();
  await card(page).waitFor();
  site.routes['/claims.json'] = manifest(CLOSURE, CONFIRMED);
  assert.deepEqual(await heard(page, 'update'), { added: [], removed: ['summer'], changed: ['cost'] });
  await card(page).getByText('Confirmed by the council.').waitFor();
});

declare('refresh leaves the page alone while the manifest is the same or cannot be had', async ({ visit, site }) => {
  const page = await story(visit, 'refresh="1"');
  await page.evaluate(() => (window.first = document.querySelector('[data-claim-badge]')));
  const asked = () => page.waitForResponse(/claims\.json/);
  await asked();
  site.routes['/claims.json'] = 503;
  await asked();
  await asked();
  await frames(page);
  assert.ok(await page.evaluate(() => window.first === document.querySelector('[data-claim-badge]')));
  assert.deepEqual((await events(page)).map(({ name }) => name), ['ready']);
  assert.deepEqual(complaints(page), []);
});

declare('refresh stops when the element is taken away', async ({ visit }) => {
  const other = '<claim-labels manifest="/other.json" refresh="1"><p>Other words.</p></claim-labels>';
  const page = await visit('/page.html', {
    '/page.html': labelled(STORY, 'refresh="1"').replace('</main>', `${other}</main>`),
    '/claims.json': CLAIMS,
    '/other.json': manifest(),
  });
  await heard(page, 'ready', 2);
  await page.waitForRequest(/claims\.json/);
  await page.evaluate(() => document.querySelector('claim-labels').remove());
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.waitForRequest(/other\.json/);
  await page.waitForRequest(/other\.json/);
  assert.ok(!asked.includes('/claims.json'), asked.join(' '));
});

declare('an update is read out where there is no legend too', async ({ visit, site }) => {
  const page = await story(visit, 'legend="none"');
  site.routes['/claims.json'] = manifest(CLOSURE, CONFIRMED, SUMMER);
  await reload(page);
  await heard(page, 'update');
  const said = await page.evaluate(() => document.querySelector('claim-labels').shadowRoot.querySelector('[aria-live]').textContent);
  assert.equal(said.trim(), 'The labels have been updated.');
});

declare('a page that calls back when a badge gets or loses the focus: labels stay, and nothing fails', async ({ visit, site }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await heard(page, 'ready');
  await page.evaluate(() => {
    const element = document.querySelector('claim-labels');
    window.heard = [];
    const note = (event) => {
      const id = event.target.dataset?.claimBadge;
      if (!id) return;
      window.heard.push(event.type);
      // Nobody has this one.
      element.open('nobody');
      window.heard.push(...element.ranges(id).map(() => element.claims.length));
    };
    for (const name of ['focusin', 'focusout']) document.querySelector('#story').addEventListener(name, note);
  });
  await badge(page, 'cost').focus();
  // The badge is drawn anew behind a longer passage, and has the focus again.
  site.routes['/claims.json'] = manifest(CLOSURE, { ...COST, quote: { exact: 'Two papers report that repairs will cost nine million' } }, SUMMER);
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  await heard(page, 'update');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claimBadge), 'cost');
  // The page takes away what the badge with the focus stands behind.
  await page.evaluate(() => {
    const p = document.querySelector('#story p');
    p.textContent = 'It may stay closed all summer.';
  });
  await page.waitForFunction(() => document.querySelectorAll('[data-claim-badge]').length === 1);
  assert.ok((await page.evaluate(() => window.heard.filter((what) => what === 'focusin').length)) > 1, 'the new badge got the focus');
  assert.deepEqual(await events(page, 'error'), []);
  assert.deepEqual(complaints(page).filter((line) => !line.includes('not shown')), []);
});
