// Returning readers: labels that changed since the last visit, where that is remembered.

import assert from 'node:assert/strict';
import { badge, card, events, heard, inBrowser } from './support.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, claim, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const CONFIRMED = { ...COST, status: 'official', note: 'Confirmed by the council.' };
const CORRECTED = { ...CLOSURE, correction: { date: '2025-04-24', note: 'It will close in June.' } };
const story = async (visit, attributes = '', claims = CLAIMS) => {
  const page = await visit('/page.html', { '/page.html': labelled(STORY, attributes), '/claims.json': claims });
  await heard(page, 'ready');
  return page;
};
const again = async (page, site, claims) => {
  site.routes['/claims.json'] = claims;
  await page.reload();
  await heard(page, 'ready');
};
const theSwitch = (page) => page.getByRole('switch', { name: /^Mark labels that change after my visit/ });
const isOn = (page) => page.locator('claim-labels [data-do="visits"]').getAttribute('aria-checked');
const turn = async (page) => {
  await page.getByText('What the labels mean').click();
  await theSwitch(page).click();
};
const words = (page) => page.locator('[data-claim-badge]').allInnerTexts();
const kept = (page) => page.evaluate(() => localStorage.getItem('claim-labels:visits'));
const PLAIN = ['Official', 'Reported', 'Speculative'];

declare('until the reader asks for it nothing is stored and nothing is marked', async ({ visit, site }) => {
  const page = await story(visit);
  await again(page, site, manifest(CLOSURE, CONFIRMED, SUMMER));
  assert.deepEqual(await words(page), ['Official', 'Official', 'Speculative']);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

declare('once asked for, a label that changed says so on its badge, and its card says what it was', async ({ visit, site }) => {
  const page = await story(visit);
  await turn(page);
  assert.equal(await isOn(page), 'true');
  assert.deepEqual(await words(page), PLAIN);
  await again(page, site, manifest(CORRECTED, CONFIRMED, SUMMER, claim('ferry', 'Nobody asked the ferry company')));
  assert.deepEqual(await words(page), ['Official · corrected · updated', 'Official · updated', 'Speculative', 'Official']);
  await page.getByRole('button', { name: 'Official · updated claim, 2 sources', exact: true }).click();
  await card(page).getByText('Updated since your last visit. It was: Reported', { exact: true }).waitFor();
  await page.getByRole('dialog', { name: 'Official · updated', exact: true }).waitFor();
  await card(page).getByRole('button', { name: 'Previous claim' }).click();
  await card(page).getByText('It was: Official', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('claim-labels summary').filter({ hasText: 'All claims' }).click();
  await page.locator('claim-labels .list a').filter({ hasText: 'Official · updated' }).waitFor();
  await again(page, site, manifest(CORRECTED, CONFIRMED, SUMMER));
  assert.deepEqual(await words(page), ['Official · corrected', 'Official', 'Speculative'], 'it has been seen');
});

declare('what changes while the article is open is marked too', async ({ visit, site }) => {
  const page = await story(visit, 'visits="remember"');
  site.routes['/claims.json'] = manifest(CLOSURE, CONFIRMED, SUMMER);
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  await heard(page, 'update');
  assert.deepEqual(await words(page), ['Official', 'Official · updated', 'Speculative']);
  await again(page, site, manifest(CLOSURE, COST, SUMMER));
  assert.deepEqual(await words(page), ['Official', 'Reported · updated', 'Speculative']);
  site.routes['/claims.json'] = manifest(CORRECTED, COST, SUMMER);
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  await page.waitForFunction(() => window.seen.events.filter(({ name }) => name === 'update').length === 1);
  assert.deepEqual(await words(page), ['Official · corrected · updated', 'Reported · updated', 'Speculative']);
});

declare('visits="remember" turns it on, and the reader’s “no” is stronger', async ({ visit, site }) => {
  const page = await story(visit, 'visits="remember"');
  assert.match(await kept(page), /closure=0/);
  await turn(page);
  assert.equal(await kept(page), 'off');
  await again(page, site, manifest(CLOSURE, CONFIRMED, SUMMER));
  assert.deepEqual(await words(page), ['Official', 'Official', 'Speculative']);
  assert.equal(await kept(page), 'off');
  assert.equal(await isOn(page), 'false');
});

declare('turning it off forgets all visits and takes the marks away at once', async ({ visit, site }) => {
  const page = await story(visit);
  await turn(page);
  await again(page, site, manifest(CLOSURE, CONFIRMED, SUMMER));
  assert.deepEqual(await words(page), ['Official', 'Official · updated', 'Speculative']);
  await turn(page);
  assert.deepEqual(await words(page), ['Official', 'Official', 'Speculative']);
  assert.equal(await kept(page), 'off');
  assert.deepEqual((await events(page)).map(({ name }) => name), ['ready'], 'no label was made anew');
});

for (const bad of ['', 'garbage', '{}', '{"version":2,"articles":[]}', '{"version":1,"articles":[["x"]]}', '{"version":1}', '[1]', 'null']) {
  declare(`stored by nobody we know, ${JSON.stringify(bad)} is ignored`, async ({ visit, context, site }) => {
    await context.addInitScript((bad) => {
      if (!location.protocol.startsWith('http')) return; // the empty page before
      if (!sessionStorage.getItem('set')) localStorage.setItem('claim-labels:visits', bad);
      sessionStorage.setItem('set', 'yes');
    }, bad);
    const page = await story(visit);
    assert.equal(await kept(page), bad);
    assert.equal(await isOn(page), 'false');
    await turn(page);
    await again(page, site, manifest(CLOSURE, CONFIRMED, SUMMER));
    assert.deepEqual(await words(page), ['Official', 'Official · updated', 'Speculative']);
  });
}

declare('each manifest has its own record', async ({ visit }) => {
  const page = await story(visit, 'visits="remember"');
  await visit('/other.html', {
    '/other.html': labelled(STORY, 'visits="remember"').replace('/claims.json', '/other.json'),
    '/other.json': manifest(CLOSURE, CONFIRMED, SUMMER),
  }).then((other) => heard(other, 'ready'));
  const { version, articles } = JSON.parse(await kept(page));
  assert.equal(version, 1);
  assert.deepEqual(articles.map(([address]) => new URL(address).pathname), ['/claims.json', '/other.json']);
});

declare('where nothing may be stored, nothing breaks', async ({ visit, context }) => {
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  const page = await story(visit);
  await turn(page);
  assert.equal(await isOn(page), 'true');
  assert.deepEqual(await words(page), PLAIN);
});
