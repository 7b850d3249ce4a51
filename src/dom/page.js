// What the ledger asks of the publisher's page, and of its words.

const OURS = '[data-claim-badge]';
/** What is being edited. */
export const EDITED = '[contenteditable]:not([contenteditable="false" i])';

/** Whether an article is being edited, all of it: it is nobody's to label, and what is saved of it is to hold nothing of ours. */
export const isEdited = (root) => root.ownerDocument.designMode === 'on' || !!root.closest(EDITED);

/** Whether a node is in `root`, or is what a slot there shows. */
export const isIn = (root, node) => {
  if (root.contains(node)) return true;
  let one = node;
  while (one && !one.assignedSlot) one = one.parentNode;
  return !!one && isIn(root, one.assignedSlot);
};

/** Old libraries have a remove() of their own, which a node without a parent makes fail. */
export const takeOut = (node) => node.parentNode?.removeChild(node);

export const isBadge = (node) => node?.nodeType === Node.ELEMENT_NODE && node.matches(OURS);

/** What stands before a node, badges passed over. */
export const before = (node) => {
  let found = node.previousSibling;
  while (isBadge(found)) found = found.previousSibling;
  return found;
};

/** The text of a node without badges. */
export const textOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  return node.nodeType === Node.ELEMENT_NODE && !isBadge(node) ? [...node.childNodes].map(textOf).join('') : '';
};

// Single letters where words are not set apart by spaces.
const WORDS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]|[\p{L}\p{M}\p{N}]+/gu;
const wordsOf = (text) => text.toLowerCase().replace(/[\u00ad\u200b]/g, '').match(WORDS) ?? [];

// Which share of `words` is among `found`, out of which they are taken.
const shareOf = (words, found) => {
  let number = 0;
  for (const word of words) {
    const left = found.get(word);
    if (!left) continue;
    found.set(word, left - 1);
    number++;
  }
  return number / words.length;
};

/** Whether a text that stands where `kept` stood, before `rest`, is `kept` edited, and not both of them written anew. */
export const continues = (now, kept, rest) => {
  const [words, those] = [wordsOf(now), wordsOf(kept)];
  // A word or two may all have been replaced; a text written anew is longer.
  if (words.length && those.length < 4 && Math.abs(words.length - those.length) < 2) return true;
  const found = new Map();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  // Texts in one language share many words; few of those begin or end alike.
  const isAlike = now.includes(kept) || words[0] === those[0] || words.at(-1) === those.at(-1);
  if (!(shareOf(those, found) > 0.5 && isAlike)) return false;
  const others = wordsOf(rest);
  return others.length ? shareOf(others, found) < 0.5 : !now.trimEnd().endsWith(rest.trim());
};

/** Runs what joins `tails` to `node`; what is selected in them stays selected. */
export const keepSelection = (node, tails, run) => {
  const selection = node.ownerDocument.getSelection();
  const joined = (holder, offset) => {
    const at = tails.indexOf(holder);
    if (at < 0) return [holder, offset];
    return [node, tails.slice(0, at).reduce((sum, { length }) => sum + length, node.length) + offset];
  };
  const touched = selection && (tails.includes(selection.anchorNode) || tails.includes(selection.focusNode));
  const ends = touched && [...joined(selection.anchorNode, selection.anchorOffset), ...joined(selection.focusNode, selection.focusOffset)];
  run();
  if (ends) selection.setBaseAndExtent(...ends);
};

// What a passage looks like is a number, which the program knows too: by status, reworded or not, open or not.
const STATUSES = ['official', 'reported', 'speculative'];
const nameOf = (look) => `claim-labels-${STATUSES[look >> 2]}${look & 2 ? '-reworded' : ''}${look & 1 ? '-open' : ''}`;

/** The highlight of this look, shared by all articles of the document; none in a browser that knows no highlights. */
export const highlight = (look) => {
  const all = globalThis.CSS?.highlights;
  if (look === undefined || !all) return undefined;
  const name = nameOf(look);
  let found = all.get(name);
  if (!found) {
    found = new Highlight();
    // Beneath what the page itself highlights, and an open passage above the others.
    found.priority = look & 1 ? -1 : -2;
    all.set(name, found);
  }
  return found;
};

/** What has a press for itself. */
export const PRESSED = 'a[href], button, summary, label, input, select, textarea, [role="button"], [role="link"], [onclick]';

/** The text node and the unit at a point of the viewport. */
export const caretAt = (target, x, y) => {
  const [document, root] = [target.ownerDocument, target.getRootNode()];
  const place = document.caretPositionFromPoint?.(x, y, { shadowRoots: root === document ? [] : [root] });
  if (place) return [place.offsetNode, place.offset];
  const range = document.caretRangeFromPoint?.(x, y);
  return [range?.startContainer, range?.startOffset];
};

/** Badges that work, of all programs of the page. */
export const live = ((globalThis[Symbol.for('claim-labels')] ??= {}).badges ??= new WeakSet());

/** Takes copies of badges out of an article: they came with its markup, and do not work. Those of static pages do. */
export const sweep = (root) => {
  for (const badge of root.querySelectorAll('[data-claim-badge]:not([data-claim-labels])')) if (!live.has(badge)) takeOut(badge);
};

/** Whether a badge in this element would not stand in a line, but be an item of its own or a cell. */
export const makesItems = (element) => /flex|grid|table$|table-(row|header|footer|column)/.test(getComputedStyle(element).display);

/** The range of the page that a painted range says. */
export const liveRange = ({ startContainer, startOffset, endContainer, endOffset }) => {
  const range = startContainer.ownerDocument.createRange();
  // Whose text became shorter has less.
  range.setStart(startContainer, Math.min(startOffset, startContainer.length));
  range.setEnd(endContainer, Math.min(endOffset, endContainer.length));
  return range;
};
