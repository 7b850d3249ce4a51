// Text that comes into sight, and claims that something hides: labels come with their text, and links lead to it.

import assert from 'node:assert/strict';
import { PHONE, badge, card, events, frames, heard, inBrowser } from './support.mjs';
import { CLAIMS, claim, html, manifest } from './stories.mjs';

const declare = inBrowser();
const FILLER = '<p>The market was open as on every other day of the week, and nobody had anything to complain about.</p>'.repeat(30);
const HIDDEN = '<p>The council says the bridge will close in May.</p>';
const FIRST = claim('ferry', 'The ferry sails on Sundays', 'reported');
const SECOND = claim('closure', 'the bridge will close in May');
const story = async (visit, hidden, { hash = '', first = '', head = '', ready = true } = {}) => {
  const page = await visit(`/page.html${hash}`, {
    '/page.html': html(`<main><claim-labels manifest="/claims.json"><article><h1>News</h1>${first}<p>The ferry sails on Sundays.</p>${FILLER}${hidden}</article></claim-labels></main>`, head),
    '/claims.json': manifest(FIRST, SECOND),
  });
  if (ready) await heard(page, 'ready');
  return page;
};
const counted = (page, words) => page.locator('claim-labels').getByText(words).first().waitFor();

// What hides a part of the text, and the script that shows it.
const HIDES = {
  'the attribute hidden': ['<div id="more" hidden>', (more) => (more.hidden = false)],
  'an inline style': ['<div id="more" style="color: red; display: none">', (more) => (more.style.display = '')],
  'visibility': ['<div id="more" style="visibility: hidden">', (more) => more.removeAttribute('style')],
  'a dialog that is closed': ['<dialog id="more">', (more) => more.show()],
  'aria-hidden': ['<div id="more" aria-hidden="true">', (more) => more.setAttribute('aria-hidden', 'false')],
  'the publisher, by data-claim-labels': ['<div id="more" data-claim-labels="off">', (more) => more.removeAttribute('data-claim-labels')],
};
for (const [what, [tag, show]] of Object.entries(HIDES)) {
  declare(`text that ${what} hid is labelled when it is shown, and hiding it again takes its label`, async ({ visit }) => {
    const page = await story(visit, `${tag}${HIDDEN}</${tag.slice(1).split(' ')[0]}>`);
    const before = await page.locator('#more').evaluate((more) => more.cloneNode(true).outerHTML);
    await counted(page, '1 claim labelled.');
    await page.evaluate((show) => (0, eval)(show)(document.querySelector('#more')), `(${show})`);
    await badge(page, 'closure').waitFor();
    await counted(page, '2 claims labelled.');
    await page.evaluate((before) => {
      const more = document.querySelector('#more');
      const was = Object.assign(document.createElement('div'), { innerHTML: before }).firstChild;
      for (const { name } of [...more.attributes]) if (!was.hasAttribute(name)) more.removeAttribute(name);
      for (const { name, value } of [...was.attributes]) more.setAttribute(name, value);
    }, before);
    await counted(page, '1 claim labelled.');
    assert.equal(await badge(page, 'closure').count(), 0);
    assert.equal(await badge(page, 'ferry').count(), 1);
  });
}

declare('an animation of inline styles relabels nothing', async ({ visit }) => {
  const page = await story(visit, `<div id="more">${HIDDEN}</div>`);
  await page.evaluate(async () => {
    window.before = document.querySelector('[data-claim-badge="closure"]');
    const more = document.querySelector('#more');
    for (let frame = 0; frame < 30; frame++) {
      more.style.opacity = frame / 30;
      more.style.transform = `translateX(${frame}px)`;
      await new Promise(requestAnimationFrame);
    }
  });
  assert.ok(await page.evaluate(() => window.before === document.querySelector('[data-claim-badge="closure"]')));
  assert.equal((await events(page, 'ready')).length, 1);
});

const FOLDS = {
  'a closed <details>': [`<details id="fold"><summary>More</summary>${HIDDEN}</details>`, (fold) => fold.open],
  'a closed <details> in another': [`<details id="fold"><summary>More</summary><details><summary>Even more</summary>${HIDDEN}</details></details>`,
    (fold) => fold.open && fold.querySelector('details').open],
  'hidden="until-found"': [`<section id="fold" hidden="until-found">${HIDDEN}</section>`, (fold) => !fold.hasAttribute('hidden')],
};
const GOES = {
  'a link': (page) => page.evaluate(() => (location.hash = '#claim-closure')),
  'its row in the list': async (page) => {
    await page.locator('claim-labels summary').filter({ hasText: 'All claims' }).click();
    await page.locator('claim-labels .list a').filter({ hasText: 'bridge' }).click();
  },
  'the next claim': async (page) => {
    await badge(page, 'ferry').click();
    await card(page).getByRole('button', { name: 'Next claim' }).click();
  },
  'open(id)': (page) => page.evaluate(() => document.querySelector('claim-labels').open('closure')),
};
// Whether the card that is open is that of the claim, beside its badge, which is in sight.
const isBeside = () => {
  const badge = document.querySelector('[data-claim-badge="closure"]')?.getBoundingClientRect();
  const open = document.querySelector('claim-labels').shadowRoot.querySelector('.card:popover-open');
  if (!badge?.width || !open?.innerText.includes('Somebody')) return false;
  const its = open.getBoundingClientRect();
  return its.top - badge.bottom < 60 && badge.top - its.bottom < 160 && its.left < badge.right + 60;
};
for (const [fold, [markup, isOpen]] of Object.entries(FOLDS)) {
  for (const [way, go] of Object.entries(GOES)) {
    declare(`${fold} unfolds for ${way}, and the card stands beside the badge`, async ({ visit }) => {
      const page = await story(visit, markup);
      await go(page);
      await page.waitForFunction((isOpen) => (0, eval)(isOpen)(document.querySelector('#fold')), `(${isOpen})`);
      await page.waitForFunction(isBeside);
      if (way !== 'open(id)') assert.ok(await badge(page, 'closure').evaluate((badge) => badge.getBoundingClientRect().top < innerHeight));
    });
  }
}

declare('what unfolds hears of it first, as when the browser finds something', async ({ visit }) => {
  const page = await story(visit, FOLDS['hidden="until-found"'][0]);
  await page.evaluate(() => document.querySelector('#fold').addEventListener('beforematch', () => (window.heard = document.querySelector('#fold').hidden)));
  await page.evaluate(() => document.querySelector('claim-labels').open('closure'));
  assert.equal(await (await page.waitForFunction(() => window.heard)).jsonValue(), 'until-found');
});

for (const [what, end, head] of [
  ['a folded part', '<section hidden="until-found"><p>the bridge will close</p></section>', ''],
  ['a part that a style sheet hides', '<p class="wide">the bridge will close</p>', '<style>.wide { display: none }</style>'],
]) {
  declare(`a passage that ends in ${what} has a badge that is to be seen`, async ({ visit }) => {
    const page = await visit('/page.html', {
      '/page.html': html(`<main><claim-labels manifest="/claims.json"><article><p>The council says that from May on</p>${end}<p>in both directions.</p></article></claim-labels></main>`, head),
      '/claims.json': manifest(claim('closure', 'says that from May on the bridge will close')),
    });
    assert.equal((await heard(page, 'ready')).anchored, 1);
    assert.ok(await badge(page, 'closure').isVisible());
    await badge(page, 'closure').click();
    await card(page).waitFor();
  });
}

declare('where style sheets hide a claim its card is a sheet', async ({ visit }) => {
  const page = await story(visit, `<div style="all: unset" class="off">${HIDDEN}</div>`, { head: '<style>.off > * { display: none }</style>' });
  await page.evaluate(() => document.querySelector('claim-labels').open('closure'));
  await page.locator('claim-labels .card[data-sheet]').getByText('Somebody').first().waitFor();
});

const BAR = '<style>header, nav { position: sticky; top: 0; height: 140px; background: #cde; z-index: 5 } nav { top: 140px; height: 50px }</style>';
const place = (page) =>
  page.evaluate(() => ({
    badge: document.querySelector('[data-claim-badge="closure"]').getBoundingClientRect().toJSON(),
    card: document.querySelector('claim-labels').shadowRoot.querySelector('.card').getBoundingClientRect().toJSON(),
    bars: Math.max(...[...document.querySelectorAll('header, nav')].map((bar) => bar.getBoundingClientRect().bottom)),
    height: innerHeight,
  }));
for (const [screen, viewport] of [['a desktop', { width: 1280, height: 560 }], ['a phone', PHONE], ['a low window', { width: 900, height: 420 }]]) {
  declare(`on ${screen} a link leads below bars that stick to the top, and stays there when pictures come late`, async ({ visit, site }) => {
    const pictures = [];
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="420"><rect width="400" height="420"/></svg>';
    for (const number of [1, 2, 3]) site.routes[`/${number}.svg`] = (request, response) => pictures.push(response);
    const first = [1, 2, 3].map((number) => `<p>Before.</p><img src="/${number}.svg" alt="">`).join('');
    const page = await visit('/start.html', { '/start.html': '<!doctype html><title>Start</title><link rel="icon" href="data:,">' });
    Object.assign(site.routes, {
      '/page.html': html(`<header>The paper</header><nav>News</nav><main><claim-labels manifest="/claims.json" loading="eager"><article><h1>News</h1>${first}<p>The ferry sails on Sundays.</p>${HIDDEN}${FILLER}</article></claim-labels></main>`, `${BAR}<style>* { overflow-anchor: none } img { max-width: 100% }</style>`),
      '/claims.json': manifest(FIRST, SECOND),
    });
    await page.goto(new URL('/page.html#claim-closure', page.url()).href, { waitUntil: 'commit' });
    await heard(page, 'open');
    const isRight = async (what) => {
      await frames(page);
      await frames(page);
      const { badge, card, bars, height } = await place(page);
      assert.ok(badge.top >= bars && badge.bottom <= height, `${what}: ${JSON.stringify({ badge, bars })}`);
      assert.ok(card.top >= badge.bottom - 1 || card.bottom <= badge.top + 1, `${what}: ${JSON.stringify({ badge, card })}`);
    };
    await isRight('at once');
    for (let number = 0; number < 3; number++) {
      const before = await page.evaluate(() => document.body.scrollHeight);
      while (pictures.length <= number) await frames(page);
      pictures[number].writeHead(200, { 'content-type': 'image/svg+xml' }).end(picture);
      await page.waitForFunction((before) => document.body.scrollHeight > before, before);
      await isRight(`picture ${number + 1}`);
    }
  }, { viewport, hasTouch: viewport === PHONE });
}

declare('scroll-padding of the page is kept free', async ({ visit }) => {
  const page = await story(visit, `${HIDDEN}${FILLER}`, { head: '<style>html { scroll-padding-top: 380px }</style>' });
  await page.evaluate(() => (location.hash = '#claim-closure'));
  await card(page).waitFor();
  await frames(page);
  const { badge: box } = await place(page);
  assert.ok(box.top >= 380 - 1, JSON.stringify(box));
}, { viewport: { width: 1280, height: 560 } });

declare('a reader who scrolls on is not called back by what comes late', async ({ visit }) => {
  const page = await story(visit, `${HIDDEN}${FILLER}`, { first: '<div id="late"></div>', hash: '#claim-closure', head: '<style>* { overflow-anchor: none }</style>' });
  await card(page).waitFor();
  await page.evaluate(() => scrollBy(0, -300));
  await frames(page);
  const before = await page.evaluate(() => scrollY);
  await page.evaluate(() => (document.querySelector('#late').style.height = '500px'));
  await frames(page);
  await frames(page);
  assert.equal(await page.evaluate(() => scrollY), before);
});

declare('the card stays beside its badge when the page moves it', async ({ visit }) => {
  const page = await story(visit, `${HIDDEN}${FILLER}`, { first: '<div id="late"></div>' });
  await badge(page, 'ferry').click();
  await card(page).waitFor();
  const apart = async () => {
    const [box, its] = [await badge(page, 'ferry').boundingBox(), await card(page).boundingBox()];
    return its.y - box.y;
  };
  const before = await apart();
  await page.evaluate(() => (document.querySelector('#late').style.height = '120px'));
  await frames(page);
  await frames(page);
  assert.ok(Math.abs((await apart()) - before) < 2, `${before}, then ${await apart()}`);
});
