// The browser that the tests drive, always through Playwright: Chromium, or with ENGINE=firefox or ENGINE=webkit the engine
// of that name as Debian ships it.

import { fileURLToPath } from 'node:url';
import { chromium, firefox } from 'playwright-core';

export const ENGINE = process.env.ENGINE ?? 'chromium';

const launchChromium = (options) => {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ['--no-sandbox'], ...options });
};

// Playwright speaks WebDriver BiDi to what it takes for a Firefox.
const launchBehindBidi = (name) => (options, readerSettings) => {
  const executablePath = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  const env = { ...process.env, READER_SETTINGS: JSON.stringify(readerSettings) };
  return firefox.launch({ channel: 'moz-firefox', executablePath, env, timeout: 60_000 });
};

const launch = { chromium: launchChromium, firefox: launchBehindBidi('firefox'), webkit: launchBehindBidi('webkit') }[ENGINE];
if (!launch) throw new Error(`ENGINE=${ENGINE}: chromium, firefox or webkit was expected.`);

// What Chromium emulates for each page, the others take from the reader's settings when they start.
const SETTINGS = ['colorScheme', 'forcedColors', 'reducedMotion'];
const split = (options) => {
  if (ENGINE === 'chromium') return [{}, options];
  const { isMobile, ...own } = options;
  const settings = {};
  for (const name of SETTINGS) {
    if (name in own) settings[name] = own[name];
    delete own[name];
  }
  return [settings, own];
};

/** Browsers of one test file, started when a test first needs one with such settings of its reader. */
export const browsers = (options) => {
  const started = new Map();
  const get = (settings) => {
    const key = JSON.stringify(settings);
    if (!started.has(key)) started.set(key, launch(options, settings));
    return started.get(key);
  };
  return {
    newContext: async (options) => {
      const [settings, rest] = split(options);
      return (await get(settings)).newContext(rest);
    },
    close: () => Promise.all([...started.values()].map(async (browser) => (await browser).close())),
  };
};

// What an engine, or its driver, cannot do for a test.
const LACKS = {
  chromium: [],
  firefox: ['cdp', 'print media', 'script off', 'finer pixels', 'second imports'], // a module that once failed to load stays so, as the standard has it
  webkit: ['cdp', 'print media', 'script off', 'forced colours', 'finer pixels', 'browser console', 'http cache', 'new windows'],
}[ENGINE];

// Options of a page that not every driver can grant.
const GRANTED = { forcedColors: 'forced colours', javaScriptEnabled: 'script off', deviceScaleFactor: 'finer pixels' };

/** What this engine lacks of what a test needs. */
export const lacks = (needs, options) => {
  const asked = Object.keys(GRANTED).filter((option) => option in options).map((option) => GRANTED[option]);
  return [...needs, ...asked].filter((need) => LACKS.includes(need));
};
