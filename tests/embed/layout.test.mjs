// Layout shift: none where the page reserves the legend's space and its lines have room for the badges.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHONE, ROOT, frames, fromGuide, heard, withBundle } from './support.mjs';

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

const RESERVE = fromGuide('reserve.css');

const visitWith = async (visit, css) => {
  const shown = await visit('/page.html', { '/page.html': page(css), '/claims.json': CLAIMS });
  await heard(shown, 'ready');
  await frames(shown);
  await frames(shown);
  return shown;
};
const shift = (shown) => shown.evaluate(() => window.shift);

const PLACES = { 'a desktop': {}, 'a phone': { viewport: PHONE, hasTouch: true } };
for (const [where, options] of Object.entries(PLACES)) {
  declare(`on ${where} a legend in reserved space moves nothing, nor does what unfolds in it`, async ({ visit }) => {
    const free = await visitWith(visit, '');
    // Without it, the article moves down.
    await free.waitForFunction(() => window.shift > 0);
    const reserved = await visitWith(visit, RESERVE);
    assert.equal(await reserved.locator('[data-claim-badge]').count(), 2);
    assert.equal(await shift(reserved), 0);
    const top = () => reserved.evaluate(() => document.querySelector('article').getBoundingClientRect().top);
    const before = await top();
    for (const summary of await reserved.locator('claim-labels summary').all()) {
      await summary.click();
      await frames(reserved);
      assert.equal(await top(), before);
      assert.equal(await reserved.locator('claim-labels .over').locator('visible=true').count(), 1, 'one part is unfolded at a time');
    }
  }, options);
}

declare('README, the package’s README and the guide’s snippet have the same rule', () => {
  const squashed = (css) => css.replace(/\s+/g, '').replace(/;}/g, '}');
  for (const name of ['README.md', 'embed/README.md', 'docs/embedding.md']) {
    const [, style] = /<style>(.*)<\/style>/.exec(readFileSync(join(ROOT, name), 'utf8'));
    assert.equal(squashed(style), squashed(RESERVE), name);
  }
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
  const shown = await visit('/page.html', { '/page.html': page(RESERVE), '/claims.json': 404 });
  await heard(shown, 'error');
  await frames(shown);
  assert.ok((await shown.evaluate(() => document.querySelector('article').getBoundingClientRect().top)) < 100);
});
