// What the device keeps of earlier visits: the newest articles, each with what its labels said. Text in, text out.

const VERSION = 1;
const NEWEST = 50;

/** The articles in `text`, `[[address, record], …]`, the newest last; nothing when it is not what this version writes. */
export const parse = (text) => {
  try {
    const { version, articles } = JSON.parse(text);
    const sound = (one) => Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string');
    if (version === VERSION && articles.every(sound)) return articles;
  } catch {}
};

/** The articles with `record` as the newest. */
export const add = (articles, address, record) =>
  [...articles.filter(([other]) => other !== address), [address, record]].slice(-NEWEST);

export const write = (articles) => JSON.stringify({ version: VERSION, articles });
