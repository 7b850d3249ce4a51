// Foreign HTML, made inert: its text and its structure, and nothing that runs, loads, submits or looks like the workbench.

import DOMPurify from 'dompurify';

// What the article's text never has: it goes with its content, as it does where labels are placed.
const GONE = [
  'annotation', 'annotation-xml', 'audio', 'button', 'canvas', 'datalist', 'embed', 'iframe', 'input', 'link', 'meter', 'noscript', 'object',
  'optgroup', 'option', 'output', 'picture', 'progress', 'rp', 'script', 'select', 'style', 'svg', 'template', 'textarea',
  'title', 'video',
];
const OPTIONS = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true, mathMl: true },
  ADD_TAGS: ['claim-labels', 'search'],
  FORBID_TAGS: GONE,
  FORBID_CONTENTS: GONE,
  FORBID_ATTR: ['style', 'class', 'id', 'name', 'src', 'srcset', 'background', 'action', 'method', 'target', 'slot', 'tabindex'],
};

// Looks and names are not taken over, but what they say of the text is: the labels' own rules are asked, and their answer stays.
let part = () => 'text';
DOMPurify.addHook('beforeSanitizeAttributes', (node) => {
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const answer = part(node);
  if (answer === 'left-out') node.setAttribute('hidden', '');
  else if (answer !== 'text') node.setAttribute('data-claim-labels', answer);
});

/**
 * The article in a page, or in a part of one, as a fragment: the content of its `<claim-labels>`, else its only `<article>`,
 * else all of it. An image is its alternative text. `partOf` says of an element whether it is `text`, `clipped`, an `aside` or
 * `left-out`.
 */
export const inert = (html, partOf) => {
  part = partOf;
  const page = DOMPurify.sanitize(html, OPTIONS);
  for (const image of page.querySelectorAll('img')) {
    if (image.alt) image.title = 'Images are not loaded here';
    else image.remove();
  }
  for (const badge of page.querySelectorAll('[data-claim-badge]')) badge.remove();
  for (const mark of page.querySelectorAll('[data-claim]')) mark.replaceWith(...mark.childNodes);
  const labelled = [...page.querySelectorAll('claim-labels')].find((element) => element.hasChildNodes());
  const articles = page.querySelectorAll('article');
  const root = labelled ?? (articles.length === 1 ? articles[0] : page);
  const fragment = document.createDocumentFragment();
  fragment.append(...(root === articles[0] ? [root] : root.childNodes));
  return fragment;
};
