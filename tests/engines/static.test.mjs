// Pages that were labelled without script are taken over in place; the page gets its nodes back; and what paper says.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { BESIDE, WAYS } from '../cases/restore.mjs';
import { rendered } from '../e2e/static.mjs';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, UNTOUCHED, html, labelled, manifest } from '../e2e/stories.mjs';
import { declare } from './support.mjs';

const visitStatic = async (visit, claims, now = claims) => {
  const page = await visit('/page.html', { '/page.html': labelled(await rendered(claims), 'loading="eager"'), '/claims.json': now });
  await page.heard('ready');
  return page;
};
const visibly = (page, words) => page.read((words) => all('*').filter((one) => isSeen(one) && one.childElementCount === 0 && one.innerText.includes(words)).length, words);

declare('taken over, nothing moves and the focus stays; marks and badges are the page’s own', async ({ visit, page, site }) => {
  let answer;
  const asked = new Promise((done) => {
    site.routes['/claims.json'] = (request, response) => done((answer = response));
  });
  await visit('/page.html', { '/page.html': labelled(await rendered(CLAIMS), 'loading="eager"') });
  await asked;
  const places = () => page.read(() => [...document.querySelectorAll('h1, p, mark, [data-claim-badge]')].filter(isSeen).map((one) => [box(one).x, box(one).y, box(one).width]));
  await page.read(() => badge('cost').focus());
  const before = await places();
  answer.end(JSON.stringify(CLAIMS));
  await page.heard('ready');
  await page.frames();
  assert.deepEqual(await places(), before);
  assert.equal(await page.focus(), 'cost');
  assert.equal(await page.read(() => document.querySelectorAll('mark[data-claim]:not([data-claim-labels=static])').length + countPainted()), 0);
  assert.equal(await page.read(() => document.querySelectorAll('[data-claim-badge]').length), 3);
  assert.equal(await visibly(page, '3 claims labelled'), 1, 'one legend');
});

declare('taken over, a badge opens the card of its claim, by pointer and by keyboard, and not its note', async ({ visit }) => {
  const page = await visitStatic(visit, CLAIMS);
  await page.clickBadge('closure');
  await page.cardSays('On the record: stated by Town council');
  assert.equal(await page.read(() => badge('closure').getAttribute('aria-expanded')), 'true');
  await page.press('Escape');
  await page.noCard();
  assert.equal(await page.focus(), 'closure');
  await page.read(() => badge('summer').focus());
  await page.press('Enter');
  await page.cardSays('no date for reopening has been set');
  assert.equal(await page.read(() => location.hash), '');
});

declare('static pages under a base: badges lead to their notes and notes back, all in the page', async ({ visit }) => {
  const text = html(STORY).replace(/<script type="module".*?<\/script>/, '').replace('<head>', '<head><base href="/elsewhere/">');
  assert.match(text, /<base/);
  const page = await visit('/news/page.html?x=1', { '/news/page.html': await rendered(CLAIMS, text) });
  const here = () => page.read(() => location.pathname + location.search + location.hash);
  await page.clickBadge('cost');
  assert.equal(await here(), '/news/page.html?x=1#claim-note-cost');
  await page.read(() => document.querySelector('#claim-note-cost [role=doc-backlink]').click());
  assert.equal(await here(), '/news/page.html?x=1#claim-cost');
});

// Each: the claims that the page was rendered with, and those of the manifest now.
for (const [what, then, now] of [
  ['nothing changed', CLAIMS, CLAIMS],
  ['a status changed', CLAIMS, manifest(CLOSURE, { ...COST, status: 'official' }, SUMMER)],
  ['a claim was added', manifest(CLOSURE, SUMMER), CLAIMS],
  ['a claim was withdrawn', CLAIMS, manifest(CLOSURE, SUMMER)],
  ['a passage is another', CLAIMS, manifest({ ...CLOSURE, quote: { exact: 'will close in May' } }, COST, SUMMER)],
]) {
  declare(`${what} since a page was rendered: the labels are those of the manifest, and the page’s own come back`, async ({ visit }) => {
    const page = await visitStatic(visit, then, now);
    const shown = await page.read(() => badges().map(({ dataset }) => dataset.claimBadge));
    assert.deepEqual(shown.sort(), now.claims.map(({ id }) => id).sort());
    assert.equal(await visibly(page, 'claims labelled'), 1, 'one legend');
    await page.clickBadge('summer');
    await page.cardSays('no date for reopening has been set');
    await page.read(() => void (element().filter = ['official']));
    await page.read(() => element().removeAttribute('manifest'));
    await page.until('the page as it was', () => window.asItWas().equal);
    assert.deepEqual(await page.asItWas(), UNTOUCHED);
  });
}

declare('an update of the manifest changes the labels of a page that was taken over', async ({ visit, site }) => {
  const page = await visitStatic(visit, CLAIMS);
  site.routes['/claims.json'] = manifest({ ...CLOSURE, status: 'reported' }, COST, SUMMER);
  await page.read(() => element().reload());
  assert.deepEqual(await page.heard('update'), { added: [], removed: [], changed: ['closure'] });
  assert.equal(await page.read(() => badge('closure').dataset.claimStatus), 'reported');
  assert.deepEqual(await page.events('error'), []);
});

for (const [name, [text, act]] of Object.entries(WAYS)) {
  declare(`${name} gives the page its nodes back`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': text, '/claims.json': CLAIMS });
    assert.equal((await page.heard('ready')).anchored, 3);
    assert.equal((await page.asItWas()).equal, false, 'it was labelled');
    await page.read(act);
    await page.until('the page as it was', () => window.asItWas().equal);
    assert.deepEqual(await page.asItWas(), UNTOUCHED);
    assert.equal(await page.read(() => badges().length + countPainted()), 0);
  });
}

declare('an open card goes with the element', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': BESIDE, '/claims.json': CLAIMS });
  await page.clickBadge('cost');
  await page.cardSays();
  await page.read(() => element().remove());
  assert.equal(await page.read(() => cards().length), 0);
  assert.deepEqual(await page.asItWas(), UNTOUCHED);
  await page.press('Escape');
  await page.heading();
});

declare('100 times added and removed, the page is as it was and holds no more than before', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': BESIDE, '/claims.json': CLAIMS });
  await page.heard('ready');
  const outcome = await page.read(async () => {
    const labels = element();
    const failures = [];
    for (let round = 0; round < 100; round++) {
      labels.remove();
      const { equal, sameNodes } = window.asItWas();
      if (!equal || !sameNodes) failures.push(round);
      const ready = new Promise((done) => labels.addEventListener('claim-labels:ready', done, { once: true }));
      document.body.append(labels);
      await ready;
      if (badges().length !== 3) failures.push(-round);
    }
    labels.remove();
    return { failures, sheets: document.adoptedStyleSheets.length, rooms: labels.shadowRoot.childElementCount };
  });
  assert.deepEqual(outcome, { failures: [], sheets: 1, rooms: 4 });
  assert.deepEqual(await page.asItWas(), UNTOUCHED);
});

// A page whose manifest answers only when the test says so.
const slow = async ({ visit, site }) => {
  const responses = [];
  const asked = new Promise((done) => {
    site.routes['/claims.json'] = (request, response) => done(responses.push(response));
  });
  const page = await visit('/page.html', { '/page.html': BESIDE });
  await asked;
  const answer = async () => {
    responses.splice(0).forEach((response) => response.end(JSON.stringify(CLAIMS)));
    await page.until('the answer', () => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/claims.json')));
    await page.frames();
  };
  return { page, answer };
};

declare('removed while loading, the element labels nothing', async (given) => {
  const { page, answer } = await slow(given);
  await page.read(() => element().remove());
  await answer();
  assert.deepEqual(await page.asItWas(), UNTOUCHED);
  assert.deepEqual(await page.complaints(), []);
});

declare('moved while loading, the element labels once', async (given) => {
  const { page, answer } = await slow(given);
  await page.read(() => document.querySelector('main').before(element()));
  given.site.routes['/claims.json'] = CLAIMS;
  await answer();
  await page.heard('ready');
  assert.equal(await page.read(() => badges().length), 3);
});

declare('moved in the document, the element labels the same article once', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await page.heard('ready');
  await page.read(() => document.body.prepend(element()));
  await page.heard('ready', 2);
  assert.equal(await page.read(() => badges().length), 3);
  await page.clickBadge('cost');
  await page.cardSays();
  await page.read(() => element().replaceWith(document.querySelector('article')));
  assert.deepEqual(await page.asItWas(), UNTOUCHED);
});

declare('what the page changed in its own text meanwhile stays changed', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': BESIDE, '/claims.json': CLAIMS });
  await page.heard('ready');
  const text = await page.read(() => {
    const [first, second] = document.querySelectorAll('#story p');
    first.firstChild.data = 'The mayor hopes ';
    second.firstChild.data = 'Everybody asked the ferry company.';
    element().remove();
    return [first.firstChild.data, second.textContent];
  });
  assert.deepEqual(text, ['The mayor hopes ', 'Everybody asked the ferry company.']);
  assert.equal(await page.read(() => document.querySelectorAll('[data-claim-badge]').length + countPainted()), 0);
});

// The words of a page's PDF in reading order, white space made one, and ligatures letters.
const printed = async (page) => {
  const pdf = Buffer.from(await page.driver.printPage(), 'base64');
  return execFileSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: pdf, encoding: 'utf8' }).normalize('NFKC').replace(/\s+/g, ' ');
};
const inOrder = (text, parts) => {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    assert.ok(found >= 0, `“${part}” comes next in: ${text}`);
    at = found + part.length;
  }
};
const PAPER = { lacking: { WebKitGTK: 'its driver does not print' } };
const TITLE = 'What this article’s claims rest on';

declare('on paper badges are words in brackets with numbers, and numbered notes follow the article', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await page.heard('ready');
  const text = await printed(page);
  inOrder(text, [
    '3 claims labelled. The rest of the text was not assessed.',
    'will close in May [Official 1]',
    'nine million [Reported 2]',
    'all summer [Speculative 3]',
    'Nobody asked the ferry company.',
    TITLE,
    'On the record: stated by Town council',
    'Town council (https://council.example/minutes), minutes of 3 April, Apr 3, 2025',
    'Reported by The Courier, not officially confirmed',
    'Not established: no date for reopening has been set.',
  ]);
  for (const screen of ['What the labels mean', 'Link to this claim', 'Close']) assert.ok(!text.includes(screen), screen);
  assert.equal(await page.read(() => all('.notes').length), 0, 'on the screen again, as before');
  await page.read(() => element().remove());
  assert.deepEqual(await page.asItWas(), UNTOUCHED);
}, PAPER);

declare('labels that a reader has hidden are not printed, and neither is an open card', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': CLAIMS });
  await page.heard('ready');
  await page.read(() => void (element().filter = ['reported', 'speculative']));
  await page.clickBadge('cost');
  await page.cardSays();
  const text = await printed(page);
  inOrder(text, ['May', '[Reported 1]', '[Speculative 2]', TITLE, '1. Reported', '2. Speculative']);
  assert.ok(!text.includes('[Official') && !text.includes('On the record'), text);
  assert.equal(text.split('not officially confirmed').length, 2, 'once, in the notes');
  await page.cardSays('Reported by The Courier');
}, PAPER);

declare('static pages say the same on paper, without script', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': await rendered(CLAIMS, html(STORY).replace(/<script type="module".*?<\/script>/, '')),
  });
  inOrder(await printed(page), [
    'will close in May [Official, 1]',
    'nine million [Reported, 2]',
    'all summer [Speculative, 3]',
    'Nobody asked the ferry company.',
    TITLE,
    'On the record: stated by Town council',
  ]);
}, PAPER);
