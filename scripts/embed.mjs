// Builds what publishers serve into dist/embed/, says what takes the bytes, and fails when it is over its budget.
//
// std is built along, without panic messages and for size (RUSTC_BOOTSTRAP: the flags are unstable, their effect is not).
// Files that never change under their name carry a hash of their content; the loader, which pages name, does not.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, transformSync } from 'esbuild';
import { addPackage, integrity } from './package.mjs';
import { withLikeAfterLike } from './order.mjs';
import { reachedByGates, withoutRelocations } from './relocations.mjs';
import { functionSizes } from './sizes.mjs';
import { split } from './split.mjs';

const OUT = 'dist/embed';
const WORK = 'target/embed-parts';
const TARGET = 'wasm32-unknown-unknown';
const BIN = 'claim-labels-engine';
const FEATURES = 'element,serde_json/arbitrary_precision'; // see src/manifest/json.rs
// Functions that lead to the deferred parts of the program, see src/element/deferred.rs: by what their names begin with, as they are in
// the module's names, and as Rust mangles them.
const PARTS = ['deferred', 'extra'];
const isGate = (part) => (name) => new RegExp(`::${part}_\\w+$`).test(name);
const isGateSymbol = (part) => (name) => new RegExp(`^_RNv\\w+?\\d+${part}_[a-z_]+$`).test(name);
const WASM_OPT = 'node_modules/.bin/wasm-opt';
const LOADER_BUDGET = 2_000; // bytes, brotli -q 11
const BUDGET = 110_000; // of all that a reader downloads with an English article and one opened card; not met yet
const CEILING = 136_000; // of the same: what it takes today, so that it does not grow; lower it with every byte that goes

const FLAGS = [
  '-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none',
  // Heap slots for JavaScript values are smaller than tables of references.
  '-Ctarget-feature=-reference-types,-multivalue',
].join(' ');

// What refers to what is said for scripts/relocations.mjs. LLVM's pass over loops that makes addresses out of counters makes them longer.
const LINKING = ['-Clink-arg=--emit-relocs', '-Cllvm-args=-disable-lsr'];

// No feature flags: the module says itself what it needs. Small functions stay their own, as equal calls compress better than
// equal bodies; of the first kilobyte of memory, the far end of the stack, nothing is ever used.
const OPTIMIZE = '--no-inline=*deferred_* --no-inline=*extra_* -Oz --traps-never-happen --low-memory-unused --flatten --rereloop -Oz -Oz --converge -ocimfs 50'.split(' ');

// And for the two parts, after which the order of functions stays.
const POLISH = '--optimize-instructions --coalesce-locals --reorder-locals --code-folding --rse --vacuum --merge-blocks'.split(' ');

const run = (command, args, env = {}) =>
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
const digest = (bytes, algorithm, encoding) => createHash(algorithm).update(bytes).digest(encoding);

const smallStyles = () => {
  const place = `${process.cwd()}/${WORK}/styles`;
  mkdirSync(place, { recursive: true });
  for (const name of ['badge', 'page', 'page-open', 'page-reworded', 'status', 'widget']) {
    const { code } = transformSync(readFileSync(`styles/${name}.css`, 'utf8'), { loader: 'css', minify: true });
    writeFileSync(`${place}/${name}.css`, code.trim());
  }
  return place;
};

const compile = () => {
  run(
    'cargo',
    ['rustc', '-q', '--profile', 'embed', '--target', TARGET, '--features', FEATURES, '--bin', BIN]
      .concat(['-Z', 'build-std=std,panic_abort', '-Z', 'build-std-features=optimize_for_size', '--target-dir', 'target/small', '--', ...LINKING]),
    { RUSTC_BOOTSTRAP: '1', RUSTFLAGS: FLAGS, CLAIM_LABELS_STYLES: smallStyles() },
  );
  const linked = readFileSync(`target/small/${TARGET}/embed/${BIN}.wasm`);
  const raw = `${WORK}/linked/${BIN}.wasm`;
  mkdirSync(dirname(raw), { recursive: true });
  writeFileSync(raw, withoutRelocations(linked));
  run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--omit-default-module-path', '--out-dir', WORK, raw]);
  const whole = `${WORK}/whole.wasm`;
  run(WASM_OPT, ['-g', ...OPTIMIZE, `${WORK}/${BIN}_bg.wasm`, '-o', whole]);
  const behind = reachedByGates(linked, PARTS.map(isGateSymbol));
  const parts = PARTS.map((part, at) => ({ isGate: isGate(part), ...behind[at] }));
  const made = split(readFileSync(whole), readFileSync(`${WORK}/${BIN}.js`, 'utf8'), parts);
  const glue = `${WORK}/glue.js`;
  writeFileSync(glue, made.glue);
  return { glue, first: stripped('first', made.first), deferred: made.deferred.map((bytes, at) => stripped(PARTS[at], bytes)) };
};

// The module without names, and the file that has them.
const stripped = (name, bytes) => {
  const [named, served] = [`${WORK}/${name}.named.wasm`, `${WORK}/${name}.wasm`];
  writeFileSync(named, bytes);
  run(WASM_OPT, ['-g', ...POLISH, named, '-o', named]);
  writeFileSync(named, withLikeAfterLike(readFileSync(named)));
  run(WASM_OPT, ['--strip-debug', '--strip-producers', '--strip-target-features', named, '-o', served]);
  return { named, wasm: readFileSync(served) };
};

// The file `source`, small. `names` maps the addresses in it of files that are served to the names that they are served by.
const minified = async (source, names, options = {}) => {
  const contents = Object.entries(names).reduce((code, [from, to]) => {
    if (!code.includes(`'${from}'`)) throw new Error(`${source} does not name ${from}.`);
    return code.replace(`'${from}'`, `'${to}'`);
  }, readFileSync(source, 'utf8'));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: dirname(source), sourcefile: source },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    // wasm-bindgen names a module once for each thing that it imports from it.
    logOverride: { 'duplicate-object-key': 'silent' },
    write: false,
    ...options,
  });
  return Buffer.from(outputFiles[0].contents);
};

// What each bundler reads in an import() whose address is none that it could know; minified code has lost it.
const IGNORED = '/* @vite-ignore *//* webpackIgnore: true *//* turbopackIgnore: true */';

// The program's JavaScript and wasm-bindgen's glue are one module.
const program = async (apart, glue, deferred) => {
  const plugin = {
    name: 'glue',
    setup: (build) => build.onResolve({ filter: /claim-labels-engine\.js$/ }, () => ({ path: resolve(glue) })),
  };
  const hashes = deferred.map(({ wasm }, at) => [PARTS[at], integrity(wasm)]);
  const define = { INTEGRITY_OF: JSON.stringify(Object.fromEntries(hashes)) };
  const script = (await minified('src/element/program.js', apart, { plugins: [plugin], define })).toString();
  const parts = script.split(/(?<=\bimport\()(?=\w+\))/);
  if (parts.length !== 2) throw new Error(`The program imports ${parts.length - 1} modules by addresses that are worked out, and not one.`);
  return Buffer.from(parts.join(IGNORED));
};

const CRATES = [
  [/claim_labels_text/, 'anchoring (claim-labels-text)'],
  [/claim_labels.*widget|widget.*claim_labels/, 'badge, card, legend'],
  [/serde|itoa|ryu/, 'serde'],
  [/claim_labels::?\[?.*manifest/, 'manifest: reading and rules'],
  [/claim_labels/, 'element and page'],
  [/yew|implicit_clone|indexmap/, 'Yew'],
  [/./, 'std, allocator, wasm-bindgen'],
];
const tabulate = (what, { named, wasm }) => {
  const functions = functionSizes(named);
  const code = functions.reduce((sum, { size }) => sum + size, 0);
  const total = new Map([['texts, styles, tables, imports', wasm.length - code]]);
  for (const { name, size } of functions) {
    const crate = CRATES.find(([pattern]) => pattern.test(name || 'x'))[1];
    total.set(crate, (total.get(crate) ?? 0) + size);
  }
  console.log(`\nWhat takes the bytes of ${what}, before compression:`);
  for (const [crate, size] of [...total].sort(([, a], [, b]) => b - a)) console.log(`${String(size).padStart(9)}  ${crate}`);
};

const main = async () => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const { glue, first, deferred } = compile();
  const hashed = (name, bytes) => name.replace('.', `-${digest(bytes, 'sha256', 'hex').slice(0, 12)}.`);
  const languages = readdirSync('languages').filter((name) => name !== 'en.json');
  const texts = languages.map((name) => {
    // Readers need no words of the workbench.
    const { workbench, ...words } = JSON.parse(readFileSync(`languages/${name}`, 'utf8'));
    const bytes = Buffer.from(JSON.stringify(words));
    // Not by the name of JSON, of which some bundlers make a script.
    return { name: `languages/${name}`, path: `languages/${hashed(name.replace('.json', '.txt'), bytes)}`, bytes };
  });
  const lexicons = readdirSync('crates/text/lexicons').filter((name) => name.endsWith('.txt'));
  texts.push(
    ...lexicons.map((name) => {
      const bytes = readFileSync(`crates/text/lexicons/${name}`);
      return { name: `lexicons/${name}`, path: `lexicons/${hashed(name, bytes)}`, bytes };
    }),
  );
  const apart = Object.fromEntries(texts.map(({ name, path }) => [`./${name}`, `./${path}`]));
  const later = deferred.map(({ wasm }, at) => ({ name: hashed(`${PARTS[at]}.wasm`, wasm), wasm }));
  later.forEach(({ name }, at) => (apart[`./claim-labels-engine_${PARTS[at]}.wasm`] = `./${name}`));
  const script = await program(apart, glue, deferred);
  const [scriptName, wasmName] = [hashed('engine.js', script), hashed('engine.wasm', first.wasm)];
  const served = { './program.js': `./${scriptName}`, './claim-labels-engine_bg.wasm': `./${wasmName}` };
  const options = { external: [`./${scriptName}`], define: { INTEGRITY: JSON.stringify(integrity(first.wasm)) } };
  const loader = await minified('src/element/claim-labels.js', served, options);
  const files = { 'claim-labels.js': loader, [scriptName]: script, [wasmName]: first.wasm };
  mkdirSync(`${OUT}/languages`);
  mkdirSync(`${OUT}/lexicons`);
  for (const { path, bytes } of texts) writeFileSync(`${OUT}/${path}`, bytes);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(`${OUT}/${name}`, bytes);
  for (const { name, wasm } of later) writeFileSync(`${OUT}/${name}`, wasm);
  addPackage(OUT);
  tabulate(wasmName, first);
  later.forEach(({ name }, at) => tabulate(name, deferred[at]));
  console.log('\nWhat a reader downloads, in bytes:      raw   brotli -q 11\n(one file of languages/ more where the page is not English)');
  const packed = Object.entries(files).map(([name, bytes]) => [name, bytes.length, brotli(bytes)]);
  const line = (name, raw, small) => `  ${name.padEnd(30)}${String(raw).padStart(9)}${String(small).padStart(9)}`;
  for (const one of packed) console.log(line(...one));
  const total = packed.reduce((sum, [, , small]) => sum + small, 0);
  console.log(`${line('together', '', total)}  of ${BUDGET}`);
  const more = ([{ name, wasm }]) => line(name, wasm.length, brotli(wasm));
  console.log(`where the article was edited, more:\n${more(later)}\nand a file of lexicons/, at most 8 KB;`);
  console.log(`where the manifest has problems or visits are remembered, and for the list of claims:\n${more(later.slice(1))}`);
  if (total > BUDGET) console.warn(`\nThe budget of ${BUDGET} bytes is NOT MET: ${total - BUDGET} too many.`);
  const over = [packed.find(([name]) => name === 'claim-labels.js')[2] > LOADER_BUDGET && 'the loader', total > CEILING && 'the whole'];
  const heavy = over.filter(Boolean);
  if (heavy.length) throw new Error(`Larger than it may be: ${heavy.join(' and ')}.`);
};

await main().catch((cause) => {
  console.error(`\nembed: ${cause.message}`);
  process.exit(1);
});
