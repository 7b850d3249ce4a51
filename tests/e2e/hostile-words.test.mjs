// What the command line writes, from manifests whose words try to be markup, script or commands: a browser reads it back, and finds the
// words and nothing else.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inBrowser } from './support.mjs';

const declare = inBrowser();
const BINARY = new URL('../../target/debug/claim-labels', import.meta.url).pathname;

const WORDS = [
  '</script><script>hit()</script>', '<!--', '-->', '<script>', ']]>', '<img src=x onerror=hit()>', '"onmouseover="hit()', "' onfocus='hit()",
  '`${hit()}`', '&lt;b&gt;', '&#60;', '&amp;amp;', '</title>', '</style>', '</textarea>', '</section></article>', '<base href=//x>', '{{hit()}}',
  '\u2028', '\u2029', '\u202E', '\u0000'.replace('\u0000', '\uFFFD'), '\\u003C', '\\', '\\"', '</mark>', '<plaintext>', '<svg/onload=hit()>', 'javascript:hit()',
  '<a href="javascript:hit()">', '=cmd()', '%0A::error::', '<!channel>', 'é', '中文', 'שלום', '😀', 'plain words',
];
const ADDRESSES = [
  "https://a.example/?q='onclick='hit()", 'https://a.example/?a=1&lt=2&amp;b', 'https://a.example/%22%3E%3Cscript%3Ehit()', 'HTTPS://A.example/x',
  '/x?</', '//b.example/y', 'notes.html?javascript:hit()', 'https://a.example/`${hit()}`', "https://a.example/';hit();'", 'https://例え.example/路',
].filter((address) => !/[<>"\s\\]/.test(address));

// Numbers that are the same in every run (mulberry32).
const numbers = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** An article and its manifest: each claim has a sentence of its own, all of hostile words. */
const story = (seed) => {
  const random = numbers(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const words = (count) => Array.from({ length: count }, () => pick(WORDS)).join(' ');
  const claims = Array.from({ length: 12 }, (_, at) => ({
    id: `c${at}`,
    status: ['official', 'reported', 'speculative'][at % 3],
    quote: { exact: `Sentence ${at} says ${words(4)} and ends` },
    summary: words(3),
    note: words(3),
    sources: [{ name: `Name ${words(2)}`, role: words(1), publisher: words(2), url: pick(ADDRESSES), date: '2025-04-22' }],
    history: [{ status: 'reported', date: '2025-04-20', note: words(2) }],
    correction: at % 4 ? undefined : { date: '2025-04-24', note: words(3), url: pick(ADDRESSES) },
  }));
  const article = { url: 'https://news.example/a', headline: words(4), language: 'en', published: '2025-04-22' };
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title></head><body><article>\n${claims
    .map(({ quote }) => `<p>${escaped(quote.exact)}.</p>`)
    .join('\n')}\n</article></body></html>`;
  return { html, claims, manifest: { version: 1, article, publisher: { name: words(2), url: 'https://news.example' }, claims } };
};

/** What the command line writes for a story: to standard output, or the files that are named behind a bar. */
const written = ({ html, manifest }, ...lines) => {
  const place = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    writeFileSync(join(place, 'a.html'), html);
    writeFileSync(join(place, 'a.claims.json'), JSON.stringify(manifest));
    return lines.flatMap((line) => {
      const [command, files] = line.split(' | ');
      const printed = execFileSync(BINARY, command.split(' '), { cwd: place, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      return files ? files.split(' ').map((file) => readFileSync(join(place, file), 'utf8')) : [printed];
    });
  } finally {
    rmSync(place, { recursive: true });
  }
};

/** The files that a command writes although it has something to complain about. */
const writtenInSpiteOf = ({ html, manifest }, command, files) => {
  const place = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    writeFileSync(join(place, 'a.html'), html);
    writeFileSync(join(place, 'a.claims.json'), JSON.stringify(manifest));
    spawnSync(BINARY, command.split(' '), { cwd: place });
    return files.split(' ').map((file) => readFileSync(join(place, file), 'utf8'));
  } finally {
    rmSync(place, { recursive: true });
  }
};

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const RENDER = ['', ' --no-legend', ' --plain', ' --plain --no-legend'].map((options) => `render a.html a.claims.json${options}`);
const ALLOWED = 'html head meta title body article p mark a section details summary dl dt dd h2 ol ul li q strong small bdi time div b'.split(' ');

declare('labelled pages say the words of their manifests, and nothing of them is markup', async ({ visit, site }) => {
  site.routes['/page.html'] = '<!doctype html>';
  const page = await visit('/page.html');
  for (const seed of SEEDS) {
    const one = story(seed);
    for (const html of written(one, ...RENDER)) {
      site.routes['/page.html'] = html;
      await page.goto(`${site.origin}/page.html`);
      const seen = await page.evaluate(() => {
        const tags = [...new Set([...document.querySelectorAll('*')].map((element) => element.localName))];
        const handlers = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith('on'));
        const links = [...document.querySelectorAll('a[href]')].map((link) => link.protocol);
        const said = document.body.textContent;
        document.querySelectorAll('[data-claim-labels]:not(mark)').forEach((element) => element.remove());
        return { tags, handlers, links, said, hit: 'hit' in window, paragraphs: [...document.querySelectorAll('article > p')].map((p) => p.textContent) };
      });
      assert.deepEqual(seen.tags.filter((tag) => !ALLOWED.includes(tag)), []);
      assert.deepEqual([seen.handlers, seen.hit], [[], false]);
      assert.deepEqual(seen.links.filter((protocol) => !/^https?:$/.test(protocol)), []);
      assert.deepEqual(seen.paragraphs, one.claims.map(({ quote }) => `${quote.exact}.`));
      for (const { note, summary, sources: [{ name }], history: [change] } of one.claims) {
        for (const words of [note, summary, name, change.note]) assert.ok(seen.said.includes(words), words);
      }
    }
  }
});

declare('JSON-LD in a page is read as it was written, and the page goes on behind it', async ({ visit, site }) => {
  site.routes['/page.html'] = '<!doctype html>';
  const page = await visit('/page.html');
  for (const seed of SEEDS) {
    const one = story(seed);
    const [json, annotations] = written(one, 'convert a.claims.json --to schema-org', 'convert a.claims.json --to w3c');
    site.routes['/page.html'] = `<!doctype html><script type="application/ld+json">${json}</script><p id="after">after</p>`;
    await page.goto(`${site.origin}/page.html`);
    const read = await page.evaluate(() => ({
      graph: JSON.parse(document.querySelector('script').textContent)['@graph'],
      after: document.querySelector('#after').textContent,
      elements: document.body.children.length + document.head.children.length,
      hit: 'hit' in window,
    }));
    assert.deepEqual([read.after, read.elements, read.hit], ['after', 2, false]);
    assert.deepEqual(read.graph.map(({ text, description }) => [text, description]), one.claims.map(({ quote, note }) => [quote.exact, note]));
    const { items } = JSON.parse(annotations).first;
    assert.deepEqual(items.map(({ target }) => target.selector[0].exact), one.claims.map(({ quote }) => quote.exact));
  }
});

declare('pages of claims and reports say the words, and nothing of them is markup', async ({ visit, site }) => {
  site.routes['/page.html'] = '<!doctype html>';
  const page = await visit('/page.html');
  const own = 'html head meta title style base body main header section figure figcaption svg rect text polyline details summary table thead tbody tr th td div span h1 h2 p a q bdi time strong small blockquote cite footer i ul ol li'.split(' ');
  for (const seed of SEEDS.slice(0, 4)) {
    const one = story(seed);
    const claims = 'render a.html a.claims.json --claims -o out --at https://news.example/claims/ --fonts FONTS';
    const pages = 'out/index.html out/claim-c0.html out/claim-c1.html out/claim-c2.html';
    // Without fonts there are no pictures, which is told by the exit code.
    const [index, ...rest] = writtenInSpiteOf(one, claims.replace('FONTS', '.'), pages);
    const [report] = written(one, 'report --dir . -o report.html --title <b>&"title" | report.html');
    for (const html of [index, ...rest, report]) {
      site.routes['/page.html'] = html;
      await page.goto(`${site.origin}/page.html`);
      const seen = await page.evaluate(() => {
        const all = [...document.querySelectorAll('*')];
        return {
          tags: [...new Set(all.map((element) => element.localName))],
          handlers: all.flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith('on')),
          links: all.filter((element) => element.href?.length && element.localName === 'a').map((link) => link.protocol),
          said: document.documentElement.textContent,
          preview: document.querySelector('[property="og:description"]')?.content,
          hit: 'hit' in window,
        };
      });
      assert.deepEqual(seen.tags.filter((tag) => !own.includes(tag)), []);
      assert.deepEqual([seen.handlers, seen.hit], [[], false]);
      assert.deepEqual(seen.links.filter((protocol) => !/^https?:$/.test(protocol)), []);
      const at = rest.indexOf(html);
      const said = at < 0 ? one.claims : [one.claims[at]];
      // White space of all kinds is one space there.
      const spaced = (text) => text.replace(/\s+/g, ' ');
      // A report counts claims that are found, and names their sources.
      const words = html === report ? said.map(({ sources }) => sources[0].name) : said.map(({ quote }) => quote.exact);
      for (const one of words) assert.ok(spaced(seen.said).includes(spaced(one)), one);
      if (at === 0) assert.equal(seen.preview, `On the record: stated by ${one.claims[0].sources[0].name}`);
    }
  }
});

declare('a badge under a base leaves the reader in the page', async ({ visit, site }) => {
  const html = '<!doctype html><head><base href="https://elsewhere.example/"></head><article><p>It will rain in May, she said.</p></article>';
  const claims = [{ id: 'rain', status: 'speculative', note: 'A forecast.', quote: { exact: 'It will rain in May' } }];
  [site.routes['/page.html']] = written({ html, manifest: { version: 1, claims } }, RENDER[0]);
  const here = `${site.origin}/page.html`;
  const page = await visit('/page.html');
  await page.getByText('[Speculative, 1]').click();
  await page.waitForURL(`${here}#claim-note-rain`);
  const passage = { position: { x: 40, y: 8 } }; // among its words, not on the quotation mark before them
  await page.locator('.claim-labels-notes q').click(passage);
  await page.waitForURL(`${here}#claim-rain`);
  // Where a policy forbids the line of script that makes links of them, they lead nowhere.
  const policy = '<meta http-equiv="content-security-policy" content="script-src \'none\'">';
  site.routes['/page.html'] = site.routes['/page.html'].replace('<head>', `<head>${policy}`);
  await page.goto(here);
  await page.getByText('[Speculative, 1]').click();
  await page.locator('.claim-labels-notes q').click(passage);
  assert.equal(page.url(), here);
});

declare('a page saved from a browser has each label once when it is labelled again', async ({ visit, site, context }) => {
  const html = (inside) => `<!doctype html><html><head><script type="module" src="/claim-labels.js"></script></head><body>${inside}</body></html>`;
  const article = '<claim-labels manifest="/c.json" loading="eager"><article><p>It <b>will rain</b> in May, she said.</p></article></claim-labels>';
  const claims = [{ id: 'rain', status: 'speculative', note: 'A forecast.', quote: { exact: 'It will rain in May' } }];
  Object.assign(site.routes, { '/page.html': html(article), '/c.json': { version: 1, claims } });
  const page = await visit('/page.html');
  await page.locator('[data-claim-badge=rain]').waitFor();
  const saved = await page.content();
  assert.match(saved, /data-claim-badge/);
  const [labelled] = written({ html: saved, manifest: { version: 1, claims } }, RENDER[0]);
  const [fresh] = written({ html: html(article), manifest: { version: 1, claims } }, RENDER[0]);
  const count = (text, part) => text.split(part).length - 1;
  for (const part of ['data-claim-badge=', 'data-claim=', '<mark', 'claim-labels-legend']) assert.equal(count(labelled, part), count(fresh, part), part);
  site.routes['/again.html'] = labelled;
  const again = await context.newPage();
  await again.goto(`${site.origin}/again.html`);
  await again.waitForFunction(() => window.seen.events.some(({ name }) => name.endsWith('ready')));
  assert.equal(await again.locator('[data-claim-badge=rain]').count(), 1);
});
