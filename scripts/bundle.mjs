// Makes one module of several, for the preview. Trunk runs this and says where its output goes.
//
//   node scripts/bundle.mjs tools     the workbench's JavaScript (its JSON editor, its sanitiser, files and drafts) with the npm
//                                     packages that it uses, and apart from it what reads Word documents
//   node scripts/bundle.mjs program   what the loader fetches, with wasm-bindgen's glue: as publishers serve it

import { build } from 'esbuild';

const { TRUNK_STAGING_DIR: staging = 'dist/preview', TRUNK_PROFILE = 'release' } = process.env;

const bundle = (entry, name, external = []) =>
  build({
    entryPoints: [entry],
    external,
    outfile: `${staging}/${name}`,
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: TRUNK_PROFILE === 'release',
    legalComments: 'eof',
    logLevel: 'warning',
    // wasm-bindgen names a module once for each thing that it imports from it.
    logOverride: { 'duplicate-object-key': 'silent' },
  });

if (process.argv[2] === 'tools') {
  await bundle('src/bin/workbench/tools/index.js', 'workbench-tools.js', ['./workbench-docx.js']);
  await bundle('src/bin/workbench/tools/docx.js', 'workbench-docx.js');
} else await bundle(`${staging}/program.js`, 'program.js');
