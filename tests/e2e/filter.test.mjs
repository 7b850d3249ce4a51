// The switches of the legend: what they hide, what they say, and the `filter` property.

import assert from 'node:assert/strict';
import { badge, card, events, heard, inBrowser, passage } from './support.mjs';
import { CLAIMS, labelled } from './stories.mjs';

const declare = inBrowser();
const story = async (visit) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await heard(page, 'ready');
  return page;
};
const toggle = (page, name) => page.getByRole('button', { name: new RegExp(`^${name}\\s*1$`) });
const line = async (page, id) => {
  const { thickness, tint } = await passage(page, id);
  return [thickness, tint];
};

declare('a switch hides the passages and badges of its label, and shows them again', async ({ visit }) => {
  const page = await story(visit);
  const before = await line(page, 'cost');
  assert.equal(before[0], '2px');
  await toggle(page, 'Reported').click();
  assert.equal(await toggle(page, 'Reported').getAttribute('aria-pressed'), 'false');
  assert.deepEqual(await line(page, 'cost'), ['0px', 'rgba(0, 0, 0, 0)']);
  assert.ok(!(await badge(page, 'cost').isVisible()));
  assert.ok(await badge(page, 'closure').isVisible(), 'the others stay');
  assert.equal((await line(page, 'closure'))[0], '2px');
  await toggle(page, 'Reported').click();
  assert.deepEqual(await line(page, 'cost'), before);
  assert.ok(await badge(page, 'cost').isVisible());
});

declare('a hidden badge cannot be reached by Tab', async ({ visit }) => {
  const page = await story(visit);
  await toggle(page, 'Reported').click();
  const stops = new Set();
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press('Tab');
    stops.add(await page.evaluate(() => document.activeElement.dataset.claimBadge));
  }
  assert.deepEqual([...stops].filter(Boolean), ['closure', 'summer']);
});

declare('each switch sends what is shown now', async ({ visit }) => {
  const page = await story(visit);
  for (const name of ['Reported', 'Official', 'Reported']) await toggle(page, name).click();
  const sent = await events(page, 'filter');
  assert.deepEqual(sent.map(({ detail }) => detail.shown), [
    ['official', 'speculative'],
    ['speculative'],
    ['reported', 'speculative'],
  ]);
  assert.ok(sent.every(({ bubbles, composed }) => bubbles && composed));
});

declare('one polite live region says what a switch did', async ({ visit }) => {
  const page = await story(visit);
  const region = page.locator('claim-labels').getByRole('status');
  assert.equal(await region.count(), 1);
  assert.equal(await region.getAttribute('aria-live'), 'polite');
  assert.equal(await region.innerText(), '');
  await toggle(page, 'Reported').click();
  await region.getByText('Reported: labels hidden').waitFor();
  await toggle(page, 'Reported').click();
  await region.getByText('Reported: labels shown').waitFor();
});

declare('hiding the label of the open card closes it', async ({ visit }) => {
  const page = await story(visit);
  await badge(page, 'cost').click();
  await card(page).waitFor();
  await page.evaluate(() => (document.querySelector('claim-labels').filter = ['official']));
  await card(page).waitFor({ state: 'detached' });
  assert.deepEqual((await events(page)).map(({ name }) => name), ['ready', 'open', 'close', 'filter']);
});

declare('the filter property reads and sets what is shown', async ({ visit }) => {
  const page = await story(visit);
  const shown = () => page.evaluate(() => [...document.querySelector('claim-labels').filter]);
  const set = (statuses) => page.evaluate((list) => (document.querySelector('claim-labels').filter = new Set(list)), statuses);
  assert.deepEqual(await shown(), ['official', 'reported', 'speculative']);
  await toggle(page, 'Official').click();
  assert.deepEqual(await shown(), ['reported', 'speculative']);
  await set(['speculative', 'no such status']);
  assert.deepEqual(await shown(), ['speculative']);
  assert.equal(await toggle(page, 'Reported').getAttribute('aria-pressed'), 'false');
  assert.ok(!(await badge(page, 'cost').isVisible()));
  const sent = (await events(page, 'filter')).length;
  await set(['speculative']);
  assert.equal((await events(page, 'filter')).length, sent, 'setting it to what it is sends nothing');
});

declare('changing the set that was read changes nothing', async ({ visit }) => {
  const page = await story(visit);
  await page.evaluate(() => document.querySelector('claim-labels').filter.clear());
  assert.equal(await page.evaluate(() => document.querySelector('claim-labels').filter.size), 3);
});

declare('a filter set before the labels are there holds when they come', async ({ visit, site }) => {
  let answer;
  const asked = new Promise((done) => {
    site.routes['/claims.json'] = (request, response) => done((answer = response));
  });
  const page = await visit('/page.html', { '/page.html': labelled() });
  await asked;
  await page.evaluate(() => (document.querySelector('claim-labels').filter = ['official']));
  answer.end(JSON.stringify(CLAIMS));
  await heard(page, 'ready');
  await badge(page, 'closure').waitFor();
  await badge(page, 'cost').waitFor({ state: 'hidden' });
  assert.deepEqual(await page.evaluate(() => [...document.querySelector('claim-labels').filter]), ['official']);
});

declare('a filter that a script sets survives taking the element away and back', async ({ visit }) => {
  const page = await story(visit);
  await page.evaluate(() => {
    const element = document.querySelector('claim-labels');
    element.filter = ['official'];
    const parent = element.parentNode;
    element.remove();
    parent.append(element);
  });
  await heard(page, 'ready', 2);
  assert.deepEqual(await page.evaluate(() => [...document.querySelector('claim-labels').filter]), ['official']);
});
