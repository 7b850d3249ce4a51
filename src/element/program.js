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

// What a file is, as `read` takes it from the answer; errors name it.
const contentOf = async (href, options, read) => {
  try {
    const response = await fetch(href, options);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await read(response);
  } catch (cause) {
    throw new Error(`${href}: ${cause.message}`);
  }
};
const lexicons = {}; // by language
const lexicon = (language) =>
  (lexicons[language] ??= contentOf(addressOf('lexicons', language), {}, (response) => response.text()).catch((cause) => {
    delete lexicons[language]; // a network that comes back gets another try
    console.warn(`claim-labels: the lexicon for "${language}" could not be loaded (${cause.message}).`);
  }));

// What most pages never need are parts of their own, in what publishers serve. They fill places in the program's table.
/* global INTEGRITY_OF */
const PARTS = {
  deferred: () => new URL('./claim-labels-engine_deferred.wasm', import.meta.url),
  extra: () => new URL('./claim-labels-engine_extra.wasm', import.meta.url),
};
const startPart = async (part) => {
  if (typeof INTEGRITY_OF === 'undefined') return;
  await contentOf(PARTS[part]().href, { integrity: INTEGRITY_OF[part] }, async (response) =>
    WebAssembly.instantiate(await response.arrayBuffer(), { '': exports }),
  );
};
// A promise of a part, and side by side of the text of a language's lexicon, if one is named and can be had.
const load = async (part, language) => {
  const words = language && lexicon(language);
  parts[part] ??= startPart(part).catch((cause) => {
    delete parts[part];
    throw cause;
  });
  await parts[part];
  return words;
};

const MANIFEST_LIMIT = 4 * 1024 * 1024; // UTF-16 code units, of which a text has never more than bytes
const LONG_TRACE = 100; // calls in an error's trace
const MOST = 4; // programs that a page may use up: one that fails wherever it runs is not tried for ever
const page = (globalThis[Symbol.for('claim-labels')] ??= {});
const shown = new Set(); // sessions of this program
let file; // the name of its wasm
let exports; // of that
const parts = {}; // promises of its deferred parts
let dead = false;

const failure = (code, message) => ({ code, message });

const measured = (text) => {
  if (text.length > MANIFEST_LIMIT) throw failure('manifest-too-large', 'The claims manifest is larger than 4 MB.');
  return text;
};

// Text and base address of the manifest that an element names, by a URL or by `#id` of an element that holds it.
const fetchManifest = async (element, cache) => {
  const [source, scope] = [element.getAttribute('manifest'), element.getRootNode()];
  if (source[0] === '#') {
    const holder = scope.getElementById?.(source.slice(1)) ?? document.getElementById(source.slice(1));
    if (!holder) throw failure('manifest-missing', `No element has the id of manifest="${source}".`);
    return { text: measured(holder.textContent), base: document.baseURI };
  }
  let why;
  try {
    const response = await fetch(new URL(source, document.baseURI).href, { cache });
    if (response.ok) return { text: measured(await response.text()), base: response.url };
    why = `HTTP ${response.status}`;
  } catch (cause) {
    if (cause.code === 'manifest-too-large') throw cause;
    why = cause.message;
  }
  throw failure('manifest-unreachable', `The claims manifest ${source} could not be fetched (${why}).`);
};

// The page has its turn: what begins the program and what it does first would be a long task together, on a slow machine.
const giveWay = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

let started; // settled when the program runs

/** Starts the program from its wasm: the answer to a request for the file `href`, which is under way. */
export const start = (wasm, href) => {
  file = href.split(/[?#]/)[0].split('/').pop();
  started = (async () => {
    try {
      const response = await wasm;
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      exports = await init({ module_or_path: response });
      await giveWay();
    } catch (cause) {
      page.program = undefined; // a network that comes back gets another try
      throw failure('engine-unavailable', `The labels' program ${href} could not be loaded (${cause.message}).`);
    }
    addEventListener('error', ({ error }) => isOurs(error) && die(error));
    addEventListener('unhandledrejection', ({ reason }) => isOurs(reason) && die(reason));
  })();
  started.catch(() => {}); // who waits for it tells
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
  const lost = { code: 'engine-failed', message: `The labels' program failed (${cause.message}). The article is as it was.` };
  for (const session of sessions) {
    session.failed((!known || session.number === guilty || page.failures >= MOST) && lost);
  }
  return lost;
};

// Calls the program.
const attempt = (run) => {
  try {
    return run();
  } catch (cause) {
    throw isOurs(cause) ? die(cause) : cause;
  }
};

/**
 * Shows labels in one element. `settled(on)` is called with the legend, and with `false` when it goes for another article; `failed(cause)`
 * when the program is lost: with a cause where this element is to blame, without one where it may start anew.
 */
export class GuardedSession {
  #element;
  #settled;
  #session; // once there is something to show
  #ledger; // of the session; it needs no program
  #turn = 0;

  constructor(element, settled, failed) {
    this.#element = element;
    this.#settled = settled;
    this.failed = failed;
    shown.add(this);
  }

  giveBack() {
    this.#ledger?.undo();
    // What is left of the panel; the slot shows the article.
    for (const room of this.#element.shadowRoot?.querySelectorAll('[data-room]') ?? []) room.replaceChildren();
  }

  /**
   * Shows the manifest that is given as text, or the one that the element names; a promise of whether its labels are in place: false
   * when a later call has overtaken this one.
   */
  async show(given, cache) {
    const turn = ++this.#turn;
    const fetched = (cache) => fetchManifest(this.#element, cache);
    const [{ text, base }] = await Promise.all([given ? { text: measured(given) } : fetched(cache), started]);
    if (turn !== this.#turn || dead) return false;
    this.#session ??= attempt(() => new Session(this.#element, fetched, this.#settled, addressOf, load));
    this.#ledger = this.#session.ledger;
    return attempt(() => this.#session.show(text, base));
  }
  get number() {
    return this.#session?.number;
  }
  /** Another manifest is on its way: nothing more is labelled by this one. */
  expect() {
    this.#turn++;
    attempt(() => this.#session?.expect());
  }
  hide() {
    this.#turn++;
    attempt(() => this.#session?.hide());
  }
  free() {
    this.#turn++;
    shown.delete(this);
    attempt(() => this.#session?.free());
  }
  get claims() {
    return attempt(() => this.#session?.claims ?? []);
  }
  ranges(id) {
    return attempt(() => this.#session?.ranges(id) ?? []);
  }
  get shown() {
    return attempt(() => this.#session?.shown);
  }
  set shown(names) {
    attempt(() => (this.#session.shown = names));
  }
  open(id) {
    return attempt(() => this.#session?.open(id) ?? false);
  }
  close() {
    attempt(() => this.#session?.close());
  }
}

// Calls the program when these parts of it are there.
const attemptWith = async (needed, run) => {
  await started;
  try {
    await Promise.all(needed.map((part) => load(part)));
  } catch ({ message }) {
    throw failure('engine-unavailable', `The labels' program could not be loaded (${message}).`);
  }
  return attempt(run);
};
export const anchorClaims = (text, manifest) =>
  attemptWith(['deferred', 'extra'], () => anchor(text, measured(manifest), load));
export const checkManifest = (manifest) => attemptWith(['extra'], () => check(measured(manifest)));
