// Time in a page: anchoring alone, and from putting the element into the page to the last label being there.
//
//   node bench/page.mjs   (CHROMIUM= for a browser elsewhere)
//
// The article is in the page and laid out before the clock starts, and the program is loaded: what is measured is what
// the labels add. The task after is the browser's own: style, layout and paint of the labelled article.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { BUILD, compiled, median, table } from './engine.mjs';
import { article, manifest } from './generate.mjs';

const SIZES = [[2_000, 20], [20_000, 200], [80_000, 1_000]]; // words, claims
const ROUNDS = 7; // of anchoring alone
const VISITS = 3; // of a fresh page
const ENOUGH = 0.95; // share of claims that must be labelled, or the figures mean nothing

const TYPES = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html; charset=utf-8' };
const EMPTY = '<!doctype html><html lang="en"><meta charset="utf-8"><article id="article"></article>';
// Isolated pages have the finer clock.
const HEADERS = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

const serve = async () => {
  const server = createServer(async ({ url }, response) => {
    const body = url === '/bench.html' ? EMPTY : await readFile(new URL(`.${url}`, BUILD)).catch(() => undefined);
    if (body === undefined) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[url.split('.').pop()] ?? 'text/plain', ...HEADERS }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server;
};

// In the page: loads the program and lays the article out.
const setUp = async (paragraphs) => {
  const make = (text) => Object.assign(document.createElement('p'), { textContent: text });
  document.getElementById('article').append(...paragraphs.map(make));
  const one = { version: 1, claims: [{ id: 'c', status: 'speculative', note: 'n', quote: { exact: 'a b c' } }] };
  await (await import('/claim-labels.js')).anchorClaims('a b c', one);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  window.settle = () => frame().then(frame).then(() => wait(300));
  await window.settle();
};

// In the page: milliseconds of anchoring alone.
const anchor = async ({ text, claims, rounds }) => {
  const { anchorClaims } = await import('/program.js');
  const once = async () => {
    const began = performance.now();
    await anchorClaims(text, JSON.stringify(claims));
    return performance.now() - began;
  };
  await once();
  const times = [];
  while (times.length < rounds) times.push(await once());
  return times;
};

// In the page: from inserting the element to its being ready.
const label = async (claims) => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
  const element = document.createElement('claim-labels');
  element.setAttribute('loading', 'eager');
  element.setAttribute('for', '#article');
  element.manifest = claims;
  const ready = new Promise((done) => element.addEventListener('claim-labels:ready', done, { once: true }));
  const failed = new Promise((_, fail) => {
    element.addEventListener('claim-labels:error', ({ detail }) => fail(new Error(detail.message)));
  });
  await new Promise((done) => setTimeout(done));
  const began = performance.now();
  document.body.prepend(element);
  const { detail } = await Promise.race([ready, failed]);
  const took = performance.now() - began;
  await window.settle();
  const end = began + took;
  const longest = (list) => Math.max(0, ...list.map((task) => task.duration));
  const before = longest(tasks.filter(({ startTime }) => startTime >= began - 1 && startTime < end));
  const after = longest(tasks.filter(({ startTime }) => startTime >= end));
  return { took, before, after, anchored: detail.anchored };
};

const visit = async (browser, origin, words, count) => {
  const paragraphs = article(words);
  const text = paragraphs.join('\n');
  const claims = manifest(text, count);
  const page = await browser.newPage();
  await page.goto(`${origin}/bench.html`);
  await page.evaluate(setUp, paragraphs);
  const labels = await page.evaluate(label, claims);
  const anchoring = await page.evaluate(anchor, { text, claims, rounds: ROUNDS });
  await page.close();
  return { ...labels, anchoring: median(anchoring) };
};

compiled(); // or an error
const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const origin = `http://127.0.0.1:${server.address().port}`;
  const rows = [];
  for (const [words, count] of SIZES) {
    const visits = [];
    for (let at = 0; at < VISITS; at++) visits.push(await visit(browser, origin, words, count));
    const of = (name) => median(visits.map((one) => one[name]));
    const task = (name) => (of(name) ? of(name).toFixed(0) : 'under 50');
    assert(of('anchored') >= count * ENOUGH, `only ${of('anchored')} of ${count} claims were labelled`);
    const times = [of('anchoring').toFixed(1), of('took').toFixed(1), task('before'), task('after')];
    rows.push([words, count, of('anchored'), ...times]);
  }
  console.log(`Medians of ${VISITS} visits, ms`);
  table([['words', 'claims', 'labelled', 'anchoring', 'to ready', 'longest task', 'longest task after'], ...rows]);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
