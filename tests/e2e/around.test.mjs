// From claim to claim: the card's buttons for the next and the previous one.

import assert from 'node:assert/strict';
import { PHONE, badge, card, events, frames, heard, inBrowser, passages } from './support.mjs';
import { CLAIMS, CLOSURE, STORY, SUMMER, claim, html, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const story = async (visit, claims = CLAIMS, page = labelled()) => {
  const shown = await visit('/page.html', { '/page.html': page, '/claims.json': claims });
  await heard(shown, 'ready');
  return shown;
};
const step = (page, name) => card(page).getByRole('button', { name: `${name} claim`, exact: true });
const opened = async (page) => (await events(page, 'open')).map(({ detail }) => detail.id);
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element.getAttribute('aria-label') ?? element.localName;
  });
const inSight = (page, id) =>
  page.evaluate((id) => {
    const box = document.querySelector('claim-labels').ranges(id)[0].getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }, id);
const apart = async (page, id) => {
  const [one, other] = [await card(page).boundingBox(), await badge(page, id).boundingBox()];
  return other.y + other.height <= one.y + 1 || one.y + one.height <= other.y + 1;
};

declare('the buttons lead through the claims in the order of the article, and around its ends', async ({ visit }) => {
  // The manifest lists them otherwise.
  const page = await story(visit, manifest(SUMMER, ...CLAIMS.claims.slice(0, 2)));
  await badge(page, 'closure').click();
  await card(page).getByText('1/3', { exact: true }).waitFor();
  for (let presses = 0; presses < 3; presses++) await step(page, 'Next').click();
  await step(page, 'Previous').click();
  await card(page).getByText('3/3', { exact: true }).waitFor();
  assert.deepEqual(await opened(page), ['closure', 'cost', 'summer', 'closure', 'summer']);
  assert.equal(await card(page).count(), 1);
  assert.equal(await badge(page, 'summer').getAttribute('aria-expanded'), 'true');
  assert.equal(await badge(page, 'closure').getAttribute('aria-expanded'), 'false');
  assert.deepEqual((await passages(page)).filter(({ open }) => open).map(({ id }) => id), ['summer']);
});

declare('by keyboard: the button keeps the focus, what is next is said, and Escape leads to the last badge', async ({ visit }) => {
  const page = await story(visit);
  await badge(page, 'closure').focus();
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Previous claim');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Next claim');
  await page.keyboard.press('Enter');
  const region = page.locator('claim-labels').getByRole('status');
  await region.getByText('Reported claim, 2 sources. Reported by The Courier, not officially confirmed').waitFor();
  assert.equal(await focused(page), 'Next claim');
  await page.keyboard.press('Space');
  await region.getByText('Speculative claim. Not established: no date for reopening has been set.').waitFor();
  assert.equal(await focused(page), 'Next claim');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claimBadge), 'summer');
});

declare('claims that are filtered out are passed over', async ({ visit }) => {
  const page = await story(visit);
  await page.getByRole('button', { name: 'Reported 1' }).click();
  await badge(page, 'closure').click();
  await card(page).getByText('1/2', { exact: true }).waitFor();
  await step(page, 'Next').click();
  await step(page, 'Next').click();
  assert.deepEqual(await opened(page), ['closure', 'summer', 'closure']);
});

declare('claims that were not found are not visited; a claim alone has no buttons', async ({ visit }) => {
  const page = await story(visit, manifest(claim('gone', 'The tunnel was painted green last year'), CLOSURE, SUMMER));
  await badge(page, 'summer').click();
  await step(page, 'Next').click();
  assert.deepEqual(await opened(page), ['summer', 'closure']);
  await page.getByRole('button', { name: 'Speculative 1' }).click();
  await badge(page, 'closure').click();
  await card(page).waitFor();
  assert.equal(await step(page, 'Next').count(), 0);
  assert.equal(await step(page, 'Previous').count(), 0);
});

const LONG = STORY.replace('<p>Nobody', '<p style="height: 3000px"></p><p>Nobody');
const FAR = manifest(CLOSURE, claim('ferry', 'Nobody asked the ferry company', 'official'));
for (const [where, options] of [['a desktop', {}], ['a phone', { viewport: PHONE }]]) {
  declare(`on ${where} the page goes to the passage and the card stands beside it`, async ({ visit }) => {
    const page = await story(visit, FAR, labelled(LONG));
    await badge(page, 'closure').click();
    for (const [name, id] of [['Next', 'ferry'], ['Previous', 'closure']]) {
      await step(page, name).click();
      await page.waitForFunction((id) => window.painted().find((one) => one.id === id).open, id);
      await frames(page);
      assert.ok(await inSight(page, id), id);
      assert.ok(await apart(page, id), 'the card does not cover it');
      const box = await card(page).boundingBox();
      assert.ok(box.y >= 0 && box.y < page.viewportSize().height, 'the card is in sight');
    }
  }, options);
}

declare('a page that scrolls smoothly is no hindrance', async ({ visit }) => {
  const head = '<style>html { scroll-behavior: smooth }</style>';
  const page = await story(visit, FAR, labelled(LONG, '', head));
  await badge(page, 'closure').click();
  await step(page, 'Next').click();
  await frames(page);
  assert.ok(await inSight(page, 'ferry'));
  assert.ok(await apart(page, 'ferry'));
  const box = await card(page).boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= page.viewportSize().height, JSON.stringify(box));
}, { reducedMotion: 'no-preference' });

declare('two articles on a page: each has its own round', async ({ visit }) => {
  const two = ['one', 'two'].map((name) => `<claim-labels manifest="/${name}.json"><article>
    <p>The ${name} bridge will close in May, says the council. It may stay ${name} all summer.</p></article></claim-labels>`);
  const claims = (name) =>
    manifest(claim(`${name}-a`, `The ${name} bridge will close`), claim(`${name}-b`, `It may stay ${name} all summer`));
  const page = await visit('/page.html', {
    '/page.html': html(two.join('')),
    '/one.json': claims('one'),
    '/two.json': claims('two'),
  });
  await heard(page, 'ready', 2);
  await badge(page, 'two-a').click();
  await step(page, 'Next').click();
  await step(page, 'Next').click();
  assert.deepEqual(await opened(page), ['two-a', 'two-b', 'two-a']);
});

declare('the buttons are 24 px at least', async ({ visit }) => {
  const page = await story(visit);
  await badge(page, 'cost').click();
  for (const button of await card(page).getByRole('button').all()) {
    const { width, height } = await button.boundingBox();
    assert.ok(width >= 24 && height >= 24, `${width} x ${height}`);
  }
});
