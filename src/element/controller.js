// What the loader fetches when an element needs it: the engine, driven step by step, and what keeps its labels true while
// the page lives: the article may be rendered anew, the manifest may change.

import start, { Engine, addLanguage, addLexicon, anchorClaims, checkManifest } from './claim-labels-engine.js';
import { Reader } from './reader.js';

export { anchorClaims, checkManifest, start };

// In the form in which bundlers find files, as in the loader.
const hebrew = () => new URL('./languages/he.json', import.meta.url);
const FILES = {
  ar: () => new URL('./languages/ar.json', import.meta.url),
  de: () => new URL('./languages/de.json', import.meta.url),
  es: () => new URL('./languages/es.json', import.meta.url),
  fr: () => new URL('./languages/fr.json', import.meta.url),
  he: hebrew,
  iw: hebrew, // its tag before 1989, and in some systems still
  ru: () => new URL('./languages/ru.json', import.meta.url),
  uk: () => new URL('./languages/uk.json', import.meta.url),
};
// What tells a change of meaning from a change of words, by language: fetched when changed words are met, and never otherwise.
const LEXICONS = {
  ar: () => new URL('./lexicons/ar.txt', import.meta.url),
  de: () => new URL('./lexicons/de.txt', import.meta.url),
  en: () => new URL('./lexicons/en.txt', import.meta.url),
  es: () => new URL('./lexicons/es.txt', import.meta.url),
  fr: () => new URL('./lexicons/fr.txt', import.meta.url),
  he: () => new URL('./lexicons/he.txt', import.meta.url),
  hi: () => new URL('./lexicons/hi.txt', import.meta.url),
  ja: () => new URL('./lexicons/ja.txt', import.meta.url),
  pt: () => new URL('./lexicons/pt.txt', import.meta.url),
  ru: () => new URL('./lexicons/ru.txt', import.meta.url),
  uk: () => new URL('./lexicons/uk.txt', import.meta.url),
  zh: () => new URL('./lexicons/zh.txt', import.meta.url),
};
// Milliseconds of work before the page has its turn; a task is long from 50, and a step takes about 6.
const THINKING = 24;
const DRAWING = 42;
const LONG = 28; // to have read an article
const FIRST = 8; // of drawing a long one: enough for the labels in view, which come first
const SLOWEST = 3600; // seconds between two tries while the manifest cannot be had

// Comes back sooner than a timer, where there is one.
const giveWay = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

// Comes back when the page has been painted, or soon where nobody sees it.
const frame = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 60);
  });

// Each language, and each file of a publisher's own words, is fetched once.
const known = new Map();
const learn = (name, address, before) => {
  const fetched = async () => {
    try {
      const response = await fetch(address());
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const words = JSON.stringify(await response.json());
      await before;
      addLanguage(name, words);
    } catch (cause) {
      known.delete(name);
      console.warn(`claim-labels: the words for "${name}" could not be loaded (${cause.message}).`);
    }
  };
  if (!known.has(name)) known.set(name, fetched());
  return known.get(name);
};
// Each lexicon is fetched once; whether it is there.
const lexicons = new Map();
const lookUp = (language) => {
  const fetched = async () => {
    try {
      const response = await fetch(LEXICONS[language]());
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      addLexicon(language, await response.text());
      return true;
    } catch (cause) {
      lexicons.delete(language);
      console.warn(`claim-labels: the lexicon for "${language}" could not be loaded (${cause.message}).`);
      return false;
    }
  };
  if (!lexicons.has(language)) lexicons.set(language, fetched());
  return lexicons.get(language);
};
const learnAll = (name, own) => {
  const primary = name.split(/[-_ ]/)[0].toLowerCase();
  const ours = Object.hasOwn(FILES, primary) ? learn(primary, FILES[primary]) : undefined;
  return Promise.all([ours, own && learn(name, () => new URL(own, document.baseURI), ours)]);
};

/** Shows labels in one element. `fetchManifest(cache)` settles with `{text, base}`; `drawn()` is called with the legend. */
export class Controller {
  #element;
  #engine;
  #fetchManifest;
  #drawn;
  #wanted; // the manifest that is to be shown: `{text, base}`
  #shown; // the one that is
  #busy = false; // labels are being made
  #stale = false; // the page has taken from them what they stood on
  #lost = false; // the article was there, and is gone
  #turn = 0;
  #timer;
  #delay; // seconds until the next look at the manifest
  #reader;
  #observer = new MutationObserver((records) => this.#changed(records));

  constructor(element, fetchManifest, drawn) {
    this.#element = element;
    this.#fetchManifest = fetchManifest;
    this.#drawn = drawn;
    this.#engine = new Engine(element);
    this.#reader = new Reader(element, this.#engine, () => import('./card.js'));
  }

  get engine() {
    return this.#engine;
  }

  /** Whether the labels of this manifest are in place: false when a later call has overtaken this one. */
  async show(found) {
    const turn = this.#pause();
    this.#wanted = found;
    const done = await this.#label(found, turn);
    if (turn !== this.#turn) return false;
    this.#busy = false;
    if (!done || this.#stale) return this.#again();
    const first = !this.#shown;
    this.#shown = found;
    this.#reader.see(first);
    this.#refreshLater();
    return true;
  }

  // Labels the article; false when that has become pointless.
  async #label(found, turn) {
    const engine = this.#engine;
    [this.#busy, this.#stale] = [true, false];
    engine.begin(found.text, found.base ?? document.baseURI, found === this.#shown);
    this.#reader.prepare(!this.#shown);
    this.#watch();
    const words = learnAll(engine.language, this.#element.getAttribute('words'));
    const isSound = () => turn === this.#turn && !this.#stale;
    const started = performance.now();
    let began = started;
    const isDue = (after) => performance.now() - began >= after;
    const rest = async (way = giveWay) => {
      await way();
      began = performance.now();
      return isSound();
    };
    const search = async () => {
      while (engine.step(false)) if (isDue(THINKING) && !(await rest())) return false;
      return true;
    };
    if (!(await search())) return false;
    if (engine.lacking && (await lookUp(engine.lacking))) {
      if (!isSound()) return false;
      engine.search();
      began = performance.now();
      if (!(await search())) return false;
    }
    await words;
    if (isDue(DRAWING)) await rest();
    if (!isSound()) return false;
    // Labels that can be drawn in one go are: each time, the page is laid out anew.
    let isLong = performance.now() - started > LONG;
    if (isLong) began = performance.now();
    while (this.#draw()) {
      if (!isDue(isLong ? FIRST : DRAWING)) continue;
      if (!(await rest(isLong ? frame : giveWay))) return false;
      isLong = false;
    }
    return isSound();
  }

  // One step; whether there is more to do. What others have done to the page counts, what we do ourselves does not.
  #draw() {
    this.#changed(this.#observer.takeRecords());
    if (this.#stale) return false;
    const more = this.#engine.step(true);
    // In the last step the page hears of the labels, and may do something.
    if (more) this.#observer.takeRecords();
    this.#drawn();
    return more;
  }

  hide() {
    this.#pause();
    this.#shown = undefined;
    this.#reader.leave();
    this.#engine.hide();
  }

  #pause() {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#busy = false;
    return ++this.#turn;
  }

  // The page is watched where the article can change, or be taken away and come back.
  #watch() {
    const article = this.#engine.article;
    const root = (article ?? this.#element).getRootNode();
    if (article) this.#observer.observe(article, { childList: true, characterData: true, subtree: true });
    if (article !== this.#element) this.#observer.observe(root, { childList: true, subtree: true });
  }

  // Before the page is painted: it never shows its new text among our pieces of the old.
  #changed(records) {
    const article = this.#engine.article;
    const concerns = ({ target }) => !target.isConnected || !article || article.contains(target);
    if (this.#lost ? !article : !records.some(concerns) || !this.#engine.check()) return;
    this.#stale = true;
    if (!this.#busy) this.#again();
  }

  async #again() {
    const turn = this.#pause();
    await giveWay();
    if (turn !== this.#turn) return false;
    try {
      this.#lost = false;
      return await this.show(this.#wanted);
    } catch (cause) {
      // The article is gone, and may come back.
      this.#pause();
      this.#engine.hide();
      this.#lost = true;
      this.#watch();
      return false;
    }
  }

  // A manifest that did not change is not shown again, and one that cannot be had leaves what is shown.
  #refreshLater() {
    const seconds = Number(this.#element.getAttribute('refresh'));
    if (!(seconds > 0) || !this.#shown.base) return; // an object stays what it is
    const turn = this.#turn;
    this.#delay = Math.max(this.#delay ?? 0, seconds, 1);
    this.#timer = setTimeout(async () => {
      if (document.hidden) await new Promise((done) => document.addEventListener('visibilitychange', done, { once: true }));
      if (turn !== this.#turn) return;
      const found = await this.#fetchManifest('no-cache').catch((cause) => cause);
      if (turn !== this.#turn) return;
      this.#delay = found.text ? seconds : Math.min(this.#delay * 2, Math.max(SLOWEST, seconds));
      if (!found.text && found.code !== 'manifest-unreachable') {
        console.warn(`claim-labels: ${found.message} The labels stay as they are.`);
      }
      if (found.text && found.text !== this.#shown.text) await this.show(found).catch(() => this.#refreshLater());
      else this.#refreshLater();
    }, this.#delay * 1000);
  }
}
