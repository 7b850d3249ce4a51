//! The publisher's own nodes: read, resolved, marked, and given back exactly as they were.

mod call;
mod ledger;
mod mark;
mod read;
mod resolve;
#[cfg(feature = "workbench")]
mod select;
mod takeover;
mod tree;
mod unicode;

pub(crate) use call::call;
pub(crate) use ledger::Ledger;
pub(crate) use mark::{Marked, Marks, Passage, Pieces, Plan};
#[cfg(feature = "workbench")]
pub(crate) use read::part_of;
pub(crate) use read::{PageText, read};
pub(crate) use takeover::{adopt, borrow, is_static, put_aside};
pub(crate) use tree::{Tree, tree_around};
pub(crate) use unicode::BROWSER;
