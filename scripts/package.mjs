// Makes the folder of the embed bundle an npm package too, with what editors, type checkers and careful publishers read.

import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const PARTS = 'embed'; // checked-in files of the package
const LOADER = 'claim-labels.js';
const LICENSES = ['LICENSE-APACHE', 'LICENSE-MIT'];

/** The hash that `integrity` attributes and options want. */
export const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

const version = () => /^version = "(.+)"$/m.exec(readFileSync('Cargo.toml', 'utf8'))[1];

// What pages fetch: scripts, the program and the languages.
const served = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => /\.(js|wasm)$|^(languages|lexicons).+\.txt$/.test(name))
    .sort();

const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

// What a page that checks integrity writes, with every script by its name: the program and its parts are checked by the loader.
const tags = (hashes) => {
  const { [LOADER]: own, ...others } = Object.fromEntries(Object.entries(hashes).filter(([name]) => name.endsWith('.js')));
  const map = { integrity: Object.fromEntries(Object.entries(others).map(([name, hash]) => [`/claim-labels/${name}`, hash])) };
  const text = JSON.stringify(map);
  const sha256 = createHash('sha256').update(text).digest('base64');
  return `<!-- Where a Content Security Policy forbids inline scripts: script-src 'sha256-${sha256}' -->
<script type="importmap">${text}</script>
<script type="module" src="/claim-labels/${LOADER}" integrity="${own}"></script>
`;
};

/** Adds the package's files to `folder`, which holds what is served. */
export const addPackage = (folder) => {
  for (const name of readdirSync(PARTS)) copyFileSync(`${PARTS}/${name}`, `${folder}/${name}`);
  for (const name of LICENSES) copyFileSync(name, `${folder}/${name}`);
  const { name, ...rest } = JSON.parse(readFileSync(`${PARTS}/package.json`, 'utf8'));
  writeJson(`${folder}/package.json`, { name, version: version(), ...rest });
  const hashes = served(folder).map((name) => [name, integrity(readFileSync(`${folder}/${name}`))]);
  writeJson(`${folder}/integrity.json`, Object.fromEntries(hashes));
  writeFileSync(`${folder}/integrity.html`, tags(Object.fromEntries(hashes)));
};
