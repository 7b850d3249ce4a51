// What a reader has chosen, kept on the device, and only because it was chosen; for this visit where nothing can be kept.

import { add, parse, write } from './visits.js';

const LABELS = 'claim-labels:labels';
const VISITS = 'claim-labels:visits';
const HIDDEN = 'hidden';
const OFF = 'off';

const kept = new Map(); // what could not be stored
const read = (key) => {
  try {
    return kept.get(key) ?? localStorage.getItem(key);
  } catch {}
};
const store = (key, value) => {
  kept.set(key, value);
  try {
    localStorage.setItem(key, value);
    kept.delete(key);
  } catch {}
};

export const areLabelsHidden = () => read(LABELS) === HIDDEN;
export const hideLabels = (hidden) => store(LABELS, hidden ? HIDDEN : 'shown');

const articles = () => parse(read(VISITS));

/** Whether labels that change are marked: as the reader chose, otherwise as the publisher did. */
export const remembersVisits = (element) =>
  !!articles() || (read(VISITS) !== OFF && element.getAttribute('visits') === 'remember');
export const rememberVisits = (on) => store(VISITS, on ? write([]) : OFF);

/** What the labels of the manifest at `address` said at the last visit, if there was one. */
export const lastVisit = (address) => articles()?.find(([other]) => other === address)?.[1] ?? '';
export const addVisit = (address, record) => store(VISITS, write(add(articles() ?? [], address, record)));
