// Elements that come and go leave nothing behind: counted by the browser itself, after garbage collection.

import assert from 'node:assert/strict';
import { inBrowser } from './support.mjs';
import { CLAIMS, STORY, html } from './stories.mjs';

const declare = inBrowser();
const ROUNDS = 1_000;
const FEW = 60; // of a thousand: what is being collected, or kept once for all

// In the page: elements come, show their labels and a card, and go.
const comeAndGo = async ({ rounds, story }) => {
  const heard = (element, name) => new Promise((done) => element.addEventListener(`claim-labels:${name}`, done, { once: true }));
  for (let round = 0; round < rounds; round++) {
    const element = document.createElement('claim-labels');
    element.setAttribute('manifest', '#claims');
    element.setAttribute('loading', 'eager');
    element.innerHTML = story;
    const ready = heard(element, 'ready');
    document.body.append(element);
    await ready;
    const opened = heard(element, 'open');
    element.open('closure');
    await opened;
    element.remove();
    if (round % 50 === 49) await new Promise((done) => setTimeout(done));
  }
  await new Promise((done) => setTimeout(done, 200));
};

const counted = async (page, session) => {
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const { result } = await session.send('Runtime.evaluate', { expression: `customElements.get('claim-labels').prototype` });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
  const { result: length } = await session.send('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration: 'function () { return this.length }' });
  await session.send('Runtime.releaseObject', { objectId: objects.objectId });
  return { nodes, listeners: jsEventListeners, elements: length.value };
};

declare(`${ROUNDS} elements that came and went are gone: nodes, listeners, elements`, async ({ visit, context }) => {
  const claims = `<script type="application/json" id="claims">${JSON.stringify(CLAIMS)}</script>`;
  const page = await visit('/page.html', { '/page.html': html(`${claims}<article></article>`) });
  await page.waitForFunction(() => customElements.get('claim-labels'));
  const session = await context.newCDPSession(page);
  await page.evaluate(comeAndGo, { rounds: 50, story: STORY });
  const before = await counted(page, session);
  await page.evaluate(comeAndGo, { rounds: ROUNDS, story: STORY });
  const after = await counted(page, session);
  for (const what of Object.keys(before)) {
    assert.ok(after[what] - before[what] < FEW, `${what}: ${before[what]}, then ${after[what]}`);
  }
});
