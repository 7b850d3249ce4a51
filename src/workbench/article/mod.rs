//! The article that is labelled: what was opened, how it stands in the page, and passages in it.

mod page;
mod passage;
mod refusal;
mod source;
mod word;

pub use page::{Page, part_of};
pub use passage::{Step, moved, sentence_at, sentences, stretched};
pub use refusal::Refusal;
pub use source::{Kind, Source, decode, is_right_to_left};
