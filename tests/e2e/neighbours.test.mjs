// What else is in a page: old libraries, analytics, extensions, prerendering, other addresses for links.

import assert from 'node:assert/strict';
import { PHONE, badge, card, complaints, events, frames, heard, inBrowser, passages, violations } from './support.mjs';
import { CLAIMS, COST, CLOSURE, STORY, SUMMER, UNTOUCHED, asItWas, html, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const badges = (page) => page.locator('[data-claim-badge]').evaluateAll((all) => all.map((badge) => badge.dataset.claimBadge));
const story = async (visit, { article = STORY, attributes = '', head = '', path = '/page.html' } = {}) => {
  const page = await visit(path, { [path.split(/[?#]/)[0]]: labelled(article, attributes, head), '/claims.json': CLAIMS });
  return page;
};

// What old libraries do to what JavaScript brings along.
const LIBRARIES = {
  'arrays, texts and dates have a toJSON': () => {
    Array.prototype.toJSON = function () { return Object.values(this).join(); };
    String.prototype.toJSON = function () { return `"${this}"`; };
    Number.prototype.toJSON = function () { return `${this}`; };
  },
  'remove() looks at a parent that may not be there': () => {
    for (const prototype of [Element.prototype, CharacterData.prototype]) {
      prototype.remove = function () { this.parentNode.removeChild(this); return this; };
    }
  },
  'fetch() takes texts alone': () => {
    const { fetch } = window;
    window.fetch = (address, options) => fetch(address.replace('x', 'x'), options);
  },
  'Array.from() gives back what it gets': () => {
    Array.from = (list) => (list == null ? [] : typeof list.length === 'number' ? (Array.isArray(list) ? list : Array.prototype.slice.call(list)) : [list]);
  },
};
for (const [what, patch] of Object.entries(LIBRARIES)) {
  declare(`${what}: labels by address and by object, visits that can be read again, and the article given back`, async ({ visit, context, site }) => {
    await context.addInitScript(patch);
    const page = await story(visit, { attributes: 'visits="remember"' });
    // What a test reads comes as text here: what the page sends would be changed by the patch too.
    const ask = (expression) => page.evaluate(`String(${expression})`);
    const LABELS = "[...document.querySelectorAll('[data-claim-badge]')].map((badge) => badge.dataset.claimBadge).join()";
    await badge(page, 'summer').waitFor();
    assert.equal(await ask(LABELS), 'closure,cost,summer');
    assert.equal(await ask("Array.isArray(JSON.parse(localStorage.getItem('claim-labels:visits')).articles)"), 'true');
    site.routes['/claims.json'] = manifest(CLOSURE, { ...COST, status: 'official' }, SUMMER);
    await page.reload();
    await page.getByRole('button', { name: /^Official · updated/ }).waitFor();
    await page.addScriptTag({ content: `document.querySelector('claim-labels').manifest = ${JSON.stringify(manifest(SUMMER))}` });
    await badge(page, 'cost').waitFor({ state: 'detached' });
    assert.equal(await ask(LABELS), 'summer');
    assert.equal(await ask("document.querySelector('claim-labels').manifest.claims[0].id"), 'summer');
    await page.evaluate("document.querySelector('claim-labels').replaceWith(document.querySelector('article'))");
    assert.equal(await ask("Object.values(asItWas()).join()"), 'true,true,true');
    assert.deepEqual(complaints(page), []);
  });
}

declare('objects that a page sets are read as JSON does it: dates, proxies, objects that say what they are', async ({ visit }) => {
  const page = await story(visit);
  await heard(page, 'ready');
  await page.evaluate((claims) => {
    const [closure] = claims.claims;
    document.querySelector('claim-labels').manifest = new Proxy({
      version: 1,
      claims: [{ ...closure, updated: new Date('2025-04-22T16:00:00Z'), note: undefined, quote: { toJSON: () => closure.quote } }],
    }, {});
  }, CLAIMS);
  await heard(page, 'ready', 2);
  assert.deepEqual(await badges(page), ['closure']);
  assert.equal(await page.evaluate(() => document.querySelector('claim-labels').manifest.claims[0].updated), '2025-04-22T16:00:00.000Z');
});

declare('with <base href> every link stays in the page', async ({ visit, context }) => {
  const path = '/news/a.html';
  const page = await story(visit, { path: `${path}?from=front`, head: '<base href="/elsewhere/">' });
  await heard(page, 'ready');
  const paths = () => page.evaluate(() => [...document.querySelector('claim-labels').shadowRoot.querySelectorAll('a[href*="#claim-"]')].map(({ href }) => href.replace(location.origin, '')));
  await page.locator('claim-labels summary').filter({ hasText: 'All claims' }).click();
  await page.locator('claim-labels .list a').first().waitFor();
  assert.deepEqual(await paths(), ['closure', 'cost', 'summer'].map((id) => `${path}?from=front#claim-${id}`));
  await page.locator('claim-labels summary').filter({ hasText: 'All claims' }).click();
  await badge(page, 'cost').click();
  await page.evaluate(() => {
    window.stayed = true;
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await card(page).getByRole('button', { name: 'Copy link' }).click();
  await page.waitForFunction(() => location.hash === '#claim-cost');
  assert.ok(await page.evaluate(() => window.stayed && location.pathname === '/news/a.html'));
});

declare('without <base> links to claims are fragments', async ({ visit }) => {
  const page = await story(visit);
  await badge(page, 'cost').click();
  assert.equal(await card(page).locator('footer a').getAttribute('href'), '#claim-cost');
});

// A page that is being prerendered, until the test shows it.
const prerender = () => {
  let on = true;
  Object.defineProperty(Document.prototype, 'prerendering', { get: () => on, configurable: true });
  window.show = () => {
    on = false;
    document.dispatchEvent(new Event('prerenderingchange'));
  };
};
for (const loading of ['lazy', 'eager']) {
  declare(`a page that is prerendered (${loading}) is no visit, moves no focus and opens nothing; once shown, it does`, async ({ visit, context }) => {
    await context.addInitScript(prerender);
    const page = await story(visit, { attributes: `visits="remember" loading="${loading}"`, path: '/page.html#claim-summer' });
    await page.waitForLoadState('load');
    await page.waitForFunction(() => customElements.get('claim-labels'));
    for (let times = 0; times < 10; times++) await frames(page);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, document.activeElement.localName, window.seen.events.length]), [0, 'body', 0]);
    await page.evaluate(() => window.show());
    await card(page).getByText('no date for reopening has been set').waitFor();
    assert.equal(await page.evaluate(() => localStorage.length), 1);
  });
}

const ON_PHONE = { viewport: PHONE, hasTouch: true };
// As an analytics script counts views.
const count = () => {
  window.views = [];
  for (const name of ['pushState', 'replaceState']) {
    const real = history[name];
    history[name] = function (...args) {
      real.apply(this, args);
      window.views.push(name);
    };
  }
  addEventListener('popstate', () => window.views.push('popstate'));
};
const noteWatchers = () => {
  const { CloseWatcher } = window;
  window.watchers = [];
  window.CloseWatcher = class extends CloseWatcher {
    constructor() {
      super();
      window.watchers.push(this);
    }
    destroy() {
      super.destroy();
      this.isDestroyed = true;
    }
  };
};
const openAndClose = async (page) => {
  for (const id of ['closure', 'cost', 'summer']) {
    await badge(page, id).click();
    await page.locator('claim-labels .card[data-sheet]').waitFor();
    await card(page).getByRole('button', { name: 'Close' }).click();
    await card(page).waitFor({ state: 'detached' });
  }
  await frames(page);
};

declare('where the browser tells of Back, sheets leave history alone', async ({ visit, context }) => {
  await context.addInitScript(count);
  await context.addInitScript(noteWatchers);
  const page = await story(visit);
  await openAndClose(page);
  assert.deepEqual(await page.evaluate(() => window.views), []);
  assert.deepEqual(await page.evaluate(() => window.watchers.map(({ isDestroyed }) => isDestroyed)), [true, true, true]);
  await badge(page, 'cost').click();
  await page.locator('claim-labels .card[data-sheet]').waitFor();
  await page.evaluate(() => window.watchers.at(-1).requestClose());
  await card(page).waitFor({ state: 'detached' });
  assert.deepEqual(await page.evaluate(() => window.views), []);
}, ON_PHONE);

declare('an element that goes while its sheet is open: it tells that its card is closed, and Back is the page’s again', async ({ visit, context }) => {
  await context.addInitScript(noteWatchers);
  const page = await story(visit);
  const sheet = page.locator('claim-labels .card[data-sheet]');
  await badge(page, 'cost').click();
  await sheet.waitFor();
  const closed = await page.evaluate(() => {
    window.element = document.querySelector('claim-labels');
    let closed = 0;
    window.element.addEventListener('claim-labels:close', () => closed++);
    window.element.remove();
    return closed;
  });
  assert.equal(closed, 1);
  const destroyed = () => page.evaluate(() => window.watchers.map(({ isDestroyed }) => !!isDestroyed));
  assert.deepEqual(await destroyed(), [true]);
  await page.evaluate(() => document.body.append(window.element));
  await badge(page, 'cost').click();
  await sheet.waitFor();
  assert.deepEqual(await destroyed(), [true, false]);
}, ON_PHONE);

declare('history="none" leaves history alone in every browser', async ({ visit, context }) => {
  await context.addInitScript(count);
  await context.addInitScript(() => delete window.CloseWatcher);
  const page = await story(visit, { attributes: 'history="none"' });
  await openAndClose(page);
  assert.deepEqual(await page.evaluate(() => window.views), []);
}, ON_PHONE);

// What a dark-mode extension does to every open shadow root.
const darken = (page) =>
  page.evaluate(() => {
    const walk = (tree) => {
      for (const { shadowRoot } of tree.querySelectorAll('*')) {
        if (!shadowRoot) continue;
        walk(shadowRoot);
        if (shadowRoot.querySelector('style')) continue;
        shadowRoot.prepend(Object.assign(document.createElement('style'), { textContent: ':host { --dark: 1 }' }));
        shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, new CSSStyleSheet()];
      }
    };
    walk(document);
  });
declare('a dark-mode extension puts style sheets first into shadow roots: what is ours is found all the same', async ({ visit, site }) => {
  const page = await story(visit);
  await heard(page, 'ready');
  await darken(page);
  // It comes back to the page, and finds its places.
  await page.evaluate(() => {
    const element = document.querySelector('claim-labels');
    const parent = element.parentNode;
    element.remove();
    return new Promise((done) => setTimeout(() => done(parent.append(element))));
  });
  await heard(page, 'ready', 2);
  await darken(page);
  const root = page.locator('claim-labels');
  assert.equal(await root.evaluate((element) => element.shadowRoot.querySelectorAll('.legend').length), 1);
  assert.equal(await root.evaluate((element) => element.shadowRoot.querySelectorAll('slot').length), 1);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await root.getByText('Announced by the council.').first().waitFor({ state: 'attached' });
  const numbers = () => page.locator('[data-claim-badge]').evaluateAll((all) => all.map((one) => one.shadowRoot.querySelector('.badge').dataset.note));
  assert.deepEqual(await numbers(), ['1', '2', '3']);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  site.routes['/claims.json'] = manifest({ ...CLOSURE, status: 'reported' }, COST, SUMMER);
  await page.evaluate(() => document.querySelector('claim-labels').reload());
  await page.getByRole('button', { name: /^Reported claim/ }).first().waitFor();
  const looks = await badge(page, 'closure').evaluate(({ shadowRoot }) => [...shadowRoot.children].map(({ localName }) => localName));
  assert.deepEqual(looks.sort(), ['slot', 'style'], 'what the extension put there stays');
  await badge(page, 'closure').click();
  await card(page).getByText('Reported by Town council').waitFor();
  await page.evaluate(() => document.querySelector('claim-labels').replaceWith(document.querySelector('article')));
  assert.deepEqual(await asItWas(page), UNTOUCHED);
});

// By both names: JSX, Solid and Angular can only write the second.
declare('each event is sent under two names', async ({ visit, context }) => {
  await context.addInitScript(() => {
    window.second = [];
    for (const name of ['ready', 'open', 'close', 'filter', 'update', 'error']) {
      addEventListener(`claimlabels${name}`, ({ bubbles, composed, detail }) => window.second.push({ name, bubbles, composed, detail }));
    }
  });
  const page = await story(visit);
  await badge(page, 'cost').click();
  await card(page).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Official 1' }).click();
  await page.evaluate(() => document.querySelector('claim-labels').setAttribute('manifest', '#nothing'));
  await heard(page, 'error');
  const first = (await events(page)).map(({ name, bubbles, composed, detail }) => ({ name, bubbles, composed, detail }));
  assert.deepEqual(first.map(({ name }) => name), ['ready', 'open', 'close', 'filter', 'error']);
  assert.deepEqual(await page.evaluate(() => window.second), first);
  assert.deepEqual(await violations(page), []);
});

// What cannot be had is named.
for (const [what, routes, attributes, named] of [
  ['the script of the program', { '/program.js': 404 }, '', /program\.js|claim-labels\.js/],
  ['its wasm', { '/claim-labels-engine_bg.wasm': 503 }, '', /claim-labels-engine_bg\.wasm could not be loaded \(HTTP 503\)/],
  ['the manifest', { '/claims.json': 500 }, '', /\/claims\.json could not be fetched \(HTTP 500\)/],
]) {
  declare(`${what} cannot be had: the error names it`, async ({ visit }) => {
    const page = await visit('/page.html', { '/page.html': labelled(STORY, attributes), '/claims.json': CLAIMS, ...routes });
    assert.match((await heard(page, 'error')).message, named);
  });
}
declare('a language that cannot be had is named', async ({ visit }) => {
  const page = await visit('/page.html', { '/page.html': labelled(STORY, 'lang="uk"'), '/claims.json': CLAIMS, '/languages/uk.json': 404 });
  await heard(page, 'ready');
  assert.ok(complaints(page).some((line) => /languages\/uk\.json: HTTP 404/.test(line)), complaints(page).join());
});

declare('a press on a badge is not one on what the page has around it: a gallery stays as it is', async ({ visit }) => {
  const gallery = STORY.replace('<p>', '<p id="gallery">');
  const page = await story(visit, { article: gallery });
  await heard(page, 'ready');
  await page.evaluate(() => {
    window.heard = [];
    for (const name of ['click', 'keydown']) document.querySelector('#gallery').addEventListener(name, () => window.heard.push(name));
  });
  await badge(page, 'cost').click();
  await card(page).waitFor();
  await page.keyboard.press('Escape');
  await badge(page, 'cost').press('Enter');
  await card(page).waitFor();
  assert.deepEqual(await page.evaluate(() => window.heard), []);
  await page.keyboard.press('Escape');
  await page.locator('#gallery').click({ position: { x: 4, y: 4 } });
  await badge(page, 'cost').press('ArrowRight');
  assert.deepEqual(await page.evaluate(() => window.heard), ['click', 'keydown']);
});

declare('find-in-page goes over a badge as if it were not there', async ({ visit }) => {
  const page = await visit('/page.html', {
    '/page.html': labelled('<article><p>The bridge will close in May. Buses will run along the river.</p></article>'),
    '/claims.json': manifest({ ...CLOSURE, quote: { exact: 'The bridge will close in May' } }),
  });
  await heard(page, 'ready');
  const find = (words) => page.evaluate((words) => (getSelection().removeAllRanges(), window.find(words)), words);
  assert.equal(await find('in May. Buses will'), true);
  assert.equal(await find('in May. Trains will'), false);
  assert.equal(await find('Official. Buses'), false, 'the word of the badge is none of the article’s');
  assert.equal(await badge(page, 'closure').innerText(), 'Official');
});

declare('a sanitiser that takes the attributes of badges leaves no word of them in the article', async ({ visit }) => {
  const page = await story(visit);
  await heard(page, 'ready');
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('article span')) for (const { name } of [...element.attributes]) element.removeAttribute(name);
  });
  await page.waitForFunction(() => document.querySelectorAll('[data-claim-badge]').length === 3);
  assert.deepEqual(await page.evaluate(() => document.querySelector('claim-labels').claims.map(({ change }) => change)), ['none', 'none', 'none']);
  await page.evaluate(() => document.querySelector('claim-labels').replaceWith(...document.querySelector('claim-labels').childNodes));
  assert.equal(await page.evaluate(() => document.querySelectorAll('article span').length), 0);
});

declare('a page that clears all highlights has ours again when it next changes', async ({ visit }) => {
  const page = await story(visit);
  await heard(page, 'ready');
  const before = (await passages(page)).length;
  await page.evaluate(() => {
    CSS.highlights.clear();
    document.querySelector('article').append(document.createElement('hr'));
  });
  await page.waitForFunction((before) => window.painted().filter(({ shown }) => shown).length === before, before);
});

for (const name of ['parentNode', 'parentElement', 'assignedSlot', 'nextSibling']) {
  declare(`a form in the article with a control named ${name} hangs nothing`, async ({ visit }) => {
    const article = STORY.replace('<p>', `<form><input name="${name}" type="hidden"><p>`).replace('</article>', '</form></article>');
    const page = await story(visit, { article });
    await heard(page, 'ready');
    await page.evaluate(() => (document.querySelector('article p:last-of-type').firstChild.data = 'Somebody asked the ferry company.'));
    await frames(page);
    await page.evaluate(() => document.querySelector('claim-labels').replaceWith(...document.querySelector('claim-labels').childNodes));
    assert.match(await page.evaluate(() => document.querySelector('article').textContent), /million\. It may stay closed all summer\.\s+Somebody asked/);
  });
}

// What scripts do that begin with the text of an element, or take elements around words away.
const COPIES = {
  'sets a paragraph to the text that it has': () => document.querySelectorAll('article p').forEach((p) => (p.textContent = p.textContent)),
  'puts every word of the text into an element': () =>
    document.querySelectorAll('article p').forEach((p) => {
      const words = p.textContent.split(' ').map((word) => Object.assign(document.createElement('i'), { textContent: word }));
      p.replaceChildren(...words.flatMap((word) => [word, ' ']));
    }),
  'unwraps every span': () => document.querySelectorAll('article span').forEach((span) => span.replaceWith(...span.childNodes)),
};
for (const [what, copy] of Object.entries(COPIES)) {
  declare(`a script that ${what} leaves no word of ours in the article`, async ({ visit }) => {
    const page = await story(visit);
    await heard(page, 'ready');
    await page.evaluate(copy);
    await page.waitForFunction(() => document.querySelectorAll('[data-claim-badge]').length === 3);
    await page.evaluate(() => document.querySelector('claim-labels').replaceWith(...document.querySelector('claim-labels').childNodes));
    const text = await page.evaluate(() => document.querySelector('article').textContent.replace(/\s+/g, ' ').trim());
    assert.equal(text, STORY.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ').trim());
  });
}
