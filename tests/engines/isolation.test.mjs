// The page's CSS cannot break badge, legend and card, and theirs does not leak into the page. A strict policy is kept.

import assert from 'node:assert/strict';
import { HOSTILE, column, differences, lookAtParts } from '../cases/hostile-css.mjs';
import { CLAIMS, STORY } from '../e2e/stories.mjs';
import { POLICY, declare } from './support.mjs';

const looks = async (page) => {
  await page.heard('ready');
  await page.read(() => element().open('cost'));
  await page.until('the card', () => element().shadowRoot.querySelector('[role=dialog]'));
  return page.read(lookAtParts);
};

for (const [what, css] of Object.entries(HOSTILE)) {
  declare(`${what}: badge, legend and card look as on a plain page`, async ({ visit, page }) => {
    await visit('/plain.html', { '/plain.html': column(''), '/hostile.html': column(css), '/claims.json': CLAIMS });
    const plain = await looks(page);
    await visit('/hostile.html', { '/hostile.html': column(css) });
    assert.deepEqual(differences(plain, await looks(page)), []);
  });
}

declare('a badge is hidden by its switch, even where the page shows everything', async ({ visit }) => {
  const css = 'html:not(#a#b) [data-claim-badge] { display: block !important }';
  const page = await visit('/page.html', { '/page.html': column(css), '/claims.json': CLAIMS });
  await page.heard('ready');
  assert.ok(await page.read(() => Boolean(badge('cost'))));
  await page.click('the switch', () => all('button').find((one) => words(one).replace(/\s/g, '') === 'Reported1'));
  assert.ok(await page.read(() => !badge('cost')));
});

declare('nothing leaks: the page’s own elements look the same with and without the element’s script', async ({ visit, page }) => {
  const styles = () => page.read(() => {
    const look = (element) => {
      const style = getComputedStyle(element);
      return Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]));
    };
    const found = {};
    for (const element of document.querySelectorAll('html, body, #rest, #rest *, #story h1, #story > p:last-child')) {
      found[`${element.localName} ${Object.keys(found).length}`] = look(element);
    }
    found['mark of the page'] = look(document.querySelector('#rest').appendChild(document.createElement('mark')));
    return found;
  });
  await visit('/with.html', { '/with.html': column(''), '/without.html': column('', false), '/claims.json': CLAIMS });
  await page.heard('ready');
  await page.clickBadge('cost');
  await page.cardSays();
  const withIt = await styles();
  await visit('/without.html');
  const without = await styles();
  assert.equal(Object.keys(without).length, 11);
  assert.deepEqual(withIt, without);
});

declare('a page sets colours, font and radius by custom properties and parts', async ({ visit }) => {
  const css = `claim-labels { --claim-labels-reported: rgb(1, 2, 3); --claim-labels-font: monospace;
    --claim-labels-background: rgb(4, 5, 6) }
    [data-claim-badge]::part(badge) { text-transform: lowercase } claim-labels::part(legend) { opacity: 0.9 }`;
  const found = await looks(await visit('/page.html', { '/page.html': column(css), '/claims.json': CLAIMS }));
  assert.equal(found['badge, inside'].color, 'rgb(1, 2, 3)');
  assert.equal(found['badge, inside']['text-transform'], 'lowercase');
  assert.equal(found.legend['font-family'], 'monospace');
  assert.equal(found.legend.opacity, '0.9');
  assert.equal(found.card['background-color'], 'rgb(4, 5, 6)');
});

// As a publisher with such a policy writes a page: nothing inline.
const strict = (attributes = 'manifest="/claims.json"', story = STORY) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
  <claim-labels ${attributes}>${story}</claim-labels><script type="module" src="/claim-labels.js"></script></html>`;
const POLICED = { headers: { 'content-security-policy': POLICY } };

declare('the policy is in force: an inline script is refused and counted', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': '<!doctype html><html lang="en"><title>A page</title><script>window.ran = true</script></html>' });
  assert.equal(await page.read(() => window.ran ?? 'refused'), 'refused');
  assert.deepEqual((await page.violations()).map((text) => text.split(' ')[0]), ['script-src-elem']);
}, POLICED);

declare('under the policy with Trusted Types: labels, a card beside its badge, a switch, explanations, an update, no violation', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': strict(), '/claims.json': CLAIMS });
  assert.equal((await page.heard('ready')).anchored, 3);
  await page.clickBadge('cost');
  await page.cardSays('Reported by The Courier');
  const gap = await page.read(() => Math.max(box(card()).top - box(badge('cost')).bottom, box(badge('cost')).top - box(card()).bottom));
  assert.ok(gap >= 0 && gap < 60, `${gap} pixels apart`);
  await page.press('Escape');
  await page.noCard();
  await page.click('a switch', () => all('[role=group] button')[0]);
  await page.until('hidden labels', () => !badge('closure'));
  await page.clickOn('What the labels mean');
  await page.read(() => element().reload());
  await page.heard('update');
  assert.deepEqual(await page.violations(), []);
  assert.deepEqual(await page.complaints(), []);
}, POLICED);

declare('under the policy: a deep link and an object for a manifest cause no violation', async ({ visit }) => {
  const page = await visit('/page.html#claim-cost', { '/page.html': strict(), '/claims.json': CLAIMS });
  await page.cardSays('Reported by The Courier');
  await page.read(() => {
    const quote = { exact: 'Nobody asked the ferry company' };
    element().manifest = { version: 1, claims: [{ id: 'one', status: 'speculative', quote, note: 'a view.' }] };
  });
  await page.heard('update');
  await page.clickBadge('one');
  await page.cardSays('a view.');
  assert.deepEqual(await page.violations(), []);
}, POLICED);

for (const path of ['peace-talks', 'minimal', 'arabic']) {
  declare(`under the policy the example ${path} works as it is served`, async ({ visit }) => {
    const page = await visit(`/examples/${path}.html`);
    await page.click('a badge', () => badges()[0]);
    await page.cardSays();
    await page.press('Escape');
    await page.noCard();
    await page.click('a switch', () => all('[role=group] button')[0]);
  }, POLICED);
}

declare('nothing is asked of other sites, and nothing twice; no cookie and no storage', async ({ visit, site }) => {
  const page = await visit('/examples/peace-talks.html');
  await page.clickBadge('crimea');
  await page.cardSays();
  const asked = () => performance.getEntriesByType('resource').map(({ name }) => name).filter((url) => !/^data:|favicon/.test(url));
  await page.frames();
  const paths = (await page.read(asked)).map((url) => url.replace(site.origin, ''));
  assert.deepEqual(paths.sort(), [
    '/claim-labels-engine.js',
    '/claim-labels-engine_bg.wasm',
    '/claim-labels.js',
    '/examples/example.css',
    '/examples/peace-talks.claims.json',
    '/program.js',
  ]);
  assert.deepEqual(await page.driver.manage().getCookies(), []);
  assert.deepEqual(await page.read(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});
