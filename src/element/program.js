// What the loader fetches when an element needs it: the program, where the words of its languages are, and what is done when the
// program fails for good. A trap may have been anywhere, so nothing of a program that had one is used again: its elements get
// their articles back here, without it, and what comes next gets a program of its own.

import init, { Session, abandon, anchorClaims as anchor, atWork, checkManifest as check } from './claim-labels-engine.js';

// In the form in which bundlers find files, as in the loader.
const hebrew = () => new URL('./languages/he.json', import.meta.url);
const LANGUAGES = {
  ar: () => new URL('./languages/ar.json', import.meta.url),
  de: () => new URL('./languages/de.json', import.meta.url),
  es: () => new URL('./languages/es.json', import.meta.url),
  fr: () => new URL('./languages/fr.json', import.meta.url),
  he: hebrew,
  iw: hebrew, // its tag before 1989, and in some systems still
  ru: () => new URL('./languages/ru.json', import.meta.url),
  uk: () => new URL('./languages/uk.json', import.meta.url),
};
// What tells a change of meaning from a change of words.
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
const FOLDERS = { languages: LANGUAGES, lexicons: LEXICONS };
// The address of a language's file, by its primary tag in lower case; undefined where there is none.
const addressOf = (folder, primary) => (Object.hasOwn(FOLDERS[folder], primary) ? FOLDERS[folder][primary]().href : undefined);

const LONG_TRACE = 100; // calls in an error's trace
const MOST = 4; // programs that a page may use up: one that fails wherever it runs is not tried for ever
const page = (globalThis[Symbol.for('claim-labels')] ??= {});
const shown = new Set(); // sessions of this program
let file; // the name of its wasm
let dead = false;

/** Starts the program from a response that is its wasm. */
export const start = async (response) => {
  file = new URL(response.url || 'x:').pathname.split('/').pop();
  await init({ module_or_path: response });
  addEventListener('error', ({ error }) => isOurs(error) && die(error));
  addEventListener('unhandledrejection', ({ reason }) => isOurs(reason) && die(reason));
};

// Whether this program trapped: one whose trace names another module's wasm did not, nor one before it, whose scripts had another
// address. Not every browser names them.
const isOurs = (error) => {
  if (dead || !(error instanceof WebAssembly.RuntimeError)) return false;
  const trace = String(error.stack);
  const modules = trace.match(/[^/\s]+\.wasm\b/g);
  const [script] = import.meta.url.split('#');
  return (!modules || modules.includes(file)) && (!trace.includes(script) || trace.includes(`${import.meta.url}:`));
};

const die = (cause) => {
  dead = true;
  let guilty;
  try {
    abandon();
    guilty = atWork();
  } catch {}
  page.failures = (page.failures ?? 0) + 1;
  // What was under way in this program may trap later. The next program knows it by the scripts in the trace, which some browsers cut.
  if (Error.stackTraceLimit < LONG_TRACE) Error.stackTraceLimit = LONG_TRACE;
  page.program = undefined;
  // Another address to the browser, the same file to the cache: modules are told apart by what follows the hash.
  const again = `${import.meta.url.split('#')[0]}#${page.failures}`;
  page.again = () => import(/* @vite-ignore */ again);
  const sessions = [...shown];
  shown.clear();
  const known = sessions.some((session) => session.number === guilty);
  for (const session of sessions) session.giveBack();
  const failure = { code: 'engine-failed', message: `The labels' program failed (${cause.message}). The article is as it was.` };
  for (const session of sessions) {
    session.failed((!known || session.number === guilty || page.failures >= MOST) && failure);
  }
  return failure;
};

// Calls the program.
const attempt = (run) => {
  try {
    return run();
  } catch (cause) {
    throw isOurs(cause) ? die(cause) : cause;
  }
};

// What `src/dom/ledger.rs` writes, undone.
const UNDO = {
  node: (node) => node.remove(),
  text: (node, whole, kept, ours) => {
    for (const one of ours) one.remove();
    if (node.data === kept) node.data = whole;
  },
  attribute: (element, name, value) => {
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  },
};

/**
 * Shows labels in one element. `fetchManifest(cache)` settles with `{ text, base }`; `settled()` is called with the legend;
 * `failed(cause)` when the program is lost: with a cause where this element is to blame, without one where it may start anew.
 */
export class GuardedSession {
  #element;
  #session;
  #ledger = [];

  constructor(element, fetchManifest, settled, failed) {
    this.#element = element;
    this.failed = failed;
    this.#session = attempt(() => new Session(element, fetchManifest, settled, addressOf, this.#ledger));
    this.number = this.#session.number;
    shown.add(this);
  }

  giveBack() {
    while (this.#ledger.length) {
      const [kind, ...what] = this.#ledger.pop();
      UNDO[kind](...what);
    }
    // What is left of the panel; the slot shows the article.
    for (const room of this.#element.shadowRoot?.children ?? []) if (room.localName !== 'slot') room.replaceChildren();
  }

  show(text, base) {
    return attempt(() => this.#session.show(text, base));
  }
  hide() {
    attempt(() => this.#session.hide());
  }
  free() {
    shown.delete(this);
    attempt(() => this.#session.free());
  }
  get claims() {
    return attempt(() => this.#session.claims);
  }
  get shown() {
    return attempt(() => this.#session.shown);
  }
  set shown(names) {
    attempt(() => (this.#session.shown = names));
  }
  open(id) {
    return attempt(() => this.#session.open(id));
  }
  close() {
    attempt(() => this.#session.close());
  }
}

export const anchorClaims = (text, manifest) => attempt(() => anchor(text, manifest, addressOf));
export const checkManifest = (...given) => attempt(() => check(...given));
