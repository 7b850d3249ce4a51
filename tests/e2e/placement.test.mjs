// Where the card stands: beside its badge on a desktop, at the bottom of a phone, never over what it explains.

import assert from 'node:assert/strict';
import { PHONE, badge, card, heard, inBrowser, passage } from './support.mjs';
import { claim, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const SIZE = { width: 1280, height: 900 };

const overlap = (a, b) =>
  a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 1 && b.y < a.y + a.height - 1;

const inside = (box, { width, height }) =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;

const show = (box) => JSON.stringify(box);

const ids = (page) =>
  page.evaluate(() => [...document.querySelectorAll('[data-claim-badge]')].map((badge) => badge.dataset.claimBadge));

const corners = ['left: 0; top: 0', 'right: 0; top: 0', 'left: 0; bottom: 0', 'right: 0; bottom: 0', 'left: 40%; top: 45%'];
const CORNERS = `<article>${corners
  .map((place, at) => `<p style="position: absolute; margin: 0; ${place}">Passage number ${at} stands here.</p>`)
  .join('')}</article>`;

for (const [at, place] of corners.entries()) {
  declare(`a badge at ${place}: the card is inside the window and beside the passage`, async ({ visit }) => {
    const page = await visit('/page.html', {
      '/page.html': labelled(CORNERS, 'legend="none"'),
      '/claims.json': manifest(claim('one', `Passage number ${at} stands`)),
    });
    await badge(page, 'one').click();
    const box = await card(page).boundingBox();
    assert.ok(inside(box, SIZE), show(box));
    for (const its of [await badge(page, 'one').boundingBox(), (await passage(page, 'one')).box]) {
      assert.ok(!overlap(box, its), show(box));
    }
  });
}

for (const css of ['body { zoom: 1.5 }', 'html { zoom: 0.6 }', 'claim-labels { zoom: 1.25; margin-block-start: 200px }', 'article { zoom: 0.7 }']) {
  declare(`on a page with ${css} the card is inside the window, beside its passage`, async ({ visit }) => {
    const article = `<article>${'<p>Nothing is said here.</p>'.repeat(6)}<p>Passage number one stands here.</p>${'<p>Nor here.</p>'.repeat(30)}</article>`;
    const page = await visit('/page.html', {
      '/page.html': labelled(article, 'legend="none"', `<style>claim-labels { display: block } ${css}</style>`),
      '/claims.json': manifest(claim('one', 'Passage number one stands')),
    });
    await badge(page, 'one').click();
    const [box, its, words] = [await card(page).boundingBox(), await badge(page, 'one').boundingBox(), (await passage(page, 'one')).box];
    assert.ok(inside(box, SIZE), show(box));
    assert.ok(!overlap(box, its) && !overlap(box, words), `${show(box)} covers ${show(its)} or ${show(words)}`);
    assert.ok(box.y - its.y - its.height < 40 && Math.abs(box.x - its.x) < 300, `${show(box)} is far from ${show(its)}`);
  });
}

declare('on a desktop every card of the demonstration is inside the window and off its badge', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  for (const id of await ids(page)) {
    await badge(page, id).click();
    const [box, its] = [await card(page).boundingBox(), await badge(page, id).boundingBox()];
    assert.ok(inside(box, SIZE), `${id}: ${show(box)}`);
    assert.ok(!overlap(box, its), `${id}: ${show(box)} covers ${show(its)}`);
    await page.keyboard.press('Escape');
  }
});

declare('the card scrolls with the page and stays by its badge', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'crimea').click();
  // Both at one time: the page scrolls smoothly.
  const distance = () => card(page).evaluate((card) => {
    const badge = document.querySelector('[data-claim-badge="crimea"]');
    return card.getBoundingClientRect().y - badge.getBoundingClientRect().y;
  });
  const before = await distance();
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => scrollY > 0);
  assert.ok(Math.abs((await distance()) - before) <= 1);
});

declare('no overflow or stacking of the page cuts the card', async ({ visit }) => {
  const story = `<article style="overflow: hidden; width: 300px; height: 60px; position: relative; z-index: 0">
    <p>A passage in a narrow box stands here.</p></article>
    <div style="position: fixed; inset: 0 0 0 310px; z-index: 99999; background: #eee"></div>`;
  const page = await visit('/page.html', {
    '/page.html': labelled(story, 'legend="none"'),
    '/claims.json': manifest(claim('one', 'A passage in a narrow box')),
  });
  await badge(page, 'one').click();
  const onTop = await card(page).evaluate((card) => {
    const box = card.getBoundingClientRect();
    const points = [[box.left + 5, box.bottom - 5], [box.right - 5, box.bottom - 5], [box.right - 5, box.top + 5]];
    return points.map(([x, y]) => card.contains(card.getRootNode().elementFromPoint(x, y)));
  });
  assert.deepEqual(onTop, [true, true, true]);
});

const options = { viewport: PHONE, hasTouch: true, isMobile: true };

declare('on a phone the card is a sheet at the edge of the screen that covers no badge and no passage', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await heard(page, 'ready');
  for (const id of await ids(page)) {
    await badge(page, id).click();
    const box = await card(page).boundingBox();
    // Where the page ends too soon to scroll the passage up, the sheet is at the top.
    const atEdge = Math.abs(box.y + box.height - PHONE.height) <= 1 || Math.abs(box.y) <= 1;
    assert.ok(atEdge, `${id}: at the bottom or the top ${show(box)}`);
    assert.ok(box.x <= 1 && Math.abs(box.width - PHONE.width) <= 2, `${id}: as wide as the screen ${show(box)}`);
    for (const its of [await badge(page, id).boundingBox(), (await passage(page, id)).first]) {
      assert.ok(inside(its, PHONE) && !overlap(its, box), `${id}: ${show(its)} is clear of ${show(box)}`);
    }
    await page.keyboard.press('Escape');
  }
}, options);

declare('on a phone a passage at the very end of the page stays in sight', async ({ visit }) => {
  const story = `<article><p style="margin: 150vh 0 0">The last words are these.</p></article>`;
  const page = await visit('/page.html', {
    '/page.html': labelled(story),
    '/claims.json': manifest(claim('end', 'The last words')),
  });
  await badge(page, 'end').click();
  const [box, its] = [await card(page).boundingBox(), await badge(page, 'end').boundingBox()];
  assert.ok(inside(its, PHONE) && !overlap(its, box), `${show(its)} is clear of ${show(box)}`);
}, options);

for (const width of [320, 390, 1280]) {
  declare(`at ${width} pixels nothing runs out of the page sideways`, async ({ visit }) => {
    const page = await visit('/examples/peace-talks.html');
    await badge(page, 'front-lines').click();
    await card(page).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }, { viewport: { width, height: 800 } });
}

declare('badges, filters and the card’s controls are targets of at least 24 by 24 pixels', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'crimea').click();
  const controls = page.locator('claim-labels').getByRole('button').and(page.locator('button'));
  for (const control of await controls.all()) {
    const box = await control.boundingBox();
    assert.ok(box.width >= 24 && box.height >= 24, `${await control.innerText()}: ${show(box)}`);
  }
  await page.keyboard.press('Escape');
  const hits = await badge(page, 'crimea').evaluate((badge) => {
    const box = badge.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return [-11.5, 11.5].map((off) => document.elementFromPoint(x, y + off) === badge);
  });
  assert.deepEqual(hits, [true, true]);
});
