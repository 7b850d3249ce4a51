// Manifests that were opened from files on this device, so that they are opened again with one press. Where the browser has no file
// handles there are none.

import { createStore, del, entries, set } from 'idb-keyval';
import { read } from './files.js';

const MOST = 8;

let opened;
const store = () => (opened ??= createStore('claim-labels-workbench-recent', 'files'));
const sorted = async () => (await entries(store())).sort(([, one], [, other]) => other.when - one.when);

/** Remembers a file; the oldest of too many is forgotten. */
export const noteRecent = async (name, handle) => {
  for (const [id, file] of await sorted()) {
    if (file.name === name && (await file.handle.isSameEntry(handle))) await del(id, store());
  }
  await set(crypto.randomUUID(), { name, handle, when: Date.now() }, store());
  for (const [id] of (await sorted()).slice(MOST)) await del(id, store());
};

/** Files that were opened, the last first: `[{id, name}]`. */
export const recent = async () => (await sorted()).map(([id, { name }]) => ({ id, name }));

/** Opens one again; nothing when the editor does not allow it. */
export const openRecent = async (id) => {
  const { handle } = (await sorted()).find(([other]) => other === id)[1];
  if ((await handle.requestPermission?.({ mode: 'readwrite' })) === 'denied') return undefined;
  return read(await handle.getFile(), handle);
};
