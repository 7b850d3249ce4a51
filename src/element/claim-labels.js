// The loader: defines the element, and is idle until one needs it. Then it fetches the manifest and the program that shows
// it side by side, one program for all elements of a page, and hands over. Whatever fails, the article stays as it was.

/* global INTEGRITY */
const MANIFEST_LIMIT = 4 * 1024 * 1024; // characters

const failure = (code, message) => ({ code, message });
const tell = (target, code, message) => {
  console.error(`claim-labels: ${message}`);
  const detail = { code, message };
  target.dispatchEvent(new CustomEvent('claim-labels:error', { bubbles: true, composed: true, detail }));
};

// Shared by all loaders of a page.
const page = (globalThis[Symbol.for('claim-labels')] ??= {});
const load = () => {
  if (!page.program) {
    // Bundlers find files that are named in just these forms. The build puts in the names that publishers serve.
    const integrity = typeof INTEGRITY === 'undefined' ? '' : INTEGRITY;
    const wasm = fetch(new URL('./claim-labels-engine_bg.wasm', import.meta.url), { integrity }).then((response) => {
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return response;
    });
    page.program = Promise.all([page.again?.() ?? import('./program.js'), wasm])
      .then(([module, response]) => module.start(response).then(() => module))
      .catch((cause) => {
        page.program = undefined; // a network that comes back gets another try
        throw failure('engine-unavailable', `The labels' program could not be loaded (${cause.message}).`);
      });
  }
  return page.program;
};

// What cannot do without is found missing before anything is fetched for it.
const refuseOldBrowsers = () => {
  const missing = ['WebAssembly', 'IntersectionObserver'].find((name) => !(name in globalThis));
  if (missing) throw failure('unsupported-browser', `This browser has no ${missing}.`);
};

const loaded = () =>
  document.readyState !== 'loading' ||
  new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));

// Resolves when the element nears the viewport, or when the page is idle.
const near = (element) =>
  new Promise((done) => {
    const end = () => {
      observer.disconnect();
      done();
    };
    const observer = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && end(), { rootMargin: '100%' });
    observer.observe(element);
    (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 2000)))(end, { timeout: 5000 });
  });

const measured = (text) => {
  if (text.length > MANIFEST_LIMIT) throw failure('manifest-too-large', 'The claims manifest is larger than 4 MB.');
  return text;
};
// Of an object, what JSON.stringify sees: without what is undefined, through proxies, dates as text.
const textOf = (manifest) => measured(typeof manifest === 'string' ? manifest : (JSON.stringify(manifest) ?? ''));

// Text and base address of a manifest, from a URL or from `#id` of an element that holds it.
const fetchText = async (source, scope, cache) => {
  if (source[0] === '#') {
    const holder = scope.getElementById?.(source.slice(1)) ?? document.getElementById(source.slice(1));
    if (!holder) throw failure('manifest-missing', `No element has the id of manifest="${source}".`);
    return { text: holder.textContent, base: document.baseURI };
  }
  let why;
  try {
    const response = await fetch(new URL(source, document.baseURI), { cache });
    if (response.ok) return { text: await response.text(), base: response.url };
    why = `HTTP ${response.status}`;
  } catch (cause) {
    why = cause.message;
  }
  throw failure('manifest-unreachable', `The claims manifest ${source} could not be fetched (${why}).`);
};

// On a server, which has no elements, the module can be imported all the same.
class ClaimLabels extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ['manifest', 'for', 'legend', 'lang', 'words', 'refresh', 'reworded', 'visits'];

  #states = this.attachInternals?.().states;
  #session; // once there is one
  #begun = false; // the element was near once
  #given; // a manifest set as an object, as JSON: what the page does with its object later is its own affair
  #filter; // set before there were labels
  #turn = 0;
  #pending;

  connectedCallback() {
    // What was set on the element before it was defined shadows the class until it is set again.
    for (const name of ['manifest', 'filter']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#schedule();
  }

  // What only moves comes back at once; what stays away gives back what it took.
  disconnectedCallback() {
    this.#turn++;
    this.#hide();
    setTimeout(() => {
      if (this.isConnected) return;
      this.#session?.free();
      this.#session = undefined;
    });
  }

  // `:state(settled)` lets pages reserve the legend's space until then; browsers that do not know it reserve none.
  #settle() {
    try {
      this.#states?.add('settled');
    } catch {}
  }

  // The reader's filter outlives the labels.
  #hide() {
    try {
      if (this.claims.length) this.#filter ??= this.#session.shown;
      this.#session?.hide();
    } catch (cause) {
      console.error(`claim-labels: ${cause.message}`);
    }
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#schedule();
  }

  // Attribute changes in quick succession make one run.
  #schedule() {
    if (!this.isConnected) return;
    this.#pending ??= queueMicrotask(() => {
      this.#pending = undefined;
      if (this.isConnected) this.#run();
    }) ?? true;
  }

  async #run(cache) {
    const turn = ++this.#turn;
    try {
      refuseOldBrowsers();
      await loaded();
      if (this.getAttribute('loading') !== 'eager' && !this.#begun) await near(this);
      if (turn !== this.#turn) return;
      this.#begun = true;
      if (!this.#given && !this.hasAttribute('manifest')) return this.#hide();
      const [module, found] = await Promise.all([load(), this.#load(cache)]);
      if (turn !== this.#turn) return;
      const fetchManifest = (cache) => this.#load(cache);
      this.#session ??= new module.GuardedSession(this, fetchManifest, () => this.#settle(), (cause) => this.#lose(cause));
      if (!(await this.#session.show(found.text, found.base)) || turn !== this.#turn) return;
      if (this.#filter) this.#session.shown = this.#filter;
      this.#filter = undefined;
    } catch (cause) {
      if (turn === this.#turn) this.#fail(cause);
    }
  }

  async #load(cache) {
    if (this.#given) return { text: measured(this.#given) };
    const found = await fetchText(this.getAttribute('manifest'), this.getRootNode(), cache);
    return { ...found, text: measured(found.text) };
  }

  // The program is gone, and has given the article back: it starts anew, unless it is to blame for that.
  #lose(cause) {
    this.#turn++;
    this.#session = undefined;
    if (cause) this.#fail(cause);
    else this.#schedule();
  }

  #fail(cause) {
    this.#hide();
    this.#settle();
    const { code, message = String(cause) } = cause ?? {};
    tell(this, typeof code === 'string' ? code : 'engine-failed', message);
  }

  get manifest() {
    return this.#given ? JSON.parse(this.#given) : this.getAttribute('manifest');
  }
  set manifest(value) {
    const had = this.#given;
    this.#given = value && typeof value === 'object' ? JSON.stringify(value) : undefined;
    if (this.#given) return this.#schedule();
    if (value == null) this.removeAttribute('manifest');
    else this.setAttribute('manifest', value);
    if (had) this.#schedule();
  }

  get claims() {
    return this.#session?.claims ?? [];
  }

  get filter() {
    return new Set(this.#filter ?? this.#session?.shown ?? ['official', 'reported', 'speculative']);
  }
  set filter(statuses) {
    const shown = [...statuses];
    if (!this.#filter && this.claims.length) this.#session.shown = shown;
    else this.#filter = shown;
  }

  open(id) {
    return this.#session?.open(String(id)) ?? false;
  }

  close() {
    this.#session?.close();
  }

  reload() {
    return this.#run('no-cache');
  }
}

/** Registers `<claim-labels>`, once. */
export function defineClaimLabels() {
  if (!globalThis.customElements) return;
  const taken = customElements.get('claim-labels');
  if (!taken) customElements.define('claim-labels', (page.element = ClaimLabels));
  else if (taken !== page.element) tell(document, 'name-taken', 'The name <claim-labels> is taken by another script.');
}

/** The problems of a manifest, given as text or as an object: `[{code, severity, path, message, line?, column?, help?}]`. */
export const checkManifest = async (manifest) => (await load()).checkManifest(textOf(manifest));

/** What becomes of a manifest's claims in a text; positions are code points. */
export const anchorClaims = async (text, manifest) => (await load()).anchorClaims(text, textOf(manifest));

defineClaimLabels();
