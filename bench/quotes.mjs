// Time a quote takes, by class, beside approx-string-match, which searches for quotes with edits and does nothing else.
//
//   node bench/quotes.mjs FILE...   files of article revisions, one pair a line
//
// Ours answers with a checked place or a reason against one; theirs lists every span within the number of errors. So
// the comparison is of time only. Both run in this process and take turns, so that whatever slows the machine slows
// both.

import { readFileSync } from 'node:fs';
import search from 'approx-string-match';
import { loadEngine, median, megabytes, table, time } from './engine.mjs';

const CLASSES = ['exact', 'edited', 'typography', 'deleted'];
const ROUNDS = 5;
const WARM_UP = 1; // rounds

const claim = ({ exact, prefix, suffix, start_hint: start }, number) => {
  const position = { start, end: start + [...exact].length };
  return { id: `c${number}`, status: 'speculative', note: 'n', quote: { exact, prefix, suffix, position } };
};
const manifest = (cases) => ({ version: 1, claims: cases.map(claim) });

// What both are given is made beforehand.
const prepare = (file) => {
  const documents = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  return documents.flatMap(({ new: text, cases }) =>
    CLASSES.flatMap((name) => {
      const own = cases.filter((one) => one.class === name);
      const together = manifest(own);
      const alone = own.map((one) => manifest([one]));
      return own.length ? [{ name, text, together, alone, quotes: own.map((one) => one.exact) }] : [];
    }),
  );
};

const ways = ({ anchorClaims }) => ({
  ours: ({ text, together }) => anchorClaims(text, together),
  theirs: ({ text, quotes }) => quotes.forEach((quote) => search(text, quote, Math.floor(quote.length / 2))),
  alone: ({ text, alone }) => alone.forEach((one) => anchorClaims(text, one)),
});

const round = (jobs, ways) => {
  const sums = {};
  for (const job of jobs) {
    for (const [way, run] of Object.entries(ways)) {
      const sum = (sums[way] ??= Object.fromEntries(CLASSES.map((name) => [name, 0])));
      sum[job.name] += time(() => run(job));
    }
  }
  return sums;
};

const files = process.argv.slice(2);
if (!files.length) throw new Error('Which files? node bench/quotes.mjs FILE...');
const engine = await loadEngine();
for (const file of files) {
  const jobs = prepare(file);
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => round(jobs, ways(engine))).slice(WARM_UP);
  const rows = [...CLASSES, 'all'].map((name) => {
    const classes = name === 'all' ? CLASSES : [name];
    const quotes = jobs.filter((job) => classes.includes(job.name)).reduce((sum, job) => sum + job.quotes.length, 0);
    const each = (way) => {
      const totals = rounds.map((sums) => classes.reduce((sum, one) => sum + sums[way][one], 0));
      return (median(totals) * 1000) / quotes;
    };
    const [ours, theirs, alone] = [each('ours'), each('theirs'), each('alone')];
    return [name, quotes, ours.toFixed(1), theirs.toFixed(1), (theirs / ours).toFixed(1), alone.toFixed(1)];
  });
  console.log(`\n${file.split('/').at(-1)}: medians of ${ROUNDS} rounds`);
  table([['class', 'quotes', 'us/quote ours', 'us/quote theirs', 'theirs/ours', 'us, a call a quote'], ...rows]);
  console.log(`highest memory of the engine: ${megabytes(engine.memory.buffer.byteLength)}`);
}
