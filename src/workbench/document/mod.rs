//! The manifest's text as a tree that keeps every byte, and changes to it.

mod edit;
mod from_text;
mod layout;
mod tree;

pub use edit::Edit;
pub use tree::{Doc, Group, Node};
