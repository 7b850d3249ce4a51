// A page that was labelled without script is taken over in place: nothing moves, focus stays, cards open, and it is given
// back as it was.

import assert from 'node:assert/strict';
import { badge, card, events, frames, heard, inBrowser, paintedRanges } from './support.mjs';
import { rendered } from './static.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, UNTOUCHED, asItWas, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
// In the page, before the element is there: sums up layout shift.
const WATCH = `<script>
  window.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value)))
    .observe({ type: 'layout-shift', buffered: true });
</script>`;

const visitStatic = async (visit, claims, now = claims) => {
  const page = await visit('/page.html', {
    '/page.html': labelled(await rendered(claims), 'loading="eager"', WATCH),
    '/claims.json': now,
  });
  await heard(page, 'ready');
  return page;
};

declare('marks and badges are the page’s own; nothing moves', async ({ visit }) => {
  const page = await visitStatic(visit, CLAIMS);
  await frames(page);
  assert.equal(await page.evaluate(() => window.shift), 0);
  assert.equal(await page.locator('mark[data-claim]:not([data-claim-labels=static])').count(), 0);
  assert.equal(await paintedRanges(page), 0);
  assert.equal(await page.locator('[data-claim-badge]').count(), 3);
  assert.equal(await page.getByText('3 claims labelled').count(), 1, 'one legend');
});

declare('on a slow machine, which draws in many tasks, nothing moves either', async ({ visit, context, site }) => {
  const page = await visit('/blank.html', {
    '/blank.html': '<!doctype html><title>Blank</title>',
    '/page.html': labelled(await rendered(CLAIMS), 'loading="eager"', WATCH),
    '/claims.json': CLAIMS,
  });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await page.goto(`${site.origin}/page.html`);
  await heard(page, 'ready');
  await frames(page);
  assert.equal(await page.evaluate(() => window.shift), 0);
  assert.equal(await page.getByText('3 claims labelled').count(), 1, 'one legend');
});

declare('a badge opens the card of its claim, by pointer and by keyboard, and not its note', async ({ visit }) => {
  const page = await visitStatic(visit, CLAIMS);
  await badge(page, 'closure').click();
  await card(page).getByText('On the record: stated by Town council').waitFor();
  assert.equal(await badge(page, 'closure').getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  assert.ok(await badge(page, 'closure').evaluate((node) => node === document.activeElement));
  await badge(page, 'summer').press('Enter');
  await card(page).getByText('no date for reopening has been set').waitFor();
  assert.equal(new URL(page.url()).hash, '');
});

declare('the focus stays where it was', async ({ visit }) => {
  const story = await rendered(CLAIMS);
  const page = await visit('/page.html', {
    '/page.html': `<!doctype html><html lang="en"><title>A page</title><body><claim-labels manifest="/claims.json">${story}</claim-labels></body></html>`,
    '/claims.json': CLAIMS,
  });
  await badge(page, 'cost').focus();
  await page.evaluate(() => import('/claim-labels.js'));
  await heard(page, 'ready');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claimBadge), 'cost');
});

declare('the page is given back as it was', async ({ visit }) => {
  const page = await visitStatic(visit, CLAIMS);
  await badge(page, 'cost').click();
  await page.evaluate(() => (document.querySelector('claim-labels').filter = ['official']));
  await page.evaluate(() => document.querySelector('claim-labels').removeAttribute('manifest'));
  await frames(page);
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});

// Each: the claims that the page was rendered with, and those of the manifest now.
const CHANGED = [
  ['a status changed', CLAIMS, manifest(CLOSURE, { ...COST, status: 'official' }, SUMMER)],
  ['a claim was added', manifest(CLOSURE, SUMMER), CLAIMS],
  ['a claim was withdrawn', CLAIMS, manifest(CLOSURE, SUMMER)],
  ['a passage is another', CLAIMS, manifest({ ...CLOSURE, quote: { exact: 'will close in May' } }, COST, SUMMER)],
];
for (const [what, then, now] of CHANGED) {
  declare(`${what} since: the labels are those of the manifest, and the page’s own come back`, async ({ visit }) => {
    const page = await visitStatic(visit, then, now);
    const shown = await page.locator('[data-claim-badge]:visible').evaluateAll((all) => all.map((one) => one.dataset.claimBadge));
    assert.deepEqual(shown.sort(), now.claims.map(({ id }) => id).sort());
    assert.equal(await page.getByText('claims labelled').locator('visible=true').count(), 1, 'one legend');
    await badge(page, 'summer').locator('visible=true').click();
    await card(page).getByText('no date for reopening has been set').waitFor();
    await page.evaluate(() => document.querySelector('claim-labels').removeAttribute('manifest'));
    await frames(page);
    assert.deepEqual(await asItWas(page), UNTOUCHED);
  });
}

declare('a script changes words of a page that was taken over: its label is gone before anything is painted, and for as long as nothing is known of the new words', async ({ visit, site }) => {
  const page = await visitStatic(visit, CLAIMS);
  let answer;
  site.routes['/lexicons/en.txt'] = (request, response) => {
    answer = () => response.writeHead(404).end();
  };
  const asked = page.waitForRequest('**/lexicons/en.txt');
  const look = () => {
    const badge = document.querySelector('[data-claim-badge=cost]');
    return [badge.checkVisibility(), document.querySelectorAll('mark[data-claim=cost]').length];
  };
  const seen = await page.evaluate(async (look) => {
    const text = [...document.querySelectorAll('mark[data-claim=cost]')].at(-1).lastChild;
    text.data = text.data.replace(/million/, 'billion');
    await Promise.resolve();
    await Promise.resolve();
    return eval(`(${look})`)();
  }, `${look}`);
  assert.deepEqual(seen, [false, 0]);
  await asked;
  await frames(page);
  assert.deepEqual(await page.evaluate(look), [false, 0], 'while the lexicon is on its way');
  assert.equal(await page.getByText('3 claims labelled').locator('visible=true').count(), 1, 'the legend stays');
  answer();
  await heard(page, 'ready', 2);
  assert.match(await badge(page, 'cost').locator('visible=true').innerText(), /wording changed/);
});

declare('an update of the manifest changes the labels of a page that was taken over', async ({ visit, site }) => {
  const page = await visitStatic(visit, CLAIMS);
  site.routes['/claims.json'] = manifest({ ...CLOSURE, status: 'reported' }, COST, SUMMER);
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  assert.deepEqual(await heard(page, 'update'), { added: [], removed: [], changed: ['closure'] });
  assert.equal(await badge(page, 'closure').locator('visible=true').getAttribute('data-claim-status'), 'reported');
  assert.equal((await events(page, 'error')).length, 0);
});
