// Foreign HTML, made inert: its text and its structure, and nothing that runs, loads, submits or looks like the workbench.

import DOMPurify from 'dompurify';

// What the article's text never has: it goes with its content, as it does where labels are placed.
const GONE = [
  'audio', 'button', 'canvas', 'datalist', 'embed', 'iframe', 'input', 'link', 'math', 'meter', 'noscript', 'object',
  'optgroup', 'option', 'output', 'picture', 'progress', 'rp', 'script', 'select', 'style', 'svg', 'template', 'textarea',
  'title', 'video',
];
const OPTIONS = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true },
  ADD_TAGS: ['claim-labels', 'search'],
  FORBID_TAGS: GONE,
  FORBID_CONTENTS: GONE,
  FORBID_ATTR: ['style', 'class', 'id', 'name', 'src', 'srcset', 'background', 'action', 'method', 'target', 'slot', 'tabindex'],
};
const HIDES = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)/i;

// Looks are not taken over, but what they hide is no text of the article.
DOMPurify.addHook('beforeSanitizeAttributes', (node) => {
  if (HIDES.test(node.getAttribute?.('style') ?? '')) node.setAttribute('hidden', '');
});

/**
 * The article in a page, or in a part of one, as a fragment: the content of its `<claim-labels>`, else its only `<article>`,
 * else all of it. An image is its alternative text.
 */
export const inert = (html) => {
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
