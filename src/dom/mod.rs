//! The publisher's own nodes: read, resolved, marked, and given back exactly as they were.

mod mark;
mod read;
mod resolve;
mod unicode;

pub(crate) use mark::{Marks, Passage, Plan};
pub(crate) use read::{PageText, read};
pub(crate) use unicode::BROWSER;
