// Time a quote takes, by class, beside the kernel of Hypothesis' matcher, npm's approx-string-match, with half the quote's
// length as its limit of errors.
//
//   node bench/quotes.mjs FILE...   files of article revisions, one pair a line
//
// Ours answers with a place or a reason against one; theirs lists every span within the limit. So the comparison is of time
// only. Both run in this process and take turns, so that whatever slows the machine slows both. An article is prepared once
// for all its claims: a quote's price is its own time and its share of that.

import { readFileSync } from 'node:fs';
import search from 'approx-string-match';
import { median, megabytes, table, time } from './engine.mjs';

const CLASSES = ['exact', 'edited', 'typography', 'deleted'];
const ROUNDS = 7;
const WARM_UP = 20; // rounds: by then the hot functions of both are compiled for speed

const BUILD = new URL('../dist/bench/', import.meta.url);
const kernel = await import(new URL('kernel.js', BUILD));
const { memory } = kernel.initSync({ module: readFileSync(new URL('kernel_bg.wasm', BUILD)) });

const theirs = (text, { exact }) => search(text, exact, Math.floor(exact.length / 2));
const ours = (text, { exact, prefix, suffix, start_hint }) => text.find(exact, prefix, suffix, start_hint);

// Milliseconds of one round, by matcher and class.
const round = (documents) => {
  const sums = {};
  const add = (matcher, name, spent) => {
    sums[matcher] ??= Object.fromEntries(CLASSES.map((one) => [one, 0]));
    sums[matcher][name] += spent;
  };
  for (const { new: text, cases } of documents) {
    let prepared;
    const preparing = time(() => (prepared = new kernel.Text(text)));
    for (const one of cases) {
      const spent = time(() => ours(prepared, one));
      add('found', one.class, spent);
      add('ours', one.class, spent + preparing / cases.length);
    }
    for (const one of cases) add('theirs', one.class, time(() => theirs(text, one)));
    prepared.free();
  }
  return sums;
};

const files = process.argv.slice(2);
if (!files.length) throw new Error('Which files? node bench/quotes.mjs FILE...');
for (const file of files) {
  const documents = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => round(documents)).slice(WARM_UP);
  const rows = CLASSES.map((name) => {
    const quotes = documents.flatMap(({ cases }) => cases).filter((one) => one.class === name).length;
    const [found, mine, other] = ['found', 'ours', 'theirs'].map((who) => (median(rounds.map((sums) => sums[who][name])) * 1000) / quotes);
    return [name, quotes, found.toFixed(1), mine.toFixed(1), other.toFixed(1), (other / mine).toFixed(1)];
  });
  console.log(`\n${file.split('/').at(-1)}: medians of ${ROUNDS} rounds`);
  table([['class', 'quotes', 'us/quote found', 'with preparing', 'us/quote theirs', 'theirs/ours'], ...rows]);
  console.log(`highest memory of the kernel: ${megabytes(memory.buffer.byteLength)}`);
}
