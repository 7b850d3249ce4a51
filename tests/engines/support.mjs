// Shared by the tests of Firefox and WebKitGTK: a site per test, a window for all of them, and what a page shows.
//
// Pages are driven as readers drive them, and read by scripts of WebDriver; nothing is put into them once they are served. Pages
// that a test makes up note their events themselves, by a script in their markup; the examples are served as they are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { atEnd } from '../at-end.mjs';
import { countPainted, painted } from '../cases/painted.mjs';
import { startSite, watch } from '../site.mjs';
import { NAME, endSessions, session } from './session.mjs';

export { POLICY } from '../site.mjs';
export const PREVIEW = new URL('../../dist/preview/', import.meta.url);
export const EMBED = new URL('../../dist/embed/', import.meta.url);

const WAIT = 30_000; // milliseconds
// CSS pixels. Windows are not made that narrow by any browser; frames are.
export const NARROW = [360, 640];
export const PHONE = [390, 844];

// What a page notes of what goes wrong in it, as scripts that report errors do.
const listen = () => {
  Object.assign(window.seen, { errors: [], blocked: [], lines: [] });
  const note = ({ message, target }) => (message ? window.seen.errors.push(message) : window.seen.blocked.push(target.src));
  addEventListener('error', note, true);
  addEventListener('unhandledrejection', ({ reason }) => window.seen.errors.push(String(reason)));
  for (const level of ['log', 'info', 'warn', 'error']) {
    const say = console[level];
    console[level] = (...words) => {
      window.seen.lines.push(words.join(' '));
      say.apply(console, words);
    };
  }
};
const WATCH_JS = `(${watch})();\n(${listen})();\n`;
const watching = (route) =>
  typeof route === 'string' && /^<!doctype html>/i.test(route) ? route.replace(/(<html.*?>)(<head>)?/, '$&<script src="/watch.js"></script>') : route;

// For what is read in a page: elements in all shadow roots too, and in the frame that is looked into.
const READING = `
  const all = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(selector, shadowRoot) : [])),
  ];
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const element = () => all('claim-labels')[0];
  const badges = (id) => all(id ? '[data-claim-badge="' + id + '"]' : '[data-claim-badge]').filter(isSeen);
  const badge = (id) => badges(id)[0];
  const cards = () => all('[role=dialog]').filter(isSeen);
  const card = () => cards()[0];
  const words = (node) => (node?.getAttribute('aria-label') ?? node?.innerText ?? '').replace(/\\s+/g, ' ').trim();
  const control = (name) => all('button, a, summary').filter(isSeen).find((one) => words(one) === name);
  const focused = () => {
    let now = document.activeElement;
    while (now.shadowRoot?.activeElement) now = now.shadowRoot.activeElement;
    return now;
  };
  const ranges = (id) => all('claim-labels').flatMap((one) => [...one.ranges(id)]);
  const painted = ${painted};
  const passage = (id) => painted().find((one) => one.id === id);
  const countPainted = ${countPainted};
  const box = (node) => node.getBoundingClientRect().toJSON();
`;

class Page {
  constructor(driver, site) {
    this.driver = driver;
    this.site = site;
  }
  open(path) {
    return this.driver.get(this.site.origin + path);
  }
  /** What a function of the names in READING answers in the page; elements come back as WebDriver's. */
  read(look, ...given) {
    return this.driver.executeScript(`${READING} return (${look})(...arguments);`, ...given);
  }
  /** The same until the answer is there: anything but null and false. */
  async until(what, look, ...given) {
    let found;
    const there = async () => ![null, false].includes((found = await this.read(look, ...given)));
    await this.driver.wait(there, WAIT, `${what}: waited for in vain`, 25);
    return found;
  }
  /** Presses keys one after the other; `Shift+Tab` and the like press two at once. */
  async press(...keys) {
    for (const name of keys) {
      const parts = name.split('+');
      const key = { Space: ' ' }[parts.at(-1)] ?? Key[parts.at(-1).replace('Arrow', '').toUpperCase()] ?? parts.at(-1);
      const held = parts.slice(0, -1).map((part) => Key[part.toUpperCase()]);
      const actions = this.driver.actions();
      for (const one of held) actions.keyDown(one);
      actions.keyDown(key).keyUp(key);
      for (const one of held) actions.keyUp(one);
      await actions.perform();
    }
  }
  /** Clicks what a function finds, once it is there, with the pointer. */
  async click(what, find, ...given) {
    await (await this.until(what, find, ...given)).click();
  }
  clickBadge(id) {
    return this.click(`the badge ${id}`, (id) => badge(id), id);
  }
  /** Clicks the button, link or summary with this name. */
  clickOn(name) {
    return this.click(name, (name) => control(name), name);
  }
  /** A new window instead of the one that all tests share, whose history is as long as it may be after some of them. */
  async newWindow() {
    const [old] = await this.driver.getAllWindowHandles();
    await this.driver.switchTo().newWindow('tab');
    const fresh = await this.driver.getWindowHandle();
    await this.driver.switchTo().window(old);
    await this.driver.close();
    await this.driver.switchTo().window(fresh);
  }
  /** The page in a frame of this size, which is looked into from then on, as a narrow screen shows it. */
  async inFrame(path, [width, height] = NARROW) {
    const frame = `<iframe src="${path}" width="${width}" height="${height}" style="border: 0"></iframe>`;
    this.site.routes['/frame.html'] = `<!doctype html><html lang="en"><title>A frame</title><body style="margin: 0">${frame}</body></html>`;
    await this.open('/frame.html');
    await this.intoFrame();
  }
  async intoFrame() {
    await this.driver.switchTo().defaultContent();
    await this.driver.switchTo().frame(0);
  }
  heading() {
    return this.click('the heading', () => all('h1')[0]);
  }
  /** The text of the open card, once these words are in it. */
  cardSays(words = '') {
    const look = (words) => cards().length === 1 && card().innerText.includes(words) && card().innerText;
    return this.until(`a card that says “${words}”`, look, words);
  }
  noCard() {
    return this.until('no card', () => cards().length === 0);
  }
  /** Waits for the event with this name to have been sent `times` times; its last detail. */
  async heard(name, times = 1) {
    const look = (name, times) => window.seen?.events.filter((event) => event.name === name).at(times - 1);
    return (await this.until(`${name}, sent ${times} times`, look, name, times)).detail;
  }
  events(name) {
    return this.read((name) => window.seen.events.filter((event) => !name || event.name === name), name ?? null);
  }
  names() {
    return this.read(() => window.seen.events.map(({ name }) => name));
  }
  violations() {
    return this.read(() => window.seen.violations);
  }
  complaints() {
    return this.read(() => window.seen.lines.filter((line) => line.startsWith('claim-labels:')));
  }
  focus() {
    return this.read(() => {
      const now = focused();
      return now.dataset.claimBadge ?? (now === document.body ? 'the page' : words({ getAttribute: () => null, innerText: now.textContent }));
    });
  }
  asItWas() {
    return this.read(() => window.asItWas());
  }
  /** Lets the page draw two frames: what was under way is done. */
  frames() {
    return this.driver.executeAsyncScript('requestAnimationFrame(() => requestAnimationFrame(arguments[0]))');
  }
}

// One test after the other: whatever a page before left in the window is gone with the site's address.
atEnd(endSessions);

/**
 * Declares a test of one page: `declare(name, async ({ page, site, visit }) => …, { root, headers, reader, lacking })`. `visit` opens a path of
 * the site after adding routes. `reader` is the session's. `lacking` says by engine why it cannot be driven there; the run names such a test as skipped. No page
 * that has /watch.js may have seen an uncaught error.
 */
export const declare = (name, body, { root = PREVIEW, headers, reader, lacking = {} } = {}) => {
  const why = lacking[NAME];
  test(why ? `${name} (not in ${NAME}: ${why})` : name, { timeout: 120_000, skip: why }, async () => {
    const driver = await session(reader);
    const site = await startSite(root, headers);
    site.routes['/watch.js'] = WATCH_JS;
    const page = new Page(driver, site);
    const visit = async (path, routes = {}) => {
      for (const [name, route] of Object.entries(routes)) site.routes[name] = watching(route);
      await page.open(path);
      return page;
    };
    try {
      await driver.switchTo().defaultContent();
      await body({ page, site, visit });
      assert.deepEqual(await page.read(() => window.seen?.errors ?? []), [], 'uncaught errors');
    } finally {
      await driver.get('about:blank');
      await site.close();
    }
  });
};
