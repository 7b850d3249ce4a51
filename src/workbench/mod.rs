//! What the workbench knows and does, without its looks: the manifest as it is edited, undo and redo, what is wrong, drafts.
//!
//! All but [`Page`] is pure, so that it is tested natively; the views are in `src/bin/workbench`. [`State`] is all that an
//! editor could lose, and [`State::after`] the one place where it changes.

mod article;
mod check;
mod dates;
mod document;
mod export;
mod session;
mod sources;
mod words;

pub use article::{
    Kind, Page, Refusal, Source, Step, decode, is_right_to_left, moved, part_of, sentence_at, sentences, stretched,
};
pub use check::{
    Checked, Checker, ClaimChange, Found, Line, Piece, claim, claim_changes, field_of, json_of, lines, unused_id, words,
};
pub use dates::{DateHabits, read_date};
pub use document::{Doc, Edit, Group, Node};
pub use export::{Format, convert, embed_page, embed_snippet, published, static_page};
pub use session::{Action, ClaimKey, Draft, File, History, Opened, Origin, Snapshot, State, begin};
pub use sources::{Known, Memory, label as source_label, offers, source_of, typed as typed_source};
pub use words::Words;
