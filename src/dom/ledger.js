// What is done to the publisher's page, and how it is undone. This is JavaScript, because it must be undone also when the program
// that asked for it has failed, memory and all.
//
// The rule: words are never lost and never doubled; labels may be. A badge inside a text node splits it. The page's own node
// keeps its identity and the words before the badge; the rest stands in tails, text nodes of ours. Who writes the page may not
// know them (a framework writes a whole new sentence into its node), or may see them like any other node (a script that wraps
// words). So, when the page has changed something here:
//
// 1. Whoever changes a tail, moves it or takes it out has seen it: the page stands as it is, and is remembered like that.
// 2. If the tails are as they were and the node has its words, but was moved, or was taken out: then the words of the tails go back
//    into it. Unless its words stand on in its place, in other nodes: then the tails are no longer its own.
//    The same if all of ours was taken out, badges too: somebody has emptied the place, and may put back what they know.
// 3. If other words stand in the node or in its place, they are compared with what was there. Where they go on as the words
//    before the tails do, somebody edited what they saw, and the tails stay. Where they hold the words of the tails too, or
//    have nothing to do with either, the text was written anew, and the tails go.

const OURS = '[data-claim-badge]';
const EDITED = '[contenteditable]:not([contenteditable="false" i])';

/** Whether an article is being edited, all of it: it is nobody's to label, and what is saved of it is to hold nothing of ours. */
export const isEdited = (root) => root.ownerDocument.designMode === 'on' || !!root.closest(EDITED);

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

// Whether a text that stands where `kept` stood, before `rest`, is `kept` edited, and not both of them written anew.
const continues = (now, kept, rest) => {
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

const isBadge = (node) => node?.nodeType === Node.ELEMENT_NODE && node.matches(OURS);

// What stands before a node, badges passed over.
const before = (node) => {
  let found = node.previousSibling;
  while (isBadge(found)) found = found.previousSibling;
  return found;
};

// The text of a node without badges.
const textOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  return node.nodeType === Node.ELEMENT_NODE && !isBadge(node) ? [...node.childNodes].map(textOf).join('') : '';
};

// Runs what joins `tails` to `node`; what is selected in them stays selected.
const keepSelection = (node, tails, run) => {
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

// Whether a text is the beginning of another.
const isPart = (text, whole) => text.length < whole.length && whole.startsWith(text);

// A text node of the page, split before badges, and its tails.
class Cut {
  badges = [];
  tails = [];
  released = []; // tails that were, and are the page's now

  constructor(node) {
    this.node = node;
  }

  // Splits the node, or a tail, before these units, given from the last to the first.
  split(node, units) {
    const made = units.map((unit) => node.splitText(unit)).reverse();
    this.tails.splice(this.tails.indexOf(node) + 1, 0, ...made);
    this.remember();
    return made;
  }

  // All stands as it should.
  remember() {
    const { node, tails } = this;
    this.kept = node.data;
    this.parent = node.parentNode;
    this.before = before(node);
    this.after = node.nextSibling;
    this.said = tails.map(({ data }) => data);
    this.rest = this.said.join('');
    this.parents = tails.map(({ parentNode }) => parentNode);
    // A range leaves a node that is taken out, even if that comes back at once.
    this.witness = undefined;
    if (this.badges.length) return;
    this.witness = node.ownerDocument.createRange();
    this.witness.setStart(node, 0);
  }

  // Whether the tails follow the node, one behind the other.
  get inLine() {
    return this.tails.every((tail, at) => before(tail) === (this.tails[at - 1] ?? this.node));
  }

  // What stands in the place of the node.
  get standing() {
    const { parent, tails } = this;
    const end = tails[0].parentNode === parent ? tails[0] : this.after;
    let one = this.before?.parentNode === parent ? this.before.nextSibling : parent.firstChild;
    let text = '';
    for (; one && one !== end; one = one.nextSibling) text += textOf(one);
    return text;
  }

  /** Whether nothing was split, or all is one again or the page's. */
  settle() {
    const { node, tails, kept, said, parents, badges, rest } = this;
    const same = tails.every(({ data }, at) => data === said[at]);
    const stand = tails.every(({ parentNode }, at) => parentNode === parents[at]);
    // All of ours was taken out, and the node too, if only for a moment.
    const isTaken = badges.length ? badges.every(({ parentNode }) => !parentNode) : this.witness?.startContainer !== node;
    const emptied = tails.every(({ parentNode }) => !parentNode) && (!node.parentNode || isTaken);
    if (!same || !(stand || emptied)) {
      // Whoever parts one of these nodes parts the page's own: what follows is none of it.
      const parted = [node, ...tails].findIndex(({ data }, at) => isPart(data, at ? said[at - 1] : kept));
      const own = tails.filter(({ parentNode }, at) => parentNode && (parted < 0 || at < parted));
      this.released.push(...tails.filter((tail) => !own.includes(tail)));
      this.tails = own;
      this.remember();
      return !own.length;
    }
    if (node.data === kept) {
      const moved = node.parentNode !== this.parent || (!this.inLine && before(node) !== this.before);
      if (!moved && stand) return false;
      // Words that stand on in other nodes, or joined to those before them, are not the node's any more.
      if (stand && !node.parentNode && this.isEdited()) return true;
      this.join();
      return true;
    }
    // A space is no word, and keeps words apart.
    const isEdited = rest.trim() ? () => this.isEdited() : () => !/\s$/.test(this.standing);
    if (!stand || !isEdited()) {
      this.drop();
      return true;
    }
    this.remember();
    return isPart(node.data, kept);
  }

  // Whether what stands in the place of the node is what it said, edited.
  isEdited() {
    const { node, parent, standing, kept } = this;
    // Whoever puts this element, long out of use, around words translates them.
    const around = node.parentNode ?? before(this.tails[0]);
    if (around !== parent && around?.localName === 'font') return true;
    // To the letter, if only joined to what stood before it.
    return `${this.before?.data ?? ''}${standing}`.endsWith(kept) || continues(standing, kept, this.rest);
  }

  // The words of the tails go back into the node.
  join() {
    keepSelection(this.node, this.tails, () => {
      this.node.appendData(this.rest);
      this.drop();
    });
  }

  // Emptied too: whoever kept the tails and puts them back doubles nothing.
  drop() {
    for (const tail of this.tails) {
      tail.remove();
      tail.data = '';
    }
  }
}

// What a passage looks like is a number, which the program knows too: by status, reworded or not, open or not.
const STATUSES = ['official', 'reported', 'speculative'];
const nameOf = (look) => `claim-labels-${STATUSES[look >> 2]}${look & 2 ? '-reworded' : ''}${look & 1 ? '-open' : ''}`;

// The highlight of this look, shared by all articles of the document; none in a browser that knows no highlights.
const highlight = (look) => {
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

// Badges that work, of all programs of the page.
const live = ((globalThis[Symbol.for('claim-labels')] ??= {}).badges ??= new WeakSet());

/** What was done for one article. */
export class Ledger {
  #cuts = new Map(); // by each of their nodes
  #badges = new Map(); // each with the node that it was put behind
  #painted = new Map(); // ranges, each with its look
  #texts = new Map(); // what text nodes with painted ranges said
  #attributes = [];

  /** Splits a text node before these units, given from the last to the first; the nodes behind it. */
  cut(node, units) {
    const cut = this.#cuts.get(node) ?? new Cut(node);
    const made = cut.split(node, units);
    for (const one of [node, ...made]) {
      this.#cuts.set(one, cut);
      this.#texts.set(one, one.data);
    }
    return made;
  }

  /** Puts a badge behind a node, and behind the badge `last` if that stands there. */
  place(badge, node, last) {
    (last ?? node).after(badge);
    this.#badges.set(badge, node);
    live.add(badge);
    this.#cuts.get(node)?.badges.push(badge);
  }

  /** Paints the units `from` to `to` of a text node; the range. */
  paint(node, from, to, look) {
    const range = new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
    this.#texts.set(node, node.data);
    this.repaint(range, look);
    return range;
  }

  /** Paints a range otherwise; not at all without a look. */
  repaint(range, look) {
    const old = this.#painted.get(range);
    if (old === look && this.#painted.has(range)) return;
    highlight(old)?.delete(range);
    highlight(look)?.add(range);
    this.#painted.set(range, look);
  }

  /** Takes a badge or the paint of a range away. */
  lift(what) {
    if (this.#badges.delete(what)) {
      what.remove();
      for (const cut of new Set(this.#cuts.values())) {
        if (!cut.badges.includes(what)) continue;
        cut.badges = cut.badges.filter((badge) => badge !== what);
        cut.remember();
      }
    } else if (this.#painted.has(what)) {
      this.repaint(what);
      this.#painted.delete(what);
    }
  }

  /** Whether a badge or a painted range stands still. */
  holds(what) {
    return this.#badges.has(what) || this.#painted.has(what);
  }

  /** An attribute is about to be changed, from `value`; null if there was none. */
  attributeChanged(element, name, value) {
    this.#attributes.push([element, name, value]);
  }

  /** The page may have changed: takes away what does not stand in `root` as it was left; whether there was any. */
  settle(root) {
    sweep(root);
    const all = isEdited(root);
    const part = !all && root.querySelector(EDITED);
    const mayHold = (node) => root.contains(node) && !all && !(part && node.parentElement.closest(EDITED));
    for (const cut of new Set(this.#cuts.values())) {
      if (!cut.settle()) {
        if (mayHold(cut.node)) continue;
        // Whoever took it away, or edits it, is to have it whole.
        cut.join();
      }
      this.#forget(cut);
    }
    let settled = false;
    for (const [badge, node] of this.#badges) {
      if (mayHold(badge) && before(badge) === node) continue;
      settled = true;
      this.lift(badge);
    }
    for (const range of this.#painted.keys()) {
      const node = range.startContainer;
      if (mayHold(node) && node.data === this.#texts.get(node)) continue;
      settled = true;
      this.lift(range);
    }
    return settled;
  }

  /** Joins what was split for badges that are gone, where nothing painted would be lost by it. */
  join() {
    const used = new Set([...this.#painted.keys()].map(({ startContainer }) => startContainer));
    for (const cut of new Set(this.#cuts.values())) {
      if (cut.badges.length || !cut.inLine || cut.tails.some((tail) => used.has(tail))) continue;
      this.#part(cut);
      this.#texts.set(cut.node, cut.node.data);
    }
  }

  /** Gives the page back what is its own. */
  undo() {
    for (const range of this.#painted.keys()) this.repaint(range);
    for (const cut of new Set(this.#cuts.values())) if (!cut.settle()) this.#part(cut);
    for (const badge of this.#badges.keys()) badge.remove();
    for (const [element, name, value] of this.#attributes.reverse()) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    for (const all of [this.#cuts, this.#badges, this.#painted, this.#texts]) all.clear();
    this.#attributes = [];
  }

  // What stands as it should is one node again.
  #part(cut) {
    if (cut.inLine) cut.join();
    this.#forget(cut);
  }

  #forget(cut) {
    for (const node of [cut.node, ...cut.tails, ...cut.released]) this.#cuts.delete(node);
  }
}

/** Takes copies of badges out of an article: they came with its markup, and do not work. Those of static pages do. */
export const sweep = (root) => {
  for (const badge of root.querySelectorAll('[data-claim-badge]:not([data-claim-labels])')) if (!live.has(badge)) badge.remove();
};

/** The range of the page that a painted range says. */
export const liveRange = ({ startContainer, startOffset, endContainer, endOffset }) => {
  const range = startContainer.ownerDocument.createRange();
  // Whose text became shorter has less.
  range.setStart(startContainer, Math.min(startOffset, startContainer.length));
  range.setEnd(endContainer, Math.min(endOffset, endContainer.length));
  return range;
};

/** The range of all that is in a node. */
export const rangeIn = (node) => {
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  return range;
};
