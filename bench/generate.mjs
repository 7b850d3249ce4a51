// Made-up news articles and claims in them: the same on every machine, so that figures can be compared.

// A few English function words carry the top of the frequency table; the rest are made of syllables.
const COMMON =
  'the of to and a in that is was it for on with as at by from has had will would be been were are this which an or ' +
  'but said who their its his her they he she more after also about into over than when where while could may two new';
const TOP = COMMON.split(' ').filter((word) => word !== 'two'); // a number that changes holds a quote back
const CONSONANTS = [...'bcdfgklmnprstv'];
const VOWELS = [...'aeiou'];
const ENDINGS = ['', 's', 'ed', 'ing'];

const CONTEXT = 32; // code points of prefix and suffix, as publishing tools store them

/** A generator of numbers from 0 to 1 (mulberry32). */
export const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

// The word of a rank. The multiplier spreads neighbouring ranks over the alphabet, and no two ranks share a word.
const word = (rank) => {
  if (rank < TOP.length) return TOP[rank];
  const syllables = CONSONANTS.length * VOWELS.length;
  let left = (rank * 7919) % syllables ** 3;
  let out = '';
  for (let at = 0; at < 3; at++, left = Math.floor(left / syllables)) {
    out += CONSONANTS[Math.floor((left % syllables) / VOWELS.length)] + VOWELS[left % VOWELS.length];
  }
  return out + ENDINGS[rank % ENDINGS.length];
};

// Zipf's law: the chance of a rank is as 1 / rank.
const drawWord = (next, vocabulary) => word(Math.floor(vocabulary ** next()) - 1);

const sentence = (next, vocabulary) => {
  const words = Array.from({ length: 10 + Math.floor(next() * 15) }, () => drawWord(next, vocabulary));
  words[0] = words[0][0].toUpperCase() + words[0].slice(1);
  const commas = words.map((word, at) => (at < words.length - 1 && next() < 0.06 ? `${word},` : word));
  const text = `${commas.join(' ')}.`;
  // Quotation marks, so that the text is not plain ASCII, as no newspaper's is.
  return { text: next() < 0.1 ? `“${text}”` : text, words: words.length };
};

/**
 * An article of about that many words, as paragraphs. A vocabulary of 800 words makes hard texts, in which no word is
 * rare; 20,000 is about what English has in texts of this length.
 */
export const article = (words, { seed = 1, vocabulary = 800 } = {}) => {
  const next = random(seed);
  const paragraphs = [];
  for (let count = 0; count < words; ) {
    const sentences = [];
    for (let left = 3 + Math.floor(next() * 3); left > 0 && count < words; left--) {
      const made = sentence(next, vocabulary);
      sentences.push(made.text);
      count += made.words;
    }
    paragraphs.push(sentences.join(' '));
  }
  return paragraphs;
};

// One to three words replaced, put in or taken out, away from the passage's first and last word.
const edit = (quote, next, vocabulary) => {
  const words = quote.split(' ');
  for (let edits = 1 + Math.floor(next() * 3); edits > 0; edits--) {
    const at = 1 + Math.floor(next() * (words.length - 2));
    const kind = Math.floor(next() * 3);
    words.splice(at, kind === 1 ? 0 : 1, ...(kind === 2 ? [] : [drawWord(next, vocabulary)]));
  }
  return words.join(' ');
};

/**
 * A manifest of that many claims, spread evenly over the text; `edited` is the share of them whose words are no longer
 * quite those of the text. Every character of the text is one UTF-16 unit and one code point, so positions agree.
 */
export const manifest = (text, count, { edited = 0.2, seed = 2, vocabulary = 800 } = {}) => {
  const next = random(seed);
  const passages = [...text.matchAll(/[^\s“][^\n.]{40,}/g)];
  const every = edited ? Math.round(1 / edited) : Infinity;
  const claims = Array.from({ length: count }, (_, number) => {
    const { 0: passage, index } = passages[Math.floor((number * passages.length) / count)];
    const words = passage.split(' ');
    const from = Math.floor(next() * Math.min(4, words.length - 8));
    const quote = words.slice(from, from + 8 + Math.floor(next() * 12)).join(' ');
    const start = index + passage.indexOf(quote);
    const end = start + quote.length;
    return {
      id: `c${number}`,
      status: 'speculative', // the others need a source
      note: 'Nobody has confirmed this.',
      quote: {
        exact: number % every === every - 1 ? edit(quote, next, vocabulary) : quote,
        prefix: text.slice(Math.max(0, start - CONTEXT), start),
        suffix: text.slice(end, end + CONTEXT),
        position: { start, end },
      },
    };
  });
  return { version: 1, claims };
};
