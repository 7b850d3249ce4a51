// What docs/accessibility.md promises has tests: each that it names exists.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const guide = await readFile(new URL('../../docs/accessibility.md', import.meta.url), 'utf8');
const rows = guide.split('\n').filter((line) => /^\| (?!---|WCAG|what )/.test(line));

// `file`: name; `file`: name
const named = (row) =>
  row
    .split(' | ')
    .at(-1)
    .replace(/ \|$/, '')
    .split(/; (?=`)/)
    .map((entry) => /^`([\w-]+)`: (.+)$/.exec(entry) ?? assert.fail(`“${entry}” names no test`))
    .map(([, file, name]) => ({ file, name }));

// The names of a file's tests, where what a template fills in is `…`.
const declared = async (file) => {
  const source = await readFile(new URL(`${file}.test.mjs`, import.meta.url), 'utf8');
  const names = [...source.matchAll(/declare\(\s*(['`])((?:(?!\1).)+)\1/g)].map(([, , name]) => name.replaceAll(/\$\{[^}]*\}/g, '…'));
  return new Set(names.map((name) => name.replaceAll('\\', '')));
};

// “… at 400 % zoom” is one of what “… …” makes.
const fits = (name, pattern) => {
  const escaped = pattern.split('…').map((part) => part.replace(/[.*+?^$()|[\]{}]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.+')}$`).test(name);
};

for (const row of rows) {
  const promise = row.split(' | ')[0].slice(2);
  test(`${promise}: its tests exist`, async () => {
    for (const { file, name } of named(row)) {
      const names = [...(await declared(file))];
      assert.ok(names.some((pattern) => fits(name, pattern)), `${file} has “${name}” among:\n${names.join('\n')}`);
    }
  });
}

test('the table has all of its rows', () => assert.ok(rows.length > 30, String(rows.length)));
