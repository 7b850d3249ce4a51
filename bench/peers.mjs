// Time to labels in a page, side by side in one browser: this element, which finds its passages, mark.js, which is handed
// their places, and Recogito's text annotator, which is handed them too and draws the viewport alone.
//
//   node bench/peers.mjs   (CHROMIUM= for a browser elsewhere; make embed first)
//
// The article is in the page and laid out, the element names it by `for`, and each program is loaded and has labelled another article
// before the clock starts. It stops in the frame after `ready`, or after the last mark. The programs take turns. Claims are those of
// bench/generate.mjs, a fifth of them edited or none. A long task counts with the browser's own style, layout and paint.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { median, table } from './engine.mjs';
import { article, manifest } from './generate.mjs';

const SIZES = [[2_000, 20], [20_000, 200], [80_000, 1_000]]; // words, claims
const EDITED = [0, 0.2];
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const ONLY = process.env.TOOLS?.split(','); // of the programs below
const ENOUGH = 0.95; // share of claims that must be labelled, or the figures mean nothing
const EMBED = new URL('../dist/embed/', import.meta.url);

const TYPES = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html; charset=utf-8', css: 'text/css' };
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>body { font: 18px/1.6 serif; margin: 0 auto; max-width: 40em }</style><article id="article"></article><article id="other"></article>`;
// Isolated pages have the finer clock.
const HEADERS = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

const peers = async () => {
  const contents = `export { createTextAnnotator } from '@recogito/text-annotator'; export { default as Mark } from 'mark.js';`;
  const stdin = { contents, resolveDir: new URL('..', import.meta.url).pathname };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: 'esm', write: false, logLevel: 'error' });
  return outputFiles[0].text;
};

const serve = async () => {
  const routes = { '/bench.html': PAGE, '/peers.js': await peers() };
  const server = createServer(async ({ url }, response) => {
    const body = routes[url] ?? (await readFile(new URL(`.${url}`, EMBED)).catch(() => undefined));
    if (body === undefined) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[url.split('.').pop()] ?? 'text/plain', ...HEADERS }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server;
};

// In the page: loads what is measured.
const setUp = async (tool) => {
  window.peers = await import(tool === 'claim-labels' ? '/claim-labels.js' : '/peers.js');
  // When a frame has been drawn: its own task ends before what a message channel brings.
  window.painted = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage('');
  }));
  window.tasks = [];
  window.shift = 0;
  const observe = (type, see) => new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type });
  observe('longtask', ({ duration }) => window.tasks.push(duration));
  observe('layout-shift', ({ value }) => (window.shift += value));
};

// In the page: waits until nothing is left to do, and counts from there.
const rest = async () => {
  await window.painted();
  await new Promise((done) => setTimeout(done, 300));
  [window.tasks, window.shift] = [[], 0];
};

// In the page, each: puts labels into the element with this id; settles when they are painted.
const TOOLS = {
  'claim-labels': async ({ claims, id }) => {
    const article = document.getElementById(id);
    const element = document.createElement('claim-labels');
    element.setAttribute('loading', 'eager');
    element.setAttribute('for', `#${id}`);
    element.manifest = claims;
    const ready = new Promise((done) => element.addEventListener('claim-labels:ready', done, { once: true }));
    const badges = []; // with the time of the frame that shows them
    const observer = new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.dataset?.claimBadge);
      requestAnimationFrame(() => added.forEach((badge) => badges.push([badge, performance.now()])));
    });
    observer.observe(article, { childList: true, subtree: true });
    await new Promise((done) => setTimeout(done));
    const began = performance.now();
    document.body.prepend(element);
    await ready;
    await window.painted();
    const took = performance.now() - began;
    const seen = badges.filter(([badge]) => badge.getBoundingClientRect().top < innerHeight);
    const first = Math.max(...seen.map(([, time]) => time)) - began;
    const { shift } = window;
    await new Promise((done) => setTimeout(done, 300));
    const longest = Math.max(0, ...window.tasks);
    // The switch of one status off and on again: script alone, the page's drawing follows.
    const toggles = Array.from({ length: 6 }, (_, at) => {
      const before = performance.now();
      element.filter = at % 2 ? ['official', 'reported', 'speculative'] : ['official'];
      return performance.now() - before;
    });
    const labelled = element.claims.filter(({ state }) => state === 'anchored').length;
    return { took, first, longest, shift, labelled, toggle: toggles.sort((a, b) => a - b)[3] };
  },
  'mark.js': async ({ ranges, id }) => {
    const mark = new window.peers.Mark(document.getElementById(id));
    const began = performance.now();
    mark.markRanges(ranges);
    await window.painted();
    return { took: performance.now() - began, labelled: document.querySelectorAll(`#${id} mark`).length };
  },
  Recogito: async ({ ranges, id }) => {
    const annotations = ranges.map(({ start, length, quote }, at) => ({
      id: `a${at}`,
      bodies: [],
      target: { annotation: `a${at}`, selector: [{ start, end: start + length, quote }], created: new Date(), creator: { id: 'x' } },
    }));
    const began = performance.now();
    const annotator = window.peers.createTextAnnotator(document.getElementById(id));
    annotator.setAnnotations(annotations);
    // It draws some frames later.
    while (!document.querySelector('.r6o-annotation')) await new Promise((done) => requestAnimationFrame(done));
    await window.painted();
    return { took: performance.now() - began, labelled: annotator.getAnnotations().length };
  },
};

// Peers see the text without the breaks between paragraphs.
const rangesOf = (text, { claims }) => {
  const breaks = (end) => text.slice(0, end).split('\n').length - 1;
  return claims.map(({ quote: { position: { start, end } } }) => ({
    start: start - breaks(start),
    length: end - start,
    quote: text.slice(start, end),
  }));
};

const task = (words, count, edited, options) => {
  const paragraphs = article(words, options);
  const text = paragraphs.join('\n');
  const claims = manifest(text, count, { edited });
  return { paragraphs, claims, ranges: rangesOf(text, claims) };
};
const WARM_UP = task(600, 10, 0.2, { seed: 9 });

const fill = ({ id, paragraphs }) => {
  const make = (text) => Object.assign(document.createElement('p'), { textContent: text });
  document.getElementById(id).append(...paragraphs.map(make));
};

const visit = async (browser, origin, tool, [words, count], edited) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${origin}/bench.html`);
  await page.evaluate(setUp, tool);
  await page.evaluate(fill, { id: 'other', ...WARM_UP });
  await page.evaluate(TOOLS[tool], { id: 'other', ...WARM_UP });
  await page.evaluate(() => document.querySelectorAll('claim-labels, #other').forEach((element) => element.remove()));
  const measured = { id: 'article', ...task(words, count, edited) };
  await page.evaluate(fill, measured);
  await page.evaluate(rest);
  const figures = await page.evaluate(TOOLS[tool], measured);
  await page.close();
  assert(figures.labelled >= count * ENOUGH, `${tool} labelled only ${figures.labelled} of ${count} claims`);
  return figures;
};

const server = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const origin = `http://127.0.0.1:${server.address().port}`;
  const rows = [];
  const tools = Object.keys(TOOLS).filter((tool) => !ONLY || ONLY.includes(tool));
  for (const size of SIZES) {
    for (const edited of EDITED) {
      const of = {};
      // In turn, so that all have the machine in the same mood.
      for (let round = 0; round < ROUNDS; round++) {
        for (const tool of tools) (of[tool] ??= []).push(await visit(browser, origin, tool, size, edited));
      }
      const middle = (tool, name) => median(of[tool].map((figures) => figures[name]));
      const took = tools.map((tool) => middle(tool, 'took'));
      const own_ = (name, digits = 0) => middle('claim-labels', name).toFixed(digits);
      rows.push([
        size[0].toLocaleString('en'),
        size[1],
        edited ? 'a fifth' : 'none',
        ...took.map((took) => took.toFixed(0)),
        (took[0] / took[1]).toFixed(2),
        own_('first'),
        own_('longest'),
        own_('toggle', 1),
        own_('shift', 3),
      ]);
    }
  }
  console.log(`Medians of ${ROUNDS} visits each, ms; ratio to mark.js; then this element alone: the first screen's badges, its longest task,`);
  console.log('the script of a filter, and the layout shift of putting it in');
  const head = ['words', 'claims', 'edited', ...tools, 'ratio', 'first screen', 'longest', 'filter', 'shift'];
  table([head, ...rows]);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
