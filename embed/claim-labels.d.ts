// Types of the package `claim-labels`. Importing it defines the element.

export type Status = 'official' | 'reported' | 'speculative';

/** A claims manifest, version 1. Unknown fields are allowed; `checkManifest` warns of them. */
export interface Manifest {
  $schema?: string;
  version: 1;
  article?: { url?: string; headline?: string; language?: string; published?: string; section?: string };
  publisher?: { name?: string; url?: string; policy?: string; contact?: string };
  claims: Claim[];
}

export interface Claim {
  /** Unique in the manifest; 1 to 64 of letters a–z and A–Z, digits, `-`, `_`, `.`. */
  id: string;
  status: Status;
  quote: Quote;
  summary?: string;
  /** Why the claim carries this label; required for `speculative`. */
  note?: string;
  sources?: Source[];
  /** RFC 3339 date or date-time, as all dates here. */
  updated?: string;
  /** Earlier labels, old to new. */
  history?: { status: Status; date?: string; note?: string }[];
  correction?: { date?: string; note?: string; url?: string };
  /** Nobody has decided on it yet: readers never get it, even where it is served. */
  draft?: boolean;
  /** A remark within the desk; `claim-labels publish` leaves it out. */
  comment?: string;
  /** When the desk looks at the label again; `claim-labels publish` leaves it out. */
  review?: string;
}

/** A W3C TextQuoteSelector; positions are code points from the start of the article's text, and only a hint. */
export interface Quote {
  type?: 'TextQuoteSelector';
  exact: string;
  prefix?: string;
  suffix?: string;
  position?: { start: number; end: number };
}

export interface Source {
  name?: string;
  role?: string;
  publisher?: string;
  url?: string;
  date?: string;
  /** `supports` goes without saying. */
  stance?: 'supports' | 'disputes';
}

/** What is wrong with a manifest; `code` is stable, `path` a JSON Pointer (RFC 6901). */
export interface Problem {
  code: string;
  severity: 'error' | 'warning';
  path: string;
  message: string;
  /** Line and column in the manifest's text, from 1, in code points; of an object, in what `JSON.stringify` makes of it. */
  line?: number;
  column?: number;
  help?: string;
}

/** How a claim was found. */
export type Tier = 'verbatim' | 'typography' | 'approximate';
/** Why a claim was not labelled. */
export type OrphanReason = 'gone' | 'weak' | 'ambiguous' | 'meaning-changed';

interface Named {
  id: string;
  status: Status;
}

/** How the words found differ from those that were labelled. */
export type Change = 'none' | 'wording';

/** `score` is from 0 to 1. `withheld` is what was reworded, with `reworded="hide"`: it was found, and is not shown. */
export interface Anchored extends Named {
  state: 'anchored' | 'withheld';
  tier: Tier;
  score: number;
  change: Change;
  reason: null;
}

/** `score` is that of the best candidate, if there was one. */
export interface Orphaned extends Named {
  state: 'orphaned';
  tier: null;
  score: number | null;
  change: null;
  reason: OrphanReason;
}

export type ClaimState = Anchored | Orphaned;

/** A passage in a text; `start` and `end` are code points from the start of the text. */
export interface Passage {
  start: number;
  end: number;
  text: string;
}

/** Words that went and words that came in their place; `start` and `end` are code points, and where the latter stand. */
export interface Edit {
  from: string;
  to: string;
  start: number;
  end: number;
}

export type Anchoring = { changes: Edit[] } & (
  | (Anchored & Passage & { candidate: null })
  | (Orphaned & { start: null; end: null; text: null; candidate: (Passage & { score: number }) | null })
);

export interface ClaimLabelsEventMap {
  'claim-labels:ready': CustomEvent<{ anchored: number; orphaned: number; reworded: number; problems: Problem[] }>;
  'claim-labels:open': CustomEvent<{ id: string; status: Status }>;
  'claim-labels:close': CustomEvent<null>;
  'claim-labels:filter': CustomEvent<{ shown: Status[] }>;
  /** A reader pressed the link to the publisher's contact, as the label of this claim may be wrong. */
  'claim-labels:report': CustomEvent<{ id: string }>;
  /** Ids of the claims that a new manifest added, removed and changed. */
  'claim-labels:update': CustomEvent<{ added: string[]; removed: string[]; changed: string[] }>;
  'claim-labels:error': CustomEvent<{ code: string; message: string }>;
}

/** The same events by their second names: for JSX, and for templates in which a colon means something else. */
export type ClaimLabelsColonlessEventMap = {
  [Name in keyof ClaimLabelsEventMap as Name extends `claim-labels:${infer Event}` ? `claimlabels${Event}` : never]: ClaimLabelsEventMap[Name];
};

/** The element's attributes, as in HTML. */
export interface ClaimLabelsAttributes {
  /** URL of the manifest, or `#id` of a `<script type="application/json">`. */
  manifest?: string;
  /** Selector of the article, when it is not inside the element. */
  for?: string;
  loading?: 'lazy' | 'eager';
  legend?: 'top' | 'none';
  /** BCP 47 tag of the interface's language. */
  lang?: string;
  /** URL of a JSON file with words of your own, or with another language. */
  words?: string;
  /** `none` leaves the browser's history alone where Back could close a card on a phone only by a place in it. */
  history?: 'none';
  /** `none` prints nothing of the labels. */
  print?: 'none';
  /** Seconds between looks for a changed manifest; none without it. */
  refresh?: number | `${number}`;
  reworded?: 'show' | 'hide';
  /** Marks labels that changed since the last visit, for readers who have not chosen themselves; it stores what they read. */
  visits?: 'remember';
}

/** `<claim-labels>`. */
export interface ClaimLabelsElement extends HTMLElement {
  /** The manifest's URL, or the manifest as an object; an object is copied, both when set and when read, and the same one again does nothing; `null` takes the labels away. */
  get manifest(): Manifest | string | null;
  set manifest(manifest: Manifest | string | null | undefined);
  readonly claims: readonly ClaimState[];
  /** The statuses that are shown. Reading gives a copy: set it to change what is shown. */
  get filter(): Set<Status>;
  set filter(statuses: Iterable<Status>);
  /** Opens the card of a claim; whether the claim is labelled. */
  open(id: string): boolean;
  close(): void;
  /** The passage of a claim in the page as it is now; empty if the claim is not labelled. */
  ranges(id: string): Range[];
  /** Fetches the manifest and labels anew; failures are told by `claim-labels:error`, and leave the labels as they are. */
  reload(): Promise<void>;
}

/** Registers `<claim-labels>`, once; done on import. */
export function defineClaimLabels(): void;

/**
 * The problems of a manifest, given as text or as an object. Browsers only.
 * Rejects with `{code, message}` when the text is not JSON or the program cannot be loaded.
 */
export function checkManifest(manifest: string | object): Promise<Problem[]>;

/**
 * What becomes of a manifest's claims in a text. Browsers only.
 * Rejects with `{code, message}` when the manifest cannot be used or the program cannot be loaded.
 */
export function anchorClaims(text: string, manifest: string | object): Promise<Anchoring[]>;

declare global {
  interface HTMLElementTagNameMap {
    'claim-labels': ClaimLabelsElement;
  }
  // The events bubble: elements, documents and windows hear them.
  interface GlobalEventHandlersEventMap extends ClaimLabelsEventMap, ClaimLabelsColonlessEventMap {}
}
