// Script time per key while an editor types in a field of the workbench, by the number of claims.
//
//   node bench/workbench.mjs   (CHROMIUM= for a browser elsewhere)
//
// A key's own time is the main thread's script from the key's event to the second frame after it. What waits for a pause
// (checking, keeping a draft, readers' view) is measured after the last key, all together, with the longest task of it.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { BUILD, compiled, median, table } from './engine.mjs';
import { article, manifest } from './generate.mjs';

const SIZES = [[900, 14], [20_000, 200], [80_000, 1_000]]; // words, claims
const WORDS = 'said on the record by a spokesperson of the ministry in the morning';
const TYPES = { css: 'text/css', html: 'text/html; charset=utf-8', js: 'text/javascript', json: 'application/json', wasm: 'application/wasm' };

const server = createServer(async ({ url }, response) => {
  const body = await readFile(new URL(`.${url}`, BUILD)).catch(() => undefined);
  if (body === undefined) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[url.split('.').pop()] ?? 'text/plain' }).end(body);
});

// In the page: a file is dropped.
const drop = ({ name, text }) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  document.querySelector('.desk').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
};

const frames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

const visit = async (browser, origin, words, count) => {
  const page = await browser.newPage();
  await page.goto(`${origin}/index.html`);
  await page.locator('[data-claim-badge]').first().waitFor();
  const paragraphs = article(words);
  await page.evaluate(drop, { name: 'story.txt', text: paragraphs.join('\n') });
  await page.locator('.names').getByText('story.txt').waitFor();
  await page.evaluate(drop, { name: 'story.claims.json', text: JSON.stringify(manifest(paragraphs.join('\n'), count), null, 2) });
  await page.locator('.names').getByText('story.claims.json').waitFor();
  await page.waitForTimeout(4000);
  await page.locator('.claim .summary').nth(Math.floor(count / 2)).click();
  const field = page.locator('.form textarea').first();
  await field.fill('');
  await field.focus();
  await page.waitForTimeout(4000);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
  };
  const keys = [];
  for (const key of WORDS) {
    const before = await spent();
    await page.keyboard.type(key);
    await frames(page);
    keys.push((await spent()) - before);
  }
  const tasks = page.evaluate(
    () =>
      new Promise((done) => {
        const tasks = [];
        new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
        setTimeout(() => done(Math.max(0, ...tasks.map(({ duration }) => duration))), 4000);
      }),
  );
  const before = await spent();
  const longest = await tasks;
  const later = (await spent()) - before;
  const kept = await field.inputValue();
  if (kept !== WORDS) throw new Error(`typed ${kept}`);
  await page.close();
  return { keys, later, longest };
};

compiled(); // or an error
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const origin = `http://127.0.0.1:${server.address().port}`;
  const rows = [];
  for (const [words, count] of SIZES) {
    const { keys, later, longest } = await visit(browser, origin, words, count);
    const sorted = keys.toSorted((one, other) => one - other);
    const figures = [median(keys), sorted[Math.floor(sorted.length * 0.95)], later].map((figure) => figure.toFixed(1));
    rows.push([words, count, ...figures, longest ? longest.toFixed(0) : 'under 50']);
  }
  console.log('Script time, ms');
  table([['words', 'claims', 'per key, median', 'per key, 95 %', 'in the pause after', 'its longest task'], ...rows]);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
