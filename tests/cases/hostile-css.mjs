// Style sheets that would break an interface that is not isolated, and what is to look the same under all of them.

import { STORY, html } from '../e2e/stories.mjs';

// The column keeps its place under any rule below, so that sizes compare.
const COLUMN = `all: initial !important; display: block !important; width: 600px !important;
  position: absolute !important; left: 40px !important; top: 40px !important`;
/** A page with these styles, with the article in a column and something beside it; without the element's script if so. */
export const column = (css, script = true, head = '') => {
  const column = `<div style="${COLUMN}"><claim-labels id="labels" manifest="/claims.json">${STORY}</claim-labels></div>`;
  const rest = `<section id="rest"><h1>Other news</h1><p>Plain words <i>in italics</i> and
    <a href="#x">a link</a>.</p><button>Press</button></section>`;
  const whole = html(column + rest, `${head}<style>${css}</style>`);
  return script ? whole : whole.replace(/<script type="module".*?<\/script>/, '');
};

const LOUD = `font-size: 80px !important; position: fixed !important; color: transparent !important;
  letter-spacing: 9px !important; text-transform: uppercase !important; line-height: 3 !important; padding: 20px !important;
  margin: 20px !important; border: 9px solid red !important; background: red !important; opacity: 0.1 !important;
  font-family: monospace !important; font-weight: 100 !important; width: 500px !important; height: 500px !important;
  float: left !important; transform: rotate(9deg) !important; visibility: hidden !important; text-indent: 50px !important;
  word-spacing: 30px !important; direction: rtl !important; writing-mode: vertical-rl !important;`;
const INSERTED = `content: "INTRUDER" !important; display: block !important; width: 99px !important; height: 99px !important;`;

/** Styles of pages, by what they do. */
export const HOSTILE = {
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

/** In a page with an open card: looks and sizes of the interface's parts, by name. */
export const lookAtParts = () => {
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
    // The shape and the word of a badge are inserted too.
    const inserted = ['::before', '::after'].map((pseudo) => {
      const { content, backgroundImage, backgroundSize, marginInlineEnd, paddingInlineStart } = getComputedStyle(part, pseudo);
      return content === 'none' ? content : { content, backgroundImage, backgroundSize, marginInlineEnd, paddingInlineStart };
    });
    const found = Object.fromEntries(PROPERTIES.map((name) => [name, style.getPropertyValue(name)]));
    return { ...found, inserted, width, height };
  };
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, look(part)]));
};

/** How parts look otherwise on a hostile page than on a plain one. */
export const differences = (plain, hostile) => {
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
  return differences;
};
