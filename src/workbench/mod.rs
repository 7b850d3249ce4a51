//! What the workbench knows and does, without its looks: the manifest as it is edited, undo and redo, what is wrong, drafts.
//!
//! All but [`Page`] is pure, so that it is tested natively; the views are in `src/bin/workbench`. [`State`] is all that an
//! editor could lose, and [`State::after`] the one place where it changes.

mod article;
mod check;
mod document;
mod export;
mod session;

pub use article::{Kind, LARGEST, Page, Source, Step, decode, moved, part_of, sentences};
pub use check::{Checked, Checker, Found, Line, Piece, claim, field_of, json_of, lines, unused_id, words};
pub use document::{Doc, Edit, Group, Node};
pub use export::{Format, convert, embed_page, embed_snippet, static_page};
pub use session::{Action, Draft, File, History, Snapshot, State};
