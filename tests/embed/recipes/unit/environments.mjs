// What test runners make of a DOM that is not a browser's: its names are global ones.

import { Window } from 'happy-dom';
import { JSDOM } from 'jsdom';

// What is JavaScript's own stays, as it does there.
const OWN = new Set(Object.getOwnPropertyNames(globalThis).filter((name) => !/Event|Abort|fetch|navigator|storage|crypto/i.test(name)));
const populate = (window) => {
  const names = [window, Object.getPrototypeOf(window)].flatMap((from) => Object.getOwnPropertyNames(from));
  for (const name of names.filter((name) => !OWN.has(name))) {
    Object.defineProperty(globalThis, name, { configurable: true, get: () => window[name], set: (value) => (window[name] = value) });
  }
  Object.defineProperty(globalThis, 'window', { configurable: true, value: globalThis });
};

export const ENVIRONMENTS = {
  jsdom: () => {
    const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/', pretendToBeVisual: true });
    populate(window);
    return () => window.close();
  },
  'happy-dom': () => {
    const window = new Window({ url: 'http://localhost/' });
    populate(window);
    return () => window.happyDOM.close();
  },
};
