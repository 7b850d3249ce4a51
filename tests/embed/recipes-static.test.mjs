// Recipes of the guide for sites of files and for pages that change without being loaded: Eleventy, Astro, Parcel, htmx, Turbo.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { FERRY, MANIFESTS, RECIPES, app, build, packaged, read, served } from './recipes.mjs';
import { CLAIMS, STORY } from '../e2e/stories.mjs';
import { badge, card, complaints, fromGuide, heard, inBrowser, withBundle } from './support.mjs';

const site = (name, folder) => inBrowser({ root: served(join(RECIPES, 'build', name, folder)) });

for (const prefix of ['/', '/paper/']) {
  site('eleventy', 'served')(`Eleventy, pathPrefix ${prefix}: the shortcode labels its part, with the manifest that was copied`, async ({ visit }) => {
    const folder = app('eleventy', ['eleventy.config.js'], {
      'claims/story.claims.json': JSON.stringify(CLAIMS),
      'claims/ferry.claims.json': JSON.stringify(FERRY),
    });
    build(folder, 'eleventy', ['--quiet', `--pathprefix=${prefix}`, `--output=served${prefix}`]);
    const page = await visit(`${prefix}story/index.html`);
    assert.equal((await heard(page, 'ready')).anchored, 3);
    await page.getByRole('link', { name: 'The ferry' }).evaluate((link) => link.setAttribute('href', `${link.getAttribute('href')}index.html`));
    await page.getByRole('link', { name: 'The ferry' }).click();
    await badge(page, 'sundays').click();
    await card(page).getByText('stated by Somebody').waitFor();
    assert.deepEqual(complaints(page), []);
  });
}

site('astro', 'dist')('Astro with ClientRouter: each article has its own labels, there and back', async ({ visit }) => {
  const folder = app('astro', ['src/layouts/Article.astro']);
  build(folder, 'astro', ['build', '--silent']);
  await read(await visit('/story.html', MANIFESTS));
});

site('parcel', 'dist')('Parcel 2: program, languages and lexicons are found', async ({ visit, context }) => {
  const folder = app('parcel');
  build(folder, 'parcel', ['build', 'story.html', 'ferry.html', '--no-cache', '--cache-dir', 'cache', '--log-level', 'error']);
  const asked = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await read(await visit('/story.html', MANIFESTS), { language: /^Офіційно/ });
  assert.ok(asked.some((path) => /\buk\b.*\.txt$|\ben\b.*\.txt$/.test(path)), `a lexicon was asked for: ${asked}`);
});

// Pages of files around an article, as the guide has them.
const pages = (name) => {
  const page = (body) => fromGuide(name).replace('<!-- the article -->', body);
  const ferry = '<claim-labels manifest="/ferry.json"><article><h1>The ferry</h1><p>The ferry will sail on Sundays again.</p></article></claim-labels>';
  return { '/story.html': page(`<claim-labels manifest="/claims.json">${STORY}</claim-labels>`), '/ferry.html': page(ferry) };
};
const bundle = withBundle();
const LOADER = { '/claim-labels/claim-labels.js': (request, response) => response.writeHead(302, { location: '/claim-labels.js' }).end() };

bundle('htmx 2 with its history: each article has its own labels, there and back', async ({ visit }) => {
  await read(await visit('/story.html', { ...pages('htmx.html'), ...MANIFESTS, ...LOADER, '/htmx.js': packaged('htmx.org/dist/htmx.min.js') }));
});

bundle('Turbo with view transitions: each article has its own labels, there and back', async ({ visit }) => {
  await read(await visit('/story.html', { ...pages('turbo.html'), ...MANIFESTS, ...LOADER, '/turbo.js': packaged('@hotwired/turbo/dist/turbo.es2017-esm.js') }));
});
