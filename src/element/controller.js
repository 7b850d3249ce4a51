// What the loader fetches when an element needs it: the engine, driven step by step, and what keeps its labels true while
// the page lives: the article may be rendered anew, the manifest may change.

import start, { Engine, addLanguage, anchorClaims, checkManifest } from './claim-labels-engine.js';

export { anchorClaims, checkManifest, start };

// In the form in which bundlers find files, as in the loader.
const FILES = {
  ar: () => new URL('./languages/ar.json', import.meta.url),
  uk: () => new URL('./languages/uk.json', import.meta.url),
};
// Milliseconds of work before the page has its turn; a task is long from 50.
const THINKING = 24;
const DRAWING = 34;
const SLOWEST = 3600; // seconds between two tries while the manifest cannot be had

// Comes back sooner than a timer, where there is one.
const giveWay = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

const languages = new Map(); // by primary tag; each is fetched once
const learn = (tag) => {
  const primary = tag.split(/[-_]/)[0].toLowerCase();
  if (!Object.hasOwn(FILES, primary)) return undefined;
  if (!languages.has(primary)) {
    const fetched = fetch(FILES[primary]())
      .then((response) => response.text())
      .then(addLanguage)
      .catch((cause) => {
        languages.delete(primary);
        console.warn(`claim-labels: the words for "${primary}" could not be loaded, so they are English (${cause.message}).`);
      });
    languages.set(primary, fetched);
  }
  return languages.get(primary);
};

/** Shows labels in one element. `fetchManifest(cache)` settles with `{text, base}`; `drawn()` is called with the legend. */
export class Controller {
  #element;
  #engine;
  #fetchManifest;
  #drawn;
  #shown; // the manifest that is shown: `{text, base}`
  #turn = 0;
  #timer;
  #delay; // seconds until the next look at the manifest
  #observer = new MutationObserver((records) => this.#changed(records));

  constructor(element, fetchManifest, drawn) {
    this.#element = element;
    this.#fetchManifest = fetchManifest;
    this.#drawn = drawn;
    this.#engine = new Engine(element);
  }

  get engine() {
    return this.#engine;
  }

  /** Whether the labels of this manifest are in place: false when a later call has overtaken this one. */
  async show(found) {
    const turn = this.#pause();
    const engine = this.#engine;
    engine.begin(found.text, found.base ?? document.baseURI, found === this.#shown);
    const words = learn(engine.language);
    let began = performance.now();
    const rest = async (after) => {
      if (performance.now() - began < after) return true;
      await giveWay();
      began = performance.now();
      return turn === this.#turn;
    };
    while (engine.step(false)) if (!(await rest(THINKING))) return false;
    if (words) await words;
    // Labels that can be drawn in one go are: each time, the page is laid out anew.
    if (turn !== this.#turn || !(await rest(THINKING))) return false;
    for (let more = true; more; ) {
      more = engine.step(true);
      this.#drawn();
      if (more && !(await rest(DRAWING))) return false;
    }
    this.#shown = found;
    this.#observe();
    this.#refreshLater();
    return true;
  }

  hide() {
    this.#pause();
    this.#shown = undefined;
    this.#engine.hide();
  }

  #pause() {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    return ++this.#turn;
  }

  // The page is watched where the article can change, or be taken away and come back.
  #observe() {
    if (this.#engine.check()) return this.#again();
    const article = this.#engine.article;
    this.#observer.observe(article, { childList: true, characterData: true, subtree: true });
    if (article !== this.#element) this.#observer.observe(article.getRootNode(), { childList: true, subtree: true });
  }

  // Before the page is painted: it never shows its new text among our pieces of the old.
  #changed(records) {
    const article = this.#engine.article;
    const concerned = records.some(({ target }) => !target.isConnected || !article || article.contains(target));
    if (concerned && this.#engine.check()) this.#again();
  }

  async #again() {
    const turn = this.#pause();
    await giveWay();
    if (turn !== this.#turn) return;
    try {
      await this.show(this.#shown);
    } catch (cause) {
      // The article is gone, and may come back.
      this.#engine.hide();
      this.#observer.observe(this.#element.getRootNode(), { childList: true, subtree: true });
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
