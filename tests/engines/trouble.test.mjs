// Whatever fails, the article is as it was, one event and one line on the console say why; and several elements on one page.

import assert from 'node:assert/strict';
import { FAILURES, REFUSALS, attributes, nested } from '../cases/trouble.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, UNTOUCHED, claim, html, labelled, manifest } from '../e2e/stories.mjs';
import { declare } from './support.mjs';

for (const [what, routes, code] of FAILURES) {
  declare(`${what}: ${code}`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS, ...routes });
    const error = await page.heard('error');
    assert.equal(error.code, code);
    assert.match(error.message, /\w.*\.$/);
    const sent = (await page.events()).map(({ name, bubbles, composed }) => [name, bubbles, composed]);
    assert.deepEqual(sent, [['error', true, true]]);
    assert.deepEqual(await page.complaints(), [`claim-labels: ${error.message}`]);
    assert.deepEqual(await page.asItWas(), UNTOUCHED);
    assert.ok(!(await page.read(() => document.body.innerText)).includes('labelled'), 'no legend');
  });
}

const offline = async ({ visit, site }) => {
  const page = await visit('/page.html', { ...attributes(''), '/claims.json': CLAIMS });
  site.away = true;
  await page.read(() => element().setAttribute('manifest', '/claims.json'));
  const { code } = await page.heard('error');
  assert.ok(['manifest-unreachable', 'engine-unavailable'].includes(code), code);
  return page;
};

declare('the network is away: an error, and the article as it was', async (given) => {
  const page = await offline(given);
  assert.deepEqual(await page.asItWas(), UNTOUCHED);
  assert.equal((await page.complaints()).length, 1);
});

declare('the network comes back: so do the labels', async (given) => {
  const page = await offline(given);
  given.site.away = false;
  await page.read(() => element().reload());
  assert.equal((await page.heard('ready')).anchored, 3);
}, { lacking: { Firefox: 'a module that once failed to load stays so, as the standard has it' } });

declare('a .wasm that comes back gets another try', async ({ visit, site }) => {
  const blocked = { '/claim-labels-engine_bg.wasm': 503 };
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS, ...blocked });
  await page.heard('error');
  delete site.routes['/claim-labels-engine_bg.wasm'];
  await page.read(() => element().reload());
  assert.equal((await page.heard('ready')).anchored, 3);
});

for (const [what, claims, codes, orphaned] of REFUSALS) {
  declare(`${what}: the claim labels nothing, and the reason is told`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': claims });
    const ready = await page.heard('ready');
    assert.deepEqual([ready.anchored, ready.orphaned], [0, orphaned]);
    const errors = ready.problems.filter(({ severity }) => severity === 'error');
    assert.deepEqual([...new Set(errors.map(({ code }) => code))], codes);
    assert.equal((await page.complaints()).length, 1);
    assert.deepEqual(await page.asItWas(), UNTOUCHED);
  });
}

declare('one bad claim leaves the others labelled', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled(),
    '/claims.json': manifest({ ...CLOSURE, status: 'true' }, COST, claim('gone', 'The tunnel was painted green'), SUMMER),
  });
  assert.equal((await page.heard('ready')).anchored, 2);
  assert.equal(await page.read(() => badges().length), 2);
  assert.equal((await page.complaints()).length, 1);
  await page.clickBadge('summer');
  await page.cardSays('no date for reopening has been set');
  await page.press('Escape');
  await page.noCard();
  await page.click('what is not shown', () => all('summary').find((one) => words(one).startsWith('1 label is not shown')));
  await page.until('what is not shown', () => all('details').some(({ open, innerText }) => open && innerText.includes('the passage is no longer in the article')));
});

declare('a sentence that stands there twice is not labelled by guess', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled('<article><p>It will rain in May.</p><p>He denied it. It will rain in May.</p></article>'),
    '/claims.json': manifest(claim('rain', 'It will rain in May')),
  });
  await page.heard('ready');
  assert.deepEqual(await page.read(() => element().claims.map(({ state, reason }) => [state, reason])), [['orphaned', 'ambiguous']]);
  assert.equal(await page.read(() => document.querySelectorAll('[data-claim-badge]').length + countPainted()), 0);
});

declare('markup in a manifest is text', async ({ visit }) => {
  const evil = '<img src=x onerror="window.evil = true"><b>bold</b>';
  const page = await visit('/page.html', {
    '/page.html': labelled(),
    '/claims.json': manifest({ ...CLOSURE, note: evil, summary: evil, sources: [{ name: evil }], correction: { note: evil } }),
  });
  await page.clickBadge('closure');
  assert.equal((await page.cardSays()).split(evil).length - 1, 5);
  assert.deepEqual(await page.read(() => [card().querySelectorAll('img, b').length, window.evil ?? 'text']), [0, 'text']);
});

declare('a manifest nested 100,000 deep does no harm, not even to the other element of the page', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': html(`<claim-labels manifest="/nested.json"><p>Other words.</p></claim-labels>
      <claim-labels id="good">${STORY}</claim-labels>`),
    '/nested.json': nested,
    '/claims.json': CLAIMS,
  });
  await page.until('an event', () => window.seen.events.length > 0);
  await page.read(() => document.querySelector('#good').setAttribute('manifest', '/claims.json'));
  await page.clickBadge('cost');
  await page.cardSays('Reported by The Courier');
});

const OTHER = '<article><h1>The ferry</h1><p>The ferry will sail on Sundays again.</p></article>';
const two = async (visit, other = manifest(claim('sundays', 'The ferry will sail on Sundays'))) => {
  const page = await visit('/page.html', {
    '/page.html': html(`<claim-labels manifest="/claims.json">${STORY}</claim-labels>
      <claim-labels manifest="/other.json">${OTHER}</claim-labels>`),
    '/claims.json': CLAIMS,
    '/other.json': other,
  });
  await page.heard('ready', 2);
  return page;
};

declare('two elements label their own articles, with one program', async ({ visit }) => {
  const page = await two(visit);
  const found = await page.read(() =>
    all('claim-labels').map((one) => [one.querySelectorAll('[data-claim-badge]').length, one.claims.map(({ id }) => id)]));
  assert.deepEqual(found, [[3, ['closure', 'cost', 'summer']], [1, ['sundays']]]);
  const programs = () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length;
  assert.equal(await page.read(programs), 1);
});

declare('of two elements, one card is open at a time, by badges and by links', async ({ visit }) => {
  const page = await two(visit);
  await page.clickBadge('cost');
  await page.cardSays('Reported by The Courier');
  await page.clickBadge('sundays');
  await page.cardSays('On the record: stated by Somebody');
  await page.press('Escape');
  await page.noCard();
  assert.equal(await page.focus(), 'sundays');
  await page.read(() => void (location.hash = '#claim-cost'));
  await page.cardSays('Reported by The Courier');
  await page.read(() => void (location.hash = '#claim-sundays'));
  await page.cardSays('On the record: stated by Somebody');
});

declare('a switch of one element leaves the other alone, and so does removing it', async ({ visit }) => {
  const page = await two(visit);
  await page.click('a switch', () => all('[role=group] button')[0]);
  await page.until('a hidden label', () => !badge('closure'));
  assert.ok(await page.read(() => Boolean(badge('sundays'))));
  await page.read(() => element().remove());
  await page.clickBadge('sundays');
  await page.cardSays('On the record: stated by Somebody');
});

const apart = (page, id, last) =>
  page.read((id, last) => {
    const its = box(last ? badges(id).at(-1) : badge(id));
    return Math.min(Math.abs(box(card()).top - its.bottom), Math.abs(its.top - box(card()).bottom));
  }, id, last);

declare('the same id in two articles: each badge opens its own card, beside itself', async ({ visit }) => {
  const same = { ...claim('closure', 'The ferry will sail on Sundays'), sources: [{ name: 'The ferryman' }] };
  const page = await two(visit, manifest(same));
  await page.click('the other badge', () => badges('closure').at(-1));
  await page.cardSays('On the record: stated by The ferryman');
  assert.ok((await apart(page, 'closure', true)) < 40);
  assert.equal(await page.read(() => painted().filter(({ open }) => open).length), 1);
});

const IN_SHADOW = html(`<div id="host"></div><a href="#after">after</a><script>
  const root = document.querySelector('#host').attachShadow({ mode: 'open' });
  root.innerHTML = \`<claim-labels manifest="#own" for="article"></claim-labels>${STORY}
    <script type="application/json" id="own">${JSON.stringify(manifest(CLOSURE, COST))}<\\/script>\`;
</script>`);

declare('in a shadow root, selector and manifest are of that root, its passages are painted, and pointer, keys and links work', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': IN_SHADOW });
  assert.equal((await page.heard('ready')).anchored, 2);
  assert.equal(await page.read(() => passage('cost').line), 'dashed');
  assert.ok((await page.events()).every(({ composed }) => composed));
  await page.clickBadge('cost');
  await page.cardSays('Reported by The Courier');
  assert.ok((await apart(page, 'cost', false)) < 40);
  await page.press('Escape');
  await page.noCard();
  assert.equal(await page.focus(), 'cost');
  await page.press('Enter');
  await page.cardSays();
  await page.heading();
  await page.noCard();
  await page.read(() => void (location.hash = '#claim-closure'));
  await page.cardSays('On the record: stated by Town council');
});
