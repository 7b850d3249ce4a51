// What the workbench takes from the browser and from npm's kept components; `tools.rs` says it in Rust.

export { isMonthFirst, monthNames } from './dates.js';
export { discard, drop, keep, take, waiting } from './drafts.js';
export { JsonEditor } from './editor.js';
export { copy, fetchArticle, pick, read, save, sendDown } from './files.js';
export { inert } from './inert.js';
export { isManuscript, manuscript } from './manuscript.js';
export { caretAt, paint, sentences } from './page.js';
export { noteRecent, openRecent, recent } from './recent.js';

/** A Word document as HTML. */
export const docx = async (bytes) => (await import('./workbench-docx.js')).docx(bytes);
