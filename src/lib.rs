//! Labels what a news article's claims rest on: official, reported or speculative.
//!
//! In reading order: [`text`] finds quoted passages in an edited text or refuses; [`manifest`] says what is claimed and
//! what is wrong with it. With the feature `widget`, `widget` shows it as Yew components; with `element`, `dom` reads and
//! marks a page's own nodes, and `element` is the engine behind the custom element `<claim-labels>`.
//!
//! Imports go one way, in this order.

pub use claim_labels_text as text;

pub mod manifest;
