// The browser: its windows, whose commands go through one driver, and what their pages ask of the network.

import { startSession } from './driver.mjs';
import { startProxy } from './proxy.mjs';
import { networkEvent } from './tell.mjs';
import { AGENT, Window } from './window.mjs';

export class Browser {
  windows = new Map();
  preloads = new Map(); // scripts that run before those of a page, by their names
  viewports = new Map(); // of new windows, by user context
  #askers = new WeakMap();
  #turn = Promise.resolve();
  #acting = Promise.resolve();
  #names = 0;
  #idle = []; // windows that show nothing
  #chosen;
  #first;

  /** Starts it with its files in a folder and its reader's settings. `emit` hears events. */
  static async start(folder, settings, emit) {
    const browser = new Browser();
    browser.emit = emit;
    const port = await startProxy(() => browser.#preload(), (...news) => browser.#tell(...news));
    const { at, stop } = await startSession(folder, settings, port);
    Object.assign(browser, { at, stop });
    browser.#first = await at('GET', '/window').answer;
    browser.#idle.push(browser.#first);
    return browser;
  }

  name(kind) {
    return `${kind}-${++this.#names}`;
  }

  window(context) {
    const window = this.windows.get(context);
    if (!window) throw Object.assign(new Error(context), { code: 'no such frame' });
    return window;
  }

  async open(userContext) {
    const handle = this.#idle.pop() ?? (await this.#another());
    const context = this.name('page');
    const params = { context, url: 'about:blank', userContext, parent: null, originalOpener: null, children: null };
    this.emit({ method: 'browsingContext.contextCreated', params });
    const window = new Window(context, handle, (...asked) => this.command(handle, ...asked), this.emit, userContext);
    this.windows.set(context, window);
    const size = this.viewports.get(userContext);
    if (size) await window.resize(size);
    return context;
  }

  async #another() {
    const { handle } = await this.command(this.#first, 'POST', '/window/new', { type: 'window' });
    return handle;
  }

  // The driver now and then dies of a window that is closed, so another page gets it.
  async close(window) {
    await window.end();
    this.#idle.push(window.handle);
    const { context, userContext, url } = window;
    this.windows.delete(context);
    const params = { context, userContext, url, parent: null, children: null };
    this.emit({ method: 'browsingContext.contextDestroyed', params });
  }

  /** Keys and pointer, one action after the other: the driver refuses those that come too soon. */
  act(window, actions) {
    const act = () => window.command('POST', '/actions', { actions });
    return (this.#acting = this.#acting.then(act, act));
  }

  /** A command goes to the window chosen last, so choosing and sending is one step; the answer may take its time. */
  async command(handle, method, path, body) {
    const before = this.#turn;
    let next;
    this.#turn = new Promise((done) => (next = done));
    await before;
    try {
      if (this.#chosen !== handle) await this.at('POST', '/window', { handle }).answer;
      this.#chosen = handle;
      const { sent, answer } = this.at(method, path, body);
      await sent;
      if (this.windows.size > 1) await this.at('GET', '/window').answer;
      next();
      return await answer;
    } finally {
      next();
    }
  }

  #preload() {
    return ['document.currentScript.remove()', AGENT, ...[...this.preloads.values()].map(({ source }) => source)].join(';\n');
  }

  #tell(stage, asked, answered) {
    const window = stage === 'asked' && this.#asking(asked);
    if (window) this.#askers.set(asked, { context: window.context, navigation: window.fetches(asked.url) });
    if (this.#askers.has(asked)) this.emit(networkEvent(stage, asked, answered, this.#askers.get(asked)));
  }

  // The window that is on its way there, or the one at the referrer, or the newest.
  #asking({ url, headers }) {
    const all = [...this.windows.values()].reverse();
    return all.find(({ going }) => going === url) ?? all.find((window) => window.url === headers.referer) ?? all[0];
  }
}
