// The custom element's class, and the loader: small, and idle until an element needs it.
//
// A class that extends HTMLElement must be JavaScript. This one fetches the manifest and the engine (a wasm module, one
// for all elements of a page) side by side, and hands over. Whatever fails, the article stays as it was.

const ENGINE = './claim-labels-engine.js';
const MANIFEST_LIMIT = 4 * 1024 * 1024; // characters

let engine;
const loadEngine = () =>
  (engine ??= import(ENGINE).then(
    (module) => module.default().then(() => module),
  ).catch((cause) => {
    engine = undefined; // a network that comes back gets another try
    throw failure('engine-unavailable', `The labels' program could not be loaded (${cause.message}).`);
  }));

const failure = (code, message) => ({ code, message });

const loaded = () =>
  document.readyState !== 'loading' ||
  new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));

// Resolves when the element nears the viewport, or when the page is idle.
const near = (element) =>
  new Promise((done) => {
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && end(), {
      rootMargin: '100%',
    });
    const idle = (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 2000)))(() => end(), { timeout: 5000 });
    const end = () => {
      observer.disconnect();
      (globalThis.cancelIdleCallback ?? clearTimeout)(idle);
      done();
    };
    observer.observe(element);
  });

const parse = (text) => {
  if (text.length > MANIFEST_LIMIT) throw failure('manifest-too-large', 'The claims manifest is larger than 4 MB.');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw failure('manifest-not-json', `The claims manifest is not JSON (${cause.message}).`);
  }
};

const isSound = (text) => {
  try {
    return Boolean(parse(text));
  } catch (cause) {
    console.warn(`claim-labels: ${cause.message} The labels stay as they are.`);
    return false;
  }
};

// Text and base address of a manifest, from a URL or from `#id` of an element that holds it.
const fetchManifest = async (source, scope, cache) => {
  if (source.startsWith('#')) {
    const holder = scope.getElementById?.(source.slice(1)) ?? document.getElementById(source.slice(1));
    if (!holder) throw failure('manifest-missing', `No element has the id of manifest="${source}".`);
    return { text: holder.textContent, base: document.baseURI };
  }
  let response;
  try {
    response = await fetch(new URL(source, document.baseURI), { cache });
    if (response.ok) return { text: await response.text(), base: response.url };
  } catch (cause) {
    throw failure('manifest-unreachable', `The claims manifest ${source} could not be fetched (${cause.message}).`);
  }
  throw failure('manifest-unreachable', `The claims manifest ${source} could not be fetched (HTTP ${response.status}).`);
};

class ClaimLabels extends HTMLElement {
  static observedAttributes = ['manifest', 'for', 'legend', 'lang', 'refresh'];

  #engine; // once there is one
  #given; // a manifest set as an object
  #text; // of the manifest shown
  #filter; // set before there was an engine
  #turn = 0;
  #pending = false;
  #timer;

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

  disconnectedCallback() {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#hide();
  }

  // The reader's filter outlives the labels.
  #hide() {
    try {
      if (this.#engine?.claims.length) this.#filter ??= this.#engine.shown;
      this.#engine?.hide();
    } catch (cause) {
      console.error(`claim-labels: ${cause.message}`);
    }
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now && this.isConnected) this.#schedule();
  }

  // Attribute changes in quick succession make one run.
  #schedule() {
    if (this.#pending) return;
    this.#pending = true;
    queueMicrotask(() => {
      this.#pending = false;
      if (this.isConnected) this.#run();
    });
  }

  async #run(cache = 'default') {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    try {
      await loaded();
      if (this.getAttribute('loading') !== 'eager' && !this.#engine) await near(this);
      if (turn !== this.#turn) return;
      if (!this.#given && !this.hasAttribute('manifest')) return this.#hide();
      const [module, { value, text, base }] = await Promise.all([loadEngine(), this.#load(cache)]);
      if (turn !== this.#turn) return;
      this.#engine ??= new module.Engine(this);
      await this.#engine.show(value, base);
      if (turn !== this.#turn) return;
      this.#text = text;
      if (this.#filter) this.#engine.shown = this.#filter;
      this.#filter = undefined;
    } catch (cause) {
      if (turn === this.#turn) this.#fail(cause);
    }
    if (turn === this.#turn) this.#refreshLater();
  }

  async #load(cache) {
    if (this.#given) return { value: this.#given, base: document.baseURI };
    const { text, base } = await fetchManifest(this.getAttribute('manifest'), this.getRootNode(), cache);
    return { value: parse(text), text, base };
  }

  // A manifest that did not change is not shown again, and one that cannot be had leaves what is shown.
  #refreshLater() {
    const seconds = Number(this.getAttribute('refresh'));
    if (!(seconds > 0) || this.#given || !this.#engine) return;
    const turn = this.#turn;
    this.#timer = setTimeout(async () => {
      const source = this.getAttribute('manifest');
      const found = document.hidden ? undefined : await fetchManifest(source, this.getRootNode(), 'no-cache').catch(() => {});
      if (turn !== this.#turn) return;
      if (found && found.text !== this.#text && isSound(found.text)) this.#run();
      else this.#refreshLater();
    }, Math.max(seconds, 1) * 1000);
  }

  #fail(cause) {
    const { code = 'engine-failed', message = String(cause) } = cause ?? {};
    this.#hide();
    console.error(`claim-labels: ${message}`);
    const detail = { code: typeof code === 'string' ? code : 'engine-failed', message };
    this.dispatchEvent(new CustomEvent('claim-labels:error', { bubbles: true, composed: true, detail }));
  }

  /** The manifest's URL or `#id`, or the manifest itself as an object. */
  get manifest() {
    return this.#given ?? this.getAttribute('manifest');
  }
  set manifest(value) {
    if (value && typeof value === 'object') {
      // A copy: what the page does with its object later is its own affair.
      this.#given = JSON.parse(JSON.stringify(value));
      if (this.isConnected) this.#schedule();
      return;
    }
    const had = this.#given;
    this.#given = undefined;
    if (value == null) this.removeAttribute('manifest');
    else this.setAttribute('manifest', value);
    if (had && this.isConnected) this.#schedule();
  }

  /** What became of each claim: `[{id, status, state, tier, score, reason}]`. */
  get claims() {
    return this.#engine?.claims ?? [];
  }

  /** The statuses shown, a set; set it to any iterable of statuses. */
  get filter() {
    return new Set(this.#filter ?? this.#engine?.shown ?? ['official', 'reported', 'speculative']);
  }
  set filter(statuses) {
    const shown = [...statuses];
    if (this.#engine && !this.#filter && this.#engine.claims.length) this.#engine.shown = shown;
    else this.#filter = shown;
  }

  /** Opens the card of a claim; whether that claim is labelled. */
  open(id) {
    return this.#engine?.open(String(id)) ?? false;
  }

  close() {
    this.#engine?.close();
  }

  /** Fetches the manifest and labels the article anew. */
  reload() {
    return this.#run('no-cache');
  }
}

/** Registers `<claim-labels>`, once. */
export function defineClaimLabels() {
  const taken = customElements.get('claim-labels');
  if (!taken) customElements.define('claim-labels', ClaimLabels);
  else if (taken !== ClaimLabels) console.warn('claim-labels: the name <claim-labels> is registered already.');
}

/** The problems of a manifest, given as text or as an object: `[{code, severity, path, message, help?}]`. */
export async function checkManifest(manifest) {
  const { checkManifest } = await loadEngine();
  return checkManifest(typeof manifest === 'string' ? parse(manifest) : manifest);
}

/** What becomes of a manifest's claims in a text; positions are code points. */
export async function anchorClaims(text, manifest) {
  const { anchorClaims } = await loadEngine();
  return anchorClaims(text, typeof manifest === 'string' ? parse(manifest) : manifest);
}

defineClaimLabels();
