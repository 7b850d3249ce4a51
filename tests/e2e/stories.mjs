// Small articles with their claims, for pages that a test makes up.

export const STORY = `<article id="story">
  <h1>The bridge</h1>
  <p>The town council says <em>the bridge</em> will close in May. Two papers report that repairs will cost nine
    million. It may stay closed all summer.</p>
  <p>Nobody asked the ferry company.</p>
</article>`;

const source = {
  name: 'Town council',
  role: 'minutes of 3 April',
  url: 'https://council.example/minutes',
  date: '2025-04-03',
};

export const CLOSURE = {
  id: 'closure',
  status: 'official',
  quote: { exact: 'the bridge will close in May', prefix: 'says ' },
  note: 'Announced by the council.',
  sources: [source],
};
export const COST = {
  id: 'cost',
  status: 'reported',
  quote: { exact: 'repairs will cost nine million', prefix: 'report that ' },
  note: 'From two papers that saw the same estimate.',
  sources: [{ name: 'The Courier' }, { publisher: 'The Herald' }],
};
export const SUMMER = {
  id: 'summer',
  status: 'speculative',
  quote: { exact: 'It may stay closed all summer' },
  note: 'no date for reopening has been set.',
};

export const manifest = (...claims) => ({ version: 1, claims });
export const CLAIMS = manifest(CLOSURE, COST, SUMMER);

/** A claim about these words, when only the words matter. */
export const claim = (id, exact, status = 'official') => ({
  id,
  status,
  quote: { exact },
  note: 'it was said.',
  sources: [{ name: 'Somebody' }],
});

// Remembers the article before any module script runs.
const REMEMBER = `<script>
  {
    const article = document.querySelector('article, #story');
    const texts = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) found.push(walker.currentNode);
      return found;
    };
    const before = article?.cloneNode(true);
    const nodes = article && texts(article);
    window.asItWas = () => {
      const now = texts(article);
      return {
        equal: article.isEqualNode(before),
        sameNodes: now.length === nodes.length && now.every((node, at) => node === nodes[at]),
        seen: !article.isConnected || article.getClientRects().length > 0,
      };
    };
  }
</script>`;

/** What \`asItWas\` says of an article that nothing has touched. */
export const UNTOUCHED = { equal: true, sameNodes: true, seen: true };
export const asItWas = (page) => page.evaluate(() => window.asItWas());

/** A page with this body and the element's script. */
export const html = (body, head = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title>${head}</head>
<body>${body}${REMEMBER}<script type="module" src="/claim-labels.js"></script></body></html>`;

/** A page with a story inside the element. */
export const labelled = (story = STORY, attributes = '', head = '') =>
  html(`<main><claim-labels manifest="/claims.json" ${attributes}>${story}</claim-labels></main>`, head);
