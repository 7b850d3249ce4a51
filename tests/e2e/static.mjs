// Pages that the command line has labelled.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORY } from './stories.mjs';

const BINARY = new URL('../../target/debug/claim-labels', import.meta.url).pathname;

/** The story, or another page, with static labels by these claims. */
export const rendered = async (claims, story = STORY) => {
  const place = await mkdtemp(join(tmpdir(), 'static-'));
  try {
    await writeFile(join(place, 'a.html'), story);
    await writeFile(join(place, 'a.json'), JSON.stringify(claims));
    execFileSync(BINARY, ['render', 'a.html', 'a.json', '-o', 'out.html'], { cwd: place, stdio: 'pipe' });
    return await readFile(join(place, 'out.html'), 'utf8');
  } finally {
    await rm(place, { recursive: true });
  }
};
