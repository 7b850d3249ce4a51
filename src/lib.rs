//! Labels what a news article's claims rest on: official, reported or speculative.
//!
//! In reading order: [`text`] finds quoted passages in an edited text or refuses; [`manifest`] says what is claimed and
//! what is wrong with it. With the feature `widget`, `widget` shows it as Yew components, and `dom` reads and marks a page's
//! own nodes; with `element`, `element` is the engine behind the custom element `<claim-labels>`; with `cli`, `html` reads
//! article files.
//!
//! Imports go one way, in this order.

pub use claim_labels_text as text;

pub mod manifest;
#[cfg(any(feature = "widget", feature = "render"))]
mod markup;
#[cfg(any(feature = "widget", feature = "render"))]
mod pieces;
#[cfg(any(feature = "widget", feature = "render"))]
mod strings;

#[cfg(feature = "render")]
pub mod html;
#[cfg(feature = "render")]
pub mod render;

#[cfg(feature = "interchange")]
pub mod interchange;
#[cfg(feature = "interchange")]
pub mod schema;

#[cfg(feature = "widget")]
mod dom;
#[cfg(feature = "widget")]
pub mod widget;

#[cfg(feature = "element")]
pub mod element;
