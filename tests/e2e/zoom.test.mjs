// Nothing is lost: at 400 % zoom, with WCAG's text spacing, with motion reduced; and all controls are large enough.

import assert from 'node:assert/strict';
import { badge, card, frames, heard, inBrowser } from './support.mjs';

const declare = inBrowser();
const ZOOMED = { viewport: { width: 320, height: 256 } }; // 1280 by 1024 at 400 %
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

// In the page and in every shadow root, as a reader's extension does it.
const space = (page) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const roots = [document, ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter(Boolean)];
    for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, SPACED);

// What is cut off: parts that hide what does not fit in them, texts outside of the page, and what runs out sideways.
const cut = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('claim-labels').shadowRoot;
    const wrong = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page is ${scrollWidth} wide in ${clientWidth}`);
    for (const part of root.querySelectorAll('.legend, .legend *, .card, .card *')) {
      if (part.closest('.news, i')) continue; // what is read aloud only, and shapes without words
      const [box, outer] = [part, part.closest('.legend, .card')].map((element) => element.getBoundingClientRect());
      const name = `${part.localName}.${part.className} “${part.textContent.slice(0, 20)}”`;
      const hides = (overflow) => !['visible', 'auto', 'scroll'].includes(overflow);
      const { overflowX, overflowY } = getComputedStyle(part);
      if (hides(overflowX) && part.scrollWidth > part.clientWidth + 1) wrong.push(`${name} hides its side`);
      if (hides(overflowY) && part.scrollHeight > part.clientHeight + 1) wrong.push(`${name} hides its end`);
      if (part.matches('.legend, .card') && part.scrollWidth > part.clientWidth + 1) wrong.push(`${name} runs out sideways`);
      if (box.width && (box.left < outer.left - 1 || box.right > outer.right + 1)) wrong.push(`${name} stands out`);
      if (box.width && (box.left < -1 || box.right > innerWidth + 1)) wrong.push(`${name} is out of the window`);
    }
    for (const host of document.querySelectorAll('[data-claim-badge]')) {
      const box = host.shadowRoot.querySelector('.badge').getBoundingClientRect();
      if (box.right > innerWidth || box.left < 0) wrong.push(`the badge ${host.dataset.claimBadge} is out of the window`);
    }
    return wrong;
  });

// Whether the last words of the card can be brought into sight.
const endInSight = (page) =>
  card(page).evaluate((card) => {
    const last = card.querySelector('footer').lastElementChild;
    last.scrollIntoView({ block: 'nearest' });
    const [inner, outer] = [last.getBoundingClientRect(), card.getBoundingClientRect()];
    return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1 && outer.bottom <= innerHeight + 1;
  });

const everythingOpen = async (visit, path, id, spaced) => {
  const page = await visit(path);
  await heard(page, 'ready');
  if (spaced) await space(page);
  for (const summary of await page.locator('claim-labels summary').all()) await summary.click();
  await badge(page, id).click();
  await card(page).waitFor();
  await frames(page);
  return page;
};

for (const [path, id] of [
  ['/examples/peace-talks.html', 'no-channel-kyiv'],
  ['/examples/arabic.html', 'la-qanat'],
  ['/examples/ukrainian.html', 'kyiv'],
]) {
  for (const [how, options, spaced] of [
    ['at 400 % zoom', ZOOMED, false],
    ['at 400 % zoom with text spacing', ZOOMED, true],
    ['with text spacing', {}, true],
  ]) {
    declare(`${path} ${how}: nothing is cut, nothing runs out sideways, and the card can be read to its end`, async ({ visit }) => {
      const page = await everythingOpen(visit, path, id, spaced);
      assert.deepEqual(await cut(page), []);
      assert.ok(await endInSight(page));
    }, options);
  }
}

declare('every control of legend and card is a target of at least 24 by 24 pixels', async ({ visit }) => {
  const page = await everythingOpen(visit, '/examples/peace-talks.html', 'crimea');
  const sizes = await page.locator('claim-labels').evaluate((element) =>
    [...element.shadowRoot.querySelectorAll('button, a, summary, [tabindex="0"]')]
      .filter((control) => control.checkVisibility())
      .map((control) => {
        const { width, height } = control.getBoundingClientRect();
        return { name: control.ariaLabel ?? control.textContent, width, height };
      }),
  );
  assert.ok(sizes.length >= 7, JSON.stringify(sizes));
  assert.deepEqual(sizes.filter(({ width, height }) => width < 24 || height < 24), []);
});

const started = async (page) => {
  await page.evaluate(() => {
    window.started = 0;
    document.querySelector('claim-labels').shadowRoot.addEventListener('animationstart', () => window.started++, true);
  });
  await badge(page, 'crimea').click();
  await card(page).waitFor();
  // What goes before it is drawn has not begun to move.
  await frames(page);
  await page.locator('claim-labels .filters button').first().click();
  await frames(page);
  return page.evaluate(() => window.started + document.getAnimations().length);
};
for (const [setting, moves] of [['reduce', false], ['no-preference', true]]) {
  declare(`reduced motion, ${setting}: the card appears ${moves ? 'softly' : 'at once'}`, async ({ visit }) => {
    const page = await visit('/examples/peace-talks.html');
    await heard(page, 'ready');
    assert.equal((await started(page)) > 0, moves);
  }, { reducedMotion: setting });
}
