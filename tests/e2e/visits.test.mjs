// What the device keeps of earlier visits, without a browser: reading and writing it, whatever is there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { add, parse, write } from '../../src/element/visits.js';

// Numbers that are the same in each run (mulberry32).
const numbers = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
const next = numbers(7);
const below = (limit) => Math.floor(next() * limit);

test('what was written is read again', () => {
  for (let round = 0; round < 200; round++) {
    let articles = [];
    for (let visits = below(80); visits > 0; visits--) articles = add(articles, `https://news.example/${below(60)}`, `a=${below(3)} `);
    assert.deepEqual(parse(write(articles)), articles);
  }
});

test('the 50 newest articles are kept, each once, the newest last', () => {
  let articles = [];
  const visited = [];
  for (let visit = 0; visit < 1000; visit++) {
    const address = `https://news.example/${below(70)}`;
    articles = add(articles, address, String(visit));
    visited.push([address, String(visit)]);
    const wanted = visited.filter((one, at) => visited.findLastIndex(([other]) => other === one[0]) === at).slice(-50);
    assert.deepEqual(articles, wanted);
  }
});

test('text that this version did not write is nothing', () => {
  const bad = [
    null, undefined, '', 'off', 'null', '1', '[]', '{}', '{"version":1}', '{"version":1,"articles":null}', '{"version":1,"articles":{}}',
    '{"version":2,"articles":[]}', '{"version":1,"articles":[1]}', '{"version":1,"articles":[["a","b","c"]]}',
    '{"version":1,"articles":[["a",1]]}', '{"version":1,"articles":[["a","b"]', '\u0000',
  ];
  for (const text of bad) assert.equal(parse(text), undefined, String(text));
});

test('text that is damaged somewhere is read or refused, and nothing else', () => {
  const text = write([['https://news.example/claims.json', 'closure=0 cost=1c2025-04-24 '], ['https://news.example/b.json', '']]);
  for (let round = 0; round < 2000; round++) {
    const at = below(text.length);
    const damaged = text.slice(0, at) + String.fromCharCode(below(128)) + text.slice(at + below(3));
    const articles = parse(damaged);
    assert.ok(articles === undefined || articles.every((one) => one.length === 2 && one.every((part) => typeof part === 'string')));
  }
});
