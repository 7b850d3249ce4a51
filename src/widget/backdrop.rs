//! What stands behind labels, as the page shows it.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/src/widget/backdrop.js")]
extern "C" {
    /// `dark` or `light`, where the page has behind this element the other of what its `color-scheme` says.
    #[wasm_bindgen(js_name = schemeBehind)]
    pub(crate) fn scheme_behind(element: &Element) -> Option<String>;
    /// The same behind the text of an article.
    #[wasm_bindgen(js_name = schemeBehindText)]
    pub(crate) fn scheme_behind_text(article: &Element) -> Option<String>;
}
