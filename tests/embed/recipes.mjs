// What the tests of the guides' recipes share: an app is built from files of a folder in recipes/ and from docs/embedding.md, beside
// the packages that package-lock.json there names.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CLAIMS, claim, manifest } from '../e2e/stories.mjs';
import { EMBED, ROOT, badge, card, complaints, fromGuide, run, write } from './support.mjs';

export const RECIPES = join(ROOT, 'tests/embed/recipes');
export const FERRY = manifest(claim('sundays', 'The ferry will sail on Sundays'));
export const tool = (name) => join(RECIPES, 'node_modules/.bin', name);
export const packaged = (path) => readFileSync(join(RECIPES, 'node_modules', path), 'utf8');

/** A new folder of the app `name` with the package installed, and in it these files of the guide. */
export const app = (name, guided = [], files = {}) => {
  const folder = join(RECIPES, 'build', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(join(RECIPES, name), folder, { recursive: true });
  cpSync(EMBED, join(folder, 'node_modules/claim-labels'), { recursive: true });
  write(folder, { 'package.json': '{"private": true, "type": "module"}', ...files });
  write(folder, Object.fromEntries(guided.map((file) => [file, fromGuide(file)])));
  return folder;
};

/** Runs a command line of the app's tools there. */
export const build = (folder, name, args) =>
  run(tool(name), args, {
    cwd: folder,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false', CI: '1' },
  });

/** The folder that is served, as the site of a test. */
export const served = (folder) => pathToFileURL(`${folder}/`);
export const MANIFESTS = { '/claims.json': CLAIMS, '/ferry.json': FERRY };

const labels = (page, wanted) =>
  page.waitForFunction((wanted) => {
    const badges = [...document.querySelectorAll('[data-claim-badge]')];
    return badges.length === wanted.length && badges.every((badge, at) => badge.dataset.claimBadge === wanted[at] && badge.getClientRects().length);
  }, wanted);

/**
 * What a reader does in an app of two articles: each has its own labels, there, there again and back, and they work. `ready`: in the page,
 * how many claims were anchored, where the app hears of it.
 */
export const read = async (page, { forth = 'The ferry', back = 'The bridge', ready, language = /^Official/ } = {}) => {
  const link = (name) => page.getByRole('link', { name });
  await labels(page, ['closure', 'cost', 'summer']);
  if (ready) await page.waitForFunction(`${ready} === 3`);
  assert.match(await badge(page, 'closure').innerText(), language);
  await badge(page, 'cost').click();
  await card(page).waitFor();
  await link(forth).click();
  await page.getByRole('heading', { name: 'The ferry' }).waitFor();
  await labels(page, ['sundays']);
  if (ready) await page.waitForFunction(`${ready} === 1`);
  await link(back).click();
  await page.getByRole('heading', { name: 'The bridge' }).waitFor();
  await labels(page, ['closure', 'cost', 'summer']);
  await page.goBack();
  await labels(page, ['sundays']);
  await page.goForward();
  await labels(page, ['closure', 'cost', 'summer']);
  await badge(page, 'closure').click();
  await card(page).locator('footer a[href*="#claim-closure"]').waitFor();
  assert.equal(await card(page).count(), 1);
  assert.deepEqual(complaints(page), []);
  const trouble = page.lines.filter((line) => /hydrat|Minified React error|mismatch|NG0/i.test(line));
  assert.deepEqual(trouble, []);
};
