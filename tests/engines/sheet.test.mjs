// On a narrow screen, which is a frame here: the card is a sheet, and Back, Forward, a swipe and a reload do what they do on a phone.

import assert from 'node:assert/strict';
import { Origin } from 'selenium-webdriver';
import { CLAIMS, labelled } from '../e2e/stories.mjs';
import { NARROW, PHONE, declare } from './support.mjs';

const KEPT = { route: 'story', scroll: 3 }; // what the page keeps of its own
const ROUTES = {
  '/start.html': '<!doctype html><html lang="en"><title>Start</title><link rel="icon" href="data:,"><a href="/page.html">Go</a></html>',
  // As in browsers without CloseWatcher, where history tells that the reader went back.
  '/page.html': labelled().replace('<main>', '<script>delete window.CloseWatcher</script><main><a href="/start.html">elsewhere</a> <a href="#end">end</a> <span id="end">End</span>'),
  '/claims.json': CLAIMS,
};
const arrive = async ({ visit, page }, path) => {
  await visit('/start.html', ROUTES);
  await page.inFrame('/start.html', PHONE);
  await page.read((path) => location.assign(path), path);
  await page.intoFrame();
  await page.heard('ready');
  return page;
};
const story = async (given) => {
  const page = await arrive(given, '/page.html');
  await page.read((kept) => history.replaceState(kept, ''), KEPT);
  return page;
};
const sheet = (page) => page.until('the sheet', () => card()?.hasAttribute('data-sheet') && box(card()));
const open = async (page, id) => {
  await page.clickBadge(id);
  await page.until('its place in history', (id) => history.state?.claimLabels?.[0] === id, id);
  return sheet(page);
};
const gone = async (page) => {
  await page.noCard();
  await page.until('history as before', () => !history.state?.claimLabels);
};
const back = (page) => page.read(() => history.back());
const state = (page) => page.read(() => history.state);
const length = (page) => page.read(() => history.length);
const path = (page) => page.read(() => location.pathname);
const leaves = async (page) => {
  await back(page);
  await page.intoFrame();
  await page.until('the page before', () => location.pathname === '/start.html');
};

for (const [width, height] of [PHONE, NARROW, [320, 568]]) {
  declare(`at ${width} px it leaves the sentence in sight, and nothing is cut`, async ({ page }) => {
    await page.inFrame('/examples/peace-talks.html', [width, height]);
    for (const id of ['ready-for-kyiv', 'front-lines', 'anyones-guess']) {
      await page.clickBadge(id);
      const found = await sheet(page);
      const its = await page.read((id) => box(badge(id)), id);
      assert.ok(its.top >= 0 && its.bottom <= height, `${id} is in sight`);
      assert.ok(its.bottom <= found.top + 1 || found.bottom <= its.top + 1, `${id} is not covered`);
      assert.ok(found.x === 0 && found.width === width && found.height <= height / 2 + 1, JSON.stringify(found));
      assert.ok(await page.read(() => card().scrollWidth <= card().clientWidth));
      await page.press('Escape');
      await page.noCard();
    }
    assert.ok(await page.read(() => document.documentElement.scrollWidth <= innerWidth));
  });
}

declare('Back closes it and stays on the page; the page’s own state is there all along; one more Back leaves', async (given) => {
  const page = await story(given);
  await open(page, 'cost');
  const { claimLabels, ...own } = await state(page);
  assert.deepEqual(own, KEPT);
  await back(page);
  await gone(page);
  assert.equal(await path(page), '/page.html');
  assert.deepEqual(await state(page), KEPT);
  await leaves(page);
});

declare('Forward opens it again', async (given) => {
  const page = await story(given);
  await open(page, 'cost');
  await back(page);
  await gone(page);
  await page.read(() => history.forward());
  await page.cardSays('Reported by The Courier');
  await back(page);
  await gone(page);
});

const CLOSERS = {
  'the close button': (page) => page.clickOn('Close'),
  'Escape': (page) => page.press('Escape'),
  'a press on the text': (page) => page.heading(),
  'close()': (page) => page.read(() => element().close()),
};
for (const [what, close] of Object.entries(CLOSERS)) {
  declare(`${what} closes it and gives its place in history back`, async (given) => {
    const page = await story(given);
    await open(page, 'cost');
    await close(page);
    await gone(page);
    assert.deepEqual(await state(page), KEPT);
    await leaves(page);
  });
}

declare('from claim to claim, by its buttons or by other badges, it stays one place in history', async (given) => {
  await given.page.newWindow();
  const page = await story(given);
  const before = await length(page);
  await open(page, 'closure');
  for (const id of ['cost', 'summer', 'closure', 'cost']) {
    await page.clickOn('Next claim');
    await page.until(id, (id) => history.state?.claimLabels?.[0] === id, id);
  }
  await open(page, 'closure');
  await open(page, 'summer');
  assert.equal(await length(page), before + 1);
  await back(page);
  await gone(page);
  assert.deepEqual(await state(page), KEPT);
});

declare('a link pressed outside is followed', async (given) => {
  const page = await story(given);
  await open(page, 'closure');
  await page.clickOn('end');
  await page.noCard();
  await page.until('the link within the page', () => location.hash === '#end');
  await page.clickOn('elsewhere');
  await page.intoFrame();
  await page.until('the other page', () => location.pathname === '/start.html');
});

declare('after a reload it is open as before, and Back closes it', async (given) => {
  const page = await story(given);
  await open(page, 'cost');
  await page.read(() => void ((window.before = true), location.reload()));
  await page.intoFrame();
  await page.until('the page anew', () => !window.before && window.seen);
  await page.heard('ready');
  await page.cardSays('Reported by The Courier');
  await back(page);
  await gone(page);
  assert.equal(await path(page), '/page.html');
});

declare('a deep link opens it; Back closes it and leaves the address', async (given) => {
  const page = await arrive(given, '/page.html#claim-cost');
  await page.cardSays('Reported by The Courier');
  await page.until('its place in history', () => Boolean(history.state?.claimLabels));
  await back(page);
  await gone(page);
  assert.equal(await page.read(() => location.hash), '#claim-cost');
});

declare('a page that keeps something else than an object in its state is left alone', async (given) => {
  await given.page.newWindow();
  const page = await story(given);
  await page.read(() => history.replaceState('a word', ''));
  const before = await length(page);
  await page.clickBadge('cost');
  await sheet(page);
  await page.press('Escape');
  await page.noCard();
  assert.equal(await state(page), 'a word');
  assert.equal(await length(page), before);
});

declare('on a wide screen it is no sheet, and history is left alone', async ({ visit, page }) => {
  await page.newWindow();
  await visit('/page.html', ROUTES);
  await page.heard('ready');
  const before = await length(page);
  await page.clickBadge('cost');
  await page.cardSays();
  await page.frames();
  assert.equal(await page.read(() => card().hasAttribute('data-sheet')), false);
  assert.equal(await length(page), before);
  assert.equal(await state(page), null);
});

// Drags from the middle of a part of the sheet by so many pixels; how the sheet was moved before it was let go.
const drag = async (page, by, selector = 'h2') => {
  const origin = await page.read((selector) => card().querySelector(selector), selector);
  const down = page.driver.actions().move({ origin, duration: 0 }).press();
  await down.move({ origin: Origin.POINTER, y: by / 2, duration: 0 }).move({ origin: Origin.POINTER, y: by / 2, duration: 0 }).perform();
  const moved = await page.read(() => card().style.translate);
  await page.driver.actions().release().perform();
  return moved;
};

declare('a swipe down closes it, and focus is on the badge', async (given) => {
  const page = await story(given);
  await open(page, 'cost');
  assert.equal(await drag(page, 120), '0px 120px', 'it follows the finger');
  await gone(page);
  assert.equal(await page.focus(), 'cost');
  assert.equal((await page.events('close')).length, 1);
}, { reader: { motion: true } });

declare('with reduced motion it closes just so', async (given) => {
  const page = await story(given);
  await open(page, 'cost');
  assert.equal(await drag(page, 120), '');
  await gone(page);
});

for (const [what, by, part] of [
  ['a short swipe', 40, 'h2'],
  ['a swipe up', -200, 'h2'],
  ['a swipe in what scrolls', 120, '.meaning'],
]) {
  declare(`${what} leaves it where it was`, async (given) => {
    const page = await story(given);
    const before = await open(page, 'cost');
    await drag(page, by, part);
    await page.frames();
    assert.deepEqual(await sheet(page), before);
  }, { reader: { motion: true } });
}
