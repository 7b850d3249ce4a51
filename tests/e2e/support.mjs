// Shared by the end-to-end tests: one site and one context per test, and what each page reported.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { browsers, lacks } from '../engines/index.mjs';

export const PREVIEW = new URL('../../dist/preview/', import.meta.url);
const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The strictest policy that the element promises to run under. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'";

const TYPES = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  wasm: 'application/wasm',
};

// A folder's files, and routes that a test adds or changes at any time. A route is a body (a string, or an object that
// is sent as JSON), a status (a number), or a function of request and response. While it is `away`, nobody reaches it.
const startSite = async (root, headers) => {
  const routes = {};
  const server = createServer(async (request, response) => {
    if (site.away) return request.socket.destroy();
    const path = new URL(request.url, 'http://site').pathname;
    const route = routes[path];
    if (typeof route === 'function') return route(request, response);
    if (typeof route === 'number') return response.writeHead(route).end();
    const sent = typeof route === 'object' ? JSON.stringify(route) : route;
    const body = sent ?? (await readFile(new URL(`.${path}`, root)).catch(() => undefined));
    if (body === undefined) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[path.split('.').pop()] ?? 'text/plain', ...headers }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  const site = { routes, close, away: false, origin: `http://127.0.0.1:${server.address().port}` };
  return site;
};

// Runs in every page before its own scripts.
const watch = () => {
  window.seen = { events: [], violations: [] };
  for (const name of ['ready', 'open', 'close', 'filter', 'update', 'error']) {
    addEventListener(`claim-labels:${name}`, ({ bubbles, composed, detail, target }) => {
      window.seen.events.push({ name, bubbles, composed, detail, tag: target.localName });
    });
  }
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    if (blockedURI.endsWith('/favicon.ico')) return; // asked for by the browser, of every page
    window.seen.violations.push([violatedDirective, blockedURI, sample].join(' '));
  });
};

/**
 * The browser of a test file. The result declares a test: `declare(name, async ({ visit, site, context }) => …)`, where
 * options are Playwright's for the context, `headers` for the site, which serves the folder `root`, and `needs`: what not
 * every engine can do (`tests/engines`); a file may say it for all of its tests. No test may cause an uncaught error, but for the
 * traps of a program in a file that is about them (`traps`).
 */
export const inBrowser = ({ root = PREVIEW, needs: always = [], traps = false, ...launch } = {}) => {
  const started = browsers(launch);
  const left = [];
  after(async () => {
    await started.close();
    if (left.length) console.log(`not for this engine: ${left.length} tests, which need ${[...new Set(left.flat())].join(', ')}`);
  });
  return (name, body, { headers, needs = [], ...options } = {}) => {
    const missing = lacks([...always, ...needs], options);
    if (missing.length) return left.push(missing);
    test(name, { timeout: 60_000 }, async () => {
      const site = await startSite(root, headers);
      const context = await started.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(10_000);
      await context.addInitScript(watch);
      const errors = [];
      const visit = async (path, routes = {}) => {
        Object.assign(site.routes, routes);
        const page = await context.newPage();
        page.lines = [];
        page.on('console', (message) => page.lines.push(message.text()));
        page.on('pageerror', (error) => (traps && /unreachable/i.test(error.message)) || errors.push(error.message));
        await page.goto(site.origin + path);
        return page;
      };
      try {
        await body({ visit, site, context });
        assert.deepEqual(errors, [], 'uncaught errors');
      } finally {
        await context.close();
        await site.close();
      }
    });
  };
};

/** Waits for the event with this name to have been sent `times` times; its last details. */
export const heard = async (page, name, times = 1) => {
  const found = await page.waitForFunction(
    ([name, times]) => window.seen.events.filter((event) => event.name === name).at(times - 1),
    [name, times],
  );
  return (await found.jsonValue()).detail;
};

/** The events sent so far, by name or all. */
export const events = (page, name) =>
  page.evaluate((name) => window.seen.events.filter((event) => !name || event.name === name), name);

export const violations = (page) => page.evaluate(() => window.seen.violations);

/** What the element said on the console. */
export const complaints = (page) => page.lines.filter((line) => line.startsWith('claim-labels:'));

export const badge = (page, id) => page.locator(`[data-claim-badge="${id}"]`);
export const card = (page) => page.getByRole('dialog');

/** Lets the page draw two frames: what was under way is done. */
export const frames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
