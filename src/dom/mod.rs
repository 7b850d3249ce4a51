//! The publisher's own nodes: read, resolved, marked, and given back exactly as they were.

mod mark;
mod read;
mod resolve;
#[cfg(feature = "workbench")]
mod select;
mod takeover;
mod tree;
mod unicode;

pub(crate) use mark::{Marks, Passage, Pieces, Plan};
pub(crate) use read::{PageText, read};
pub(crate) use takeover::{Borrowed, adopt, is_static, put_aside};
pub(crate) use tree::{Tree, tree_around};
pub(crate) use unicode::BROWSER;
