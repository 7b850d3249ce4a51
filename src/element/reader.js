// What readers choose and ask for, beside opening cards: labels hidden on every page, labels marked that changed since a
// visit, a claim's link copied or shared.

import { addVisit, areLabelsHidden, hideLabels, lastVisit, rememberVisits, remembersVisits } from './choices.js';

// Of all elements that show labels: a choice is for the whole page.
const readers = new Set();
const open = (claim) => [...readers].some((reader) => reader.engine.open(claim));

// `card.js`, once it is there. Without it a card can do what the engine alone can.
let fetched;
const fetchCard = (get) => {
  fetched ??= get().then((card) => {
    card.watchHistory(open);
    return card;
  });
  fetched.catch(() => (fetched = undefined));
  return fetched;
};

export class Reader {
  #element;
  #getCard; // fetches `card.js`
  #attended = false; // by it
  #visit; // `{ address, record }` of the last one, while visits are remembered

  constructor(element, engine, getCard) {
    this.#element = element;
    this.#getCard = getCard;
    this.engine = engine;
    const root = element.shadowRoot;
    // The card has buttons for what the browser can do.
    root.querySelector('slot').nextElementSibling.className = ['clipboard', 'share'].filter((ability) => ability in navigator).join(' ');
    root.addEventListener('click', ({ target }) => this.#press(target.closest('[data-do]')));
    element.addEventListener('claim-labels:open', () => this.#card((card) => this.#attend(card)));
  }

  #attend(card) {
    if (!this.#attended) card.attend(this.#element, this.engine);
    this.#attended = true;
  }

  // Does something with the card's module.
  async #card(use) {
    try {
      return await use(await fetchCard(this.#getCard));
    } catch (cause) {
      console.warn(`claim-labels: ${cause.message}`);
    }
  }

  /** Labels are about to come, in place of others or, `first`, of none. */
  prepare(first) {
    if (first) this.engine.hidden = areLabelsHidden();
    this.#compare();
  }

  /** The labels are there. */
  see(first) {
    readers.add(this);
    this.#remember();
    if (first && history.state?.claimLabels) this.#card((card) => card.resume(open));
  }

  /** There are none any more. */
  leave() {
    readers.delete(this);
  }

  async #press(control) {
    const link = control?.parentNode.querySelector('a');
    switch (control?.dataset.do) {
      case 'labels': {
        const { hidden } = this.engine; // which has heard of the press already
        hideLabels(hidden);
        for (const { engine } of readers) engine.hidden = hidden;
        break;
      }
      case 'visits':
        rememberVisits(!this.#visit);
        for (const reader of readers) {
          reader.#compare();
          reader.#remember();
        }
        break;
      case 'copy':
        if (await this.#card((card) => card.copy(link))) this.engine.copied();
        break;
      case 'share':
        this.#card((card) => card.share(link, control.dataset.about));
    }
  }

  // A visit lasts as long as the page: what changes meanwhile has changed since the visit before, or since this first one.
  #compare() {
    const address = new URL(this.#element.getAttribute('manifest') ?? '#', document.baseURI).href;
    if (!remembersVisits(this.#element)) this.#visit = undefined;
    else if (this.#visit?.address !== address) this.#visit = { address, record: lastVisit(address) };
    this.engine.since = this.#visit?.record;
  }

  #remember() {
    if (!this.#visit) return;
    const { record } = this.engine;
    this.#visit.record ||= record;
    addVisit(this.#visit.address, record);
  }
}
