// `#claim-ID`: a link to one claim.

import assert from 'node:assert/strict';
import { CLAIMS, labelled } from '../e2e/stories.mjs';
import { NARROW, declare } from './support.mjs';

const EXAMPLE = '/examples/peace-talks.html';
const inSight = (page, id) =>
  page.read((id) => box(ranges(id)[0]).top >= 0 && box(ranges(id)[0]).bottom <= innerHeight, id);

for (const [where, go] of [
  ['a wide screen', (page) => page.open(`${EXAMPLE}#claim-europe-pays`)],
  ['a narrow screen', (page) => page.inFrame(`${EXAMPLE}#claim-europe-pays`, NARROW)],
]) {
  declare(`on ${where} a page opened at #claim-ID shows the claim and its card, which does not cover it`, async ({ page }) => {
    await go(page);
    await page.cardSays('Not established: a forecast of this article’s author.');
    assert.ok(await inSight(page, 'europe-pays'));
    assert.ok(await page.read(() => {
      const [its, card_] = [box(badge('europe-pays')), box(card())];
      return its.bottom <= card_.top + 1 || card_.bottom <= its.top + 1;
    }), 'the card does not cover it');
  });
}

declare('a link in the page to a claim opens its card, and that is told', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled().replace('<main>', '<main><a href="#claim-summer">the summer</a>'),
    '/claims.json': CLAIMS,
  });
  await page.heard('ready');
  await page.noCard();
  await page.clickOn('the summer');
  await page.cardSays('Not established');
  assert.ok(await inSight(page, 'summer'));
  assert.deepEqual(await page.heard('open'), { id: 'summer', status: 'speculative' });
});

declare('going back in history moves between cards', async ({ visit }) => {
  const page = await visit(`${EXAMPLE}#claim-crimea`);
  await page.cardSays('Reported by The Washington Post');
  await page.read(() => void (location.hash = '#claim-anyones-guess'));
  await page.cardSays('Not established');
  await page.read(() => history.back());
  await page.cardSays('Reported by The Washington Post');
});

declare('the card’s own link names its claim, also after a reload', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await page.clickBadge('cost');
  await page.cardSays();
  await page.clickOn('Link to this claim');
  await page.until('the address', () => location.hash === '#claim-cost');
  await page.driver.navigate().refresh();
  assert.deepEqual(await page.heard('open'), { id: 'cost', status: 'reported' });
});

declare('a claim that is filtered out shows itself when a link asks for it', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await page.heard('ready');
  await page.read(() => void (element().filter = ['official']));
  await page.until('a hidden label', () => !badge('summer'));
  await page.read(() => void (location.hash = '#claim-summer'));
  await page.cardSays('Not established');
  assert.ok(await page.read(() => Boolean(badge('summer'))));
  assert.ok(await page.read(() => element().filter.has('speculative')));
});

for (const hash of ['#claim-nobody', '#claim-', '#elsewhere', '#claim-%E0%A4%A', '#claim-"]']) {
  declare(`${hash} opens nothing`, async ({ visit }) => {
    const page = await visit(`/page.html${hash}`, { '/page.html': labelled(), '/claims.json': CLAIMS });
    await page.heard('ready');
    await page.frames();
    await page.noCard();
    assert.deepEqual(await page.names(), ['ready']);
  });
}

declare('an id that the page uses itself stays the page’s', async ({ visit }) => {
  const page = await visit('/page.html#claim-cost', {
    '/page.html': labelled().replace('<main>', '<main><h2 id="claim-cost">Costs</h2>'),
    '/claims.json': CLAIMS,
  });
  await page.cardSays('Reported by The Courier');
  assert.deepEqual(await page.read(() => [...document.querySelectorAll('#claim-cost')].map(({ localName }) => localName)), ['h2']);
});
