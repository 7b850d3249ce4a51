//! The publisher's own nodes: read, resolved, marked, and given back exactly as they were.

#[cfg(feature = "element")]
mod attribute;
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

#[cfg(feature = "element")]
pub(crate) use attribute::{DECISIVE, changes_text};
pub(crate) use call::call;
pub(crate) use ledger::Ledger;
pub(crate) use mark::{Marked, Marks, Passage, Pieces, Plan};
#[cfg(feature = "workbench")]
pub(crate) use read::part_of;
pub(crate) use read::{PageText, read};
pub(crate) use takeover::{adopt, borrow, is_static, put_aside};
pub(crate) use tree::{Tree, tree_around};
pub(crate) use unicode::BROWSER;
