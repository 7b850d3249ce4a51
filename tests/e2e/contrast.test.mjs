// Contrast as it is on the screen, in light, dark and forced colours: text 4.5:1, marks, shapes and focus 3:1.

import assert from 'node:assert/strict';
import { badge, card, frames, heard, inBrowser, passage } from './support.mjs';
import { FINE, contrasts } from './pixels.mjs';

const declare = inBrowser();
const SCHEMES = { light: {}, dark: { colorScheme: 'dark' }, 'forced colours': { forcedColors: 'active' } };

// Boxes of the parts of the interface that are in sight, and not under the card.
const boxesOf = (page, kind) =>
  page.evaluate((kind) => {
    const roots = [document, ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter(Boolean)];
    const interfaceOf = { text: '.legend, .card, [data-claim-badge]', shape: 'i, slot.badge' }[kind];
    const boxes = [];
    const add = (name, box, owner) => {
      const inside = box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
      const hit = inside && owner.getRootNode().elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (hit && (hit === owner || owner.contains(hit) || hit.contains(owner) || hit === owner.getRootNode().host)) {
        boxes.push({ name, x: box.left, y: box.top, width: box.width, height: box.height });
      }
    };
    for (const part of roots.flatMap((root) => [...root.querySelectorAll(interfaceOf)])) {
      if (kind === 'shape') {
        if (part.localName === 'i') {
          add(`the shape in ${part.parentElement.className || part.parentElement.localName}`, part.getBoundingClientRect(), part);
          continue;
        }
        // That of a badge is generated before its word.
        const [word, { left, top, bottom }] = [document.createRange(), part.getBoundingClientRect()];
        word.selectNodeContents([...part.getRootNode().host.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE));
        add('the shape in badge', new DOMRect(left + 2, top + 2, word.getBoundingClientRect().left - left - 2, bottom - top - 4), part.getRootNode().host);
        continue;
      }
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode;
        if (!text.data.trim() || text.parentElement.closest('.news')) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const box of range.getClientRects()) add(text.data, box, text.parentElement);
      }
    }
    return boxes;
  }, kind);

const below = (found, least) => found.filter(({ contrast }) => contrast < least);

for (const [scheme, options] of Object.entries(SCHEMES)) {
  declare(`${scheme}: all words of legend, badges and card have 4.5:1, and their shapes 3:1`, async ({ visit }) => {
    const page = await visit('/examples/peace-talks.html');
    await heard(page, 'ready');
    await page.locator('claim-labels summary').first().click();
    await page.locator('claim-labels .filters button').nth(1).click();
    await badge(page, 'no-channel-kyiv').click();
    await card(page).waitFor();
    await frames(page);
    const texts = await contrasts(page, await boxesOf(page, 'text'));
    const seen = texts.map(({ name }) => name).join(' ');
    for (const word of ['labelled', 'Reported', 'Conjecture', 'On the record', 'Sources', '×']) {
      assert.ok(seen.includes(word), `${word} was measured: ${seen}`);
    }
    assert.deepEqual(below(texts, 4.5), []);
    const shapes = await contrasts(page, await boxesOf(page, 'shape'));
    assert.ok(shapes.length >= 6, `${shapes.length} shapes were measured`);
    assert.deepEqual(below(shapes, 3), []);
  }, { ...options, ...FINE });

  declare(`${scheme}: the line under each kind of passage has 3:1, and so has the passage itself 4.5:1`, async ({ visit }) => {
    const page = await visit('/examples/peace-talks.html');
    await heard(page, 'ready');
    for (const id of ['no-comment', 'front-lines', 'anyones-guess']) {
      await badge(page, id).scrollIntoViewIfNeeded();
      await frames(page);
      const [box] = (await passage(page, id)).lines;
      const line = { x: box.left, y: box.bottom - 4, width: box.width, height: 6 };
      const words = { x: box.left, y: box.top, width: box.width, height: box.height - 5 };
      const [under, inside] = await contrasts(page, [{ name: `under ${id}`, ...line }, { name: `in ${id}`, ...words }]);
      assert.ok(under.contrast >= 3, JSON.stringify(under));
      assert.ok(inside.contrast >= 4.5, JSON.stringify(inside));
    }
  }, { ...options, ...FINE });

  declare(`${scheme}: the ring around what has focus has 3:1`, async ({ visit }) => {
    const page = await visit('/examples/peace-talks.html');
    await heard(page, 'ready');
    const ring = async (name) => {
      await frames(page);
      const box = await page.evaluate(() => {
        let element = document.activeElement;
        while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        const ringed = element.shadowRoot?.querySelector('.badge') ?? element;
        const { left, top, width, height } = ringed.getBoundingClientRect();
        const { outlineOffset, outlineWidth } = getComputedStyle(ringed);
        const offset = parseFloat(outlineOffset);
        // A strip across the ring's upper edge, in its middle.
        return { x: left + width / 2 - 3, y: top - offset - parseFloat(outlineWidth) - 2, width: 6, height: parseFloat(outlineWidth) + 2 };
      });
      const [{ contrast }] = await contrasts(page, [{ name, ...box }]);
      assert.ok(contrast >= 3, `${name}: ${contrast}`);
    };
    await page.locator('nav a').last().focus();
    const onBadge = () => page.evaluate(() => document.activeElement.hasAttribute('data-claim-badge'));
    for (let stop = 1; !(await onBadge()); stop++) {
      assert.ok(stop < 12, 'Tab reaches a badge');
      await page.keyboard.press('Tab');
      await ring(`stop ${stop}`);
    }
    await page.keyboard.press('Enter');
    await card(page).waitFor();
    for (const name of ['the claim before', 'the claim after', 'the close button', 'a source']) {
      await page.keyboard.press('Tab');
      await ring(name);
    }
  }, { ...options, ...FINE });
}
