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

const elements = (root) => [...root.querySelectorAll('claim-labels')];
// White space is no article.
const holdsArticle = (element) => element.childElementCount > 0 || element.textContent.trim() !== '';

// What is named in a page may hide what documents and elements do themselves, so they are not asked by their own names.
const find = (body, selector) => {
  try {
    return Document.prototype.querySelector.call(body.ownerDocument, selector);
  } catch {
    return null; // no selector
  }
};
const leave = (body, article) => {
  if (article === body || article === body.parentNode) return;
  const range = new Range();
  if (article.tagName === 'ARTICLE') range.selectNode(article);
  else range.selectNodeContents(article);
  body.replaceChildren(range.extractContents());
};

// Leaves of a page what an element of ours names as the article, unless one before it holds one; whether there is such an element.
const leaveNamed = (body) => {
  for (const element of elements(body)) {
    const article = element.hasAttribute('for') ? find(body, element.getAttribute('for')) : null;
    if (article) leave(body, article);
    if (article || holdsArticle(element)) return article !== null;
  }
  return false;
};

// Classes and ids are about to be taken away, so a selector is asked before the first element is looked at, which is the body.
let isNamed = false;
DOMPurify.addHook('beforeSanitizeElements', (body) => {
  isNamed ??= leaveNamed(body);
});

/**
 * The article in a page, or in a part of one, as a fragment: what its `<claim-labels>` names or holds, else its only `<article>`,
 * else all of it. An image is its alternative text. `partOf` says of an element whether it is `text`, `clipped`, an `aside` or
 * `left-out`.
 */
export const inert = (html, partOf) => {
  part = partOf;
  isNamed = undefined;
  const page = DOMPurify.sanitize(html, OPTIONS);
  for (const image of page.querySelectorAll('img')) {
    if (image.alt) image.title = 'Images are not loaded here';
    else image.remove();
  }
  for (const badge of page.querySelectorAll('[data-claim-badge]')) badge.remove();
  for (const mark of page.querySelectorAll('[data-claim]')) mark.replaceWith(...mark.childNodes);
  const articles = page.querySelectorAll('article');
  const root = isNamed ? page : (elements(page).find(holdsArticle) ?? (articles.length === 1 ? articles[0] : page));
  const fragment = document.createDocumentFragment();
  fragment.append(...(root === articles[0] ? [root] : root.childNodes));
  return fragment;
};
