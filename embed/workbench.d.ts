// The messages between the workbench in a frame and the page that holds it, version 1: docs/workbench-in-a-frame.md says how.

import type { Manifest, Source } from './claim-labels.js';

/** On every message, in both directions. */
interface Message {
  protocol: 'claim-labels-workbench';
  version: 1;
}

/** An article and its manifest, to be opened in place of what was open. */
export interface Open extends Message {
  type: 'open';
  /** Your name for it, 1 to 300 bytes; every answer has it. */
  document: string;
  article: {
    /** The article as readers get it: a page or a part of one, up to 5 MB. It is shown through the workbench's sanitiser. */
    html: string;
    headline?: string | null;
    /** BCP 47 tag of the article's language. This and the other three go into a manifest that is begun. */
    language?: string | null;
    url?: string | null;
    published?: string | null;
  };
  /** As text every byte of it is kept, up to 4 MB; null begins one. */
  manifest?: string | Manifest | null;
  /** What is stored, where `manifest` is unsaved work on it. */
  saved?: string | Manifest | null;
  /** Sources to offer for claims, up to 2000. */
  sources?: Source[] | null;
}

/** This revision is stored; or it is not, and `message` is shown to the editor. */
export type Answer = Message & { document: string; revision: number } & ({ type: 'saved' } | { type: 'failed'; message?: string });

/** Asks for `ready`: for a page that may have missed it. */
export interface Hello extends Message {
  type: 'hello';
}

/** What the page around it sends. */
export type ToWorkbench = Hello | Open | Answer;

/** The workbench listens. Sent when it has started, and for each `hello`. */
export interface Ready extends Message {
  type: 'ready';
  versions: number[];
}

export interface Opened extends Message {
  type: 'opened';
  document: string;
  revision: 0;
  /** Whether the manifest differs from what is stored. */
  dirty: boolean;
}

/** After every change, undo and redo included, and when `dirty` changes. */
export interface Changed extends Message {
  type: 'changed';
  document: string;
  /** Counts up. */
  revision: number;
  dirty: boolean;
  /** False while the JSON view holds a text that cannot be used; `manifest` is the last that could. */
  usable: boolean;
  manifest: string;
}

/** The editor wants this revision stored. Answer with `saved` or `failed`. */
export interface Save extends Message {
  type: 'save';
  document: string;
  revision: number;
  manifest: string;
}

/** A message was not followed. What was open stays open. */
export interface Refused extends Message {
  type: 'refused';
  code:
    | 'article-empty'
    | 'document-unknown'
    | 'malformed'
    | 'manifest-unusable'
    | 'revision-unknown'
    | 'too-large'
    | 'version-unsupported';
  message: string;
  document: string | null;
}

/** What the workbench sends. */
export type FromWorkbench = Ready | Opened | Changed | Save | Refused;
