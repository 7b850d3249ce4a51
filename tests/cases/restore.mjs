// Ways in which a page takes the element, or its article, away.

import { STORY, html, labelled } from '../e2e/stories.mjs';

export const BESIDE = html(`<main>${STORY}</main><claim-labels for="#story" manifest="/claims.json"></claim-labels>`);

/** Each: the page, and what its script does. */
export const WAYS = {
  'removing an element beside the article': [BESIDE, () => document.querySelector('claim-labels').remove()],
  'unwrapping the article': [labelled(), () => {
    const element = document.querySelector('claim-labels');
    element.replaceWith(...element.childNodes);
  }],
  'moving the article out, then removing the element': [labelled(), () => {
    document.body.append(document.querySelector('article'));
    document.querySelector('claim-labels').remove();
  }],
  'moving the article out, with the element left in place': [labelled(), () => {
    document.body.append(document.querySelector('article'));
  }],
  'emptying the manifest': [labelled(), () => document.querySelector('claim-labels').removeAttribute('manifest')],
  'pointing the element at another article': [BESIDE, () => {
    document.body.insertAdjacentHTML('beforeend', '<article id="other"><p>Other words.</p></article>');
    document.querySelector('claim-labels').setAttribute('for', '#other');
  }],
};
