// Pages that do what pages do: several loaders, history, transitions, endless lists, frames, components of their own.

import assert from 'node:assert/strict';
import { CLAIMS, STORY, claim, html, labelled, manifest } from '../e2e/stories.mjs';
import { WHOLE, badge, card, complaints, events, heard, passage, withBundle } from './support.mjs';

const declare = withBundle();
const declareInWhole = withBundle(WHOLE);

const counting = (context) => {
  const asked = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return (pattern) => asked.filter((path) => pattern.test(path)).length;
};

declare('two loaders on a page share one class and one program', async ({ visit, context }) => {
  const count = counting(context);
  const other = `<claim-labels manifest="/other.json"><p>The ferry will sail on Sundays again.</p></claim-labels>`;
  const page = await visit('/page.html', {
    '/page.html': html(
      `<claim-labels manifest="/claims.json">${STORY}</claim-labels>${other}`,
      '<script type="module" src="/claim-labels.js?copy"></script>',
    ),
    '/claims.json': CLAIMS,
    '/other.json': manifest(claim('sundays', 'The ferry will sail on Sundays')),
  });
  await heard(page, 'ready', 2);
  assert.equal(await page.locator('[data-claim-badge]').count(), 4);
  assert.deepEqual([count(/claim-labels\.js/), count(/engine.+js/), count(/\.wasm/)], [2, 1, 1]);
  assert.deepEqual(complaints(page), []);
});

declareInWhole('a page that comes back from the back/forward cache still has labels that work', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled(STORY, 'refresh="1"'),
    '/claims.json': CLAIMS,
    '/next.html': '<!doctype html><title>Next</title><p>Next.</p>',
  });
  await heard(page, 'ready');
  await page.evaluate(() => {
    window.first = document.querySelector('[data-claim-badge]');
    addEventListener('pageshow', ({ persisted }) => (window.restored = persisted));
  });
  await page.goto(new URL('/next.html', page.url()).href);
  await page.goBack({ waitUntil: 'commit' });
  // Restored, not loaded anew: only the page of before knows.
  await page.waitForFunction(() => window.restored);
  assert.ok(await page.evaluate(() => window.first === document.querySelector('[data-claim-badge]')));
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForRequest(/claims\.json/);
});

declare('an article that is rendered anew in a view transition is labelled anew', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await heard(page, 'ready');
  await page.evaluate(async (story) => {
    const transition = document.startViewTransition(() => {
      document.querySelector('article').outerHTML = story.replace('The bridge</h1>', 'The bridge, again</h1>');
    });
    await transition.finished;
  }, STORY);
  await heard(page, 'ready', 2);
  assert.equal(await page.locator('h1').innerText(), 'The bridge, again');
  assert.equal(await page.locator('[data-claim-badge]').count(), 3);
  assert.deepEqual(complaints(page), []);
});

declare('a card that is open when a transition swaps the article goes, and opens again', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await badge(page, 'cost').click();
  await card(page).waitFor();
  await page.evaluate((story) => document.startViewTransition(() => {
    document.querySelector('article').outerHTML = story;
  }).finished, STORY);
  await heard(page, 'ready', 2);
  if (await card(page).count()) await page.keyboard.press('Escape');
  await badge(page, 'closure').click();
  await card(page).getByText('Town council').first().waitFor();
  assert.equal(await card(page).count(), 1);
});

// Appends an article whenever the reader comes near the end, `total` in all.
const endless = (total) => `<main></main><div id="end">The end</div><script>
  let number = 0;
  const end = document.querySelector('#end');
  const more = () => {
    const element = document.createElement('claim-labels');
    element.setAttribute('manifest', '/claims.json');
    element.innerHTML = '<article style="height: 70vh"><h2>Part ' + ++number + '</h2><p>The bridge will close in May.</p></article>';
    document.querySelector('main').append(element);
  };
  const observer = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting || number === ${total}) return;
    more();
    observer.unobserve(end);
    observer.observe(end);
  });
  observer.observe(end);
</script>`;

declare('articles that an endless list appends are labelled as they come, with one program', async ({ visit, context }) => {
  const count = counting(context);
  const page = await visit('/page.html', {
    '/page.html': html(endless(12)),
    '/claims.json': manifest(claim('closure', 'The bridge will close in May')),
  });
  for (let times = 1; times <= 12; times++) {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForFunction((number) => document.querySelectorAll('[data-claim-badge]').length >= number, times);
  }
  assert.equal((await events(page, 'ready')).length, 12);
  assert.equal(count(/\.wasm/), 1);
  await badge(page, 'closure').last().click();
  await card(page).waitFor();
});

declare('while the page is busy, an article far below costs nothing until the reader comes near', async ({ visit, context }) => {
  const count = counting(context);
  await context.addInitScript(() => (window.requestIdleCallback = () => 0)); // never idle
  const page = await visit('/page.html', {
    '/page.html': html(`<div style="height: 5000px"></div><claim-labels manifest="/claims.json">${STORY}</claim-labels>`),
    '/claims.json': CLAIMS,
  });
  await page.waitForFunction(() => customElements.get('claim-labels'));
  await page.evaluate(() => scrollTo(0, 1000));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual([count(/engine/), count(/claims\.json/)], [0, 0]);
  await page.evaluate(() => scrollTo(0, 4000));
  assert.equal((await heard(page, 'ready')).anchored, 3);
});

declare('for= names an article that the element stands in: its legend is there, and is not part of the text', async ({ visit }) => {
  const inside = STORY.replace('</h1>', '</h1><claim-labels for="#story" manifest="/claims.json"></claim-labels>');
  const page = await visit('/page.html', { '/page.html': html(inside), '/claims.json': CLAIMS });
  assert.equal((await heard(page, 'ready')).anchored, 3);
  await page.locator('claim-labels').getByText('3 claims labelled.').waitFor();
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
});

declare('in a frame, the element works as in a page', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': '<!doctype html><title>Around</title><iframe src="/story.html" width="600" height="500"></iframe>',
    '/story.html': labelled(),
    '/claims.json': CLAIMS,
  });
  const found = await page.waitForFunction(() => {
    const frame = document.querySelector('iframe');
    const badge = frame.contentDocument.querySelector('[data-claim-badge="cost"]')?.getBoundingClientRect();
    return badge && { x: frame.offsetLeft + frame.clientLeft + badge.x + 5, y: frame.offsetTop + frame.clientTop + badge.y + 5 };
  });
  const { x, y } = await found.jsonValue();
  await page.mouse.click(x, y);
  await page.waitForFunction(() => {
    const { shadowRoot } = document.querySelector('iframe').contentDocument.querySelector('claim-labels');
    return shadowRoot.querySelector('[role="dialog"]:popover-open')?.textContent.includes('Reported by The Courier');
  });
});

declare('in the shadow root of another component, passages are painted and cards open', async ({ visit }) => {
  const component = `<story-page></story-page><script>
    customElements.define('story-page', class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = \`<claim-labels manifest="/claims.json">${STORY}</claim-labels>\`;
      }
    });
  </script>`;
  const page = await visit('/page.html', { '/page.html': html(component), '/claims.json': CLAIMS });
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
  assert.equal((await passage(page, 'closure')).line, 'solid');
});
