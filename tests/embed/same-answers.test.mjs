// What readers download says of an edited sentence what the command line says: it is built otherwise, and its lexicons are fetched.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, withBundle } from './support.mjs';

const declare = withBundle();

const table = readFileSync(join(ROOT, 'crates/text/tests/data/english.txt'), 'utf8');
const lines = table.split('\n').filter((line) => line && !line.startsWith('#'));

// In the page: what becomes of the quote of each line.
const answers = async (cases) => {
  const { anchorClaims } = await import('/claim-labels.js');
  const said = [];
  for (const [prefix, exact, suffix, text] of cases) {
    const claim = { id: 'c', status: 'speculative', note: 'A case.', quote: { exact, prefix: `${prefix} `, suffix: ` ${suffix}` } };
    const [{ state, change, reason }] = await anchorClaims(text, { version: 1, article: { language: 'en' }, claims: [claim] });
    said.push(state === 'orphaned' ? reason : change);
  }
  return said;
};

// The words of the table, and the answers that each allows.
const ALLOWED = { refuse: ['meaning-changed'], told: ['meaning-changed', 'wording'], label: ['none', 'wording'] };

declare('edited sentences are refused and labelled in the page as the table of the native tests has it', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': '<!doctype html><title>A page</title>' });
  const cases = lines.map((line) => line.split(' |').map((field) => field.trim()));
  const said = await page.evaluate(answers, cases.map((fields) => fields.slice(2)));
  const wrong = cases.flatMap(([, want], at) => (ALLOWED[want].includes(said[at]) ? [] : `${said[at]}: ${lines[at]}`));
  assert.ok(cases.length > 100, `${cases.length} cases`);
  assert.deepEqual(wrong, []);
});
