// Under the strictest policy, with Trusted Types, everything works without one violation, and nothing third-party is asked.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { POLICY, PREVIEW, badge, card, frames, heard, inBrowser, violations } from './support.mjs';

const declare = inBrowser();
const options = { headers: { 'content-security-policy': POLICY } };

const PAGES = ['/examples/peace-talks.html', '/examples/minimal.html', '/examples/arabic.html'];
// The pages without their own icon, a `data:` address that the policy has no room for.
const withoutIcon = async (path) => {
  const page = await readFile(new URL(`.${path}`, PREVIEW), 'utf8');
  return { [path]: page.replace(/<link rel="icon"[^>]*>/, '') };
};

declare('the policy is in force: an inline script is refused and counted', async ({ visit }) => {
  const inline = '<!doctype html><title>A page</title><body><script>window.ran = true</script>';
  const page = await visit('/page.html', { '/page.html': inline });
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual((await violations(page)).map((text) => text.split(' ')[0]), ['script-src-elem']);
}, options);

for (const path of PAGES) {
  declare(`${path}: labels, a card, a switch and the legend’s explanations cause no violation`, async ({ visit }) => {
    const page = await visit(path, await withoutIcon(path));
    await heard(page, 'ready');
    const first = page.locator('[data-claim-badge]').first();
    await first.click();
    await card(page).waitFor();
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
    await page.locator('claim-labels .filters button').first().click();
    await first.waitFor({ state: 'hidden' });
    await page.locator('claim-labels summary').first().click();
    await page.evaluate(() => document.querySelector('claim-labels').reload());
    await heard(page, 'update');
    assert.deepEqual(await violations(page), []);
  }, options);
}

declare('a deep link and an object for a manifest cause no violation', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html#claim-crimea', await withoutIcon('/examples/peace-talks.html'));
  await card(page).getByText('Reported by The Washington Post').waitFor();
  await page.evaluate(() => {
    document.querySelector('claim-labels').manifest = {
      version: 1,
      claims: [{ id: 'one', status: 'speculative', quote: { exact: 'Neither statement is new' }, note: 'a view.' }],
    };
  });
  await heard(page, 'update');
  await badge(page, 'one').click();
  assert.deepEqual(await violations(page), []);
}, options);

declare('the card stands beside its badge under the policy too', async ({ visit }) => {
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'no-channel-kyiv').click();
  const [box, its] = [await card(page).boundingBox(), await badge(page, 'no-channel-kyiv').boundingBox()];
  const gap = Math.max(box.y - (its.y + its.height), its.y - (box.y + box.height));
  assert.ok(gap >= 0 && gap < 60, `${gap} pixels apart`);
}, options);

declare('nothing is asked of other sites, and nothing twice', async ({ visit, site, context }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'crimea').click();
  await card(page).waitFor();
  await frames(page);
  const paths = asked.filter((url) => !url.startsWith('data:')).map((url) => url.replace(site.origin, ''));
  assert.deepEqual(paths.sort(), [
    '/claim-labels-engine_bg.wasm',
    '/claim-labels.js',
    '/examples/example.css',
    '/examples/peace-talks.claims.json',
    '/examples/peace-talks.html',
    '/program.js',
  ]);
});

declare('nothing is stored: no cookies, no storage', async ({ visit, context }) => {
  const page = await visit('/examples/peace-talks.html');
  await badge(page, 'crimea').click();
  await page.getByRole('button', { name: 'Official 7' }).click();
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});
