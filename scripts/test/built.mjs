// What was built already of just these files, by these tools, and is still there: it is not built again.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMPS = 'target/built';
// Nothing that is built is made of these.
const ASIDE = /^(tests|docs|bench|screenshots|\.ci)\/|^[^/]+\.md$/;
const TOOLS = [['rustc', '--version'], ['trunk', '--version'], ['wasm-bindgen', '--version'], ['node', '--version']];
const BUILD_TESTS = 'scripts/test'; // which run what is built

const digest = (parts) => parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex');
const answer = ([command, ...args]) => execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });

// Of all files that something could be built of, ours and those of the tools.
const digestOfInputs = () => {
  const files = answer(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard']).split('\0');
  const own = files.filter((name) => name && !ASIDE.test(name) && !name.startsWith(BUILD_TESTS) && existsSync(name)).sort();
  const packages = 'node_modules/.package-lock.json';
  return digest([...TOOLS.map(answer), ...[...own, packages].flatMap((name) => [name, readFileSync(name)])]);
};

const filesIn = (place) => {
  if (!statSync(place).isDirectory()) return [place];
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).sort();
};
const digestOfOutputs = (places) => digest(places.flatMap(filesIn).flatMap((path) => [path, readFileSync(path)]));

// Where something cannot be told, as without a repository, it is built.
const orNothing = (tell) => {
  try {
    return tell();
  } catch {
    return undefined;
  }
};

/** The stage `run`, which makes these files and folders, left out where they are as it made them. */
export const unlessBuilt = (name, places, run) => async (progress) => {
  const stamp = join(STAMPS, `${name}.txt`);
  const outputs = () => orNothing(() => digestOfOutputs(places));
  const inputs = orNothing(digestOfInputs);
  if (inputs && existsSync(stamp) && readFileSync(stamp, 'utf8') === `${inputs} ${outputs()}\n`) return undefined;
  rmSync(stamp, { force: true });
  const trouble = await run(progress);
  const made = trouble ? undefined : outputs();
  // What was changed meanwhile may be in it or not.
  if (made && inputs && orNothing(digestOfInputs) === inputs) {
    mkdirSync(STAMPS, { recursive: true });
    writeFileSync(stamp, `${inputs} ${made}\n`);
  }
  return trouble;
};
