//! An article's text, and the text nodes that it was read from.

use crate::readings::Readings;
use js_sys::JsString;
use web_sys::{Element, Text};

/// An article's text and the nodes it was read from.
pub(crate) struct PageText {
    pub text: String,
    /// What stands in the page beside the text.
    pub readings: Readings,
    pub(super) runs: Vec<Run>,
}

/// A text node and its place in the article's text, in bytes.
pub(super) struct Run {
    pub node: Text,
    /// Its text when it was read.
    pub data: JsString,
    /// The outermost element around it in which there are no marks.
    pub whole: Option<Element>,
    pub start: usize,
    pub len: usize,
}
