// Shared by all tests that drive browsers: a web server for a folder's files and what a test makes up, and what pages note.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

/** The strictest policy that the element promises to run under. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'";

const TYPES = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  wasm: 'application/wasm',
};

/**
 * Serves the folder `root`, and routes that a test adds or changes at any time. A route is a body (a string, or an object that is
 * sent as JSON), a status (a number), or a function of request and response. While it is `away`, nobody reaches it. `asked` lists the
 * paths that were asked for.
 */
export const startSite = async (root, headers) => {
  const routes = {};
  const server = createServer(async (request, response) => {
    if (site.away) return request.socket.destroy();
    const path = new URL(request.url, 'http://site').pathname;
    site.asked.push(path);
    const route = routes[path];
    if (typeof route === 'function') return route(request, response);
    if (typeof route === 'number') return response.writeHead(route).end();
    const sent = typeof route === 'object' ? JSON.stringify(route) : route;
    const body = sent ?? (await readFile(new URL(`.${path}`, root)).catch(() => undefined));
    if (body === undefined) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[path.split('.').pop()] ?? 'text/plain', ...headers }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  const site = { routes, close, asked: [], away: false, origin: `http://127.0.0.1:${server.address().port}` };
  return site;
};

/** Runs in pages before their other scripts: notes what the element and the policy report. */
export const watch = () => {
  window.seen = { events: [], violations: [] };
  for (const name of ['ready', 'open', 'close', 'filter', 'report', 'update', 'error']) {
    addEventListener(`claim-labels:${name}`, ({ bubbles, composed, detail, target }) => {
      window.seen.events.push({ name, bubbles, composed, detail, tag: target.localName });
    });
  }
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    if (blockedURI.endsWith('/favicon.ico')) return; // asked for by the browser, of every page
    window.seen.violations.push([violatedDirective, blockedURI, sample].join(' '));
  });
};
