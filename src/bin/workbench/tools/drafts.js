// Drafts of unsaved work, kept on the device. Each tab writes a draft of its own and no other, so two tabs never overwrite
// each other; a lock tells which drafts belong to a tab that is still open.

import { createStore, del, entries, get, set } from 'idb-keyval';

const id = crypto.randomUUID?.() ?? String(Math.random());
const lock = (draft) => `claim-labels-draft-${draft}`;

let opened;
const store = () => (opened ??= createStore('claim-labels-workbench', 'drafts'));

const hold = (draft) =>
  new Promise((done) => {
    if (!navigator.locks) return done(true);
    navigator.locks.request(lock(draft), { ifAvailable: true }, (held) => {
      done(Boolean(held));
      return held && new Promise(() => {}); // until the tab is gone
    });
  });
hold(id);

/** Keeps this tab's draft in place of the one before. */
export const keep = async (name, json) => set(id, { name, json, when: Date.now() }, store());

/** Forgets a draft; this tab's, when none is named. */
export const drop = async (draft = id) => del(draft, store());

/** Other drafts, newest first: `[{id, name, when, open}]`; `open` when another tab is at work on it. */
export const waiting = async () => {
  const held = (await navigator.locks?.query())?.held.map(({ name }) => name) ?? [];
  return (await entries(store()))
    .filter(([other]) => other !== id)
    .map(([other, { name, when }]) => ({ id: other, name, when, open: held.includes(lock(other)) }))
    .sort((one, other) => other.when - one.when);
};

/** The draft's JSON, for this tab alone; nothing when another tab has it or had it. */
export const take = async (draft) => ((await hold(draft)) ? (await get(draft, store()))?.json : undefined);
