// Pages that are dark, or light, other than their `color-scheme` says: what stands behind labels decides.

import assert from 'node:assert/strict';
import { badge, card, frames, heard, inBrowser, passage } from './support.mjs';
import { CLAIMS, STORY, labelled } from './stories.mjs';
import { FINE, contrasts } from './pixels.mjs';

const declare = inBrowser();

// Boxes of words of the legend, a badge and the open card, as they are on the screen.
const boxes = (page) =>
  page.evaluate(() => {
    const words = (name, element) => {
      const range = document.createRange();
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (walker.currentNode.data.trim().length < 4) continue;
        range.selectNodeContents(walker.currentNode);
        const { x, y, width, height } = range.getClientRects()[0] ?? {};
        if (width) return { name, x, y, width, height };
      }
      throw new Error(name);
    };
    const root = document.querySelector('claim-labels').shadowRoot;
    const one = document.querySelector('[data-claim-badge="summer"]');
    return [words('legend', root.querySelector('.legend p')), words('filter', root.querySelector('.legend button')), words('badge', one), words('card', root.querySelector('.card .meaning'))];
  });
const least = async (page) => {
  await badge(page, 'closure').click();
  await card(page).waitFor();
  await frames(page);
  const found = await contrasts(page, await boxes(page));
  assert.deepEqual(found.filter(({ contrast }) => contrast < 4.5), []);
  const { lines: [box] } = await passage(page, 'summer');
  const [{ contrast }] = await contrasts(page, [{ name: 'line', x: box.x, y: box.y + box.height - 6, width: box.width, height: 8 }]);
  assert.ok(contrast >= 3, `the line: ${contrast}`);
};

const PAGES = {
  'a dark page that declares nothing': ['body { background: #16181c; color: #e8e8ea }', {}],
  'a dark column on a light page': ['main { background: #16181c; color: #e8e8ea }', {}],
  'a dark article on a light page': ['article { background: #000; color: #fff }', {}],
  'dark in a colour space': ['body { background: oklch(0.2 0.02 250); color: #eee }', {}],
  'a picture behind the letters': ['body { background: #fff linear-gradient(#111, #181818); color: #eee; min-height: 100vh }', {}],
  'a light page in a dark scheme': [':root { color-scheme: light dark } body { background: #fff; color: #222 }', { colorScheme: 'dark' }],
  'a dark page that says so': [':root { color-scheme: dark }', {}],
};
for (const [what, [css, options]] of Object.entries(PAGES)) {
  declare(`${what}: legend, badges and card have 4.5:1, the line of a passage 3:1`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': labelled(STORY, '', `<style>${css}</style>`), '/claims.json': CLAIMS });
    await heard(page, 'ready');
    await least(page);
  }, { ...options, ...FINE });
}

declare('a page that becomes dark by a class takes its labels along', async ({ visit }) => {
  const css = '<style>.dark { background: #16181c; color: #e8e8ea }</style>';
  const page = await visit('/page.html', { '/page.html': labelled(STORY, '', css), '/claims.json': CLAIMS });
  await heard(page, 'ready');
  await page.evaluate(() => (document.body.className = 'dark'));
  await frames(page);
  await least(page);
}, FINE);
