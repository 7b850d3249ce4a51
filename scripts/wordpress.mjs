// Builds the WordPress plugin into dist/wordpress/claim-labels/ and dist/claim-labels-wordpress.zip, which the admin's “Upload Plugin”
// takes. It holds the embed bundle, the workbench, and the checker that the editor's panel asks.
//
//   node scripts/wordpress.mjs [FOLDER OF THE WORKBENCH]

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { transformSync } from 'esbuild';
import { ZipFile } from 'yazl';

const [workbench = 'dist/workbench'] = process.argv.slice(2);
const OUT = 'dist/wordpress/claim-labels';
const ZIP = 'dist/claim-labels-wordpress.zip';
const LIMIT = 2 * 2 ** 20;
const TARGET = 'wasm32-unknown-unknown';
const BIN = 'claim-labels-cms';

const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

const buildChecker = () => {
  run('cargo', 'build', '-q', '--profile', 'embed', '--target', TARGET, '--features', 'cms', '--bin', BIN);
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', `${OUT}/checker`, `target/${TARGET}/embed/${BIN}.wasm`);
  const wasm = `${OUT}/checker/${BIN}_bg.wasm`;
  run('node_modules/.bin/wasm-opt', '-Oz', '--strip-debug', '--strip-producers', '--strip-target-features', wasm, '-o', wasm);
};

const version = /^version = "(.+)"$/m.exec(readFileSync('Cargo.toml', 'utf8'))[1];
const setVersion = (path) => {
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, source.replace(/^( \* Version: +|const VERSION = '|Stable tag: ).*?(';)?$/gm, `$1${version}$2`));
};

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => statSync(`${folder}/${name}`).isFile())
    .sort();

rmSync('dist/wordpress', { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
cpSync('wordpress', OUT, { recursive: true });
for (const path of ['claim-labels.php', 'readme.txt']) setVersion(`${OUT}/${path}`);
cpSync('schema/claims.schema.json', `${OUT}/claims.schema.json`);
for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) cpSync(name, `${OUT}/${name}`);
// What only developers read stays out of it.
const FOR_DEVELOPERS = /\.d\.ts$|(integrity\.(html|json)|custom-elements\.json|package\.json|README\.md|LICENSE-\w+)$/;
cpSync('dist/embed', `${OUT}/bundle`, { recursive: true, filter: (path) => !FOR_DEVELOPERS.test(path) });
// The workbench shows labels by the program that readers get; its own is left out, and so is what reads files, which a
// frame opens none of.
const LEFT_OUT = /^(claim-labels-engine|program\.js|lexicons$|examples\/yew-app$|workbench-docx\.js)/;
cpSync(workbench, `${OUT}/workbench`, { recursive: true, filter: (path) => !LEFT_OUT.test(path.slice(workbench.length + 1)) });
writeFileSync(`${OUT}/workbench/claim-labels.js`, "export * from '../bundle/claim-labels.js';\n");
buildChecker();
// The rest of what is fetched is small already.
for (const folder of ['checker', 'workbench']) {
  for (const name of filesIn(`${OUT}/${folder}`).filter((name) => name.endsWith('.js'))) {
    const path = `${OUT}/${folder}/${name}`;
    writeFileSync(path, transformSync(readFileSync(path, 'utf8'), { minify: true, format: 'esm', target: 'es2022' }).code);
  }
}

// The same files make the same archive.
const zipped = new ZipFile();
for (const name of filesIn(OUT)) {
  const options = { mtime: new Date(1980, 0, 2), mode: 0o100644, compressionLevel: 9, forceDosTimestamp: true };
  zipped.addBuffer(readFileSync(`${OUT}/${name}`), `claim-labels/${name}`, options);
}
zipped.end();
const zip = await buffer(zipped.outputStream);
writeFileSync(ZIP, zip);
console.log(`${ZIP}: ${zip.length} bytes`);
if (zip.length > LIMIT) {
  console.error(`The zip is larger than the ${LIMIT} bytes that PHP takes as an upload where nobody has set more.`);
  process.exit(1);
}
