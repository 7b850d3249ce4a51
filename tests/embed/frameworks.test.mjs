// Articles that React and Vue render and re-render: nothing is ever thrown, and labels are where the text is.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';
import { claim, manifest } from '../e2e/stories.mjs';
import { ROOT, badge, card, fixture, heard, withBundle } from './support.mjs';

const declare = withBundle();

const COST = { key: 'cost', text: 'Two papers report that repairs will cost nine million.' };
const SUMMER = { key: 'summer', text: 'It may stay closed all summer.' };
const FERRY = { key: 'ferry', text: 'Nobody asked the ferry company.' };
const STATE = { place: 'inside', lead: 'On Monday', verb: 'will', aside: '', items: [COST, SUMMER, FERRY] };
const CLAIMS = manifest(
  claim('closure', 'says the bridge will close in May'),
  claim('cost', 'repairs will cost nine million', 'reported'),
  claim('summer', 'It may stay closed all summer', 'speculative'),
);

// What the page must read, and which claims must be labelled, in a state: said without the element.
const expected = ({ lead, verb, aside, items }) => ({
  text: `The bridge${lead} the town council says the bridge ${verb} close in May.${aside && ` ${aside}`}${items.map(({ text }) => text).join('')}`,
  labels: CLAIMS.claims
    .map(({ id, quote }) => [id, quote.exact])
    .filter(([, exact]) => [`says the bridge ${verb} close in May`, ...items.map(({ text }) => text)].some((text) => text.includes(exact)))
    .map(([id]) => id)
    .sort(),
});

// Runs in the page: what it reads without badges, and what is labelled how.
const actual = () => {
  const story = document.querySelector('#story').cloneNode(true);
  const labels = [...story.querySelectorAll('[data-claim-badge]')].map((badge) => (badge.remove(), badge.dataset.claimBadge));
  const shown = window.painted().filter(({ shown }) => shown);
  const marked = Object.fromEntries(shown.map(({ id, pieces }) => [id, pieces.join('')]));
  return { text: story.textContent, labels: labels.sort(), marked };
};

const settled = async (page, state) => {
  const want = expected(state);
  const reached = page.waitForFunction(
    ([actual, want]) => {
      const { text, labels } = eval(actual)();
      return text === want.text && labels.join() === want.labels.join();
    },
    [`(${actual})`, want],
  );
  await reached.catch(() => {});
  const { marked, ...got } = await page.evaluate(actual);
  assert.deepEqual(got, want);
  for (const { id, quote } of CLAIMS.claims) if (id in marked) assert.equal(marked[id], quote.exact);
};

const bundle = async (name) => {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'tests/embed/apps', name)],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    external: ['/claim-labels.js'],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
  });
  return outputFiles[0].text;
};
const page = (state, root = '', scripts = '<script type="module" src="/app.js"></script>', loader = true) => `<!doctype html>
  <html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"><div id="root">${root}</div>
  <script>window.state = ${JSON.stringify(state)}</script>${scripts}
  ${loader ? '<script type="module" src="/claim-labels.js"></script>' : ''}</html>`;

// React says in the development build what it does not like.
const noComplaints = (page) =>
  assert.deepEqual(page.lines.filter((line) => !/DevTools|\[vite\]|not shown/.test(line)), []);

const open = async (visit, client, state) => {
  const opened = await visit('/page.html', { '/page.html': page(state), '/app.js': await bundle(client), '/claims.json': CLAIMS });
  await settled(opened, state);
  return opened;
};

const CHANGES = {
  'text beside the passage changes': (state) => ({ ...state, lead: 'On Tuesday morning' }),
  'a word of the passage changes': (state) => ({ ...state, verb: 'will not' }),
  'the word changes back': (state) => ({ ...state, verb: 'will' }),
  'an element comes behind the passage': (state) => ({ ...state, aside: 'Again.' }),
  'the element goes': (state) => ({ ...state, aside: '' }),
  'a labelled paragraph is rewritten': (state) => ({ ...state, items: [{ ...COST, text: 'Nobody knows the price.' }, SUMMER, FERRY] }),
  'it is written as before': (state) => ({ ...state, items: [COST, SUMMER, FERRY] }),
  'the list is turned round': (state) => ({ ...state, items: [FERRY, SUMMER, COST] }),
  'a paragraph comes first': (state) => ({ ...state, items: [{ key: state.items.length, text: 'Rain is expected.' }, ...state.items] }),
  'the labelled paragraphs go': (state) => ({ ...state, items: [FERRY] }),
  'they come back': (state) => ({ ...state, items: [SUMMER, FERRY, COST] }),
};

// Deterministic: the same walk every time (Park and Miller's generator).
const random = (seed) => (below) => (seed = (seed * 48271) % 2147483647) % below;
const walk = (state, steps, seed) => {
  const pick = random(seed);
  const changes = Object.values(CHANGES);
  return Array.from({ length: steps }, () => (state = changes[pick(changes.length)](state)));
};

for (const [framework, client] of [['React 19', 'react-client.jsx'], ['Vue 3', 'vue-client.mjs']]) {
  for (const place of ['inside', 'beside']) {
    const state = { ...STATE, place };

    declare(`${framework}, element ${place}: after each kind of change, text and labels are right`, async ({ visit }) => {
      const page = await open(visit, client, state);
      let now = state;
      for (const change of Object.values(CHANGES)) {
        now = change(now);
        await page.evaluate((state) => window.app.set(state), now);
        await settled(page, now);
      }
      await badge(page, 'cost').click();
      await card(page).getByText('Reported by Somebody').waitFor();
      noComplaints(page);
    });

    declare(`${framework}, element ${place}: 200 changes without a pause, and with short ones`, async ({ visit }) => {
      const page = await open(visit, client, state);
      for (const [seed, pause] of [[7, 0], [8, 1], [9, 30]]) {
        const states = walk(state, pause === 30 ? 40 : 200, seed);
        await page.evaluate(async ([states, pause]) => {
          for (const state of states) {
            window.app.set(state);
            if (pause) await new Promise((done) => setTimeout(done, pause));
          }
        }, [states, pause]);
        await settled(page, states.at(-1));
      }
      noComplaints(page);
    });

    declare(`${framework}, element ${place}: a card is open when its passage changes; then all is unmounted`, async ({ visit }) => {
      const page = await open(visit, client, state);
      await badge(page, 'closure').click();
      await card(page).waitFor();
      await page.evaluate((state) => window.app.set(state), { ...state, verb: 'will not' });
      await settled(page, { ...state, verb: 'will not' });
      await card(page).waitFor({ state: 'detached' });
      await page.evaluate(() => window.app.unmount());
      assert.equal(await page.locator('#root').innerHTML(), '');
      noComplaints(page);
    });
  }

  if (framework === 'React 19') {
    declare(`${framework}: a property hears the element's event`, async ({ visit }) => {
      const page = await open(visit, client, STATE);
      await badge(page, 'cost').click();
      await page.waitForFunction(() => window.opened === 'cost');
    });
  }

  declare(`${framework}: the element itself comes and goes around the article`, async ({ visit }) => {
    const { place, ...rest } = STATE;
    const page = await open(visit, client, STATE);
    for (const place of ['beside', 'inside', 'beside', 'inside']) {
      await page.evaluate((state) => window.app.set(state), { ...rest, place });
      await settled(page, { ...rest, place });
    }
    noComplaints(page);
  });
}

// The server's side of an app, as a module that node can run.
const server = async (name) => {
  const folder = fixture({});
  const outfile = join(folder, 'server.mjs');
  await build({
    entryPoints: [join(ROOT, 'tests/embed/apps', name)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    outfile,
  });
  return import(outfile);
};

for (const [framework, kind, ending] of [['React 19', 'react', 'jsx'], ['Vue 3', 'vue', 'mjs']]) {
  declare(`${framework}, rendered by a server: labels come after hydration, which finds nothing amiss`, async ({ visit }) => {
    const { render } = await server(`${kind}-server.${ending}`);
    const opened = await visit('/page.html', {
      '/page.html': page(STATE, await render(STATE), undefined, false),
      '/app.js': await bundle(`${kind}-hydrate.${ending}`),
      '/claims.json': CLAIMS,
    });
    await settled(opened, STATE);
    const next = CHANGES['the list is turned round']({ ...STATE, lead: 'On Tuesday' });
    await opened.evaluate((state) => window.app.set(state), next);
    await settled(opened, next);
    assert.deepEqual(await opened.evaluate(() => window.recovered ?? []), []);
    noComplaints(opened);
  });
}

declare('React 19, labelled before hydration: React renders the article anew, and it is labelled again', async ({ visit }) => {
  const { render } = await server('react-server.jsx');
  const scripts = '<script>window.early = true</script><script type="module" src="/app.js"></script>';
  const opened = await visit('/page.html', {
    '/page.html': page(STATE, await render(STATE), scripts),
    '/app.js': await bundle('react-hydrate.jsx'),
    '/claims.json': CLAIMS,
  });
  await settled(opened, STATE);
  await opened.evaluate(() => window.hydrate());
  await opened.waitForFunction(() => window.app?.set);
  await settled(opened, STATE);
  await opened.evaluate((state) => window.app.set(state), { ...STATE, lead: 'On Tuesday' });
  await settled(opened, { ...STATE, lead: 'On Tuesday' });
});
