// Makes one module of several, for the preview. Trunk runs this and says where its output goes.
//
//   node scripts/bundle.mjs tools     the workbench's JavaScript (its JSON editor, its sanitiser, files and drafts) with the npm
//                                     packages that it uses
//   node scripts/bundle.mjs program   what the loader fetches, with wasm-bindgen's glue: as publishers serve it

import { build } from 'esbuild';

const { TRUNK_STAGING_DIR: staging = 'dist/preview', TRUNK_PROFILE = 'release' } = process.env;

const bundle = (entry, name) =>
  build({
    entryPoints: [entry],
    outfile: `${staging}/${name}`,
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: TRUNK_PROFILE === 'release',
    legalComments: 'eof',
    logLevel: 'warning',
  });

if (process.argv[2] === 'tools') await bundle('src/bin/workbench/tools/index.js', 'workbench-tools.js');
else await bundle(`${staging}/program.js`, 'program.js');
