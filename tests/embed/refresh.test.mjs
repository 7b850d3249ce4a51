// `refresh`: cheap for servers, quiet for readers. Time is the page's, moved by the tests.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, labelled, manifest } from '../e2e/stories.mjs';
import { badge, card, complaints, events, heard, withBundle } from './support.mjs';

const declare = withBundle();
const STEP = 10; // seconds, so long that those which a slow browser takes do not count
const EVERY = 10; // steps
const CONFIRMED = { ...COST, status: 'official', note: 'Confirmed by the council.' };

// Serves a manifest as a careful server does, and notes what was asked and answered.
const serving = (claims) => {
  const server = { claims, status: 200, log: [] };
  server.route = (request, response) => {
    const body = JSON.stringify(server.claims);
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    const known = request.headers['if-none-match'];
    const status = server.status !== 200 ? server.status : known === etag ? 304 : 200;
    server.log.push({ known, status });
    response.writeHead(status, { etag, 'content-type': 'application/json', 'cache-control': 'max-age=5' });
    response.end(status === 200 ? body : undefined);
  };
  return server;
};

// A page whose clock is moved.
const open = async ({ visit, context }, attributes = '') => {
  await context.clock.install();
  const server = serving(CLAIMS);
  const page = await visit('/page.html', {
    '/page.html': labelled(STORY, `loading="eager" refresh="${EVERY * STEP}" ${attributes}`),
    '/claims.json': server.route,
  });
  await heard(page, 'ready');
  // The part of the program that asks again is fetched when it is needed first, in a time that the page's clock does not have.
  await page.evaluate(async () => (await import('/claim-labels.js')).checkManifest('{}'));
  return { page, server };
};

// Lets time pass, step by step, and waits for what was asked to be answered.
const pass = async (page, server, steps) => {
  const before = server.log.length;
  for (let step = 0; step < steps; step++) {
    await page.clock.runFor(STEP * 1000);
    await page.evaluate(() => fetch('/page.html', { cache: 'no-store' }).then((response) => response.text()));
  }
  return server.log.slice(before);
};

declare('an unchanged manifest costs the server a 304, and the page nothing', async (given) => {
  const { page, server } = await open(given);
  await page.evaluate(() => {
    window.touched = [];
    new MutationObserver((records) => window.touched.push(...records.map(({ type }) => type)))
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const asked = await pass(page, server, 3 * EVERY + 1);
  assert.deepEqual(asked.map(({ status }) => status), [304, 304, 304]);
  assert.ok(asked.every(({ known }) => known), 'each said what it had, in If-None-Match');
  assert.deepEqual(await page.evaluate(() => window.touched), []);
  assert.deepEqual((await events(page)).map(({ name }) => name), ['ready']);
});

declare('a changed claim is updated in place: same passages and badge, open card, focus; said once', async (given) => {
  const { page, server } = await open(given);
  await badge(page, 'cost').focus();
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  await page.evaluate(() => {
    const root = document.querySelector('claim-labels').shadowRoot;
    window.nodes = () => {
      const { claims } = document.querySelector('claim-labels');
      const passages = claims.flatMap(({ id }) => document.querySelector('claim-labels').ranges(id).map(({ startContainer }) => startContainer));
      return [...passages, ...document.querySelectorAll('[data-claim-badge]')];
    };
    window.before = window.nodes();
    window.said = [];
    new MutationObserver(() => {
      const text = root.querySelector('[aria-live]')?.textContent;
      if (text) window.said.push(text);
    }).observe(root.querySelector('[aria-live]'), { childList: true, characterData: true, subtree: true });
  });
  const sameFocus = () => page.evaluate(() => {
    const { activeElement } = document.activeElement.shadowRoot ?? { activeElement: document.activeElement };
    const same = window.focused === undefined || window.focused === activeElement;
    window.focused = activeElement;
    return same && activeElement !== document.body;
  });
  assert.ok(await sameFocus());
  server.claims = manifest(CLOSURE, CONFIRMED, SUMMER);
  assert.deepEqual((await pass(page, server, EVERY + 1)).map(({ status }) => status), [200]);
  assert.deepEqual(await heard(page, 'update'), { added: [], removed: [], changed: ['cost'] });
  await card(page).getByText('Confirmed by the council.').waitFor();
  assert.equal(await badge(page, 'cost').innerText(), 'Official');
  assert.ok(await page.evaluate(() => {
    const now = window.nodes();
    return now.length === window.before.length && now.every((node, at) => node === window.before[at]);
  }), 'the very same nodes and badges');
  assert.ok(await sameFocus(), 'focus stays');
  assert.deepEqual(await page.evaluate(() => window.said), ['The labels have been updated.']);
});

declare('a second change is said too', async (given) => {
  const { page, server } = await open(given);
  await page.evaluate(() => {
    const root = document.querySelector('claim-labels').shadowRoot;
    window.said = 0;
    new MutationObserver((records) => {
      const news = root.querySelector('[aria-live]').textContent;
      if (news && records.some(({ addedNodes, type }) => addedNodes.length || type === 'characterData')) window.said++;
    }).observe(root.querySelector('[aria-live]'), { childList: true, characterData: true, subtree: true });
  });
  for (const [times, claims] of [[1, manifest(CLOSURE, CONFIRMED, SUMMER)], [2, CLAIMS]]) {
    server.claims = claims;
    await pass(page, server, EVERY + 1);
    await heard(page, 'update', times);
    assert.equal(await page.evaluate(() => window.said), times);
  }
});

declare('errors back off, and the labels stay; a server that is back is asked as before', async (given) => {
  const { page, server } = await open(given);
  server.status = 503;
  // After 1, 2, 4 and 8 times the interval: 4 requests where there would be 15.
  const failed = await pass(page, server, 15 * EVERY + 5);
  assert.deepEqual(failed.map(({ status }) => status), [503, 503, 503, 503]);
  assert.equal(await page.locator('[data-claim-badge]').count(), 3);
  assert.deepEqual(complaints(page), []);
  server.status = 200;
  assert.equal((await pass(page, server, 16 * EVERY)).length, 1);
  assert.equal((await pass(page, server, 2 * EVERY + 1)).length, 2);
});

declare('a hidden tab asks nothing; one that is seen again asks soon', async (given) => {
  const { page, server } = await open(given);
  const hide = (hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await hide(true);
  assert.deepEqual(await pass(page, server, 10 * EVERY), []);
  server.claims = manifest(CLOSURE);
  await hide(false);
  await pass(page, server, 1);
  assert.equal(server.log.length, 2);
  assert.deepEqual((await heard(page, 'update')).removed, ['cost', 'summer']);
});

declare('without refresh the manifest is asked for once', async ({ visit, context }) => {
  await context.clock.install();
  const server = serving(CLAIMS);
  const page = await visit('/page.html', { '/page.html': labelled(STORY, 'loading="eager"'), '/claims.json': server.route });
  await heard(page, 'ready');
  await page.clock.runFor(24 * 3600 * 1000);
  assert.equal(server.log.length, 1);
});
