// One window of the browser: what runs in it, and the news of its documents.

import { readFileSync } from 'node:fs';
import { evaluations } from './evaluations.mjs';
import { pageEvent } from './tell.mjs';

export const AGENT = readFileSync(new URL('agent.js', import.meta.url), 'utf8');
const WITH_AGENT = `const agent = ${AGENT.trim().replace(/;$/, '')};`;
const PUMP = `${WITH_AGENT} agent.news(arguments[0]).then(arguments[1]);`;
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const WORLDS = ['__playwright_utility_world__', undefined]; // all one here

export class Window {
  constructor(context, handle, command, emit, userContext) {
    Object.assign(this, { context, handle, emit, userContext, url: 'about:blank', closed: false, navigation: null });
    this.document = undefined;
    this.underWay = new Set();
    this.command = (...asked) => {
      const answer = command(...asked);
      this.underWay.add(answer);
      answer.catch(() => {}).then(() => this.underWay.delete(answer));
      return answer;
    };
    this.arrival = new Promise((arrived) => (this.arrived = arrived));
    this.listening = this.listen();
  }

  /** Leaves an empty page, of which nothing is asked any more. */
  async end() {
    this.closed = true;
    await this.command('POST', '/url', { url: 'about:blank' });
    await this.listening;
    await Promise.allSettled([...this.underWay]);
    while ((await this.run('return location.href')) !== 'about:blank') await pause(10);
  }

  realm(sandbox) {
    return sandbox ? `${this.document}-${sandbox}` : this.document;
  }

  run(script, args = []) {
    return this.command('POST', '/execute/sync', { script, args });
  }

  later(script, args) {
    return this.command('POST', '/execute/async', { script, args });
  }

  async resize({ width, height }) {
    const [wide, high] = await this.run('return [outerWidth - innerWidth, outerHeight - innerHeight]');
    await this.command('POST', '/window/rect', { x: 0, y: 0, width: width + wide, height: height + high });
  }

  async go(url, navigation) {
    const here = url.includes('#') && url.split('#')[0] === this.url.split('#')[0];
    if (!here) this.leave(url, navigation);
    await this.command('POST', '/url', { url });
    if (here) this.move(url, navigation);
    return { navigation, url };
  }

  async reload(navigation) {
    this.leave(this.url, navigation);
    await this.command('POST', '/refresh', {});
  }

  leave(url, navigation) {
    Object.assign(this, { navigation, going: url });
    this.emit({ method: 'browsingContext.navigationStarted', params: { context: this.context, navigation, url } });
  }

  move(url, navigation = null) {
    this.url = url;
    this.emit({ method: 'browsingContext.fragmentNavigated', params: { context: this.context, navigation, url } });
  }

  /** The navigation that asks for this address, if one does. */
  fetches(url) {
    if (url !== this.going) return null;
    this.going = undefined;
    return this.navigation;
  }

  async listen() {
    while (!this.closed) {
      const told = await this.later(PUMP, [this.document ?? null]).catch(() => undefined);
      if (this.closed) return;
      if (!told) await pause(10);
      else this.hear(told);
      if (told?.news.some(({ type }) => type === 'left')) await this.follow(told.document);
    }
  }

  // Until another document is there; not for ever, as a download leaves the page where it was.
  async follow(left) {
    for (let tries = 0; tries < 200 && !this.closed; tries++) {
      const document = await this.run('return globalThis.__agent?.document').catch(() => undefined);
      if (document !== left) return;
      await pause(10);
    }
  }

  hear({ document, url, news }) {
    this.url = url;
    if (document !== this.document) this.enter(document);
    for (const one of news) {
      if (one.type === 'left') continue;
      if (one.type === 'moved') this.move(url);
      else this.emit(pageEvent(one, { context: this.context, realm: this.document, url, navigation: this.navigation }));
      if (one.type === 'load' && this.committed) Object.assign(this, { navigation: null, committed: false });
    }
  }

  enter(document) {
    const [context, url] = [this.context, this.url];
    if (this.document) {
      for (const sandbox of WORLDS) {
        this.emit({ method: 'script.realmDestroyed', params: { realm: this.realm(sandbox) } });
      }
      this.navigation ??= `to-${document}`;
      this.committed = true;
      this.emit({ method: 'browsingContext.navigationCommitted', params: { context, url, navigation: this.navigation } });
    }
    this.document = document;
    const origin = URL.canParse(url) ? new URL(url).origin : 'null';
    this.emit({ method: 'script.realmCreated', params: { realm: document, context, origin, type: 'window' } });
    this.arrived();
    this.arrival = new Promise((arrived) => (this.arrived = arrived));
  }

  /** Says so when the address has become another place of the same document. */
  async look() {
    const url = await this.run('return location.href').catch(() => this.url);
    if (url !== this.url && url.split('#')[0] === this.url.split('#')[0]) this.move(url);
  }

  /** Calls a function in the page, as `script.callFunction`. */
  async call({ functionDeclaration, arguments: args = [], resultOwnership, serializationOptions, target }) {
    const known = evaluations(args).map(([text, run]) => `agent.knows(${JSON.stringify(text)}, ${run});`);
    const script = `${WITH_AGENT} ${known.join('\n')}
      const [given, done] = arguments;
      // Called by the driver, code has its microtasks run too early; called by a microtask it has not.
      Promise.resolve().then(() => agent.call((${functionDeclaration}\n), JSON.parse(given)))
        .then((it) => done(it && JSON.stringify(it)));`;
    const shallow = serializationOptions?.maxObjectDepth === 0;
    const given = JSON.stringify({ args, root: resultOwnership === 'root', shallow, document: this.document });
    const next = this.arrival;
    const answer = await this.later(script, [given]).catch((error) => ({ error }));
    if (answer?.error || !answer) {
      // The page went away: Playwright hears of the new one first, and asks there.
      await Promise.race([next, pause(2000)]);
      throw answer?.error ?? new Error('The document is another one now.');
    }
    return { ...JSON.parse(answer), realm: this.realm(target?.sandbox) };
  }
}
