// Bundles the workbench's JavaScript (its JSON editor, its sanitiser, files and drafts) with the npm packages that it uses
// into one module. Trunk runs this and says where its output goes.

import { build } from 'esbuild';

const { TRUNK_STAGING_DIR = 'dist/preview', TRUNK_PROFILE = 'release' } = process.env;

await build({
  entryPoints: ['src/bin/workbench/tools/index.js'],
  outfile: `${TRUNK_STAGING_DIR}/workbench-tools.js`,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: TRUNK_PROFILE === 'release',
  legalComments: 'eof',
  logLevel: 'warning',
});
