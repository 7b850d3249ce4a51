//! What the workbench knows and does, without its looks: the manifest as it is edited, undo and redo, what is wrong, drafts.
//!
//! All but [`Page`] is pure, so that it is tested natively; the views are in `src/bin/workbench`. [`State`] is all that an
//! editor could lose, and [`State::after`] the one place where it changes.

mod article;
mod check;
mod claim;
mod diff;
mod draft;
mod edit;
mod export;
mod from_text;
mod history;
mod layout;
mod page;
mod passage;
mod state;
mod tree;

pub use article::{Kind, LARGEST, Source, decode};
pub use check::{Checked, Checker, field_of};
pub use claim::{Found, claim, json_of, unused_id};
pub use diff::{Line, Piece, lines, words};
pub use draft::Draft;
pub use edit::Edit;
pub use export::{Format, convert, embed_page, embed_snippet, static_page};
pub use history::History;
pub use page::{Page, part_of};
pub use passage::{Step, moved, sentences};
pub use state::{Action, File, Snapshot, State};
pub use tree::{Doc, Group, Node};
