// Pages with many elements, and apps in which many come and go.

import assert from 'node:assert/strict';
import { CLAIMS, STORY, claim, html, manifest } from '../e2e/stories.mjs';
import { complaints, frames, heard, withBundle } from './support.mjs';

const declare = withBundle();
const COUNT = 500;
const numbers = Array.from({ length: COUNT }, (_, number) => number);

// Teasers in a grid, each with a manifest of its own.
const teaser = (number) => `<claim-labels manifest="/teaser-${number}.json" legend="none"><article><h2>Stall ${number}</h2>
  <p>Stall ${number} of the long market will open in week ${number % 50}, the council says. Nobody knows what it will sell.</p></article></claim-labels>`;
const FRONT = html(`<main style="display: grid; grid-template-columns: repeat(3, 1fr)">${numbers.map(teaser).join('')}</main>`);
const routes = Object.fromEntries(
  numbers.map((number) => [`/teaser-${number}.json`, manifest(claim('opens', `Stall ${number} of the long market will open in week ${number % 50}`))]),
);

declare(`${COUNT} elements on a page: one program, and the manifests of those in reach alone, as the reader comes near`, async ({ visit, context }) => {
  const asked = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const page = await visit('/page.html', { ...routes, '/page.html': FRONT });
  await page.waitForLoadState('load');
  await heard(page, 'ready', 3);
  // Those in sight have their labels, and the page has been idle since.
  await page.waitForFunction(() => [...document.querySelectorAll('claim-labels')].filter((one) => one.getBoundingClientRect().top < innerHeight).every((one) => one.claims.length));
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  const manifests = () => asked.filter((path) => path.startsWith('/teaser-')).map((path) => Number(path.match(/\d+/)[0]));
  const near = await page.evaluate(() => [...document.querySelectorAll('claim-labels')].filter((one) => one.getBoundingClientRect().top < 3 * innerHeight).length);
  assert.ok(Math.max(...manifests()) < near, `${manifests()} of ${near} in reach`);
  assert.equal(asked.filter((path) => path.endsWith('.wasm')).length, 1);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.locator('claim-labels').last().locator('[data-claim-badge]').waitFor();
  assert.ok(manifests().length < COUNT / 2, `${manifests().length} asked for`);
  assert.deepEqual(complaints(page), []);
});

declare('a link to a claim of an element far below leads there', async ({ visit }) => {
  const far = STORY.replace('<article id="story">', '<article id="story" style="margin-top: 9000px">');
  const page = await visit('/page.html#claim-summer', {
    '/page.html': html(`${numbers.slice(0, 20).map(teaser).join('')}<claim-labels manifest="/claims.json">${far}</claim-labels>`),
    ...routes,
    '/claims.json': CLAIMS,
  });
  await page.getByRole('dialog').getByText('no date for reopening has been set').waitFor();
});

// In the page: an app goes from article to article.
const navigate = async ({ rounds, story }) => {
  for (let round = 0; round < rounds; round++) {
    const ready = new Promise((done) => addEventListener('claim-labels:ready', done, { once: true }));
    document.querySelector('main').innerHTML = `<claim-labels manifest="/claims.json" loading="eager">${story}</claim-labels>`;
    await ready;
    (window.gone ??= []).push(new WeakRef(document.querySelector('claim-labels')));
    window.seen.events.length = 0;
    if (round % 3) continue;
    // A card is open when the reader goes on.
    const opened = new Promise((done) => addEventListener('claim-labels:open', done, { once: true }));
    document.querySelector('claim-labels').open('cost');
    await opened;
  }
  document.querySelector('main').innerHTML = '';
  for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
};
const counted = async (page, session) => {
  await frames(page);
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const elements = await page.evaluate(() => window.gone.filter((one) => one.deref()).length);
  return { nodes, listeners: jsEventListeners, elements };
};

declare('after 200 navigations of an app no element is left, no node and no listener', async ({ visit, context }) => {
  const page = await visit('/page.html', { '/page.html': html('<article></article><main></main>'), '/claims.json': CLAIMS });
  await page.waitForFunction(() => customElements.get('claim-labels'));
  const session = await context.newCDPSession(page);
  await page.evaluate(navigate, { rounds: 10, story: STORY });
  const before = await counted(page, session);
  await page.evaluate(navigate, { rounds: 200, story: STORY });
  const after = await counted(page, session);
  assert.ok(after.elements <= 1, `${after.elements} elements: ${JSON.stringify([before, after])}`);
  assert.ok(after.nodes - before.nodes < 30 && after.listeners - before.listeners <= 2, JSON.stringify([before, after]));
});
