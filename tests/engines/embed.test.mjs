// The bundle that publishers embed, as any plain host serves it: in a page under a strict policy, with files that are not what they
// should be, in pages that do what pages do, and in browsers that lack something.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { CLAIMS, CLOSURE, COST, STORY, SUMMER, UNTOUCHED, claim, html, labelled, manifest } from '../e2e/stories.mjs';
import { EMBED, POLICY, declare as declareIn } from './support.mjs';

const declare = (name, body, options) => declareIn(name, body, { root: EMBED, ...options });
const integrity = JSON.parse(await readFile(new URL('integrity.json', EMBED), 'utf8'));
const served = (pattern) => Object.keys(integrity).find((name) => pattern.test(name));
const [WASM, ENGINE] = [served(/^engine.+\.wasm$/), served(/^engine.+\.js$/)];
const ROUTES = { '/page.html': labelled(), '/claims.json': CLAIMS };
const EAGER = { ...ROUTES, '/page.html': labelled(STORY, 'loading="eager"') };
const count = ({ site }, pattern) => site.asked.filter((path) => pattern.test(path)).length;

// As a publisher with such a policy writes it: nothing inline.
const strict = (attributes = '') => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
  <claim-labels manifest="/claims.json">${STORY}</claim-labels>
  <script type="module" src="/claim-labels.js" ${attributes}></script></html>`;

declare('under the strict policy with Trusted Types: labels, a card, a switch, a language, an update, no violation', async ({ visit, site }) => {
  const page = await visit('/page.html', { '/page.html': strict(), '/claims.json': CLAIMS });
  assert.equal((await page.heard('ready')).anchored, 3);
  await page.clickBadge('cost');
  await page.cardSays('Reported by The Courier');
  await page.press('Escape');
  await page.noCard();
  await page.click('a switch', () => all('[role=group] button')[0]);
  await page.until('a hidden label', () => !badge('closure'));
  site.routes['/claims.json'] = manifest(CLOSURE);
  await page.read(() => element().setAttribute('lang', 'uk'));
  await page.until('Ukrainian', () => all('button').some((one) => isSeen(one) && words(one).startsWith('Офіційно')));
  await page.read(() => element().reload());
  await page.heard('update');
  assert.deepEqual(await page.violations(), []);
  assert.deepEqual(await page.complaints(), []);
}, { headers: { 'content-security-policy': POLICY } });

declare('what a page asks for: loader, engine, program, manifest; each once', async ({ visit, site }) => {
  const page = await visit('/page.html', ROUTES);
  await page.heard('ready');
  const own = site.asked.filter((path) => !['/watch.js', '/favicon.ico'].includes(path));
  assert.deepEqual(own.sort(), ['/claim-labels.js', '/claims.json', `/${ENGINE}`, `/${WASM}`, '/page.html'].sort());
});

declare('a program with one byte changed is refused, and the page stays as it was', async ({ visit }) => {
  const bytes = await readFile(new URL(WASM, EMBED));
  bytes[bytes.length >> 1] ^= 1;
  const route = (request, response) => response.writeHead(200, { 'content-type': 'application/wasm' }).end(bytes);
  const page = await visit('/page.html', { ...ROUTES, [`/${WASM}`]: route });
  assert.equal((await page.heard('error')).code, 'engine-unavailable');
  assert.deepEqual(await page.names(), ['error']);
  assert.equal((await page.complaints()).length, 1);
  assert.deepEqual(await page.asItWas(), UNTOUCHED);
});

const importMap = (hash) => `<script type="importmap">${JSON.stringify({ integrity: { [`/${ENGINE}`]: hash } })}</script>`;

declare('the loader’s integrity attribute and an import map’s integrity: right hashes pass', async ({ visit }) => {
  const text = strict(`integrity="${integrity['claim-labels.js']}"`).replace('<title>', `${importMap(integrity[ENGINE])}<title>`);
  const page = await visit('/page.html', { '/page.html': text, '/claims.json': CLAIMS });
  assert.equal((await page.heard('ready')).anchored, 3);
});

declare('the import map’s integrity: another engine is refused', async ({ visit }) => {
  const body = `<claim-labels manifest="/claims.json">${STORY}</claim-labels>`;
  const page = await visit('/page.html', { '/page.html': html(body, importMap(integrity['claim-labels.js'])), '/claims.json': CLAIMS });
  assert.equal((await page.heard('error')).code, 'engine-unavailable');
  assert.deepEqual(await page.asItWas(), UNTOUCHED);
});

declare('the loader’s integrity attribute: another loader is refused', async ({ visit, site }) => {
  const page = await visit('/page.html', { '/page.html': strict(`integrity="${integrity[WASM]}"`), '/claims.json': CLAIMS });
  await page.until('the refusal', () => window.seen.blocked.length > 0);
  assert.deepEqual(await page.read(() => window.seen.blocked), [`${site.origin}/claim-labels.js`]);
  assert.deepEqual(await page.read(() => [customElements.get('claim-labels') ?? null, countPainted()]), [null, 0]);
});

declare('two loaders on a page share one class and one program', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': html(
      `<claim-labels manifest="/claims.json">${STORY}</claim-labels>
        <claim-labels manifest="/other.json"><p>The ferry will sail on Sundays again.</p></claim-labels>`,
      '<script type="module" src="/claim-labels.js?copy"></script>',
    ),
    '/claims.json': CLAIMS,
    '/other.json': manifest(claim('sundays', 'The ferry will sail on Sundays')),
  });
  await page.heard('ready', 2);
  assert.equal(await page.read(() => badges().length), 4);
  assert.deepEqual([count(page, /claim-labels\.js/), count(page, /engine.+js/), count(page, /\.wasm/)], [2, 1, 1]);
  assert.deepEqual(await page.complaints(), []);
});

declare('a page that one comes back to has labels that work, and asks for its manifest again', async ({ visit, site }) => {
  let manifests = 0;
  const page = await visit('/page.html', {
    '/page.html': labelled(STORY, 'refresh="1"'),
    '/claims.json': (request, response) => {
      manifests++;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(CLAIMS));
    },
    '/next.html': '<!doctype html><html lang="en"><title>Next</title><p>Next.</p></html>',
  });
  await page.heard('ready');
  await page.open('/next.html');
  await page.driver.navigate().back();
  await page.until('the page', () => location.pathname === '/page.html');
  await page.clickBadge('cost');
  await page.cardSays('Reported by The Courier');
  await page.press('Escape');
  await page.noCard();
  const before = manifests;
  await page.driver.wait(() => manifests > before, 30_000, 'another request for the manifest');
});

declare('an article that is rendered anew in a view transition is labelled anew, also while a card is open', async ({ visit }) => {
  const page = await visit('/page.html', ROUTES);
  const swap = (times) => page.read((story) => document.startViewTransition(() => {
    document.querySelector('article').outerHTML = story;
  }).finished.then(() => true), STORY.replace('The bridge</h1>', `The bridge, ${times}</h1>`));
  await page.heard('ready');
  await swap('again');
  await page.heard('ready', 2);
  assert.equal(await page.read(() => document.querySelector('h1').innerText), 'The bridge, again');
  assert.equal(await page.read(() => badges().length), 3);
  await page.clickBadge('cost');
  await page.cardSays();
  await swap('once more');
  await page.heard('ready', 3);
  if (await page.read(() => cards().length)) await page.press('Escape');
  await page.noCard();
  await page.clickBadge('closure');
  await page.cardSays('Town council');
  assert.deepEqual(await page.complaints(), []);
});

// Appends an article whenever the reader comes near the end, `total` in all.
const endless = (total) => `<main></main><div id="end">The end</div><script>
  let number = 0;
  const end = document.querySelector('#end');
  const observer = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting || number === ${total}) return;
    const element = document.createElement('claim-labels');
    element.setAttribute('manifest', '/claims.json');
    element.innerHTML = '<article style="height: 70vh"><h2>Part ' + ++number + '</h2><p>The bridge will close in May.</p></article>';
    document.querySelector('main').append(element);
    observer.unobserve(end);
    observer.observe(end);
  });
  observer.observe(end);
</script>`;

declare('articles that an endless list appends are labelled as they come, with one program', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': html(endless(12)),
    '/claims.json': manifest(claim('closure', 'The bridge will close in May')),
  });
  for (let times = 1; times <= 12; times++) {
    await page.read(() => scrollTo(0, document.body.scrollHeight));
    await page.until(`${times} badges`, (number) => badges().length >= number, times);
  }
  assert.equal((await page.events('ready')).length, 12);
  assert.equal(count(page, /\.wasm/), 1);
  await page.click('the last badge', () => badges().at(-1));
  await page.cardSays();
});

declare('while the page is busy, an article far below costs nothing until the reader comes near', async ({ visit }) => {
  const busy = '<script>window.requestIdleCallback = () => 0;</script>'; // never idle
  const page = await visit('/page.html', {
    '/page.html': html(`<div style="height: 5000px"></div><claim-labels manifest="/claims.json">${STORY}</claim-labels>`, busy),
    '/claims.json': CLAIMS,
  });
  await page.until('the class', () => Boolean(customElements.get('claim-labels')));
  await page.read(() => scrollTo(0, 1000));
  await page.frames();
  assert.deepEqual([count(page, /engine/), count(page, /claims\.json/)], [0, 0]);
  await page.read(() => scrollTo(0, 4000));
  assert.equal((await page.heard('ready')).anchored, 3);
});

declare('for= names an article that the element stands in: its legend is there, and is not part of the text', async ({ visit }) => {
  const inside = STORY.replace('</h1>', '</h1><claim-labels for="#story" manifest="/claims.json"></claim-labels>');
  const page = await visit('/page.html', { '/page.html': html(inside), '/claims.json': CLAIMS });
  assert.equal((await page.heard('ready')).anchored, 3);
  assert.ok(await page.read(() => all('section').some((one) => isSeen(one) && one.innerText.includes('3 claims labelled.'))));
  await page.clickBadge('cost');
  await page.cardSays('Reported by The Courier');
});

declare('in a frame, the element works as in a page', async ({ visit, page }) => {
  await visit('/page.html', ROUTES);
  await page.inFrame('/page.html', [600, 500]);
  await page.clickBadge('cost');
  await page.cardSays('Reported by The Courier');
});

declare('in the shadow root of another component, passages are painted and cards open', async ({ visit }) => {
  const component = `<story-page></story-page><script>
    customElements.define('story-page', class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = \`<claim-labels manifest="/claims.json">${STORY}</claim-labels>\`;
      }
    });
  </script>`;
  const page = await visit('/page.html', { '/page.html': html(component), '/claims.json': CLAIMS });
  await page.clickBadge('cost');
  await page.cardSays('Reported by The Courier');
  assert.equal(await page.read(() => passage('closure').line), 'solid');
});

// Each: what a browser is without, and what a page's script does to make it so.
for (const [what, take] of [
  ['WebAssembly', 'delete window.WebAssembly'],
  ['constructable style sheets', "window.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); }"],
  ['IntersectionObserver', 'delete window.IntersectionObserver'],
  ['shadow roots', 'delete Element.prototype.attachShadow'],
]) {
  declare(`a browser without ${what}: the page stays as it was; one event, one line`, async ({ visit }) => {
    const page = await visit('/page.html', { ...ROUTES, '/page.html': labelled(STORY, '', `<script>${take}</script>`) });
    assert.equal((await page.heard('error')).code, 'unsupported-browser');
    assert.deepEqual(await page.names(), ['error']);
    assert.equal((await page.complaints()).length, 1);
    assert.deepEqual(await page.asItWas(), UNTOUCHED);
  });
}

declare('a name that another script has taken: the page stays as it was; one event, one line', async ({ visit }) => {
  const taken = "<script>customElements.define('claim-labels', class extends HTMLElement {});</script>";
  const page = await visit('/page.html', { '/page.html': html(`<claim-labels manifest="/claims.json">${STORY}</claim-labels>`, taken) });
  const { code, message } = await page.heard('error');
  assert.deepEqual([code, message], ['name-taken', 'The name <claim-labels> is taken by another script.']);
  assert.deepEqual(await page.complaints(), [`claim-labels: ${message}`]);
  assert.deepEqual(await page.names(), ['error']);
  assert.deepEqual(await page.asItWas(), UNTOUCHED);
});

// Manifests on the way to the last one: each may be answered in time to be shown, or not.
const ON_THE_WAY = Object.fromEntries(Array.from({ length: 50 }, (_, round) => [`/way-${round}.json`, manifest(SUMMER)]));

declare('attributes changed in quick succession: the last ones count, and nothing is shown twice', async ({ visit }) => {
  const page = await visit('/page.html', { ...EAGER, ...ON_THE_WAY, '/last.json': manifest(CLOSURE, { ...COST, status: 'official' }, SUMMER) });
  await page.heard('ready');
  await page.read(async () => {
    const labels = element();
    for (let round = 0; round < 50; round++) {
      labels.setAttribute('manifest', `/way-${round}.json`);
      labels.setAttribute('legend', round % 2 ? 'top' : 'none');
      labels.setAttribute('lang', round % 2 ? 'uk' : 'en');
      if (round % 10 === 0) await new Promise((done) => setTimeout(done));
    }
    labels.setAttribute('manifest', '/last.json');
    labels.setAttribute('lang', 'en');
  });
  await page.until('the last manifest', () => badge('cost')?.innerText === 'Official');
  await page.frames();
  assert.deepEqual(await page.read(() => badges().map(({ innerText }) => innerText)), ['Official', 'Official', 'Speculative']);
  // WebKit asks again for what was broken off.
  const runs = new Set(page.site.asked.filter((path) => path.startsWith('/way-')));
  assert.ok(runs.size <= 6, `changes of one moment make one run: ${[...runs]}`);
  assert.deepEqual(await page.complaints(), []);
});

declare('two manifests at once: the object that was set last is shown', async ({ visit }) => {
  const page = await visit('/page.html', ROUTES);
  await page.read((claims) => {
    element().setAttribute('manifest', '/nothing.json');
    element().manifest = claims;
  }, { ...CLAIMS, claims: CLAIMS.claims.slice(0, 1) });
  await page.until('one badge', () => badges().length === 1);
  assert.deepEqual(await page.complaints(), []);
});

declare('moved about the page 50 times while it loads: labelled once, then given back', async ({ visit }) => {
  const page = await visit('/page.html', EAGER);
  await page.read(async () => {
    const labels = element();
    for (let round = 0; round < 50; round++) {
      document[round % 2 ? 'body' : 'documentElement'].append(labels);
      if (round % 5 === 0) await new Promise((done) => setTimeout(done));
    }
    document.body.append(labels);
  });
  await page.until('three badges', () => badges().length === 3);
  await page.frames();
  assert.equal(await page.read(() => badges().length), 3);
  await page.read(() => element().replaceWith(document.querySelector('article')));
  assert.deepEqual(await page.asItWas(), UNTOUCHED);
});

declare('refresh: a changed claim is updated in place, with the same badges, the open card and the focus', async ({ visit, site }) => {
  const page = await visit('/page.html', { ...ROUTES, '/page.html': labelled(STORY, 'loading="eager" refresh="1"') });
  await page.heard('ready');
  await page.read(() => badge('cost').focus());
  await page.press('Enter');
  await page.cardSays('Reported by The Courier');
  await page.read(() => void (window.before = { badges: badges(), focus: focused() }));
  site.routes['/claims.json'] = manifest(CLOSURE, { ...COST, status: 'official', note: 'Confirmed by the council.' }, SUMMER);
  assert.deepEqual(await page.heard('update'), { added: [], removed: [], changed: ['cost'] });
  await page.cardSays('Confirmed by the council.');
  assert.equal(await page.read(() => badge('cost').innerText), 'Official');
  assert.ok(await page.read(() => badges().every((one, at) => one === window.before.badges[at]) && focused() === window.before.focus));
});
