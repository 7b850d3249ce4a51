// The card on a phone: a sheet, and what Back, Forward, a swipe and a reload do to it, in browsers without CloseWatcher.
// Those that have one are in neighbours.test.mjs.

import assert from 'node:assert/strict';
import { PHONE, badge, card, events, frames, heard, inBrowser } from './support.mjs';
import { CLAIMS, labelled } from './stories.mjs';

const declareAnywhere = inBrowser();
const declare = (name, body, options) =>
  declareAnywhere(
    name,
    async (given) => {
      await given.context.addInitScript(() => delete window.CloseWatcher);
      await body(given);
    },
    options,
  );
const ON_PHONE = { viewport: PHONE, hasTouch: true };
const KEPT = { route: 'story', scroll: 3 }; // what the page keeps of its own
const story = async (visit, address = '/page.html') => {
  const page = await visit('/start.html', {
    '/start.html': '<!doctype html><title>Start</title><link rel="icon" href="data:,"><p>Start</p>',
    '/page.html': labelled().replace('</main>', '<a href="/start.html">elsewhere</a><a href="#end">end</a><p id="end">End</p></main>'),
    '/claims.json': CLAIMS,
  });
  await page.goto(new URL(address, page.url()).href);
  await heard(page, 'ready');
  await page.evaluate((kept) => history.replaceState(kept, ''), KEPT);
  return page;
};
const sheet = (page) => page.locator('claim-labels .card[data-sheet]');
const open = async (page, id) => {
  await badge(page, id).click();
  await page.waitForFunction((id) => history.state?.claimLabels?.[0] === id, id);
  await sheet(page).waitFor();
};
const gone = async (page) => {
  await card(page).waitFor({ state: 'detached' });
  await page.waitForFunction(() => !history.state?.claimLabels);
};
const back = (page) => page.evaluate(() => history.back());
const state = (page) => page.evaluate(() => history.state);
const CLOSERS = {
  'the close button': (page) => card(page).getByRole('button', { name: 'Close' }).click(),
  'Escape': (page) => page.keyboard.press('Escape'),
  'a press on the text': (page) => page.locator('h1').click(),
  'close()': (page) => page.evaluate(() => document.querySelector('claim-labels').close()),
};

for (const [width, height] of [[390, 844], [320, 568]]) {
  declare(`at ${width} px it leaves the sentence in sight, and nothing is cut`, async ({ visit }) => {
    const page = await visit('/examples/peace-talks.html');
    for (const id of ['ready-for-kyiv', 'front-lines', 'anyones-guess']) {
      await badge(page, id).click();
      await sheet(page).waitFor();
      const [box, its] = [await sheet(page).boundingBox(), await badge(page, id).boundingBox()];
      assert.ok(its.y >= 0 && its.y + its.height <= height, `${id} is in sight`);
      assert.ok(its.y + its.height <= box.y + 1 || box.y + box.height <= its.y + 1, `${id} is not covered`);
      assert.ok(box.x === 0 && box.width === width && box.height <= height / 2 + 1, JSON.stringify(box));
      assert.ok(await sheet(page).evaluate((card) => card.scrollWidth <= card.clientWidth));
      await page.keyboard.press('Escape');
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }, { viewport: { width, height }, hasTouch: true });
}

declare('Back closes it and stays on the page; the page’s own state is there all along', async ({ visit }) => {
  const page = await story(visit);
  await open(page, 'cost');
  assert.deepEqual({ ...(await state(page)), claimLabels: undefined }, { ...KEPT, claimLabels: undefined });
  await back(page);
  await gone(page);
  assert.equal(new URL(page.url()).pathname, '/page.html');
  assert.deepEqual(await state(page), KEPT);
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, '/start.html', 'one more leaves it, as ever');
}, ON_PHONE);

declare('Forward opens it again', async ({ visit }) => {
  const page = await story(visit);
  await open(page, 'cost');
  await back(page);
  await gone(page);
  await page.evaluate(() => history.forward());
  await sheet(page).getByText('Reported by The Courier').waitFor();
  await back(page);
  await gone(page);
}, ON_PHONE);

for (const [what, close] of Object.entries(CLOSERS)) {
  declare(`${what} closes it and gives its place in history back`, async ({ visit }) => {
    const page = await story(visit);
    await open(page, 'cost');
    await close(page);
    await gone(page);
    assert.deepEqual(await state(page), KEPT);
    await page.goBack();
    assert.equal(new URL(page.url()).pathname, '/start.html');
  }, ON_PHONE);
}

declare('from claim to claim it stays one place in history', async ({ visit }) => {
  const page = await story(visit);
  const length = await page.evaluate(() => history.length);
  await open(page, 'closure');
  for (let presses = 0; presses < 4; presses++) await card(page).getByRole('button', { name: 'Next claim' }).click();
  await page.waitForFunction(() => history.state.claimLabels[0] === 'cost');
  assert.equal(await page.evaluate(() => history.length), length + 1);
  await back(page);
  await gone(page);
  assert.deepEqual(await state(page), KEPT);
}, ON_PHONE);

declare('pressing another badge stays one place in history', async ({ visit }) => {
  const page = await story(visit);
  const length = await page.evaluate(() => history.length);
  await open(page, 'closure');
  await open(page, 'cost');
  await open(page, 'summer');
  assert.equal(await page.evaluate(() => history.length), length + 1);
  await back(page);
  await gone(page);
}, ON_PHONE);

declare('a link pressed outside is followed', async ({ visit }) => {
  const page = await story(visit);
  await open(page, 'closure');
  await page.getByRole('link', { name: 'end' }).click();
  await card(page).waitFor({ state: 'detached' });
  await page.waitForFunction(() => location.hash === '#end');
  await page.getByRole('link', { name: 'elsewhere' }).click();
  await page.waitForURL('**/start.html');
}, ON_PHONE);

declare('who presses a link while it closes is not called back, however slow the page is that comes', async ({ visit, site, context }) => {
  await context.clock.install();
  const page = await story(visit);
  await open(page, 'closure');
  await page.evaluate(() => (history.back = () => Promise.reject(new Error('called back'))));
  site.routes['/start.html'] = 204; // so that nothing comes at all
  const answered = page.waitForResponse('**/start.html');
  await page.getByRole('link', { name: 'elsewhere' }).click({ noWaitAfter: true });
  await answered;
  await page.clock.runFor(1000);
  assert.equal(await card(page).count(), 0);
  assert.deepEqual(await state(page), KEPT);
}, ON_PHONE);

declare('the page’s router goes on while it is open', async ({ visit, context }) => {
  await context.clock.install();
  const page = await story(visit);
  await open(page, 'closure');
  await page.evaluate(() => history.pushState({ ...history.state, route: 'next' }, '', '/next'));
  await CLOSERS['the close button'](page);
  await card(page).waitFor({ state: 'detached' });
  await page.clock.runFor(1000);
  await frames(page);
  assert.equal(new URL(page.url()).pathname, '/next');
  assert.equal(await page.evaluate(() => history.state.route), 'next');
}, ON_PHONE);

declare('after a reload it is open as before, and Back closes it', async ({ visit }) => {
  const page = await story(visit);
  await open(page, 'cost');
  await page.reload();
  await heard(page, 'ready');
  await sheet(page).getByText('Reported by The Courier').waitFor();
  await back(page);
  await gone(page);
  assert.equal(new URL(page.url()).pathname, '/page.html');
}, ON_PHONE);

declare('a deep link opens it; Back closes it and leaves the address', async ({ visit }) => {
  const page = await visit('/page.html#claim-cost', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await sheet(page).getByText('Reported by The Courier').waitFor();
  await page.waitForFunction(() => history.state?.claimLabels);
  await back(page);
  await gone(page);
  assert.equal(new URL(page.url()).hash, '#claim-cost');
}, ON_PHONE);

declare('a page that keeps something else than an object in its state is left alone', async ({ visit }) => {
  const page = await story(visit);
  await page.evaluate(() => history.replaceState('a word', ''));
  const length = await page.evaluate(() => history.length);
  await badge(page, 'cost').click();
  await sheet(page).waitFor();
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  assert.equal(await state(page), 'a word');
  assert.equal(await page.evaluate(() => history.length), length);
}, ON_PHONE);

declare('on a wide screen history is left alone', async ({ visit }) => {
  const page = await story(visit);
  const length = await page.evaluate(() => history.length);
  await badge(page, 'cost').click();
  await card(page).waitFor();
  await frames(page);
  assert.equal(await page.evaluate(() => history.length), length);
  assert.deepEqual(await state(page), KEPT);
});

// Drags from the middle of the sheet's head, or from `from`, by so many pixels.
const drag = async (page, by, from = sheet(page).locator('h2')) => {
  const box = await from.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + by / 2);
  await page.mouse.move(x, y + by);
  const moved = await sheet(page).evaluate((card) => card.style.translate);
  await page.mouse.up();
  return moved;
};

declare('a swipe down closes it, and focus is on the badge', async ({ visit }) => {
  const page = await story(visit);
  await open(page, 'cost');
  assert.equal(await drag(page, 120), '0px 120px', 'it follows the finger');
  await gone(page);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claimBadge), 'cost');
  assert.equal((await events(page, 'close')).length, 1);
}, { ...ON_PHONE, reducedMotion: 'no-preference' });

declare('with reduced motion it closes just so', async ({ visit }) => {
  const page = await story(visit);
  await open(page, 'cost');
  assert.equal(await drag(page, 120), '');
  await gone(page);
}, ON_PHONE);

for (const [what, by, part] of [
  ['a short swipe', 40, 'h2'],
  ['a swipe up', -200, 'h2'],
  ['a swipe in what scrolls', 120, '.meaning'],
]) {
  declare(`${what} leaves it where it was`, async ({ visit }) => {
    const page = await story(visit);
    await open(page, 'cost');
    const before = await sheet(page).boundingBox();
    await drag(page, by, sheet(page).locator(part));
    await frames(page);
    assert.deepEqual(await sheet(page).boundingBox(), before);
  }, { ...ON_PHONE, reducedMotion: 'no-preference' });
}
