// Drafts of unsaved work, kept on the device. A tab writes a draft of each of its files and no other tab's, so two tabs never
// overwrite each other; a lock tells which drafts belong to a tab that is still open.

import { createStore, del, entries, get, set } from 'idb-keyval';

const tab = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
const own = (file) => `${tab}.${file}`;
const tabOf = (draft) => draft.split('.')[0];
const lock = (tab) => `claim-labels-draft-${tab}`;

let opened;
const store = () => (opened ??= createStore('claim-labels-workbench', 'drafts'));

// Tabs whose drafts are this one's to take: itself, and those that are gone.
const held = new Map();
const hold = (tab) => {
  if (!held.has(tab)) {
    held.set(
      tab,
      new Promise((done) => {
        if (!navigator.locks) return done(true);
        navigator.locks.request(lock(tab), { ifAvailable: true }, (granted) => {
          done(Boolean(granted));
          if (!granted) held.delete(tab);
          return granted && new Promise(() => {}); // until this tab is gone
        });
      }),
    );
  }
  return held.get(tab);
};
hold(tab);

/** Keeps this tab's draft of a file, by its number, in place of the one before. */
export const keep = async (file, name, json) => set(own(file), { name, json, when: Date.now() }, store());

/** Forgets this tab's draft of a file. */
export const drop = async (file) => del(own(file), store());

/** Forgets a draft of a tab that is gone. */
export const discard = async (draft) => del(draft, store());

/** Drafts of other tabs, newest first: `[{id, name, when, open}]`; `open` when the other tab is still at work. */
export const waiting = async () => {
  const locked = (await navigator.locks?.query())?.held.map(({ name }) => name) ?? [];
  const isOpen = (draft) => !held.has(tabOf(draft)) && locked.includes(lock(tabOf(draft)));
  return (await entries(store()))
    .filter(([draft]) => tabOf(draft) !== tab)
    .map(([draft, { name, when }]) => ({ id: draft, name, when, open: isOpen(draft) }))
    .sort((one, other) => other.when - one.when);
};

/** The draft's JSON, for this tab alone; nothing when another tab has it or had it. */
export const take = async (draft) => ((await hold(tabOf(draft))) ? (await get(draft, store()))?.json : undefined);
