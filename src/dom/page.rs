//! Questions to the publisher's page that JavaScript answers sooner.

use super::ledger::Painted;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Range};

#[wasm_bindgen(module = "/src/dom/page.js")]
extern "C" {
    /// Whether an article is being edited, all of it.
    #[wasm_bindgen(js_name = isEdited)]
    pub(crate) fn is_edited(root: &Element) -> bool;
    /// Whether a badge in this element would not stand in a line, but be an item of its own or a cell.
    #[wasm_bindgen(js_name = makesItems)]
    pub(crate) fn makes_items(element: &Element) -> bool;
    /// The range as it is now.
    #[wasm_bindgen(js_name = liveRange)]
    pub(crate) fn live_range(painted: &Painted) -> Range;
}
