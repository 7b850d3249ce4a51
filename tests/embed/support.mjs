// Shared by the tests of the embed bundle: the folder, tools run as processes, and fixtures that are built from it.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inBrowser } from '../e2e/support.mjs';

export * from '../e2e/support.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const EMBED = join(ROOT, 'dist/embed');
const EMBED_URL = new URL('../../dist/embed/', import.meta.url);

/** As in the end-to-end tests, with the bundle as the site. */
export const withBundle = (launch) => inBrowser({ root: EMBED_URL, ...launch });

/** Of the bundle, the hash of each file that is served. */
export const integrity = JSON.parse(readFileSync(join(EMBED, 'integrity.json'), 'utf8'));
/** The one served file whose name matches. */
export const served = (pattern) => {
  const [name, ...others] = Object.keys(integrity).filter((name) => pattern.test(name));
  if (!name || others.length) throw new Error(`Not one file of the bundle matches ${pattern}.`);
  return name;
};

/** What a command prints; its complaints are part of the error when it fails. */
export const run = (command, args, options = {}) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd: ROOT, ...options });
const tool = (name) => join(ROOT, 'node_modules/.bin', name);
export const runTool = (name, args, options) => run(tool(name), args, options);

export const write = (folder, files) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};

/** A new folder with these files, inside the checkout so that its npm tools are found; gone when the tests are done. */
export const fixture = (files) => {
  mkdirSync(join(ROOT, 'target'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'target/fixture-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  write(folder, files);
  return folder;
};

/** The code of docs/embedding.md that is a file of this name. */
export const fromGuide = (name) => {
  const guide = readFileSync(join(ROOT, 'docs/embedding.md'), 'utf8');
  const fence = '```';
  const [, rest] = guide.split(new RegExp(`^${fence}\\w+ ${name.replaceAll('.', '\\.')}\n`, 'm'));
  const code = rest?.split(new RegExp(`^${fence}$`, 'm'))[0];
  if (!code) throw new Error(`docs/embedding.md has no file ${name}.`);
  return code;
};

const npm = (args, cwd) => run('npm', [...args, '--loglevel=error'], { cwd });

/** A fixture with the bundle installed from a tarball, as from a registry. */
export const appWithPackage = (files) => {
  const app = fixture({ 'package.json': '{"name": "app", "private": true, "type": "module"}', ...files });
  const tarball = npm(['pack', '--silent', '--pack-destination', app, EMBED], app).trim();
  npm(['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], app);
  return app;
};
