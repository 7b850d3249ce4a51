// What is done to the publisher's page, and how it is undone. This is JavaScript, because it must be undone also when the program
// that asked for it has failed, memory and all.
//
// The rule: words are never lost and never doubled; labels may be. A badge inside a text node splits it. The page's own node
// keeps its identity and the words before the badge; the rest stands in tails, text nodes of ours. Who writes the page may not
// know them (a framework writes a whole new sentence into its node), or may see them like any other node (a script that wraps
// words). So, when the page has changed something here:
//
// 1. Whoever changes a tail, moves it or takes it out has seen it: the page stands as it is, and is remembered like that.
// 2. If the tails are as they were and the node has its words, but was moved, was taken out, or got something new right behind it, as
//    whoever takes it for the whole text puts things: then the words of the tails go back into it. Unless its words stand on in its
//    place, in other nodes: then the tails are no longer its own.
//    The same if all of ours was taken out, badges too, and the node, if only for a moment: somebody has emptied the place, and may put
//    back what they know. A node that stayed where it was has been looked at: what was taken out behind it is gone.
// 3. If other words stand in the node or in its place, they are compared with what was there. Where they go on as the words
//    before the tails do, somebody edited what they saw, and the tails stay. Where they hold the words of the tails too, or
//    have little to do with either, or are the beginning of the whole and end elsewhere, the text was written anew, and the tails go.

import { EDITED, PRESSED, after, before, caretAt, continues, cuts, highlight, holdsBoth, isBadge, isCutShort, isEdited, isIn, keepSelection, live, liveRange, sweep, takeOut, textOf } from './page.js';

// Whether a node, which said `was`, was parted: it has the beginning, and what stands behind it goes on.
const isParted = (node, was) => {
  if (node.data.length >= was.length || !was.startsWith(node.data)) return false;
  const [behind, missing] = [after(node), was.slice(node.length)];
  const text = behind ? textOf(behind) : '';
  return text !== '' && (missing.startsWith(text) || text.startsWith(missing));
};

// A text node of the page, split before badges, and its tails. Several elements may label one article: they share it.
class Cut {
  ledgers = new Set();
  badges = [];
  tails = [];

  constructor(node) {
    this.node = node;
  }

  // Splits the node, or a tail, before these units, given from the last to the first.
  split(node, units) {
    const made = units.map((unit) => node.splitText(unit)).reverse();
    this.tails.splice(this.tails.indexOf(node) + 1, 0, ...made);
    this.remember();
    // What the page itself had behind the words that it still has in its node.
    this.known ??= this.rest;
    return made;
  }

  // All stands as it should.
  remember() {
    const { node, tails } = this;
    this.kept = node.data;
    this.notePlace();
    this.said = tails.map(({ data }) => data);
    this.rest = this.said.join('');
    this.parents = tails.map(({ parentNode }) => parentNode);
    // A range leaves a node that is taken out, even if that comes back at once.
    this.witness ??= node.ownerDocument.createRange();
    this.witness.setStart(node, 0);
    this.witness.collapse(true);
  }

  notePlace() {
    this.parent = this.node.parentNode;
    this.before = before(this.node);
    this.after = this.node.nextSibling;
  }

  // Whether the tails follow the node, one behind the other.
  get inLine() {
    return this.tails.every((tail, at) => before(tail) === (this.tails[at - 1] ?? this.node));
  }

  // What stands in the place of the node.
  get standing() {
    const { node, parent, tails } = this;
    if (node.parentNode && node.parentNode !== parent) return node.data;
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
    const isTaken = this.witness.startContainer !== node && badges.every(({ parentNode }) => !parentNode);
    const emptied = tails.every(({ parentNode }) => !parentNode) && (!node.parentNode || isTaken);
    if (!same || !(stand || emptied)) {
      // Whoever parts one of these nodes parts the page's own: what follows is none of it.
      const parted = [node, ...tails].findIndex((one, at) => isParted(one, at ? said[at - 1] : kept));
      // Without the node, too, there is nothing to keep together.
      const isOwn = ({ parentNode }, at) => node.parentNode && parentNode && (parted < 0 || at < parted);
      this.tails = tails.filter(isOwn);
      this.remember();
      return !this.tails.length;
    }
    if (node.data === kept) {
      const moved = node.parentNode !== this.parent || (!this.inLine && before(node) !== this.before) || this.isFollowed();
      if (!moved && stand) {
        // Something else may have come beside them.
        if (this.inLine) this.notePlace();
        return false;
      }
      // Words that stand on in other nodes, or joined to those before them, are not the node's any more.
      if (stand && !node.parentNode && this.isEdited()) return true;
      this.join();
      return true;
    }
    if (!stand || !this.isEdited()) {
      this.drop();
      return true;
    }
    const parted = isParted(node, kept);
    this.remember();
    return parted;
  }

  // Whether somebody put something new right behind the node. Who splits it at its end leaves a text node without words.
  isFollowed() {
    const next = this.node.nextSibling;
    if (!next || next === this.after || next === this.tails[0] || isBadge(next)) return false;
    for (let one = next; one && !isBadge(one) && one !== this.tails[0]; one = one.nextSibling) if (one.data === '') return false;
    return true;
  }

  // Whether what stands in the place of the node is what it said, edited.
  isEdited() {
    const { node, parent, standing, kept } = this;
    // Whoever puts this element, long out of use, around words translates them.
    const around = node.parentNode ?? before(this.tails[0]);
    if (around !== parent && around?.localName === 'font') return true;
    // To the letter, if only joined to what stood before it.
    const isSpace = !this.rest.trim();
    if (!(isSpace && node.parentNode) && `${this.before?.data ?? ''}${standing}`.endsWith(kept)) return true;
    if (isCutShort(standing, kept, this.rest)) return false;
    // Where others have changed the tails, who writes into the node knows them as they were.
    if (this.known !== this.rest && holdsBoth(node.data, kept, this.known)) return false;
    // A space is no word, and keeps words apart, if there are any.
    return isSpace ? /\S$/.test(standing) : continues(standing, kept, this.rest);
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
      takeOut(tail);
      tail.data = '';
    }
  }
}

/** What was done for one article. */
export class Ledger {
  #cuts = new Set();
  #badges = new Map(); // each with the node that it was put behind
  #words = new Map(); // text nodes of each badge
  #painted = new Map(); // ranges, each with its look
  #texts = new Map(); // what text nodes with painted ranges said
  #attributes = [];
  #root; // the article, once it was looked at

  /** Splits a text node before these units, given from the last to the first; the nodes behind it. */
  cut(node, units) {
    const cut = cuts.get(node) ?? new Cut(node);
    const made = cut.split(node, units);
    for (const one of [node, ...made]) {
      cuts.set(one, cut);
      this.#texts.set(one, one.data);
    }
    this.#share(cut);
    return made;
  }

  #share(cut) {
    cut.ledgers.add(this);
    this.#cuts.add(cut);
  }

  /** Puts a badge behind a node, and behind the badge `last` if that stands there. */
  place(badge, node, last) {
    (last ?? node).after(badge);
    this.#badges.set(badge, node);
    this.#words.set(badge, [...badge.childNodes].map((one) => one.firstChild ?? one));
    live.add(badge);
    const cut = cuts.get(node);
    if (!cut) return;
    cut.badges.push(badge);
    this.#share(cut);
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
      this.#words.delete(what);
      takeOut(what);
      for (const cut of this.#cuts) {
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

  /** Takes copies of badges out of the article `root`. */
  sweep(root) {
    this.#root = root;
    sweep(root);
  }

  /** The page may have changed: takes away what does not stand in `root` as it was left; whether there was any. */
  settle(root) {
    this.sweep(root);
    const all = isEdited(root);
    const part = !all && root.querySelector(EDITED);
    const mayHold = (node) => isIn(root, node) && !all && !(part && node.parentElement.closest(EDITED));
    for (const cut of this.#cuts) {
      if (!this.#settle(cut) || mayHold(cut.node)) continue;
      // Whoever took it away, or edits it, is to have it whole.
      this.#part(cut);
    }
    let settled = false;
    const copied = new Set();
    for (const [badge, node] of this.#badges) {
      // Without its attributes nobody knows that its words are none of the article.
      if (mayHold(badge) && before(badge) === node && badge.matches('[data-claim-badge]')) continue;
      settled = true;
      const words = this.#words.get(badge);
      copied.add(words.map(({ data }) => data).join(''));
      // Whoever unwraps elements leaves what is in them.
      for (const word of words) if (!badge.contains(word)) takeOut(word);
      this.lift(badge);
    }
    this.#takeBack(root, copied);
    for (const range of this.#painted.keys()) {
      const node = range.startContainer;
      if (mayHold(node) && node.data === this.#texts.get(node)) continue;
      settled = true;
      this.lift(range);
    }
    // Those that the page has cleared are there again.
    for (const look of new Set(this.#painted.values())) highlight(look);
    return settled;
  }

  /** The painted range that a press was on, if the press means nothing else there. */
  at(event) {
    if (event.type !== 'click') return undefined;
    const [target] = event.composedPath();
    const { clientX: x, clientY: y, button, detail, defaultPrevented } = event;
    const isOther = defaultPrevented || button || detail > 1 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (isOther || target.closest?.(PRESSED) || !target.ownerDocument.getSelection().isCollapsed) return undefined;
    const [node, offset] = caretAt(target, x, y);
    const covers = (range) =>
      range.startContainer === node &&
      offset >= range.startOffset &&
      offset <= range.endOffset &&
      [...liveRange(range).getClientRects()].some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
    const found = [...this.#painted].filter(([range, look]) => look !== undefined && covers(range)).map(([range]) => range);
    const length = ({ startOffset, endOffset }) => endOffset - startOffset;
    return found.sort((one, other) => length(one) - length(other))[0];
  }

  /** Joins what was split for badges that are gone, where nothing painted would be lost by it. */
  join() {
    const used = new Set([...this.#painted.keys()].map(({ startContainer }) => startContainer));
    for (const cut of this.#cuts) {
      if (cut.badges.length || cut.ledgers.size > 1 || !cut.inLine || cut.tails.some((tail) => used.has(tail))) continue;
      this.#part(cut);
      this.#texts.set(cut.node, cut.node.data);
    }
  }

  /** Gives the page back what is its own. */
  undo() {
    for (const range of this.#painted.keys()) this.repaint(range);
    const split = [...this.#cuts].filter((cut) => this.#settle(cut));
    for (const badge of this.#badges.keys()) takeOut(badge);
    split.forEach((cut) => this.#part(cut));
    // Copies that nobody has seen yet.
    if (this.#root) sweep(this.#root);
    for (const [element, name, value] of this.#attributes.reverse()) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    for (const all of [this.#cuts, this.#badges, this.#words, this.#painted, this.#texts]) all.clear();
    this.#attributes = [];
  }

  // Whoever sets an element's text to the text that it has makes words of badges words of the article.
  #takeBack(root, copied) {
    const walker = copied.size && root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker && walker.nextNode()) {
      const node = walker.currentNode;
      for (const words of copied) {
        while (words && node.data.includes(words)) node.deleteData(node.data.indexOf(words), words.length);
      }
    }
  }

  // Whether a node is split still.
  #settle(cut) {
    const { node, tails } = cut;
    const isOver = cuts.get(node) !== cut || cut.settle();
    // Tails that are the page's now are nodes like others.
    for (const tail of tails) if (!cut.tails.includes(tail)) cuts.delete(tail);
    if (isOver) this.#forget(cut);
    return !isOver;
  }

  // What stands as it should is one node again, when the last that labels it has gone.
  #part(cut) {
    cut.ledgers.delete(this);
    this.#cuts.delete(cut);
    cut.badges = cut.badges.filter((badge) => !this.#badges.has(badge));
    if (cut.ledgers.size) return cut.remember();
    if (cut.inLine) cut.join();
    this.#forget(cut);
  }

  #forget(cut) {
    this.#cuts.delete(cut);
    for (const node of [cut.node, ...cut.tails]) if (cuts.get(node) === cut) cuts.delete(node);
  }
}
