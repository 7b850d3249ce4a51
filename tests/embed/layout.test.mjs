// Layout shift: none where the page reserves the legend's space and its lines have room for the badges.

import assert from 'node:assert/strict';
import { frames, fromGuide, heard, withBundle } from './support.mjs';

const declare = withBundle();

const CLAIMS = {
  version: 1,
  claims: [
    { id: 'a', status: 'speculative', note: 'no date is known.', quote: { exact: 'The bridge may open in May' } },
    { id: 'b', status: 'reported', sources: [{ name: 'The Courier' }], quote: { exact: 'Repairs cost nine million' } },
  ],
};
const page = (css) => `<!doctype html><html lang="en"><head><title>A page</title><style>${css}</style><script>
  window.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shift += value)))
    .observe({ type: 'layout-shift', buffered: true });
</script></head><body><claim-labels manifest="/claims.json"><article>
<p>The bridge may open in May.</p><p>Repairs cost nine million.</p><p>Nobody asked the ferry.</p></article></claim-labels>
<script type="module">
  // Only what has been painted can shift, and labels may come before the first paint.
  await new Promise((painted) => new PerformanceObserver(painted).observe({ type: 'paint', buffered: true }));
  await import('/claim-labels.js');
</script></body></html>`;

// The recipe of the guide, with another height of the legend.
const reserve = (height) => fromGuide('reserve.css').replace(/block-size: [^;]+/, `block-size: ${height}px`);

const visitWith = async (visit, css) => {
  const shown = await visit('/page.html', { '/page.html': page(css), '/claims.json': CLAIMS });
  await heard(shown, 'ready');
  await frames(shown);
  await frames(shown);
  return shown;
};
const shift = (shown) => shown.evaluate(() => window.shift);

declare('a legend in reserved space moves nothing', async ({ visit }) => {
  const free = await visitWith(visit, '');
  // Without it, the article moves down.
  await free.waitForFunction(() => window.shift > 0);
  // Below the body's margin; below a legend, the article's own margin of 16 pixels is a part of the legend's.
  const height = await free.evaluate(() => document.querySelector('article').getBoundingClientRect().top - 8 - 16);
  const reserved = await visitWith(visit, reserve(height));
  assert.equal(await reserved.locator('[data-claim-badge]').count(), 2);
  assert.equal(await shift(reserved), 0);
});

declare('without a legend, badges at the ends of lines move nothing', async ({ visit }) => {
  const shown = await visit('/page.html', {
    '/page.html': page('').replace('<claim-labels', '<claim-labels legend="none"'),
    '/claims.json': CLAIMS,
  });
  await heard(shown, 'ready');
  await frames(shown);
  assert.equal(await shift(shown), 0);
});

declare('a failure gives the reserved space back', async ({ visit }) => {
  const shown = await visit('/page.html', { '/page.html': page(reserve(200)), '/claims.json': 404 });
  await heard(shown, 'error');
  await frames(shown);
  assert.ok((await shown.evaluate(() => document.querySelector('article').getBoundingClientRect().top)) < 100);
});
