// Runs stages of the tests, side by side where they do not fight: node scripts/test.mjs [STAGE ...], all if none is named.
//
// What a stage needs runs before it. A test that fails is not tried again. Ends with 0 if all passed, 1 if not.

import { Progress } from './test/progress.mjs';
import { ALL, CORES, STAGES, setUp } from './test/stages.mjs';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !STAGES[name]);
if (unknown.length) {
  console.error(`Unknown: ${unknown.join(', ')}. Stages are ${Object.keys(STAGES).join(', ')}.`);
  process.exit(2);
}

// What was asked for and what that needs, in the order of STAGES.
const wanted = new Set();
const want = (name) => {
  wanted.add(name);
  (STAGES[name].needs ?? []).forEach(want);
};
(asked.length ? asked : ALL).forEach(want);
const names = Object.keys(STAGES).filter((name) => wanted.has(name));
const titleOf = (name) => STAGES[name].title;

const SET_UP = 'set-up';
const progress = new Progress([SET_UP, ...names.map(titleOf)]);
const run = async (title, what) => {
  const trouble = await what(progress.begin(title)).catch((error) => error.stack);
  progress.end(title, trouble);
};

const ticking = setInterval(() => progress.now(), process.stdout.isTTY ? 1000 : 30_000);
const parts = new Set(['node', ...names.flatMap((name) => STAGES[name].parts ?? [])]);
await run(SET_UP, setUp([...parts]));

const under = new Map(); // stages that run now, and their promises
const failed = (name) => progress.stages.get(titleOf(name)).failed;
const ended = (name) => progress.stages.get(titleOf(name)).ended;
const startable = (name) => {
  const { needs = [], alone } = STAGES[name];
  const locked = alone && [...under.keys()].some((other) => STAGES[other].alone === alone);
  return under.size < CORES && needs.every(ended) && !locked;
};

const waiting = new Set(progress.stages.get(SET_UP).failed ? [] : names);
if (!waiting.size) names.forEach((name) => progress.leaveOut(titleOf(name), SET_UP));
while (waiting.size || under.size) {
  for (const name of waiting) {
    const missing = (STAGES[name].needs ?? []).find((need) => ended(need) && failed(need));
    if (missing) progress.leaveOut(titleOf(name), titleOf(missing));
    else if (startable(name)) under.set(name, run(titleOf(name), STAGES[name].run).then(() => under.delete(name)));
    else continue;
    waiting.delete(name);
  }
  if (under.size) await Promise.race(under.values());
}
clearInterval(ticking);
process.exitCode = progress.close() ? 0 : 1;
