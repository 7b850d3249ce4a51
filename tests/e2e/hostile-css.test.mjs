// The page's CSS cannot break badge, legend and card, and theirs does not leak into the page.

import assert from 'node:assert/strict';
import { badge, card, heard, inBrowser } from './support.mjs';
import { CLAIMS, STORY, html } from './stories.mjs';

const declare = inBrowser();

// The column keeps its place under any rule below, so that sizes compare.
const COLUMN = `all: initial !important; display: block !important; width: 600px !important;
  position: absolute !important; left: 40px !important; top: 40px !important`;
const page_ = (css, script = true) => {
  const column = `<div style="${COLUMN}"><claim-labels id="labels" manifest="/claims.json">${STORY}</claim-labels></div>`;
  const rest = `<section id="rest"><h1>Other news</h1><p>Plain words <i>in italics</i> and
    <a href="#x">a link</a>.</p><button>Press</button></section>`;
  const whole = html(column + rest, `<style>${css}</style>`);
  return script ? whole : whole.replace(/<script type="module".*?<\/script>/, '');
};

const LOUD = `font-size: 80px !important; position: fixed !important; color: transparent !important;
  letter-spacing: 9px !important; text-transform: uppercase !important; line-height: 3 !important; padding: 20px !important;
  margin: 20px !important; border: 9px solid red !important; background: red !important; opacity: 0.1 !important;
  font-family: monospace !important; font-weight: 100 !important; width: 500px !important; height: 500px !important;
  float: left !important; transform: rotate(9deg) !important; visibility: hidden !important; text-indent: 50px !important;
  word-spacing: 30px !important; direction: rtl !important; writing-mode: vertical-rl !important;`;
const INSERTED = `content: "INTRUDER" !important; display: block !important; width: 99px !important; height: 99px !important;`;

const HOSTILE = {
  '* { all: unset !important }': '*, *::before, *::after { all: unset !important }',
  '* { all: revert } and loud elements': `* { all: revert }
    div, span, button, i, a, h2, h3, ul, li, section { ${LOUD.replaceAll('!important', '').replace(/direction.*$/s, '')} }`,
  'loud rules with ids for span': `html:not(#a#b) #story span { ${LOUD} display: none !important }`,
  'loud rules with ids for badges': `html:not(#a#b) [data-claim-badge] { ${LOUD} display: none !important }`,
  'content inserted around badges': `html:not(#a#b) [data-claim-badge]::before,
    html:not(#a#b) [data-claim-badge]::after, #story span::before { ${INSERTED} }`,
  'content inserted around the element': `#labels#labels::before, #labels#labels::after { ${INSERTED} }`,
  'loud rules for the article': `#story, #labels { color: transparent; font-size: 80px; letter-spacing: 9px;
    text-transform: uppercase; text-align: right; font-style: italic; word-spacing: 30px; text-indent: 50px;
    line-height: 3; white-space: pre; cursor: none; text-shadow: 0 0 9px red; hyphens: auto }`,
  'a reset like Bootstrap’s': `*, ::before, ::after { box-sizing: border-box } body { margin: 0; font: 400 1rem/1.5 sans-serif; color: #212529 }
    h1, h2, p, ul, ol, dl { margin-top: 0; margin-bottom: .5rem } mark { padding: .1875em; background-color: #fff3cd }
    a { color: #0d6efd } button { border-radius: 0; font-family: inherit; font-size: inherit; text-transform: none }
    [role=button] { cursor: pointer } .badge { display: none } .close { font-size: 3em }
    .card { display: flex; position: relative; border: 5px solid } .legend { float: left; width: 100% }`,
};

// Looks and sizes of the interface's parts, by name.
const looks = async (page) => {
  await heard(page, 'ready');
  await page.evaluate(() => document.querySelector('claim-labels').open('cost'));
  await card(page).waitFor({ state: 'attached' });
  return page.evaluate(() => {
    const PROPERTIES = [
      'color', 'cursor', 'direction', 'display', 'float', 'font-family', 'font-size', 'font-style', 'font-weight',
      'letter-spacing', 'line-height', 'opacity', 'text-indent', 'text-shadow', 'text-transform', 'visibility',
      'white-space', 'word-spacing', 'writing-mode', 'background-color', 'border-top-width', 'border-top-color',
    ];
    const element = document.querySelector('claim-labels');
    const host = document.querySelector('[data-claim-badge="cost"]');
    const root = element.shadowRoot;
    const parts = {
      'badge': host,
      'badge, inside': host.shadowRoot.querySelector('.badge'),
      'badge, shape': host.shadowRoot.querySelector('i'),
      'legend': root.querySelector('.legend'),
      'legend, line': root.querySelector('.legend p'),
      'legend, switch': root.querySelector('.legend button'),
      'card': root.querySelector('.card'),
      'card, title': root.querySelector('.card h2'),
      'card, meaning': root.querySelector('.card .meaning'),
      'card, close': root.querySelector('.card .close'),
      'card, list': root.querySelector('.card ul'),
    };
    const look = (part) => {
      const style = getComputedStyle(part);
      const { width, height } = part.getBoundingClientRect();
      const inserted = ['::before', '::after'].map((pseudo) => getComputedStyle(part, pseudo).content);
      const found = Object.fromEntries(PROPERTIES.map((name) => [name, style.getPropertyValue(name)]));
      return { ...found, inserted, width, height };
    };
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, look(part)]));
  });
};

for (const [what, css] of Object.entries(HOSTILE)) {
  declare(`${what}: badge, legend and card look as on a plain page`, async ({ visit }) => {
    const routes = { '/plain.html': page_(''), '/hostile.html': page_(css), '/claims.json': CLAIMS };
    const plain = await looks(await visit('/plain.html', routes));
    const hostile = await looks(await visit('/hostile.html'));
    const differences = [];
    for (const [part, { width, height, ...look }] of Object.entries(plain)) {
      const found = hostile[part];
      for (const name of Object.keys(look)) {
        const [wanted, is] = [look[name], found[name]].map(String);
        if (wanted !== is) differences.push(`${part}: ${name} is ${is}, not ${wanted}`);
      }
      if (Math.abs(found.width - width) > 1 || Math.abs(found.height - height) > 1) {
        differences.push(`${part}: ${found.width} × ${found.height}, not ${width} × ${height}`);
      }
    }
    assert.deepEqual(differences, []);
  });
}

declare('a badge is hidden by its switch, even where the page shows everything', async ({ visit }) => {
  const css = 'html:not(#a#b) [data-claim-badge] { display: block !important }';
  const page = await visit('/page.html', { '/page.html': page_(css), '/claims.json': CLAIMS });
  await page.getByRole('button', { name: 'Reported 1' }).click();
  assert.ok(!(await badge(page, 'cost').isVisible()));
});

declare('nothing leaks: the page’s own elements look the same with and without the element’s script', async ({ visit }) => {
  const styles = (page) =>
    page.evaluate(() => {
      const all = (element) => {
        const style = getComputedStyle(element);
        return Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]));
      };
      const found = {};
      const own = 'html, body, #rest, #rest *, #story h1, #story > p:last-child';
      for (const element of document.querySelectorAll(own)) {
        found[`${element.localName} ${Object.keys(found).length}`] = all(element);
      }
      found['mark of the page'] = all(document.querySelector('#rest').appendChild(document.createElement('mark')));
      return found;
    });
  const routes = { '/with.html': page_(''), '/without.html': page_('', false), '/claims.json': CLAIMS };
  const labelled = await visit('/with.html', routes);
  await badge(labelled, 'cost').click();
  await card(labelled).waitFor();
  const bare = await visit('/without.html');
  const [withIt, without] = [await styles(labelled), await styles(bare)];
  assert.equal(Object.keys(without).length, 11);
  assert.deepEqual(withIt, without);
});

declare('a page sets colours, font and radius by custom properties and parts', async ({ visit }) => {
  const css = `claim-labels { --claim-labels-reported: rgb(1, 2, 3); --claim-labels-font: monospace;
    --claim-labels-background: rgb(4, 5, 6) }
    [data-claim-badge]::part(badge) { text-transform: lowercase } claim-labels::part(legend) { opacity: 0.9 }`;
  const page = await visit('/page.html', { '/page.html': page_(css), '/claims.json': CLAIMS });
  const found = await looks(page);
  assert.equal(found['badge, inside'].color, 'rgb(1, 2, 3)');
  assert.equal(found['badge, inside']['text-transform'], 'lowercase');
  assert.equal(found.legend['font-family'], 'monospace');
  assert.equal(found.legend.opacity, '0.9');
  assert.equal(found.card['background-color'], 'rgb(4, 5, 6)');
});
