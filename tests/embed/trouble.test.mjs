// What a page or a browser can do to the element before it starts, and while it loads.

import assert from 'node:assert/strict';
import { CLAIMS, STORY, UNTOUCHED, asItWas, html, labelled } from '../e2e/stories.mjs';
import { badge, complaints, events, frames, heard, withBundle } from './support.mjs';

const declare = withBundle();
const routes = { '/page.html': labelled(), '/claims.json': CLAIMS };

// Each: what a browser is without, how it says so, and what that does.
const MISSING = {
  WebAssembly: () => delete window.WebAssembly,
  'constructable style sheets': () => {
    window.CSSStyleSheet = function () {
      throw new TypeError('Illegal constructor');
    };
  },
  IntersectionObserver: () => delete window.IntersectionObserver,
  'shadow roots': () => delete Element.prototype.attachShadow,
};
for (const [what, take] of Object.entries(MISSING)) {
  declare(`a browser without ${what}: the page stays as it was; one event, one line`, async ({ visit, context }) => {
    await context.addInitScript(take);
    const page = await visit('/page.html', routes);
    assert.equal((await heard(page, 'error')).code, 'unsupported-browser');
    assert.deepEqual((await events(page)).map(({ name }) => name), ['error']);
    assert.equal(complaints(page).length, 1, complaints(page).join('\n'));
    assert.deepEqual(await asItWas(page), UNTOUCHED);
  });
}

declare('a name that another script has taken: the page stays as it was; one event, one line', async ({ visit }) => {
  const taken = "<script>customElements.define('claim-labels', class extends HTMLElement {});</script>";
  const page = await visit('/page.html', {
    '/page.html': html(`<claim-labels manifest="/claims.json">${STORY}</claim-labels>`, taken),
  });
  await page.waitForLoadState('load');
  const { code, message } = await heard(page, 'error');
  assert.deepEqual([code, message], ['name-taken', 'The name <claim-labels> is taken by another script.']);
  assert.deepEqual(complaints(page), [`claim-labels: ${message}`]);
  assert.equal((await events(page)).length, 1);
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});

// Addresses that no answer comes from: one that came in between would be shown, and rightly so.
const SILENT = Object.fromEntries(Array.from({ length: 50 }, (_, round) => [`/none-${round}.json`, () => {}]));

declare('attributes changed in quick succession: the last ones count, and nothing is shown twice', async ({ visit, context }) => {
  const asked = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const page = await visit('/page.html', { ...routes, ...SILENT, '/page.html': labelled(STORY, 'loading="eager"'), '/last.json': CLAIMS });
  await heard(page, 'ready');
  await page.evaluate(async () => {
    const element = document.querySelector('claim-labels');
    for (let round = 0; round < 50; round++) {
      element.setAttribute('manifest', `/none-${round}.json`);
      element.setAttribute('legend', round % 2 ? 'top' : 'none');
      element.setAttribute('lang', round % 2 ? 'uk' : 'en');
      if (round % 10 === 0) await new Promise((done) => setTimeout(done));
    }
    element.setAttribute('manifest', '/last.json');
    element.setAttribute('lang', 'en');
  });
  await heard(page, 'ready', 2);
  await frames(page);
  assert.equal(await page.locator('[data-claim-badge]').count(), 3);
  assert.equal(await badge(page, 'cost').innerText(), 'Reported');
  assert.ok(asked.filter((path) => path.startsWith('/none-')).length <= 6, `changes of one moment make one run: ${asked}`);
  assert.deepEqual(complaints(page), []);
});

declare('two manifests at once: the object that was set last is shown', async ({ visit }) => {
  const page = await visit('/page.html', routes);
  await page.evaluate((claims) => {
    const element = document.querySelector('claim-labels');
    element.setAttribute('manifest', '/nothing.json');
    element.manifest = claims;
  }, { ...CLAIMS, claims: CLAIMS.claims.slice(0, 1) });
  await page.waitForFunction(() => document.querySelectorAll('[data-claim-badge]').length === 1);
  assert.deepEqual(complaints(page), []);
});

declare('moved about the page 50 times while it loads: labelled once, then given back', async ({ visit }) => {
  const page = await visit('/page.html', { ...routes, '/page.html': labelled(STORY, 'loading="eager"') });
  await page.evaluate(async () => {
    const element = document.querySelector('claim-labels');
    for (let round = 0; round < 50; round++) {
      document[round % 2 ? 'body' : 'documentElement'].append(element);
      if (round % 5 === 0) await new Promise((done) => setTimeout(done));
    }
    document.body.append(element);
  });
  await page.waitForFunction(() => document.querySelectorAll('[data-claim-badge]').length === 3);
  await frames(page);
  assert.equal(await page.locator('[data-claim-badge]').count(), 3);
  await page.evaluate(() => document.querySelector('claim-labels').replaceWith(document.querySelector('article')));
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});
