// What can be wrong with what a page is served.

import { CLAIMS, CLOSURE, COST, STORY, claim, html, manifest } from '../e2e/stories.mjs';

const cutOff = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10_000 });
  response.write(JSON.stringify(CLAIMS).slice(0, 200), () => response.destroy());
};
/** The page whose element has these attributes. */
export const attributes = (text) => ({ '/page.html': html(`<claim-labels ${text}>${STORY}</claim-labels>`) });
export const nested = `{"version": 1, "claims": [], "x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

/** Each: what is wrong, the routes, and the error's code. */
export const FAILURES = [
  ['the manifest is not there', { '/claims.json': 404 }, 'manifest-unreachable'],
  ['the server fails', { '/claims.json': 500 }, 'manifest-unreachable'],
  ['the connection is cut halfway', { '/claims.json': cutOff }, 'manifest-unreachable'],
  ['the manifest is a web page', { '/claims.json': '<!doctype html><p>Please sign in' }, 'manifest-not-json'],
  ['the manifest is empty', { '/claims.json': '' }, 'manifest-not-json'],
  ['the manifest is a list', { '/claims.json': '[]' }, 'not-a-manifest'],
  ['the manifest is null', { '/claims.json': 'null' }, 'not-a-manifest'],
  ['the manifest is of another version', { '/claims.json': { ...CLAIMS, version: 2 } }, 'version-unsupported'],
  ['the manifest says no version', { '/claims.json': { claims: [] } }, 'version-missing'],
  ['the manifest has no claims', { '/claims.json': { version: 1 } }, 'claims-missing'],
  ['the claims are no list', { '/claims.json': { version: 1, claims: { a: 1 } } }, 'wrong-type'],
  ['the manifest is 5 MB of junk', { '/claims.json': 'x'.repeat(5 << 20) }, 'manifest-too-large'],
  ['the .wasm is blocked', { '/claim-labels-engine_bg.wasm': 404 }, 'engine-unavailable'],
  ['the .wasm is junk', { '/claim-labels-engine_bg.wasm': 'junk' }, 'engine-unavailable'],
  ['the engine’s script is blocked', { '/claim-labels-engine.js': 404 }, 'engine-unavailable'],
  ['for= matches nothing', attributes('manifest="/claims.json" for="#nothing"'), 'article-missing'],
  ['for= is no selector', attributes('manifest="/claims.json" for="!!"'), 'article-missing'],
  ['manifest="#id" names nothing', attributes('manifest="#nothing"'), 'manifest-missing'],
  ['manifest= is no address', attributes('manifest="https://"'), 'manifest-unreachable'],
];

/** Each: what is wrong with the one claim, the manifest, the codes of its problems, and how many are orphaned. */
export const REFUSALS = [
  ['an id is there twice', manifest(CLOSURE, { ...COST, id: 'closure' }), ['id-duplicate'], 0],
  ['the status is unknown', manifest({ ...CLOSURE, status: 'true' }), ['status-unknown'], 0],
  ['an official claim names no source', manifest({ ...CLOSURE, sources: [] }), ['official-without-source'], 0],
  ['a link is a script', manifest({ ...CLOSURE, sources: [{ name: 'x', url: 'javascript:alert(1)' }] }), ['url-invalid'], 0],
  ['the quote is empty', manifest({ ...CLOSURE, quote: { exact: ' ' } }), ['quote-empty'], 0],
  ['a claim is a number', manifest(7), ['wrong-type'], 0],
  ['the quote is not in the text', manifest(claim('a', 'The tunnel was painted green last year')), [], 1],
];
