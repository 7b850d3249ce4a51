// Shared by the end-to-end tests: one site and one context per test, and what each page reported.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { atEnd } from '../at-end.mjs';
import { countPainted, painted } from '../cases/painted.mjs';
import { startSite, watch } from '../site.mjs';

export { POLICY } from '../site.mjs';

export const PREVIEW = new URL('../../dist/preview/', import.meta.url);
const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

// Chromium: its headless shell if it is there, which opens pages in a third of the time, since it draws no window around them.
const SHELL = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));
/** Options for the whole browser, with what its shell leaves out: the back/forward cache, which Playwright switches off. */
export const WHOLE = { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', ignoreDefaultArgs: ['--disable-back-forward-cache'] };

const started = new Map();
/** Chromium, started when a test first needs one with such options, and shared by all files of the process. */
export const browser = (options = {}) => {
  const key = JSON.stringify(options);
  const executablePath = process.env.CHROMIUM ?? SHELL;
  if (!started.has(key)) started.set(key, chromium.launch({ executablePath, args: ['--no-sandbox'], ...options }));
  return started.get(key);
};
atEnd(() => Promise.all([...started.values()].map(async (one) => (await one).close())));

/**
 * For a test file: declares tests in Chromium, launched with these options. `declare(name, async ({ visit, site, context }) => …)`,
 * where options are Playwright's for the context, and `headers` for the site, which serves the folder `root`. No test may cause an
 * uncaught error, but for the traps of a program in a file that is about them (`traps`).
 */
export const inBrowser = ({ root = PREVIEW, traps = false, ...launch } = {}) => {
  return (name, body, { headers, ...options } = {}) => {
    test(name, { timeout: 120_000 }, async () => {
      const site = await startSite(root, headers);
      const context = await (await browser(launch)).newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(30_000);
      await context.addInitScript(watch);
      await context.addInitScript(`Object.assign(window, { painted: ${painted}, countPainted: ${countPainted} })`);
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
/**
 * Where words of one text node stand in the window, the first line of them: `{ left, right, top, bottom }`. `letters` says of how many of
 * them, and `scrolled` that they come into view before.
 */
export const boxOf = (page, root, words, { letters = words.length, scrolled = false } = {}) =>
  page.evaluate(([root, words, letters, scrolled]) => {
    const walker = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + letters);
      if (scrolled) walker.currentNode.parentElement.scrollIntoView({ block: 'center' });
      const { left, right, top, bottom } = range.getClientRects()[0];
      return { left, right, top, bottom };
    }
  }, [root, words, letters, scrolled]);
export const card = (page) => page.getByRole('dialog');

/** The passages that readers see painted, see `painted`. */
export const passages = (page) => page.evaluate(() => window.painted());
/** That of the claim with this id. */
export const passage = async (page, id) => (await passages(page)).find((one) => one.id === id);
/** How many ranges are painted in the page. */
export const paintedRanges = (page) => page.evaluate(() => window.countPainted());

/** Lets the page draw two frames: what was under way is done. */
export const frames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
