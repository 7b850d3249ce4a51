// What the workbench takes from the browser and from npm's kept components; `tools.rs` says it in Rust.

export { drop, keep, take, waiting } from './drafts.js';
export { JsonEditor } from './editor.js';
export { copy, fetchArticle, pick, read, save, sendDown } from './files.js';
export { inert } from './inert.js';
export { paint, sentences } from './page.js';
