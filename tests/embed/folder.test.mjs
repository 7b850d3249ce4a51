// The bundle's folder: what is in it, and that it tells the truth of itself.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { EMBED, ROOT, appWithPackage, integrity, run, runTool, served } from './support.mjs';

const read = (name) => readFileSync(join(EMBED, name));
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const files = () => readdirSync(EMBED, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const hash = (name, algorithm, encoding) => createHash(algorithm).update(read(name)).digest(encoding);

test('the folder holds what is served, what tools read, and licences', () => {
  const names = files().map(({ name }) => name.replace(/-[0-9a-f]{12}\./, '-HASH.'));
  assert.deepEqual(names.sort(), [
    'LICENSE-APACHE',
    'LICENSE-MIT',
    'README.md',
    'ar-HASH.txt',
    'ar-HASH.txt',
    'claim-labels.d.ts',
    'claim-labels.js',
    'custom-elements.json',
    'de-HASH.txt',
    'de-HASH.txt',
    'deferred-HASH.wasm',
    'en-HASH.txt',
    'engine-HASH.js',
    'engine-HASH.wasm',
    'es-HASH.txt',
    'es-HASH.txt',
    'extra-HASH.wasm',
    'fr-HASH.txt',
    'fr-HASH.txt',
    'he-HASH.txt',
    'he-HASH.txt',
    'hi-HASH.txt',
    'integrity.html',
    'integrity.json',
    'ja-HASH.txt',
    'package.json',
    'pt-HASH.txt',
    'react.d.ts',
    'ru-HASH.txt',
    'ru-HASH.txt',
    'uk-HASH.txt',
    'uk-HASH.txt',
    'workbench.d.ts',
    'zh-HASH.txt',
  ]);
});

test('names carry the hash of their content', () => {
  const hashed = Object.keys(integrity).filter((name) => name !== 'claim-labels.js');
  assert.equal(hashed.length, 23);
  for (const name of hashed) assert.ok(name.includes(`-${hash(name, 'sha256', 'hex').slice(0, 12)}.`), name);
});

test('integrity.json is true of every file that is served', () => {
  for (const [name, value] of Object.entries(integrity)) assert.equal(value, `sha384-${hash(name, 'sha384', 'base64')}`);
});

test('the loader holds the hash of the program that it fetches', () => {
  assert.ok(read('claim-labels.js').includes(integrity[served(/^engine.+\.wasm$/)]));
});

test('the engine holds the hashes of its deferred parts', () => {
  for (const part of [/^deferred.+\.wasm$/, /^extra.+\.wasm$/]) assert.ok(read(served(/^engine.+\.js$/)).includes(integrity[served(part)]));
});

test('the package has the version of the crate', () => {
  const [, version] = /version = "(.+)"/.exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'));
  assert.equal(json(join(EMBED, 'package.json')).version, version);
});

test('custom-elements.json follows its schema, and names the attributes that the element observes', () => {
  const schema = json(join(ROOT, 'node_modules/custom-elements-manifest/schema.json'));
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  const manifest = json(join(EMBED, 'custom-elements.json'));
  assert.ok(validate(manifest), JSON.stringify(validate.errors, null, 1));
  const [element] = manifest.modules[0].declarations;
  const [, observed] = /observedAttributes = (\[.*\])/.exec(readFileSync(join(ROOT, 'src/element/claim-labels.js'), 'utf8'));
  const names = JSON.parse(observed.replaceAll("'", '"')).concat('loading', 'print', 'history');
  assert.deepEqual(element.attributes.map(({ name }) => name).sort(), names.sort());
});

test('custom-elements.json names the custom properties of the style sheets', () => {
  const styles = ['badge', 'page', 'widget'].map((name) => readFileSync(join(ROOT, `styles/${name}.css`), 'utf8')).join('');
  const used = new Set(styles.match(/--claim-labels-[\w-]+/g));
  const [{ cssProperties }] = json(join(EMBED, 'custom-elements.json')).modules[0].declarations;
  assert.deepEqual(cssProperties.map(({ name }) => name).sort(), [...used].sort());
});

test('an installed package holds everything, runs nothing on a server, and says its types', () => {
  const app = appWithPackage({ 'server.mjs': "console.log(Object.keys(await import('claim-labels')).join());" });
  const installed = readdirSync(join(app, 'node_modules/claim-labels'), { recursive: true });
  assert.deepEqual(installed.sort(), readdirSync(EMBED, { recursive: true }).sort());
  assert.equal(run('node', ['server.mjs'], { cwd: app }).trim(), 'anchorClaims,checkManifest,defineClaimLabels');
});

const USE = `
import { anchorClaims, checkManifest, defineClaimLabels } from 'claim-labels';
import type { Manifest, Status } from 'claim-labels';
const manifest: Manifest = { version: 1, claims: [{ id: 'a', status: 'official', quote: { exact: 'x' } }] };
const element = document.createElement('claim-labels');
element.manifest = manifest;
element.manifest = '/claims.json';
element.filter = ['official'];
const shown: Set<Status> = element.filter;
const opened: boolean = element.open('a');
for (const claim of element.claims) if (claim.state === 'anchored') claim.score.toFixed(2);
element.addEventListener('claim-labels:ready', ({ detail }) => detail.anchored.toFixed());
document.addEventListener('claim-labels:open', ({ detail }) => detail.status satisfies Status);
window.addEventListener('claim-labels:error', ({ detail }) => detail.code.length);
window.addEventListener('claimlabelserror', ({ detail }) => detail.code.length);
document.querySelector('claim-labels')?.reload().then(() => defineClaimLabels());
const problems: string[] = (await checkManifest(manifest)).map(({ code }) => code);
for (const { state, start } of await anchorClaims('x', '{}')) if (state === 'anchored') start.toFixed();
`;
const JSX = `
import type {} from 'claim-labels/react';
export const page = (
  <claim-labels manifest="/claims.json" refresh={60} legend="none" loading="eager" className="story"
    onclaim-labels:open={({ detail }) => detail.id.length} onclaimlabelsready={({ detail }) => detail.anchored.toFixed()} ref={(element) => { element?.close(); }}>
    <p>Text.</p>
  </claim-labels>
);
`;
const HOST = `
import type { FromWorkbench, ToWorkbench } from 'claim-labels/workbench';
const say = (message: ToWorkbench) => parent.postMessage(message, 'https://static.example');
addEventListener('message', ({ data }: MessageEvent<FromWorkbench>) => {
  const about = { protocol: 'claim-labels-workbench', version: 1, document: 'a' } as const;
  if (data.type === 'ready') say({ ...about, type: 'open', article: { html: '<p>x</p>', language: null }, manifest: { version: 1, claims: [] } });
  if (data.type === 'save') say({ ...about, type: data.manifest ? 'saved' : 'failed', revision: data.revision });
  if (data.type === 'refused') data.code satisfies string;
});
`;
const MISUSES = [
  "import 'claim-labels'; document.createElement('claim-labels').claims = [];",
  "import 'claim-labels'; document.createElement('claim-labels').filter = ['true'];",
  "import type { Manifest } from 'claim-labels'; const m: Manifest = { version: 2, claims: [] };",
  "import 'claim-labels'; addEventListener('claim-labels:ready', ({ detail }) => detail.nothing);",
  "import { anchorClaims } from 'claim-labels'; anchorClaims(7, '{}');",
  "import type { ToWorkbench } from 'claim-labels/workbench'; const m: ToWorkbench = { protocol: 'claim-labels-workbench', version: 2, type: 'hello' };",
  "import type { FromWorkbench } from 'claim-labels/workbench'; export const f = (m: FromWorkbench) => m.type === 'changed' && m.message;",
];
const CONFIG = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  jsx: 'preserve',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
};
const compile = (files) => {
  const tsconfig = JSON.stringify({ compilerOptions: CONFIG, files: Object.keys(files) });
  const app = appWithPackage({ ...files, 'tsconfig.json': tsconfig });
  try {
    return runTool('tsc', ['-p', app]);
  } catch ({ stdout }) {
    return stdout;
  }
};

test('TypeScript accepts what the documentation shows, in modules and in JSX', () => {
  assert.equal(compile({ 'use.ts': USE, 'host.ts': HOST, 'page.tsx': JSX }), '');
});

test('TypeScript refuses each misuse', () => {
  const files = Object.fromEntries(MISUSES.map((code, at) => [`misuse${at}.ts`, code]));
  const complained = new Set(compile(files).match(/^.*misuse\d+\.ts(?=\(\d+,\d+\): error)/gm)?.map((path) => path.split('/').at(-1)));
  assert.deepEqual([...complained].sort(), Object.keys(files).sort());
});
