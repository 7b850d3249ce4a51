// What the ledger asks of the publisher's page, and of its words.

const OURS = '[data-claim-badge]';
/** What is being edited. */
export const EDITED = '[contenteditable]:not([contenteditable="false" i])';

/** Whether an article is being edited, all of it: it is nobody's to label, and what is saved of it is to hold nothing of ours. */
export const isEdited = (root) => root.ownerDocument.designMode === 'on' || !!root.closest(EDITED);

// Forms hand out their controls by name, also one that is named `parentNode`.
const { get: parentOf } = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode');

/** Whether a node is in `root`, or is what a slot there shows. */
export const isIn = (root, node) => {
  if (root.contains(node)) return true;
  let one = node;
  while (one && one.assignedSlot?.localName !== 'slot') one = parentOf.call(one);
  return !!one && isIn(root, one.assignedSlot);
};

/** Old libraries have a remove() of their own, which a node without a parent makes fail. */
export const takeOut = (node) => node.parentNode?.removeChild(node);

export const isBadge = (node) => node?.nodeType === Node.ELEMENT_NODE && (live.has(node) || node.matches(OURS));

/** What stands before a node, badges passed over. */
export const before = (node) => {
  let found = node.previousSibling;
  while (isBadge(found)) found = found.previousSibling;
  return found;
};

/** What stands behind a node, badges passed over. */
export const after = (node) => {
  let found = node.nextSibling;
  while (isBadge(found)) found = found.nextSibling;
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

// Texts that differ in more pairs of words are compared by the words that they have.
const MOST_PAIRS = 250_000;
const common = (words, others) => {
  const left = new Map();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word);
    if (count) left.set(word, count - 1);
    return count;
  }).length;
};
// How many words must come, go or become others to make one text of another (Levenshtein); at least so many, where texts are long.
const distance = (words, others) => {
  let [from, end, otherEnd] = [0, words.length, others.length];
  while (from < end && from < otherEnd && words[from] === others[from]) from++;
  while (end > from && otherEnd > from && words[end - 1] === others[otherEnd - 1]) [end, otherEnd] = [end - 1, otherEnd - 1];
  const [these, those] = [words.slice(from, end), others.slice(from, otherEnd)];
  if (these.length * those.length > MOST_PAIRS) return Math.max(these.length, those.length) - common(these, those);
  let row = [...those.keys(), those.length];
  these.forEach((word, at) => {
    const next = [at + 1];
    those.forEach((other, number) => next.push(Math.min(row[number] + (word !== other), row[number + 1] + 1, next[number] + 1)));
    row = next;
  });
  return row[those.length];
};

/** Whether a text that stands where `kept` stood, before `rest`, is `kept` edited, and not both of them written anew. */
export const continues = (now, kept, rest) => {
  const [words, those, others] = [now, kept, rest].map(wordsOf);
  if (!words.length) return false;
  const edits = distance(words, those);
  // A word may be all there is. Who adds to a text may add a lot.
  const isAdded = those.length > 2 && (now.startsWith(kept) || now.endsWith(kept));
  if (edits > Math.max(1, words.length / 2, those.length / 2) && !isAdded) return false;
  return others.length ? edits < distance(words, [...those, ...others]) : !now.trimEnd().endsWith(rest.trim());
};

/**
 * Whether a text is the beginning of `kept` and `rest` and ends elsewhere than `kept` does, as where a page shows less of its text. One
 * word less of `kept` may as well have been taken out.
 */
export const isCutShort = (now, kept, rest) => {
  const [words, those, others] = [now, kept, rest].map(wordsOf);
  const whole = [...those, ...others];
  if (!words.length || words.length >= whole.length || words.some((word, at) => word !== whole[at])) return false;
  const missing = those.length - words.length;
  return missing < 0 || missing > 1 || (missing === 1 && /(…|\.{3})\s*$/.test(now));
};

/** Whether a text is both of `kept` and `rest`, rather than `kept` alone. */
export const holdsBoth = (now, kept, rest) => {
  const [words, those, others] = [now, kept, rest].map(wordsOf);
  return others.length ? distance(words, [...those, ...others]) < distance(words, those) : now !== kept && now.endsWith(rest);
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

const known = []; // highlights by their looks
/** The highlight of this look, shared by all articles of the document; none in a browser that knows no highlights. */
export const highlight = (look) => {
  const all = globalThis.CSS?.highlights;
  if (look === undefined || !all) return undefined;
  const name = nameOf(look);
  const there = all.get(name);
  if (there) return there;
  // A page that clears all highlights for its own search has cleared ours.
  const found = (known[look] ??= new Highlight());
  // Beneath what the page itself highlights, and an open passage above the others.
  found.priority = look & 1 ? -1 : -2;
  all.set(name, found);
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

const shared = (globalThis[Symbol.for('claim-labels')] ??= {});
/** Badges that work, of all programs of the page. */
export const live = (shared.badges ??= new WeakSet());
/** What was split, by each of its text nodes. */
export const cuts = (shared.cuts ??= new WeakMap());

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
