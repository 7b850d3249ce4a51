// The package in an app that Vite bundles: as built and previewed, and from Vite's development server.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { build, createServer, preview } from 'vite';
import { CLAIMS, STORY } from '../e2e/stories.mjs';
import { appWithPackage, browser } from './support.mjs';

const PAGE = `<!doctype html><html lang="uk"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
  <claim-labels manifest="/claims.json">${STORY}</claim-labels><script type="module" src="/main.js"></script></html>`;
const MAIN = `import { checkManifest } from 'claim-labels';
  window.check = checkManifest;`;

let installed; // since the first test
const theApp = () =>
  (installed ??= appWithPackage({ 'index.html': PAGE, 'main.js': MAIN, 'public/claims.json': JSON.stringify(CLAIMS) }));

const config = { logLevel: 'warn', configFile: false, server: { port: 0, host: '127.0.0.1' }, preview: { port: 0, host: '127.0.0.1' } };
const SERVERS = {
  'built and previewed': async () => {
    await build({ ...config, root: theApp() });
    return preview({ ...config, root: theApp() });
  },
  'from the development server': async () => (await createServer({ ...config, root: theApp(), cacheDir: join(theApp(), 'cache') })).listen(),
};

const labelsAppear = async (address) => {
  const page = await (await browser()).newPage();
  const complaints = [];
  page.on('console', (message) => ['warning', 'error'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await page.locator('[data-claim-badge="cost"]').click();
  await page.getByRole('dialog').getByText('The Courier', { exact: true }).first().waitFor();
  // In the page's language, which is a file of its own.
  assert.match(await page.locator('[data-claim-badge="closure"]').innerText(), /^Офіційно/);
  const problems = await page.evaluate(() => window.check({ version: 2, claims: [] }));
  assert.deepEqual(problems.map(({ code }) => code), ['version-unsupported']);
  assert.deepEqual(complaints, []);
};

for (const [how, start] of Object.entries(SERVERS)) {
  test(`a Vite app with the package, ${how}: labels appear, in the page’s language`, { timeout: 120_000 }, async () => {
    const server = await start();
    try {
      await labelsAppear(server.resolvedUrls.local[0]);
    } finally {
      await server.close();
    }
  });
}
