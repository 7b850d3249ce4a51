// Formatted text from a clipboard or a word processor, as the HTML of an article: headings, lists, tables, links, emphasis. What its
// author deleted, and what was said beside it, never becomes text of the article.

import DOMPurify from 'dompurify';

// Of its own: the hooks of the other one are not for this.
const purify = DOMPurify(window);
const OPTIONS = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true },
  FORBID_TAGS: ['button', 'form', 'iframe', 'input', 'link', 'meta', 'script', 'select', 'style', 'svg', 'textarea', 'title'],
  FORBID_CONTENTS: ['button', 'iframe', 'script', 'select', 'style', 'svg', 'textarea', 'title'],
};
const KEPT = ['alt', 'colspan', 'datetime', 'dir', 'href', 'lang', 'rowspan', 'start'];

// Word, LibreOffice and Google Docs, by what they write.
const OFFICE = /schemas-microsoft-com:office|\bmso-|class=["']?Mso|content=["']?(?:Microsoft Word|LibreOffice|OpenOffice)|docs-internal-guid/i;

// Tracked deletions, comments and their marks, headers and footers of the page, hidden text, bullets that are written out.
const ASIDE = [
  'del', '.msoDel', '.MsoCommentReference', '.MsoCommentText', 'a[href^="#_msocom"]', 'a[name^="_msocom"]', '[id^="_com_"]',
  '[style*="mso-element:comment" i]', '[style*="mso-element: comment" i]', '[style*="mso-element:header" i]', '[style*="mso-element:footer" i]',
  '[style*="mso-hide:all" i]', '[style*="mso-comment" i]:empty', '[style*="display:none" i]', '[style*="display: none" i]',
  '.msocomtxt', '.msocomanch', '.msocomoff', 'a[id^="cmnt"]', 'div:has(> p > a[id^="cmnt"])', 'sup:has(> a[id^="cmnt"])',
];
const BULLET = '[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]';

const renamed = (element, name) => {
  const made = document.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
};

const headings = (root) => {
  for (const title of root.querySelectorAll('p.MsoTitle, p.title')) renamed(title, 'h1');
  for (const title of root.querySelectorAll('p.MsoSubtitle, p.subtitle')) renamed(title, 'h2');
  for (const heading of root.querySelectorAll('p[style*="mso-outline-level" i]')) {
    const level = /mso-outline-level:\s*([1-6])/i.exec(heading.getAttribute('style'))?.[1];
    if (level) renamed(heading, `h${level}`);
  }
};

// Word writes the items of a list as paragraphs side by side, each with its level and its bullet.
const lists = (root) => {
  let open = []; // lists that are open, the outermost first
  let last;
  let name;
  for (const item of root.querySelectorAll('p[style*="mso-list" i]')) {
    const level = Number(/mso-list:[^;"]*\blevel(\d)/i.exec(item.getAttribute('style'))?.[1] ?? 1);
    const bullet = item.querySelector(BULLET)?.textContent.trim() ?? '';
    const kind = /^[\p{L}\p{N}]{1,4}[.)]/u.test(bullet) ? 'ol' : 'ul';
    const own = /mso-list:\s*(l\d+)/i.exec(item.getAttribute('style'))?.[1];
    if (!last || item.previousElementSibling !== last || own !== name) open = [];
    name = own;
    open.length = Math.min(open.length, level);
    while (open.length < level) {
      const list = document.createElement(kind);
      const within = open.at(-1);
      if (within) (within.lastElementChild ?? within.appendChild(document.createElement('li'))).append(list);
      else item.before(list);
      open.push(list);
    }
    open.at(-1).append(renamed(item, 'li'));
    last = open[0];
  }
};

const emptied = (root) => {
  for (const element of [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li, ul, ol, span')].reverse()) {
    if (!element.textContent.trim() && !element.querySelector('img, br')) element.remove();
  }
};

/** Whether HTML was written by a word processor. */
export const isManuscript = (html) => OFFICE.test(html);

/** The article in formatted text, as HTML. */
export const manuscript = (html) => {
  const root = document.createElement('div');
  root.append(purify.sanitize(html, OPTIONS));
  if (isManuscript(html)) {
    headings(root);
    lists(root);
    for (const aside of root.querySelectorAll(`${ASIDE.join()}, ${BULLET}`)) aside.remove();
  }
  for (const wrapper of [...root.querySelectorAll('b[style*="font-weight:normal" i], b[style*="font-weight: normal" i], ins, font, span')].reverse()) {
    wrapper.replaceWith(...wrapper.childNodes);
  }
  for (const element of root.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) if (!KEPT.includes(name)) element.removeAttribute(name);
  }
  emptied(root);
  root.normalize();
  return root.childElementCount ? root.innerHTML.trim() : '';
};
