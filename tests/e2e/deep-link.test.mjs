// `#claim-ID`: a link to one claim.

import assert from 'node:assert/strict';
import { PHONE, badge, card, events, frames, heard, inBrowser } from './support.mjs';
import { CLAIMS, labelled } from './stories.mjs';

const declare = inBrowser();
const inSight = (page, id) =>
  page.evaluate((id) => {
    const box = document.querySelector('claim-labels').ranges(id)[0].getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }, id);

for (const [where, viewport] of [['a desktop', { width: 1280, height: 500 }], ['a phone', PHONE]]) {
  declare(`on ${where} a page opened at #claim-ID shows the claim and its card`, async ({ visit }) => {
    const page = await visit('/examples/peace-talks.html#claim-europe-pays');
    assert.deepEqual(await heard(page, 'open'), { id: 'europe-pays', status: 'speculative' });
    await card(page).getByText('Not established: a forecast of this article’s author.').waitFor();
    assert.ok(await inSight(page, 'europe-pays'));
    const [box, its] = [await card(page).boundingBox(), await badge(page, 'europe-pays').boundingBox()];
    assert.ok(its.y + its.height <= box.y + 1 || box.y + box.height <= its.y + 1, 'the card does not cover it');
  }, { viewport });
}

declare('a link in the page to a claim opens its card', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled().replace('<main>', '<main><a href="#claim-summer">the summer</a>'),
    '/claims.json': CLAIMS,
  });
  await heard(page, 'ready');
  assert.equal(await card(page).count(), 0);
  await page.getByRole('link', { name: 'the summer' }).click();
  await card(page).getByText('Not established').waitFor();
  assert.ok(await inSight(page, 'summer'));
});

declare('going back and forth in history moves between cards', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html#claim-crimea');
  await card(page).getByText('Reported by The Washington Post').waitFor();
  await page.evaluate(() => (location.hash = '#claim-anyones-guess'));
  await card(page).getByText('Not established').waitFor();
  await page.goBack();
  await card(page).getByText('Reported by The Washington Post').waitFor();
  assert.equal(await card(page).count(), 1);
});

declare('the card’s own link names its claim', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'crimea').click();
  await card(page).getByRole('link', { name: 'Link to this claim' }).click();
  await page.waitForFunction(() => location.hash === '#claim-crimea');
  await page.reload();
  assert.deepEqual(await heard(page, 'open'), { id: 'crimea', status: 'reported' });
});

declare('a claim that is filtered out shows itself when a link asks for it', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await page.getByRole('button', { name: 'Speculative 4' }).click();
  await page.evaluate(() => (location.hash = '#claim-anyones-guess'));
  await card(page).waitFor();
  assert.ok(await badge(page, 'anyones-guess').isVisible());
  assert.equal(await page.getByRole('button', { name: 'Speculative 4' }).getAttribute('aria-pressed'), 'true');
});

for (const hash of ['#claim-nobody', '#claim-', '#elsewhere', '#claim-%E0%A4%A', '#claim-"]']) {
  declare(`${hash} opens nothing`, async ({ visit }) => {
    const page = await visit(`/examples/peace-talks.html${hash}`);
    await heard(page, 'ready');
    await frames(page);
    assert.equal(await card(page).count(), 0);
    assert.deepEqual((await events(page)).map(({ name }) => name), ['ready']);
  });
}

declare('an id that the page uses itself stays the page’s', async ({ visit }) => {
  const page = await visit('/page.html#claim-cost', {
    '/page.html': labelled().replace('<main>', '<main><h2 id="claim-cost">Costs</h2>'),
    '/claims.json': CLAIMS,
  });
  await card(page).getByText('Reported by The Courier').waitFor();
  assert.equal(await page.locator('#claim-cost').count(), 1);
  assert.equal(await page.locator('h2#claim-cost').count(), 1);
});
