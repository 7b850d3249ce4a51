//! The article that is labelled: what was opened, how it stands in the page, and passages in it.

mod page;
mod passage;
mod source;

pub use page::{Page, part_of};
pub use passage::{Step, moved, sentences};
pub use source::{Kind, LARGEST, Source, decode};
