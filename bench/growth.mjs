// How the time of anchoring grows with the text and with the number of claims.
//
//   node bench/growth.mjs
//
// The exponent is the slope of a straight line through the logarithms of size and time, over the upper sizes, where
// what is constant no longer counts: 1 is linear.

import { loadEngine, median, megabytes, table, time } from './engine.mjs';
import { article, manifest } from './generate.mjs';

const WORDS = [1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000];
const CLAIMS = [100, 200, 400, 800, 1_600];
const FEW = 100; // claims, while the text grows
const SHORT = 20_000; // words, while the claims grow
const UPPER = 3; // sizes that the line is drawn through
const ROUNDS = 5;
const VOCABULARIES = [800, 20_000];

const slope = (points) => {
  const logs = points.map((point) => point.map(Math.log));
  const mean = (at) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
};

const engine = await loadEngine();

const measure = (text, claims) => {
  engine.anchorClaims(text, claims); // warm-up
  return median(Array.from({ length: ROUNDS }, () => time(() => engine.anchorClaims(text, claims))));
};

const series = (title, sizes, inputs) => {
  const rows = ['verbatim', 'a fifth edited'].map((name, at) => {
    const points = sizes.map((size) => [size, measure(...inputs(size, at * 0.2))]);
    return [name, ...points.map(([, took]) => took.toFixed(1)), slope(points.slice(-UPPER)).toFixed(2)];
  });
  console.log(`\n${title}, ms`);
  table([['', ...sizes.map((size) => size.toLocaleString('en')), 'exponent'], ...rows]);
};

for (const vocabulary of VOCABULARIES) {
  console.log(`\nA vocabulary of ${vocabulary.toLocaleString('en')} words`);
  const texts = new Map();
  const textOf = (words) => {
    if (!texts.has(words)) texts.set(words, article(words, { vocabulary }).join('\n'));
    return texts.get(words);
  };
  const inputs = (words, count, edited) => [textOf(words), manifest(textOf(words), count, { edited, vocabulary })];
  series(`${FEW} claims by words of text`, WORDS, (words, edited) => inputs(words, FEW, edited));
  series(`${SHORT.toLocaleString('en')} words by claims`, CLAIMS, (claims, edited) => inputs(SHORT, claims, edited));
}
console.log(`\nhighest memory of the engine: ${megabytes(engine.memory.buffer.byteLength)}`);
