// The deferred parts of the program: fetched when they are needed, beside what else is, and what happens where they cannot be had.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLAIMS, STORY, SUMMER, UNTOUCHED, asItWas, claim, html, labelled, manifest } from '../e2e/stories.mjs';
import { EMBED, POLICY, badge, card, complaints, events, heard, served, violations, withBundle } from './support.mjs';

const declare = withBundle();
const DEFERRED = served(/^deferred.+\.wasm$/);
const EXTRA = served(/^extra.+\.wasm$/);

// The story says “repairs will cost nine million”.
const CHANGED = claim('cost', 'Two papers report that the repairs will cost nine million', 'reported');
const EDITED = manifest(CHANGED, SUMMER);
const routes = { '/page.html': labelled(), '/claims.json': EDITED };
const requests = (context, site) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url().replace(`${site.origin}/`, '')));
  return (pattern) => asked.filter((path) => pattern.test(path));
};
const reload = (page) => page.evaluate(() => document.querySelector('claim-labels').reload());

declare('an article that is as it was: neither it nor a lexicon is asked for', async ({ visit, site, context }) => {
  const asked = requests(context, site);
  const page = await visit('/page.html', { ...routes, '/claims.json': CLAIMS });
  await heard(page, 'ready');
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
  assert.deepEqual(asked(/deferred|extra|lexicons/), []);
});

declare('the list of claims is drawn by a part that is asked for when it is unfolded, once', async ({ visit, site, context }) => {
  const asked = requests(context, site);
  const page = await visit('/page.html', { ...routes, '/claims.json': CLAIMS });
  await heard(page, 'ready');
  const list = page.locator('claim-labels details.list');
  for (const _ of [1, 2]) {
    await list.locator('summary').click();
    await list.locator('li').first().waitFor();
    assert.equal(await list.locator('li').count(), CLAIMS.claims.length);
    await list.locator('summary').click();
    await list.locator('li').first().waitFor({ state: 'detached' });
  }
  assert.deepEqual(asked(/deferred|extra|lexicons/), [EXTRA]);
});

declare('a list that is folded before its part has come stays folded', async ({ visit, site }) => {
  let come;
  const comes = new Promise((done) => {
    come = done;
  });
  const page = await visit('/page.html', {
    ...routes,
    '/claims.json': CLAIMS,
    [`/${EXTRA}`]: async (request, response) => {
      await comes;
      response.writeHead(200, { 'content-type': 'application/wasm' }).end(await readFile(join(EMBED, EXTRA)));
    },
  });
  await heard(page, 'ready');
  const list = page.locator('claim-labels details.list');
  await list.locator('summary').click();
  await list.locator('summary').click();
  come();
  // What comes after it in the same part tells that it has come.
  await page.locator('claim-labels details.about summary').click();
  await page.locator('claim-labels [data-do="visits"]').click();
  await page.locator('claim-labels [data-do="visits"][aria-checked="true"]').waitFor();
  assert.equal(await list.locator('li').count(), 0);
  site.routes[`/${EXTRA}`] = 404;
  await list.locator('summary').click();
  await list.locator('li').first().waitFor();
});

declare('a list whose part cannot be had says so in the console, and comes with the next try', async ({ visit, site }) => {
  const page = await visit('/page.html', { ...routes, '/claims.json': CLAIMS, [`/${EXTRA}`]: 503 });
  await heard(page, 'ready');
  const list = page.locator('claim-labels details.list');
  const said = page.waitForEvent('console', (line) => /program could not be loaded \(.*extra/.test(line.text()));
  await list.locator('summary').click();
  await said;
  delete site.routes[`/${EXTRA}`];
  await list.locator('summary').click();
  await list.locator('summary').click();
  await list.locator('li').first().waitFor();
});

declare('visits that are remembered take the small part alone', async ({ visit, site, context }) => {
  const asked = requests(context, site);
  const page = await visit('/page.html', { ...routes, '/page.html': labelled(STORY, 'visits="remember"'), '/claims.json': CLAIMS });
  await heard(page, 'ready');
  await page.waitForFunction(() => localStorage.getItem('claim-labels:visits'));
  assert.deepEqual(asked(/deferred|extra|lexicons/), [EXTRA]);
});

declare('an edited article, under the strict policy: it and the lexicon are asked for once, before one has come', async ({ visit, site, context }) => {
  const asked = requests(context, site);
  // Neither is answered before both are asked for.
  let both;
  const waits = new Promise((done) => {
    both = done;
  });
  let waiting = 0;
  const lexicon = served(/^lexicons.en.+\.txt$/);
  const held = (name) => async (request, response) => {
    if (++waiting === 2) both();
    await waits;
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(await readFile(join(EMBED, name)));
  };
  const two = `<claim-labels manifest="/claims.json">${STORY}</claim-labels>`.repeat(2);
  const page = await visit('/page.html', {
    '/claims.json': EDITED,
    '/page.html': `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${two}
      <script type="module" src="/claim-labels.js"></script></html>`,
    [`/${DEFERRED}`]: held(DEFERRED),
    [`/${lexicon}`]: held(lexicon),
  });
  await heard(page, 'ready', 2);
  assert.deepEqual(asked(/deferred|lexicons/).sort(), [DEFERRED, lexicon]);
  assert.match(await badge(page, 'cost').first().textContent(), /wording changed/);
  await badge(page, 'cost').first().click();
  await card(page).locator('del, ins').first().waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(complaints(page), []);
}, { headers: { 'content-security-policy': POLICY } });

declare('where it is gone when the page edits a sentence, that sentence loses its label, the others keep theirs, and the page is told; later it comes', async ({ visit, site }) => {
  const page = await visit('/page.html', { ...routes, '/claims.json': CLAIMS, [`/${DEFERRED}`]: 404 });
  await heard(page, 'ready');
  const edit = (from, to) => page.evaluate(([from, to]) => {
    const walker = document.createTreeWalker(document.querySelector('#story'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.includes(from)) walker.currentNode.data = walker.currentNode.data.replace(from, to);
  }, [from, to]);
  await edit('It may stay', 'It may well stay');
  assert.equal((await heard(page, 'error')).code, 'engine-unavailable');
  await badge(page, 'summer').waitFor({ state: 'detached' });
  const labelled = () => page.locator('[data-claim-badge]').evaluateAll((all) => all.map((one) => one.dataset.claimBadge));
  assert.deepEqual(await labelled(), ['closure', 'cost']);
  assert.deepEqual(await page.evaluate(() => document.querySelector('claim-labels').claims.map(({ id, state }) => [id, state])), [['closure', 'anchored'], ['cost', 'anchored']]);
  await page.getByText('2 claims labelled').waitFor();
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
  assert.equal(complaints(page).length, 1);
  delete site.routes[`/${DEFERRED}`];
  await edit('well', 'also');
  await badge(page, 'summer').waitFor();
});

const changed = async () => {
  const bytes = await readFile(join(EMBED, DEFERRED));
  bytes[bytes.length >> 1] ^= 1;
  return (request, response) => response.writeHead(200, { 'content-type': 'application/wasm' }).end(bytes);
};

for (const [what, route] of [['is not there', 404], ['is junk', 'junk'], ['has one byte changed', await changed()]]) {
  declare(`where it ${what}, the page stays as it was; an element that needs none of it is labelled`, async ({ visit }) => {
    const other = `<claim-labels manifest="/other.json"><p>The ferry will sail on Sundays, said its owner.</p></claim-labels>`;
    const page = await visit('/page.html', {
      ...routes,
      '/page.html': html(`<claim-labels manifest="/claims.json">${STORY}</claim-labels>${other}`),
      '/other.json': manifest(claim('sundays', 'The ferry will sail on Sundays')),
      [`/${DEFERRED}`]: route,
    });
    assert.equal((await heard(page, 'error')).code, 'engine-unavailable');
    assert.equal((await heard(page, 'ready')).anchored, 1);
    assert.deepEqual(await asItWas(page), UNTOUCHED);
    assert.equal((await events(page, 'error')).length, 1);
  });
}

declare('one that comes back gets another try', async ({ visit, site }) => {
  const page = await visit('/page.html', { ...routes, [`/${DEFERRED}`]: 503 });
  await heard(page, 'error');
  delete site.routes[`/${DEFERRED}`];
  await reload(page);
  assert.deepEqual([(await heard(page, 'ready')).anchored, (await events(page, 'error')).length], [2, 1]);
});

declare('a manifest with problems, and one that cannot be used: all is said of them as the checker says it', async ({ visit, site, context }) => {
  const asked = requests(context, site);
  const page = await visit('/page.html', { ...routes, '/claims.json': { ...CLAIMS, claims: [SUMMER, { ...SUMMER, id: 'a b' }], odd: 1 } });
  const { problems } = await heard(page, 'ready');
  assert.deepEqual(asked(/deferred|extra|lexicons/), [EXTRA]);
  assert.deepEqual(problems.map(({ code }) => code).sort(), ['id-invalid', 'unknown-field']);
  assert.ok(problems.every(({ path, line, column, message, help }) => path && line && column && message && help), JSON.stringify(problems));
  assert.match(complaints(page).join(), /problems in the manifest: \/claims\/1\/id/);
  site.routes['/claims.json'] = { ...CLAIMS, version: 2 };
  await reload(page);
  assert.equal((await heard(page, 'error')).code, 'version-unsupported');
});

declare('an orphan is listed with its reason', async ({ visit }) => {
  const page = await visit('/page.html', { ...routes, '/claims.json': manifest(claim('gone', 'The tunnel was painted green last year'), SUMMER) });
  assert.equal((await heard(page, 'ready')).orphaned, 1);
  await page.locator('claim-labels .unshown summary').click();
  // Not with its words, which the page may be keeping from its readers.
  await page.locator('claim-labels .unshown li').getByText('the passage is no longer in the article').waitFor();
  assert.match(complaints(page).join(), /not shown: gone \(gone\)/);
});
