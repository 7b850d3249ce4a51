// Recipes of the guide for apps: Next.js, SvelteKit, Solid, Angular. Each is built as for publication, with an object for one manifest and an
// address for the other.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFESTS, RECIPES, app, build, read, served } from './recipes.mjs';
import { inBrowser } from './support.mjs';

// The server of such an app answers for `/story` with `story.html`.
const pages = (name, folder) => {
  const page = (story) => (request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(readFileSync(join(RECIPES, 'build', name, folder, `${story}.html`)));
  return { '/story': page('story'), '/ferry': page('ferry') };
};

const site = (name, folder) => inBrowser({ root: served(join(RECIPES, 'build', name, folder)) });

site('next', 'out')('Next.js, app router: labels come after hydration, and with each article', async ({ visit }) => {
  build(app('next', ['app/labelled.jsx']), 'next', ['build']);
  await read(await visit('/story', { ...MANIFESTS, ...pages('next', 'out') }));
});

site('svelte', 'build')('SvelteKit: labels come after hydration, and with each article', async ({ visit }) => {
  build(app('svelte', ['src/lib/Labelled.svelte']), 'vite', ['build']);
  await read(await visit('/story', { ...MANIFESTS, ...pages('svelte', 'build') }));
});

site('solid', 'dist')('Solid: properties and events of the element', async ({ visit }) => {
  build(app('solid', ['src/labelled.jsx']), 'vite', ['build']);
  await read(await visit('/index.html', MANIFESTS), { ready: 'window.anchored' });
});

const ANGULAR = {
  version: 1,
  projects: {
    app: {
      projectType: 'application',
      root: '',
      architect: {
        build: {
          builder: '@angular/build:application',
          options: {
            browser: 'src/main.ts',
            index: 'src/index.html',
            tsConfig: 'tsconfig.json',
            outputPath: { base: 'dist', browser: '' },
            assets: [{ glob: '**/*', input: 'node_modules/claim-labels', output: 'claim-labels' }],
          },
        },
      },
    },
  },
};
site('angular', 'dist')('Angular: properties and events of the element', async ({ visit }) => {
  const folder = app('angular', ['src/index.html', 'src/app/labelled.ts'], { 'angular.json': JSON.stringify(ANGULAR) });
  build(folder, 'ng', ['build', 'app', '--progress=false']);
  // Its links are relative to <base>.
  const index = (request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(readFileSync(join(folder, 'dist/index.html')));
  await read(await visit('/', { ...MANIFESTS, '/': index }), { ready: 'window.anchored' });
});
