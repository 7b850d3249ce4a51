//! The article as readers see it, and passages to choose in it.

pub mod element_hooks;
pub mod flags;
pub mod handles;
pub mod keys;
pub mod label_bar;
pub mod margin;
pub mod pane;
pub mod pane_props;
pub mod reading;
pub mod start;
