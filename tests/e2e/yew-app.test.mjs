// The example of a Yew app, which uses the crate as any other would: in the browser, and from a server.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { badge, card, inBrowser } from './support.mjs';

const ROOT = new URL('../../dist/yew-app/', import.meta.url);
const SERVER = fileURLToPath(new URL('../../target/debug/yew-app-server', import.meta.url));
const declare = inBrowser({ root: ROOT });
const served = () => execFileSync(SERVER, [fileURLToPath(new URL('index.html', ROOT))], { encoding: 'utf8' });

const LABELS = ['closure', 'summer', 'detour', 'cracks', 'cost'];
const badges = (page) =>
  page.evaluate(() => [...document.querySelectorAll('[data-claim-badge]')].map((badge) => badge.dataset.claimBadge));
const said = (page, text) => page.locator('output').filter({ hasText: text }).waitFor();
// The words of each passage, and the elements that hold its marks.
const marked = (page, id) =>
  page.evaluate((id) => {
    const marks = [...document.querySelectorAll(`mark[data-claim="${id}"]`)];
    return [marks.map((mark) => mark.textContent).join('|'), marks.map((mark) => mark.parentNode.localName)];
  }, id);

const isLabelled = async (page) => {
  assert.deepEqual(await badges(page), LABELS);
  assert.deepEqual(await marked(page, 'closure'), ['closes on |5 May| for eleven weeks', ['strong', 'em', 'p']]);
  assert.deepEqual(await marked(page, 'detour'), ['buses turn at |the mill', ['li', 'a']]);
  assert.deepEqual(await marked(page, 'cracks'), ['Cracks under the northern arch', ['figcaption']]);
  assert.deepEqual(await marked(page, 'cost'), ['nine million', ['td']]);
  assert.equal(await page.evaluate(() => document.querySelectorAll('a [data-claim-badge]').length), 0, 'no badge in a link');
};

declare('the app’s own nodes are labelled as they stand', async ({ visit }) => {
  const page = await visit('/index.html');
  await said(page, '5 labelled, 1 not');
  await isLabelled(page);
  assert.equal(await page.getByRole('img').getAttribute('alt'), 'The bridge from the quay');
});

declare('badge, card and legend are the element’s, and tell the app', async ({ visit }) => {
  const page = await visit('/index.html');
  await badge(page, 'closure').click();
  await card(page).getByText('On the record: stated by Town council').waitFor();
  await said(page, 'opened closure');
  assert.equal(await badge(page, 'closure').getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claimBadge), 'closure');
  await page.keyboard.press('Enter');
  await card(page).getByRole('button', { name: 'Next claim' }).click();
  await card(page).getByText('Not established: no date for reopening has been set.').waitFor();
  await page.getByRole('button', { name: 'Reported 2' }).click();
  await said(page, 'shown: official speculative');
  await badge(page, 'cost').waitFor({ state: 'hidden' });
});

declare('the app opens a claim and filters by properties', async ({ visit }) => {
  const page = await visit('/index.html');
  await page.locator('#cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
  await said(page, 'opened cost');
  await page.keyboard.press('Escape');
  await page.locator('#official').click();
  await said(page, 'shown: official');
  await badge(page, 'summer').waitFor({ state: 'hidden' });
  assert.ok(await badge(page, 'closure').isVisible());
  await page.locator('#official').click();
  await badge(page, 'summer').waitFor();
});

declare('a server sends the article labelled, for readers without script', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': served().replace(/<script[^]*?<\/script>/g, '') });
  await isLabelled(page);
  assert.match(await page.locator('article').innerText(), /for eleven weeks\s\[Official\], the town says/);
});

declare('what a server sent comes alive where it stands', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': served() });
  await said(page, '5 labelled, 1 not');
  await isLabelled(page);
  await badge(page, 'cost').click();
  await card(page).getByText('A draft budget that this paper has seen.').waitFor();
});

declare('a manifest by its address takes the place of the one at hand', async ({ visit }) => {
  const latest = {
    version: 1,
    claims: [
      {
        id: 'ferry',
        status: 'official',
        quote: { exact: 'Walkers take the ferry' },
        sources: [{ name: 'River Ferries', url: 'timetable.pdf' }],
      },
    ],
  };
  const page = await visit('/index.html', { '/claims/latest.json': latest });
  await said(page, '5 labelled, 1 not');
  await page.locator('#latest').click();
  await said(page, '1 labelled, 0 not');
  assert.deepEqual(await badges(page), ['ferry']);
  assert.deepEqual(await marked(page, 'ferry'), ['Walkers take the ferry', ['li']]);
  await badge(page, 'ferry').click();
  const source = card(page).getByRole('link', { name: 'River Ferries' });
  assert.equal(await source.evaluate((link) => link.href), new URL('/claims/timetable.pdf', page.url()).href);
});

for (const [answer, says] of [
  [404, /claims\/latest\.json.*HTTP 404/],
  ['no JSON', /not JSON/],
  [{ version: 2, claims: [] }, /version/],
]) {
  declare(`a manifest that cannot be used leaves the article without labels, and the app hears why: ${JSON.stringify(answer)}`, async ({ visit }) => {
    const page = await visit('/index.html', { '/claims/latest.json': answer });
    await said(page, '5 labelled, 1 not');
    const words = await page.locator('h1').evaluate((title) => title.parentNode.innerText.length);
    await page.locator('#latest').click();
    await said(page, says);
    assert.deepEqual(await badges(page), []);
    assert.equal(await page.locator('mark').count(), 0);
    assert.ok((await page.locator('h1').evaluate((title) => title.parentNode.innerText.length)) < words, 'words of badges are gone');
    assert.equal(await page.locator('blockquote p').innerText(), 'We had no choice.');
  });
}
