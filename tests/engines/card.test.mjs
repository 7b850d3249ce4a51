// The card and the switches of the legend, by pointer and by script: what they say, show, hide and send.

import assert from 'node:assert/strict';
import { CLAIMS, CLOSURE, COST, STORY, labelled, manifest } from '../e2e/stories.mjs';
import { declare } from './support.mjs';

const demo = async (visit) => {
  const page = await visit('/examples/peace-talks.html');
  await page.until('14 labels', () => badges().length === 14);
  return page;
};
const story = async (visit, claims = CLAIMS) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': claims });
  await page.heard('ready');
  return page;
};
const expanded = (page, id) => page.read((id) => badge(id).getAttribute('aria-expanded'), id);

declare('a click on the badge opens the card, and it says what stands behind the claim', async ({ visit }) => {
  const page = await demo(visit);
  assert.equal(await expanded(page, 'ready-for-kyiv'), 'false');
  await page.clickBadge('ready-for-kyiv');
  const text = await page.cardSays();
  for (const part of [
    'Official',
    'On the record: stated by Dmitry Peskov',
    'It tells what Moscow says it is willing to do, not what it will do.',
    'The Kremlin says Putin is willing to negotiate with Ukraine.',
    'Dmitry Peskov, Kremlin spokesperson, Apr 22, 2025',
    'Reported, Apr 21, 2025: first carried by news agencies',
    'Official, now',
    'Label last reviewed: Apr 22, 2025',
  ]) {
    assert.ok(text.includes(part), `${part}\n---\n${text}`);
  }
  assert.equal(await expanded(page, 'ready-for-kyiv'), 'true');
  const dialog = await page.read(() => card());
  assert.deepEqual([await dialog.getAriaRole(), await dialog.getAccessibleName()], ['dialog', 'Official']);
});

for (const [id, first] of [
  ['crimea', 'Reported by The Washington Post, not officially confirmed'],
  ['kyiv-might-agree', 'Not established: Ukraine has not said how it would answer, and the terms themselves are unconfirmed.'],
  ['no-comment', 'On the record: stated by Dmitry Peskov'],
]) {
  declare(`the card of ${id} begins with one line of why, before any source`, async ({ visit }) => {
    const page = await demo(visit);
    await page.clickBadge(id);
    const text = await page.cardSays(first);
    assert.equal(await page.read(() => card().querySelector('p').innerText), first);
    assert.equal(text.split(first).length, 2, 'and says it once');
  });
}

declare('sources link beside the article and tell the other side nothing', async ({ visit }) => {
  const page = await demo(visit);
  await page.clickBadge('crimea');
  await page.cardSays();
  const found = await page.read(() => {
    const { href, target, rel } = control('The Washington Post');
    const tokens = rel.split(' ');
    return { href, target, safe: tokens.includes('noopener') && tokens.includes('noreferrer'), date: card().querySelector('time').dateTime };
  });
  assert.deepEqual(found, { href: 'https://www.washingtonpost.com/', target: '_blank', safe: true, date: '2025-04-22' });
});

declare('a corrected claim says so on its badge and in its card', async ({ visit }) => {
  const page = await demo(visit);
  assert.equal(await page.read(() => badge('front-lines').innerText), 'Reported · corrected');
  await page.clickBadge('front-lines');
  const text = await page.cardSays();
  assert.match(text, /Correction, Apr 22, 2025 An earlier version labelled this passage official\./);
  assert.match(text, /Official, Apr 22, 2025: labelled official by mistake for four hours/);
});

declare('relative source links lead to where the manifest is', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled(STORY).replace('/claims.json', '/data/claims.json'),
    '/data/claims.json': manifest({ ...CLOSURE, sources: [{ name: 'Minutes', url: 'minutes/april.pdf' }] }),
  });
  await page.clickBadge('closure');
  assert.equal(await page.until('the source', () => control('Minutes') && new URL(control('Minutes').href).pathname), '/data/minutes/april.pdf');
});

declare('a source without a name is listed by its publisher', async ({ visit }) => {
  const page = await story(visit, manifest(COST));
  await page.clickBadge('cost');
  await page.cardSays();
  const sources = await page.read(() => [...card().querySelectorAll('li')].map(({ innerText }) => innerText));
  assert.deepEqual(sources, ['The Courier', 'The Herald']);
});

const CLOSERS = {
  'the close button': (page) => page.clickOn('Close'),
  'a click elsewhere': (page) => page.heading(),
  'a second press of the badge': (page) => page.clickBadge('cost'),
  'Escape': (page) => page.press('Escape'),
  'close()': (page) => page.read(() => element().close()),
};
for (const [what, close] of Object.entries(CLOSERS)) {
  declare(`${what} closes the card; by Escape and the close button, focus is on the badge again`, async ({ visit }) => {
    const page = await story(visit);
    await page.clickBadge('cost');
    await page.cardSays();
    await close(page);
    await page.noCard();
    assert.equal(await expanded(page, 'cost'), 'false');
    assert.equal((await page.events('close')).length, 1);
    assert.equal(await page.read(() => document.querySelectorAll('[data-claim-open]').length), 0);
    if (/button|Escape/.test(what)) assert.equal(await page.focus(), 'cost');
  });
}

declare('a click on another badge moves on to its card', async ({ visit }) => {
  const page = await story(visit);
  await page.clickBadge('closure');
  await page.cardSays('On the record: stated by Town council');
  await page.read(() => badge('summer').scrollIntoView({ block: 'center' }));
  await page.clickBadge('summer');
  await page.cardSays('no date for reopening has been set');
  assert.deepEqual(await page.names(), ['ready', 'open', 'close', 'open']);
});

declare('opening and closing are told by events that bubble and cross shadow roots', async ({ visit }) => {
  const page = await story(visit);
  await page.clickBadge('cost');
  await page.cardSays();
  await page.press('Escape');
  await page.heard('close');
  const [, open, close] = await page.events();
  const common = { bubbles: true, composed: true, tag: 'claim-labels' };
  assert.deepEqual(open, { name: 'open', detail: { id: 'cost', status: 'reported' }, ...common });
  assert.deepEqual(close, { name: 'close', detail: null, ...common });
});

declare('a page may open another card when one closes', async ({ visit }) => {
  const page = await story(visit);
  await page.read(() => addEventListener('claim-labels:close', ({ target }) => target.open('summer'), { once: true }));
  await page.clickBadge('cost');
  await page.cardSays();
  await page.press('Escape');
  await page.cardSays('Not established');
});

// The words of a status' switch have its count run into them.
const SWITCH = { official: 'Official1', reported: 'Reported1', speculative: 'Speculative1' };
const toggle = (page, status) => page.click(`the switch of ${status}`, (name) => all('button').find((one) => words(one).replace(/\s/g, '') === name), SWITCH[status]);
const pressed = (page, status) =>
  page.read((name) => all('button').find((one) => words(one).replace(/\s/g, '') === name).getAttribute('aria-pressed'), SWITCH[status]);
const line = (page, id) =>
  page.read((id) => {
    const { thickness, tint } = passage(id);
    return [thickness, tint];
  }, id);
const shown = (page) => page.read(() => badges().map(({ dataset }) => dataset.claimBadge));
const filter = (page) => page.read(() => [...element().filter]);

declare('a switch hides the passages and badges of its label, also from Tab, and shows them again', async ({ visit }) => {
  const page = await story(visit);
  const before = await line(page, 'cost');
  assert.equal(before[0], '2px');
  await toggle(page, 'reported');
  assert.equal(await pressed(page, 'reported'), 'false');
  assert.deepEqual(await line(page, 'cost'), ['0px', 'rgba(0, 0, 0, 0)']);
  assert.deepEqual(await shown(page), ['closure', 'summer']);
  assert.equal((await line(page, 'closure'))[0], '2px', 'the others stay');
  const stops = new Set();
  for (let presses = 0; presses < 6; presses++) {
    await page.press('Tab');
    stops.add(await page.focus());
  }
  assert.deepEqual(['closure', 'cost', 'summer'].filter((id) => stops.has(id)), ['closure', 'summer']);
  await toggle(page, 'reported');
  assert.deepEqual(await line(page, 'cost'), before);
  assert.deepEqual(await shown(page), ['closure', 'cost', 'summer']);
});

declare('each switch sends what is shown now, and one polite live region says what it did', async ({ visit }) => {
  const page = await story(visit);
  assert.deepEqual(await page.read(() => [...element().shadowRoot.querySelectorAll('[role=status]')].map((one) => [one.ariaLive, one.innerText])), [['polite', '']]);
  for (const [status, news] of [['reported', 'Reported: labels hidden'], ['official', 'Official: labels hidden'], ['reported', 'Reported: labels shown']]) {
    await toggle(page, status);
    await page.until(news, (news) => element().shadowRoot.querySelector('[role=status]').innerText.trim() === news, news);
  }
  const sent = await page.events('filter');
  assert.deepEqual(sent.map(({ detail }) => detail.shown), [['official', 'speculative'], ['speculative'], ['reported', 'speculative']]);
  assert.ok(sent.every(({ bubbles, composed }) => bubbles && composed));
});

declare('hiding the label of the open card closes it', async ({ visit }) => {
  const page = await story(visit);
  await page.clickBadge('cost');
  await page.cardSays();
  await page.read(() => void (element().filter = ['official']));
  await page.noCard();
  assert.deepEqual(await page.names(), ['ready', 'open', 'close', 'filter']);
});

declare('the filter property reads and sets what is shown; changing the set that was read changes nothing', async ({ visit }) => {
  const page = await story(visit);
  const set = (statuses) => page.read((list) => void (element().filter = new Set(list)), statuses);
  await page.read(() => element().filter.clear());
  assert.deepEqual(await filter(page), ['official', 'reported', 'speculative']);
  await toggle(page, 'official');
  assert.deepEqual(await filter(page), ['reported', 'speculative']);
  await set(['speculative', 'no such status']);
  assert.deepEqual(await filter(page), ['speculative']);
  assert.equal(await pressed(page, 'reported'), 'false');
  assert.deepEqual(await shown(page), ['summer']);
  const sent = (await page.events('filter')).length;
  await set(['speculative']);
  assert.equal((await page.events('filter')).length, sent, 'setting it to what it is sends nothing');
});

declare('a filter set before the labels are there holds when they come', async ({ visit, site }) => {
  let answer;
  const asked = new Promise((done) => {
    site.routes['/claims.json'] = (request, response) => done((answer = response));
  });
  const page = await visit('/page.html', { '/page.html': labelled() });
  await asked;
  await page.read(() => void (element().filter = ['official']));
  answer.end(JSON.stringify(CLAIMS));
  await page.heard('ready');
  assert.deepEqual(await shown(page), ['closure']);
  assert.deepEqual(await filter(page), ['official']);
});

declare('a filter that a script sets survives taking the element away and back', async ({ visit }) => {
  const page = await story(visit);
  await page.read(() => {
    const labels = element();
    labels.filter = ['official'];
    const parent = labels.parentNode;
    labels.remove();
    parent.append(labels);
  });
  await page.heard('ready', 2);
  assert.deepEqual(await filter(page), ['official']);
});
