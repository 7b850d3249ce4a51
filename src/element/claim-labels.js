// The loader: defines the element, and is idle until one needs it. Then it fetches the program that shows labels, one for all
// elements of a page, and hands over. Whatever fails, the article stays as it was.

/* global INTEGRITY */
const FEW = 5; // elements in a page: fewer start when the page is idle, wherever they are
const LOOK = 500; // milliseconds between two looks for pictures that are still to come

const failure = (code, message) => ({ code, message });
// Under two names: JSX and templates that give a colon a meaning of their own can only write the second.
const send = (target, detail) => {
  console.error(`claim-labels: ${detail.message}`);
  for (const name of ['claim-labels:error', 'claimlabelserror']) {
    target.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
};

// Shared by all loaders of a page.
const page = (globalThis[Symbol.for('claim-labels')] ??= {});
const load = () =>
  (page.program ??= (async () => {
    // Bundlers find files that are named in just these forms. The build puts in the names that publishers serve.
    const integrity = typeof INTEGRITY === 'undefined' ? '' : INTEGRITY;
    const { href } = new URL('./claim-labels-engine_bg.wasm', import.meta.url);
    const wasm = fetch(href, { integrity });
    wasm.catch(() => {}); // who needs it tells
    try {
      const module = await (page.again?.() ?? import('./program.js'));
      module.start(wasm, href);
      return module;
    } catch (cause) {
      page.program = undefined; // a network that comes back gets another try
      throw failure('engine-unavailable', `The labels' program beside ${import.meta.url} could not be loaded (${cause.message}).`);
    }
  })());

// What cannot do without is found missing before anything is fetched for it.
const refuseOldBrowsers = () => {
  const missing = ['WebAssembly', 'IntersectionObserver'].find((name) => !(name in globalThis));
  if (missing) throw failure('unsupported-browser', `This browser has no ${missing}.`);
};

const heard = (target, name) => new Promise((done) => target.addEventListener(name, done, { once: true }));

// One observer for all elements, and what each of them waits with.
let observer;
const waiting = new WeakMap();
// Resolves when the element nears the viewport, or where there are few of them when the page is idle.
const near = (element) =>
  new Promise((done) => {
    const end = () => {
      observer.unobserve(element);
      done();
    };
    const look = (seen) => seen.forEach((entry) => entry.isIntersecting && waiting.get(entry.target)());
    observer ??= new IntersectionObserver(look, { rootMargin: '100%' });
    waiting.set(element, end);
    observer.observe(element);
    if (document.getElementsByTagName('claim-labels').length < FEW) {
      (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 2000)))(end, { timeout: 5000 });
    }
  });

// Resolves when the page has all that its largest paint needs: when it has loaded, or no picture in sight is still to come.
const painted = () =>
  document.readyState !== 'complete' &&
  new Promise((done) => {
    const isAwaited = (image) => !image.complete && image.getBoundingClientRect().top < innerHeight;
    const look = () => ([...document.images].some(isAwaited) ? setTimeout(look, LOOK) : done());
    addEventListener('load', done, { once: true });
    setTimeout(look, 2 * LOOK);
  });

// Of an object, what JSON.stringify sees: without what is undefined, through proxies, dates as text. Old libraries give arrays and
// texts a `toJSON` that makes other texts of them.
const textOf = (manifest) =>
  typeof manifest === 'string'
    ? manifest
    : (JSON.stringify(manifest, function (key, value) {
        const own = this[key];
        return Array.isArray(own) || typeof own !== 'object' ? own : value;
      }) ?? '');

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
  #settle(on) {
    if (!on) this.#keepFilter();
    try {
      this.#states?.[on ? 'add' : 'delete']('settled');
    } catch {}
  }

  // The reader's filter outlives the labels.
  #keepFilter() {
    if (this.claims.length) this.#filter ??= this.#session.shown;
  }

  #hide() {
    try {
      this.#keepFilter();
      this.#session?.hide();
    } catch (cause) {
      console.error(`claim-labels: ${cause.message}`);
    }
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'manifest') this.#session?.expect();
    this.#schedule();
  }

  // Attribute changes in quick succession make one run.
  #schedule() {
    if (!this.isConnected) return;
    this.#pending ??= queueMicrotask(() => {
      this.#pending = undefined;
      this.#run();
    }) ?? true;
  }

  async #run(cache) {
    if (!this.isConnected) return;
    const turn = ++this.#turn;
    try {
      refuseOldBrowsers();
      if (document.readyState === 'loading') await heard(document, 'DOMContentLoaded');
      if (document.prerendering) await heard(document, 'prerenderingchange');
      if (this.getAttribute('loading') !== 'eager' && !this.#begun) {
        if (!location.hash.startsWith('#claim-')) await near(this);
        await painted();
      }
      if (turn !== this.#turn) return;
      this.#begun = true;
      if (!this.#given && !this.hasAttribute('manifest')) return this.#hide();
      const module = await load();
      if (turn !== this.#turn) return;
      this.#session ??= new module.GuardedSession(this, (on) => this.#settle(on), (cause) => this.#lose(cause));
      if (!(await this.#session.show(this.#given, cache)) || turn !== this.#turn) return;
      if (this.#filter) this.#session.shown = this.#filter;
      this.#filter = undefined;
    } catch (cause) {
      if (turn === this.#turn) this.#fail(cause, cache);
    }
  }

  // The program is gone, and has given the article back: it starts anew, unless it is to blame for that.
  #lose(cause) {
    this.#turn++;
    this.#session = undefined;
    if (cause) this.#fail(cause);
    else this.#schedule();
  }

  // What cannot be had anew leaves what there is.
  #fail(cause, cache) {
    const { code, message = String(cause) } = cause ?? {};
    if (!cache || code === 'article-missing') this.#hide();
    this.#settle(true);
    send(this, { code: typeof code === 'string' ? code : 'engine-failed', message });
  }

  get manifest() {
    return this.#given ? JSON.parse(this.#given) : this.getAttribute('manifest');
  }
  set manifest(value) {
    const had = this.#given;
    this.#given = value && typeof value === 'object' ? textOf(value) : undefined;
    if (had !== this.#given) {
      this.#session?.expect();
      this.#schedule();
    }
    if (this.#given) return;
    if (value == null) this.removeAttribute('manifest');
    else this.setAttribute('manifest', value);
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

  ranges(id) {
    return this.#session?.ranges(String(id)) ?? [];
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
  else if (taken !== page.element) send(document, failure('name-taken', 'The name <claim-labels> is taken by another script.'));
}

/** The problems of a manifest, given as text or as an object: `[{code, severity, path, message, line?, column?, help?}]`. */
export const checkManifest = async (manifest) => (await load()).checkManifest(textOf(manifest));

/** What becomes of a manifest's claims in a text; positions are code points. */
export const anchorClaims = async (text, manifest) => (await load()).anchorClaims(text, textOf(manifest));

defineClaimLabels();
