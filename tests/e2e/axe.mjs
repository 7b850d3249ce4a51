// What axe-core finds in a page as it stands, in light and in forced colours; in dark, what colours decide.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { frames } from './support.mjs';

const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const COLOURS = { runOnly: ['color-contrast', 'link-in-text-block'] };
const SCHEMES = {
  light: [{ colorScheme: 'light', forcedColors: 'none' }, {}],
  dark: [{ colorScheme: 'dark', forcedColors: 'none' }, COLOURS],
  'forced colours': [{ colorScheme: 'light', forcedColors: 'active' }, {}],
};

/** What is wrong with the page, a line a rule. */
export const violations = async (page, options = {}) => {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(axe);
  const { violations, passes } = await page.evaluate((options) => window.axe.run(options), options);
  assert.ok(passes.some(({ id }) => id === 'color-contrast' || id === 'button-name'), 'axe looked at the interface');
  const where = ({ target, failureSummary }) => `${target} ${failureSummary}`;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(where).join('; ')}`);
};

/** Nothing is wrong in any scheme, to which the page changes as it stands. */
export const nothingInAnyScheme = async (page) => {
  for (const [scheme, [media, options]] of Object.entries(SCHEMES)) {
    await page.emulateMedia(media);
    await frames(page);
    assert.deepEqual(await violations(page, options), [], scheme);
  }
};
