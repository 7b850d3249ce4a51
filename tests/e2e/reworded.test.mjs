// Labels on words that are not those that were labelled: marked, explained, counted, or withheld.

import assert from 'node:assert/strict';
import { badge, card, heard, inBrowser, passage, passages } from './support.mjs';
import { STORY, SUMMER, UNTOUCHED, asItWas, claim, labelled, manifest } from './stories.mjs';

const declare = inBrowser();

// The story says “repairs will cost nine million”.
const CHANGED = claim('cost', 'Two papers report that the repairs will cost nine million', 'reported');
// With the words around it, as the workbench writes it.
const QUOTED = {
  ...SUMMER,
  quote: { exact: 'It may stay closed all summer', prefix: 'repairs will cost nine million. ', suffix: '. Nobody asked the ferry' },
};
const story = async (visit, attributes = '') => {
  const page = await visit('/page.html', { '/page.html': labelled(STORY, attributes), '/claims.json': manifest(CHANGED, SUMMER) });
  return [page, await heard(page, 'ready')];
};
const states = (page) =>
  page.evaluate(() => document.querySelector('claim-labels').claims.map(({ id, state, change }) => [id, state, change]));

declare('a reworded label says so in its badge, its name, its passage, its card and the legend', async ({ visit }) => {
  const [page, ready] = await story(visit);
  assert.deepEqual([ready.anchored, ready.orphaned, ready.reworded], [2, 0, 1]);
  assert.deepEqual(ready.problems.map(({ code }) => code).filter((code) => code === 'reworded'), ['reworded']);
  assert.deepEqual(await states(page), [
    ['cost', 'anchored', 'wording'],
    ['summer', 'anchored', 'none'],
  ]);
  assert.match(await badge(page, 'cost').textContent(), /Reported · wording changed/);
  assert.match(await badge(page, 'cost').getAttribute('aria-label'), /^Reported · wording changed claim, .*the wording changed since it was labelled$/);
  assert.doesNotMatch(await badge(page, 'summer').textContent(), /wording/);
  const [cost, summer] = [await passage(page, 'cost'), await passage(page, 'summer')];
  assert.ok(cost.reworded);
  assert.notEqual(cost.line, summer.line);
  assert.ok(!summer.reworded);

  await badge(page, 'cost').click();
  const said = card(page);
  assert.match(await said.textContent(), /When it was labelled: Two papers report that the repairs.*Today: Two papers report that repairs/);
  assert.deepEqual(await said.locator('del').allTextContents(), ['the']);
  assert.match(await page.getByRole('region').first().textContent(), /In 1 of them the wording changed since\./);
});

declare('what is the same in other words of the manifest loses the notice in place', async ({ visit, site }) => {
  const [page] = await story(visit);
  const exact = 'Two papers report that repairs will cost nine million';
  site.routes['/claims.json'] = manifest({ ...CHANGED, quote: { exact } }, SUMMER);
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  assert.equal((await heard(page, 'ready', 2)).reworded, 0);
  assert.doesNotMatch(await badge(page, 'cost').textContent(), /wording/);
  assert.equal(await page.locator('[data-claim-change]').count(), 0);
  assert.ok((await passages(page)).every(({ reworded }) => !reworded));
});

declare('reworded="hide" withholds them, and says so', async ({ visit }) => {
  const [page, ready] = await story(visit, 'reworded="hide"');
  assert.deepEqual([ready.anchored, ready.reworded], [1, 1]);
  assert.deepEqual(await states(page), [
    ['cost', 'withheld', 'wording'],
    ['summer', 'anchored', 'none'],
  ]);
  assert.equal(await badge(page, 'cost').count(), 0);
  assert.equal(await passage(page, 'cost'), undefined);
  assert.match(await page.getByRole('region').first().textContent(), /the wording changed since it was labelled/);
  await page.evaluate(() => document.querySelector('claim-labels').setAttribute('reworded', 'show'));
  assert.equal((await heard(page, 'ready', 2)).anchored, 2);
  await badge(page, 'cost').waitFor();
  await page.evaluate(() => document.querySelector('claim-labels').removeAttribute('manifest'));
  await page.waitForFunction(() => window.asItWas().equal);
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});

declare('what turns a sentence round labels nothing: the lexicon is fetched when changed words are met, once, and else never', async ({ visit, site }) => {
  const asked = [];
  const serve = (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const turned = claim('turned', 'It will stay closed all summer', 'reported');
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': manifest(QUOTED) });
  await heard(page, 'ready');
  const before = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('lexicons')).length);
  assert.equal(before, 0);
  serve(page);
  site.routes['/claims.json'] = manifest(turned, CHANGED);
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  await heard(page, 'ready', 2);
  assert.deepEqual(asked.filter((path) => path.includes('lexicons')), ['/lexicons/en.txt']);
  const [{ state, reason }] = await page.evaluate(() => document.querySelector('claim-labels').claims);
  assert.deepEqual([state, reason], ['orphaned', 'meaning-changed']);
});

declare('without its lexicon a changed passage is still marked as changed', async ({ visit }) => {
  const turned = claim('turned', 'It will stay closed all summer', 'reported');
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': manifest(turned), '/lexicons/en.txt': 404 });
  await heard(page, 'ready');
  const [{ change, reason }] = await page.evaluate(() => document.querySelector('claim-labels').claims);
  assert.ok(change === 'wording' || reason === 'meaning-changed');
  assert.ok(page.lines.some((line) => line.includes('the lexicon for "en" could not be loaded')));
});
