//! The publisher's own nodes: read, resolved, labelled, and given back exactly as they were.

#[cfg(feature = "element")]
mod attribute;
mod call;
mod ledger;
mod page;
mod page_text;
mod paint;
mod plan;
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
pub(crate) use page::is_edited;
pub(crate) use page_text::PageText;
pub(crate) use paint::{Finished, Painting, lift};
pub(crate) use plan::{Look, Passage, Plan};
#[cfg(feature = "workbench")]
pub(crate) use read::part_of;
pub(crate) use read::read;
pub(crate) use takeover::{Marks, adopt, borrow, is_static, put_aside, silence};
pub(crate) use tree::{Tree, range_in, tree_around};
pub(crate) use unicode::BROWSER;
