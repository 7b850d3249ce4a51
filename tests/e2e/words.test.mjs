// Words of the article are never lost and never doubled, whatever scripts of the page do to labelled text.

import assert from 'node:assert/strict';
import { PAGE, labelIn, runModel } from '../cases/model.mjs';
import { badge, frames, heard, inBrowser, paintedRanges } from './support.mjs';
import { CLAIMS, STORY, html, labelled, manifest, claim } from './stories.mjs';

const declare = inBrowser();

const ELEMENTS = { 1: 'one element', 2: 'two elements that label the same article' };
for (const [seed, number] of [[1, 1], [100_001, 1], [200_001, 1], [300_001, 2]]) {
  declare(`500 random scripts from ${seed}, with ${ELEMENTS[number]}: at every step, and without labels, the page has the words that it has without us`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': PAGE });
    const { done, failures } = await page.evaluate(
      ([source, label, seed, number]) =>
        eval(`(${source})`)({ seed, count: 500, steps: 6, label: (root, quotes) => eval(`(${label})`)(root, quotes, number) }),
      [`${runModel}`, `${labelIn}`, seed, number],
    );
    assert.deepEqual([done, failures], [500, []]);
    assert.equal(await paintedRanges(page), 0);
    assert.equal(await page.locator('[data-claim-badge]').count(), 0);
  });
}

const words = (page) => page.evaluate(() => {
  const copy = document.querySelector('#story').cloneNode(true);
  copy.querySelectorAll('[data-claim-badge]').forEach((one) => one.remove());
  return copy.textContent.replace(/\s+/g, ' ').trim();
});
const PLAIN = STORY.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim();
const open = async (visit, story = STORY, claims = CLAIMS) => {
  const page = await visit('/page.html', { '/page.html': labelled(story), '/claims.json': claims });
  await heard(page, 'ready');
  return page;
};
const gone = (page) => page.evaluate(() => {
  const element = document.querySelector('claim-labels');
  element.replaceWith(...element.childNodes);
});

const LATER = '<article id="story"><p>The bridge will close in May for repairs. Buses will run along the river.</p></article>';
const ONE = manifest(claim('c', 'The bridge will close in May'));
// What a script does, and what the page says then.
const EDITS = {
  'adds to the first text node': [
    (p) => (p.firstChild.data += ' now'),
    'The bridge will close in May now for repairs. Buses will run along the river.',
  ],
  'corrects what stands behind the passage': [
    (p) => (p.lastChild.data = ', says the mayor. Buses will not run.'),
    'The bridge will close in May, says the mayor. Buses will not run.',
  ],
  'puts a whole new sentence into the node that it knows': [
    (p) => (p.firstChild.data = 'The bridge will close in June for repairs. Buses will run along the canal.'),
    'The bridge will close in June for repairs. Buses will run along the canal.',
  ],
  'puts another text into the node that it knows': [(p) => (p.firstChild.data = '24 seconds ago'), '24 seconds ago'],
  'takes its node out': [(p) => p.firstChild.remove(), ''],
  'empties the paragraph and puts its node back': [
    (p) => p.replaceChildren(p.firstChild),
    'The bridge will close in May for repairs. Buses will run along the river.',
  ],
  'shows less of its text': [(p) => (p.firstChild.data = 'The bridge will'), 'The bridge will'],
  'shows less of its text, and says so': [(p) => (p.firstChild.data = 'The bridge will close in…'), 'The bridge will close in…'],
  'shows a little more of its text than the passage': [
    (p) => (p.firstChild.data = 'The bridge will close in May for'),
    'The bridge will close in May for',
  ],
  'shows less of its text, and then all of it': [
    async (p) => {
      const [{ firstChild }, frame] = [p, () => new Promise(requestAnimationFrame)];
      for (const text of ['The bridge will close', 'The bridge will close in May for repairs. Buses will run along the river.']) {
        firstChild.data = text;
        await frame();
        await frame();
      }
    },
    'The bridge will close in May for repairs. Buses will run along the river.',
  ],
  'takes the last word before the badge out, and puts it back': [
    async (p) => {
      const [{ firstChild }, frame] = [p, () => new Promise(requestAnimationFrame)];
      for (const text of ['The bridge will close in', 'The bridge will close in May for repairs. Buses will run along the river.']) {
        firstChild.data = text;
        await frame();
        await frame();
      }
    },
    'The bridge will close in May for repairs. Buses will run along the river.',
  ],
  'puts something behind the node that it knows': [
    (p) => p.firstChild.after(Object.assign(document.createElement('em'), { textContent: ' (as of noon)' })),
    'The bridge will close in May for repairs. Buses will run along the river. (as of noon)',
  ],
  'puts something at the end of the passage': [
    (p) => {
      const range = document.createRange();
      range.setStart(p.firstChild, p.firstChild.length);
      range.insertNode(Object.assign(document.createElement('em'), { textContent: ', or June,' }));
    },
    'The bridge will close in May, or June, for repairs. Buses will run along the river.',
  ],
  'compares what stands with what is to stand, and takes the rest out': [
    (p) => {
      while (p.childNodes.length > 1) p.lastChild.remove();
    },
    'The bridge will close in May',
  ],
  'shortens what stands behind the passage': [
    (p) => (p.lastChild.data = ' for repairs.'),
    'The bridge will close in May for repairs.',
  ],
  'links a word behind the passage': [
    (p) => {
      const tail = p.lastChild.splitText(p.lastChild.data.indexOf('Buses'));
      tail.splitText(5);
      const link = document.createElement('a');
      tail.replaceWith(link);
      link.append(tail);
    },
    'The bridge will close in May for repairs. Buses will run along the river.',
  ],
};
for (const [what, [act, text]] of Object.entries(EDITS)) {
  declare(`a script ${what}: what it wrote stands, and nothing else`, async ({ visit }) => {
    const page = await open(visit, LATER, ONE);
    await page.evaluate(async (act) => void (await eval(`(${act})`)(document.querySelector('#story p'))), `${act}`);
    assert.equal(await words(page), text);
    await frames(page);
    await frames(page);
    assert.equal(await words(page), text, 'when labels are back');
    await gone(page);
    assert.equal(await words(page), text, 'without labels');
    const links = await page.locator('#story a').allInnerTexts();
    assert.deepEqual(links, what.startsWith('links') ? ['Buses'] : []);
  });
}

declare('what is selected stays selected when labels come and go', async ({ visit }) => {
  const page = await open(visit, LATER, ONE);
  const selected = () => page.evaluate(() => getSelection().toString());
  await page.evaluate(() => {
    const tail = document.querySelector('#story p').lastChild;
    getSelection().setBaseAndExtent(tail, tail.data.indexOf('Buses'), tail, tail.data.indexOf('Buses') + 14);
  });
  assert.equal(await selected(), 'Buses will run');
  await page.evaluate(() => document.querySelector('claim-labels').removeAttribute('manifest'));
  await page.waitForFunction(() => window.countPainted() === 0);
  assert.equal(await selected(), 'Buses will run');
  assert.equal(await page.evaluate(() => document.querySelector('#story p').childNodes.length), 1);
});

declare('copies of badges that come with markup are taken out', async ({ visit }) => {
  const page = await open(visit);
  await page.evaluate(() => (document.querySelector('#story').innerHTML += ''));
  await page.waitForFunction(() => window.painted().filter(({ shown }) => shown).length === 3);
  assert.equal(await page.locator('[data-claim-badge]').count(), 3);
  await page.evaluate(() => document.querySelector('main').append(document.querySelector('claim-labels').cloneNode(true)));
  await heard(page, 'ready', 2);
  await page.waitForFunction(() => document.querySelectorAll('[data-claim-badge]').length === 6);
  await badge(page, 'cost').last().click();
  await page.getByRole('dialog').getByText('Reported by The Courier').waitFor();
  await page.evaluate(() => document.querySelectorAll('claim-labels').forEach((one) => one.replaceWith(...one.childNodes)));
  assert.equal(await page.locator('[data-claim-badge]').count(), 0);
  assert.equal(await words(page), PLAIN);
});

declare('a clock in the article changes nothing else: no label flickers, focus and card stay', async ({ visit }) => {
  const story = STORY.replace('Nobody', '<time>1s ago</time> Nobody').replace('It may stay', '<time>1s ago</time> It may stay');
  const page = await open(visit, story);
  await badge(page, 'cost').click();
  await page.getByRole('dialog').waitFor();
  const seen = await page.evaluate(async () => {
    const [element, card] = [document.querySelector('claim-labels'), document.querySelector('claim-labels').shadowRoot.querySelector('[role=dialog]')];
    const badges = [...document.querySelectorAll('[data-claim-badge]')];
    let removed = 0;
    new MutationObserver((records) => {
      for (const { removedNodes } of records) removed += [...removedNodes].filter((node) => badges.includes(node)).length;
    }).observe(document.querySelector('#story'), { childList: true, subtree: true });
    const ready = [];
    element.addEventListener('claim-labels:ready', () => ready.push(1));
    for (let tick = 2; tick < 8; tick++) {
      document.querySelectorAll('time').forEach((time) => (time.textContent = `${tick}s ago`));
      for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
    }
    return { removed, ready: ready.length, painted: window.painted().filter(({ shown }) => shown).length, card: card.isConnected && card.matches(':popover-open') };
  });
  assert.deepEqual(seen, { removed: 0, ready: 0, painted: 3, card: true });
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claimBadge), 'cost');
});

declare('a page that undoes labels as soon as they come has its article as it wants it, and is told so once', async ({ visit }) => {
  const restore = `<script>
    const clean = document.querySelector('#story').innerHTML;
    new MutationObserver(() => {
      const story = document.querySelector('#story');
      if (story.querySelector('span')) story.innerHTML = clean;
    }).observe(document, { childList: true, subtree: true });
  </script>`;
  const page = await visit('/page.html', { '/page.html': html(`<main><claim-labels manifest="/claims.json">${STORY}</claim-labels></main>${restore}`), '/claims.json': CLAIMS });
  await page.waitForEvent('console', (message) => message.text().startsWith('claim-labels: The page takes labels away'));
  await frames(page);
  assert.equal(await words(page), PLAIN);
  assert.deepEqual([await page.locator('[data-claim-badge]').count(), await paintedRanges(page)], [0, 0]);
  assert.equal(page.lines.filter((line) => line.startsWith('claim-labels')).length, 1);
});

for (const [how, edit] of [
  ['contenteditable', () => (document.querySelector('#story').contentEditable = 'true')],
  ['designMode', () => (document.designMode = 'on')],
]) {
  declare(`text that is edited (${how}) holds nothing of ours before the first key changes it`, async ({ visit }) => {
    const page = await open(visit, LATER, ONE);
    await page.evaluate(edit);
    await page.evaluate(() => {
      const story = document.querySelector('#story');
      story.focus();
      getSelection().collapse(story.querySelector('p').firstChild, 10);
      document.addEventListener('input', () => (window.saved = story.innerHTML), { once: true });
    });
    await page.keyboard.type('X');
    const saved = await page.evaluate(() => window.saved);
    assert.equal(saved, '<p>The bridgeX will close in May for repairs. Buses will run along the river.</p>');
    await page.keyboard.press('Backspace');
    await page.evaluate(() => {
      document.designMode = 'off';
      document.querySelector('#story').removeAttribute('contenteditable');
      document.querySelector('#story').append('\n');
    });
    await badge(page, 'c').waitFor();
  });
}
