// Builds the workbench into dist/workbench/, a folder that any host serves. Arguments are the origins that may hold it in a frame,
// besides its own.

import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';

const OUT = 'dist/workbench';

const isOrigin = (text) => URL.canParse(text) && new URL(text).origin === text;

const hosts = process.argv.slice(2);
const wrong = hosts.find((host) => !isOrigin(host));
if (wrong) {
  console.error(`“${wrong}” is no origin. Give scheme, host and, if it has one, port, such as https://cms.example.`);
  process.exit(2);
}
execFileSync('trunk', ['build', '--release', '--offline', '--dist', OUT], { stdio: 'inherit' });
for (const name of ['claim-labels.d.ts', 'workbench.d.ts']) copyFileSync(`embed/${name}`, `${OUT}/${name}`);
for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) copyFileSync(name, `${OUT}/${name}`);
writeFileSync(`${OUT}/hosts.json`, `${JSON.stringify(hosts, null, 2)}\n`);
