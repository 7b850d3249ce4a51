// Manners of the card where it is a sheet, on a narrow screen. Back closes it: while it is open, the reader's place in
// history is one of its own, which `history.state` names beside whatever the page keeps there. However else it closes, that
// place is given back. A swipe closes it too.

const MARK = 'claimLabels';
const FAR = 60; // pixels
const SOON = 300; // milliseconds in which a press that closed the sheet may turn out to be one on a link

let sheet; // the open one: its claim and engine
let leaving = false; // on the way back from a place of ours
let timer;

// The claim whose sheet this place in history is for. A page that copies its state to another address copies no sheet.
const claimHere = () => {
  const [claim, address] = history.state?.[MARK] ?? [];
  return address === location.href ? claim : undefined;
};
const mark = (how, value) => {
  // A page that may not change its history, or keeps something else than an object there, does without.
  if (typeof history.state !== 'object') return;
  try {
    const { [MARK]: before, ...state } = history.state ?? {};
    history[how](value ? { ...state, [MARK]: value } : state, '');
  } catch {}
};

const settle = () => {
  clearTimeout(timer);
  timer = undefined;
  const [open, here] = [sheet?.claim, claimHere()];
  if (leaving || open === here) return;
  if (open) return mark(here ? 'replaceState' : 'pushState', [open, location.href]);
  leaving = true;
  history.back();
};

/** Opens the sheet that this place in history is for, after a reload or on the way forward, by `open(claim)`. */
export const resume = (open) => {
  const claim = claimHere();
  if (claim && claim !== sheet?.claim) open(claim);
};

/** Listens to Back and Forward. */
export const watchHistory = (open) => {
  addEventListener('popstate', () => {
    if (leaving) {
      leaving = false;
      return settle();
    }
    if (!claimHere()) sheet?.engine.close();
    resume(open);
  });
  // On a link that is not ours the reader goes elsewhere: nothing may call them back.
  const leads = ({ href, dataset }) => href && !dataset.claimBadge && !dataset.go;
  addEventListener('click', (event) => {
    if (!timer || !event.composedPath().some(leads)) return;
    clearTimeout(timer);
    timer = undefined;
    if (claimHere()) mark('replaceState');
  }, true);
};

const swipe = (down) => {
  const card = down.target.closest('[data-sheet] header')?.parentNode;
  if (!card || down.target.closest('button')) return;
  const away = card.dataset.sheet ? -1 : 1; // from the top it goes up
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const distance = ({ clientY }) => Math.max(0, (clientY - down.clientY) * away);
  const ended = new AbortController();
  const listen = (name, hear) => addEventListener(name, hear, { signal: ended.signal });
  const end = (event) => {
    ended.abort();
    card.style.translate = '';
    if (event.type === 'pointerup' && distance(event) > FAR) card.querySelector('.close').click();
  };
  listen('pointermove', (event) => {
    if (!still) card.style.translate = `0 ${distance(event) * away}px`;
  });
  listen('pointerup', end);
  listen('pointercancel', end);
};

/** Minds the sheets of an element, the one that is open too. */
export const attend = (element, engine) => {
  const root = element.shadowRoot;
  const opened = () => {
    const link = root.querySelector('[data-sheet] footer a');
    sheet = link && { claim: link.hash.slice('#claim-'.length), engine };
    settle();
  };
  opened();
  root.addEventListener('pointerdown', swipe);
  element.addEventListener('claim-labels:open', opened);
  element.addEventListener('claim-labels:close', () => {
    sheet = undefined;
    timer = setTimeout(settle, SOON);
  });
};
