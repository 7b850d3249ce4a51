// Builds the element with a program that traps on request, into dist/failing/: for tests of what a failure leaves behind.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';

const OUT = 'dist/failing';
const TARGET = 'wasm32-unknown-unknown';
const BIN = 'claim-labels-engine';
const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

mkdirSync(OUT, { recursive: true });
run('cargo', 'build', '-q', '--target', TARGET, '--features', 'fail-on-request', '--bin', BIN);
run('wasm-bindgen', '--target', 'web', '--no-typescript', '--omit-default-module-path', '--out-dir', OUT, `target/${TARGET}/debug/${BIN}.wasm`);
copyFileSync('src/element/claim-labels.js', `${OUT}/claim-labels.js`);
copyFileSync('src/element/program.js', `${OUT}/program.js`);
await build({ entryPoints: [`${OUT}/program.js`], outfile: `${OUT}/program.js`, allowOverwrite: true, bundle: true, format: 'esm', target: 'es2022', logOverride: { 'duplicate-object-key': 'silent' } });
