// A manifest that is set anew, and an article that changes meanwhile: never an old label on a new article.

import assert from 'node:assert/strict';
import { badge, complaints, events, frames, heard, inBrowser } from './support.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, claim, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const NEXT = `<h1>The next story</h1><p>Repairs again: repairs will cost nine million, and the tunnel opens in June.</p>`;
const TUNNEL = manifest(claim('tunnel', 'the tunnel opens in June'));
const badges = (page) => page.locator('[data-claim-badge]').evaluateAll((all) => all.map((badge) => badge.dataset.claimBadge));

// An address that answers when it is told to. `asked` settles when a request waits.
const held = () => {
  let heard;
  const route = (request, response) => {
    if (route.away) return response.destroy();
    route.waiting.push(response);
    heard();
  };
  route.asked = new Promise((done) => (heard = done));
  route.waiting = [];
  route.answer = (status, body) => route.waiting.splice(0).forEach((response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)));
  return route;
};
const story = async (visit, routes = {}, attributes = '') => {
  const page = await visit('/page.html', { '/page.html': labelled(STORY, attributes), '/claims.json': CLAIMS, ...routes });
  await heard(page, 'ready');
  return page;
};

// Each way in which an app shows another article in the same element.
const WAYS = {
  'the manifest first': async (page, next) => page.evaluate((next) => {
    document.querySelector('claim-labels').setAttribute('manifest', '/next.json');
    document.querySelector('article').innerHTML = next;
  }, next),
  'the article first': async (page, next) => page.evaluate((next) => {
    document.querySelector('article').innerHTML = next;
    document.querySelector('claim-labels').manifest = '/next.json';
  }, next),
  'the article a frame later': async (page, next) => page.evaluate(async (next) => {
    document.querySelector('claim-labels').manifest = '/next.json';
    await new Promise(requestAnimationFrame);
    document.querySelector('article').innerHTML = next;
  }, next),
  'the article long before, so that it has old labels': async (page, next) => {
    await page.evaluate((next) => (document.querySelector('article').innerHTML = next), next);
    await heard(page, 'ready', 2);
    assert.deepEqual(await badges(page), ['cost']);
    await page.evaluate(() => (document.querySelector('claim-labels').manifest = '/next.json'));
  },
};
for (const [way, change] of Object.entries(WAYS)) {
  declare(`another article, ${way}: while its manifest is on its way nothing is labelled, then it is`, async ({ visit }) => {
    const next = held();
    const page = await story(visit, { '/next.json': next });
    await change(page, NEXT);
    const before = (await events(page, 'ready')).length;
    await next.asked;
    for (let frame = 0; frame < 20; frame++) {
      await frames(page);
      assert.deepEqual(await badges(page), []);
    }
    assert.deepEqual(await page.evaluate(() => document.querySelector('claim-labels').claims), []);
    assert.equal((await events(page, 'ready')).length, before);
    assert.ok(!(await page.locator('claim-labels').evaluate((element) => element.matches(':state(settled)'))), 'space is reserved again');
    next.answer(200, TUNNEL);
    await badge(page, 'tunnel').waitFor();
    assert.deepEqual(await badges(page), ['tunnel']);
    assert.ok(await page.locator('claim-labels').evaluate((element) => element.matches(':state(settled)')));
  });
}

declare('another manifest for the same article: its labels stay until the new ones are there, and so does the filter', async ({ visit }) => {
  const next = held();
  const page = await story(visit, { '/next.json': next });
  await page.evaluate(() => (document.querySelector('claim-labels').filter = ['official']));
  await page.evaluate(() => document.querySelector('claim-labels').setAttribute('manifest', '/next.json'));
  await next.asked;
  await frames(page);
  assert.deepEqual(await badges(page), ['closure', 'cost', 'summer']);
  next.answer(200, manifest(CLOSURE, COST));
  assert.deepEqual((await heard(page, 'update')).removed, ['summer']);
  assert.deepEqual(await badges(page), ['closure', 'cost']);
  assert.deepEqual(await page.evaluate(() => [...document.querySelector('claim-labels').filter]), ['official']);
});

declare('the filter outlives an article', async ({ visit }) => {
  const page = await story(visit, { '/next.json': TUNNEL });
  await page.evaluate(() => (document.querySelector('claim-labels').filter = ['reported']));
  await WAYS['the article first'](page, NEXT);
  await heard(page, 'ready', 2);
  await badge(page, 'tunnel').waitFor({ state: 'hidden' });
  assert.deepEqual(await page.evaluate(() => [...document.querySelector('claim-labels').filter]), ['reported']);
});

// What a server that is in trouble may answer, and what is then told.
const TROUBLES = {
  'a 503': [(route) => route.answer(503, {}), 'manifest-unreachable'],
  // Browsers may try a second time.
  'no answer': [(route) => ((route.away = true), route.waiting.splice(0).forEach((response) => response.destroy())), 'manifest-unreachable'],
  'half a file': [(route) => route.waiting.splice(0).forEach((response) => response.end('{"version": 1, "cla')), 'manifest-not-json'],
  'a manifest of another kind': [(route) => route.answer(200, { version: 2, claims: [] }), 'version-unsupported'],
};
for (const [trouble, [answer, code]] of Object.entries(TROUBLES)) {
  declare(`reload() that gets ${trouble}: the labels stay, are minded as before, and the next reload works`, async ({ visit, site }) => {
    const page = await story(visit);
    const route = held();
    site.routes['/claims.json'] = route;
    const asked = page.waitForRequest('**/claims.json');
    await page.evaluate(() => void (window.reloaded = document.querySelector('claim-labels').reload()));
    await asked;
    await route.asked;
    answer(route);
    assert.equal((await heard(page, 'error')).code, code);
    await page.evaluate(() => window.reloaded);
    assert.deepEqual(await badges(page), ['closure', 'cost', 'summer']);
    assert.equal(complaints(page).length, 1);
    await page.evaluate(() => (document.querySelector('article p').textContent = 'Two papers report that repairs will cost nine million.'));
    await heard(page, 'ready', 2);
    assert.deepEqual(await badges(page), ['cost']);
    site.routes['/claims.json'] = manifest({ ...COST, status: 'official' }, SUMMER);
    await page.evaluate(() => document.querySelector('claim-labels').reload());
    await page.getByRole('button', { name: /^Official claim/ }).waitFor();
  });
}

declare('reload() while the article changes: its labels are those of the new text', async ({ visit, site }) => {
  const page = await story(visit);
  const route = held();
  site.routes['/claims.json'] = route;
  await page.evaluate(() => void document.querySelector('claim-labels').reload());
  await route.asked;
  await page.evaluate(() => (document.querySelector('article p').textContent = 'Two papers report that repairs will cost nine million.'));
  await heard(page, 'ready', 2);
  route.answer(503, {});
  await heard(page, 'error');
  assert.deepEqual(await badges(page), ['cost']);
});
