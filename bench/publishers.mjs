// What publishers measure, beside the page without us: the snippet just as README has it, in an article of 900 words with a large picture
// and 15 claims, on a phone (processor slowed 4 times, 1.6 Mbit/s, 150 ms) and on a desktop; and a front page with 500 elements.
//
//   node bench/publishers.mjs        after `make embed`; medians of ROUNDS (5) visits, each with nothing cached

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const CLI = 'dist/claim-labels'; // `make cli`; without it the page that is labelled beforehand is left out
const COUNT = 500; // elements of a front page
const PHONE = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1.75 };
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const QUIET = 2000; // milliseconds after the last badge in which nothing more happens

// ------------------------------------------------------------------------------------------------------------------ pages

const NOUNS = 'council bridge mayor river tender engineer budget report committee harbour contractor deputy hearing railing archive'.split(' ');
const VERBS = 'reviewed delayed approved questioned inspected published rejected discussed measured financed'.split(' ');
const STATUSES = ['official', 'reported', 'speculative'];

const claimOn = (exact, number) => ({
  id: `claim-${number}`,
  status: STATUSES[number % 3],
  quote: { exact },
  note: `Why claim ${number} has its label.`,
  sources: [{ name: 'The agency', url: 'https://agency.example/' }],
});
// About so many words, and claims spread over them.
const article = (words, claims) => {
  const sentences = Array.from({ length: Math.round(words / 13) }, (_, at) => {
    const pick = (list, step) => list[(at * step + (at >> 2)) % list.length];
    return `The ${pick(NOUNS, 3)} ${pick(VERBS, 7)} the ${pick(NOUNS, 11)} of district ${at + 3} before the ${pick(NOUNS, 13)} met again.`;
  });
  const paragraphs = Array.from({ length: Math.ceil(sentences.length / 4) }, (_, at) => `<p>${sentences.slice(at * 4, at * 4 + 4).join(' ')}</p>`);
  const labelled = Array.from({ length: claims }, (_, number) => sentences[Math.floor((number * sentences.length) / claims)].slice(0, -1));
  return { text: paragraphs.join('\n'), manifest: { version: 1, claims: labelled.map(claimOn) } };
};

// A grey picture of noise, which does not compress, as photographs do not.
const picture = (width, height) => {
  const table = Array.from({ length: 256 }, (_, n) => Array.from({ length: 8 }).reduce((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n) >>> 0);
  const crc = (bytes) => ~bytes.reduce((c, byte) => table[(c ^ byte) & 255] ^ (c >>> 8), -1) >>> 0;
  const chunk = (type, data) => {
    const [size, body, sum] = [Buffer.alloc(4), Buffer.concat([Buffer.from(type), data]), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([size, body, sum]);
  };
  let seed = 2463534242;
  const rows = Buffer.from(Array.from({ length: height * (width + 1) }, (_, at) => ((seed = (seed * 48271) % 2147483647), at % (width + 1) ? seed & 255 : 0)));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
};

const [, SNIPPET] = /```html\n([\s\S]*?<\/script>)\n```/.exec(readFileSync('README.md', 'utf8'));
const NEWS = article(900, 15);
const CSS = `body { margin: 0; font: 18px/1.5 Georgia, serif } header { padding: 12px 16px; border-bottom: 1px solid #ccc; font-weight: 700 }
main { max-width: 40rem; margin: 0 auto; padding: 0 16px } h1 { line-height: 1.15 } img { display: block; width: 100%; height: auto; background: #eee }`;
const STORY = `<article><h1>Council delays the bridge once more</h1><p>By A. Writer, 12 May</p>
<img src="/hero.png" width="416" height="234" alt="The bridge">${NEWS.text}</article>`;
const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Council delays the bridge once more</title><style>${CSS}</style></head><body><header>The daily paper</header><main>${body}</main></body></html>`;
const snippet = SNIPPET.replace(/<article>[\s\S]*<\/article>/, () => STORY);

const rendered = () => {
  const folder = mkdtempSync(join(tmpdir(), 'publishers-'));
  try {
    writeFileSync(join(folder, 'talks.html'), page(STORY));
    writeFileSync(join(folder, 'talks.json'), JSON.stringify(NEWS.manifest));
    return execFileSync(CLI, ['render', join(folder, 'talks.html'), join(folder, 'talks.json')], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const PAGES = {
  'without': page(STORY),
  'snippet of README': page(snippet),
  'snippet, legend="none"': page(snippet.replace('<claim-labels', '<claim-labels legend="none"')),
  'snippet, loading="eager"': page(snippet.replace('<claim-labels', '<claim-labels loading="eager"')),
  ...(existsSync(CLI) ? { 'labelled beforehand, no script': rendered() } : {}),
};

// ----------------------------------------------------------------------------------------------------------------- server

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', wasm: 'application/wasm', json: 'application/json', png: 'image/png', txt: 'text/plain; charset=utf-8' };
const routes = { '/hero.png': picture(416, 234), '/claims/talks.json': JSON.stringify(NEWS.manifest) };
const packed = new Map();
const compressed = (path, body) => {
  if (!packed.has(path) || packed.get(path).body !== body) packed.set(path, { body, small: brotliCompressSync(body) });
  return packed.get(path).small;
};
const fileOf = (path) => {
  const file = path.startsWith('/claim-labels/') && `dist/embed/${path.slice('/claim-labels/'.length)}`;
  return file && existsSync(file) && (routes[path] = readFileSync(file));
};
const asked = [];
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://site').pathname;
  asked.push(path);
  const body = routes[path] ?? fileOf(path);
  if (!body) return response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  const type = TYPES[path.split('.').pop()];
  if (type.startsWith('image')) return response.writeHead(200, { 'content-type': type }).end(body);
  response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' }).end(compressed(path, body));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;

// ---------------------------------------------------------------------------------------------------------------- visits

// In the page, before its scripts: notes what the browser tells.
const observe = () => {
  window.seen = { lcp: 0, shifts: [], tasks: [], last: 0 };
  const on = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime }) => (window.seen.lcp = startTime));
  on('layout-shift', ({ startTime, value, hadRecentInput }) => hadRecentInput || window.seen.shifts.push([startTime, value]));
  on('longtask', ({ startTime, duration }) => window.seen.tasks.push([startTime, duration]));
  let count = 0;
  const look = () => {
    const now = document.querySelectorAll('[data-claim-badge]').length;
    if (now !== count) [count, window.seen.last] = [now, performance.now()];
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
// The worst of windows of at most 5 s, with no more than 1 s between two shifts.
const worst = (shifts) => {
  let [most, sum, start, last] = [0, 0, -Infinity, -Infinity];
  for (const [at, value] of shifts) {
    if (at - last > 1000 || at - start > 5000) [sum, start] = [0, at];
    [sum, last] = [sum + value, at];
    most = Math.max(most, sum);
  }
  return most;
};
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const visit = async (html, device, isSlow, badges) => {
  routes['/page.html'] = html;
  const context = await browser.newContext(device);
  await context.addInitScript(observe);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (isSlow) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  asked.length = 0;
  await page.goto(`${origin}/page.html`, { waitUntil: 'load' });
  // Asked by the protocol itself: what Playwright puts into a page to ask it is a script of 330 KB, a long task on a slow machine.
  const ask = async (expression) => (await session.send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
  while ((await ask(`document.querySelectorAll('[data-claim-badge]').length`)) < badges) await page.waitForTimeout(50);
  await page.waitForTimeout(QUIET);
  const { lcp, shifts, tasks, last, load, fcp } = await page.evaluate(() => ({
    ...window.seen,
    load: performance.getEntriesByType('navigation')[0].loadEventEnd,
    fcp: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  }));
  await context.close();
  const late = tasks.filter(([at, duration]) => at + duration > fcp).map(([, duration]) => duration);
  const blocking = late.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
  return { lcp, cls: worst(shifts), tbt: blocking, longest: Math.max(0, ...late), badge: last ? last - load : NaN };
};
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

console.log(`| page | largest paint | layout shift | blocking time | longest task | last badge after load |\n| --- | --- | --- | --- | --- | --- |`);
for (const [name, device, isSlow] of [['phone', PHONE, true], ['desktop', DESKTOP, false]]) {
  const visits = Object.fromEntries(Object.keys(PAGES).map((page) => [page, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [page, html] of Object.entries(PAGES)) {
      visits[page].push(await visit(html, device, isSlow, page.startsWith('snippet') ? 15 : 0));
    }
  }
  for (const [page, list] of Object.entries(visits)) {
    const of = (key, digits = 0) => median(list.map((one) => one[key])).toFixed(digits);
    console.log(`| ${name}: ${page} | ${of('lcp')} | ${of('cls', 3)} | ${of('tbt')} | ${of('longest')} | ${of('badge')} |`);
  }
}

const numbers = Array.from({ length: COUNT }, (_, number) => number);
for (const number of numbers) {
  const quote = `Stall ${number} of the long market will open in week ${number % 50}`;
  routes[`/teaser-${number}.json`] = JSON.stringify({ version: 1, claims: [claimOn(quote, number)] });
}
const teaser = (number) => `<claim-labels manifest="/teaser-${number}.json"><article><h2>Stall ${number}</h2>
  <p>Stall ${number} of the long market will open in week ${number % 50}, the council says. Nobody knows what it will sell.</p></article></claim-labels>`;
const FRONT = page(`<div style="display: grid; grid-template-columns: repeat(3, 1fr)">${numbers.map(teaser).join('')}</div>
  <script type="module" src="/claim-labels/claim-labels.js"></script>`);
const fronts = [];
for (let round = 0; round < ROUNDS; round++) {
  const seen = await visit(FRONT, DESKTOP, false, 12);
  fronts.push({ ...seen, manifests: asked.filter((path) => path.startsWith('/teaser')).length, programs: asked.filter((path) => path.endsWith('.wasm')).length });
}
const of = (key) => median(fronts.map((one) => one[key])).toFixed(0);
console.log(`\n${COUNT} elements on a front page, desktop: longest task ${of('longest')} ms; ${of('manifests')} manifests and ${of('programs')} program asked for`);

await browser.close();
server.close();
