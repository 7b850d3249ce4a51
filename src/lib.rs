//! Labels what a news article's claims rest on: official, reported or speculative.
//!
//! In reading order: [`text`] finds quoted passages in an edited text or refuses; [`manifest`] says what is claimed and
//! what is wrong with it. With the feature `interchange`, `interchange` and `schema` say it in other vocabularies; with
//! `suggest`, `suggest` proposes labels to an editor; with `render`, `html` reads article files and `render` labels them
//! without script. With `widget`, `widget` shows the labels, and `dom` reads and marks a page's own nodes; with `element`,
//! `element` is the engine behind the custom element `<claim-labels>`; with `cms`, `cms` tells editors of content systems how a text's
//! claims stand.
//!
//! Imports go one way, in this order.

// Yew apps use less of the page's reader and the panel than the element does.
#![cfg_attr(not(feature = "element"), allow(dead_code, unused_imports))]

pub use claim_labels_text as text;
pub use readings::Readings;

#[cfg(feature = "widget")]
pub mod failure;
#[cfg(feature = "widget")]
mod liveness;

#[cfg(any(feature = "workbench", feature = "cli"))]
pub mod language;
#[cfg(any(feature = "element", feature = "cms"))]
mod lexicons;
#[cfg(any(feature = "widget", feature = "render"))]
mod locale;
pub mod manifest;
#[cfg(any(feature = "widget", feature = "render"))]
mod markup;
#[cfg(any(feature = "yew", feature = "render"))]
mod pieces;
mod readings;
#[cfg(any(feature = "widget", feature = "render"))]
mod strings;

#[cfg(feature = "interchange")]
pub mod interchange;
#[cfg(feature = "interchange")]
pub mod schema;
#[cfg(feature = "suggest")]
pub mod suggest;

#[cfg(feature = "render")]
pub mod html;
#[cfg(feature = "render")]
pub mod render;

#[cfg(feature = "widget")]
mod dom;
#[cfg(feature = "widget")]
pub mod widget;

#[cfg(feature = "element")]
pub mod element;

#[cfg(feature = "workbench")]
pub mod workbench;

#[cfg(feature = "cms")]
pub mod cms;
