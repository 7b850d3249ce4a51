//! What documents, shadow roots and elements have in common (the DOM standard's mixins ParentNode and DocumentOrShadowRoot), so
//! that nobody need ask which of them holds a node.

use super::call::{Call, call};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range};

#[wasm_bindgen]
extern "C" {
    /// A document, a shadow root or an element.
    pub(crate) type Tree;
    /// The first element in it that matches.
    ///
    /// # Errors
    /// The selector is none.
    #[wasm_bindgen(method, catch, js_name = querySelector)]
    pub(crate) fn find(this: &Tree, selector: &str) -> Result<Option<Element>, JsValue>;
    /// What has the focus in it; an element does not say.
    #[wasm_bindgen(method, getter, js_name = activeElement)]
    pub(crate) fn active(this: &Tree) -> Option<Element>;
}

/// The document or shadow root that `node` is in.
pub(crate) fn tree_around(node: &Node) -> Tree {
    node.get_root_node().unchecked_into()
}

/// The range of all that is in a node.
pub(crate) fn range_in(node: &Node) -> Range {
    let range = call(node).document().range();
    range.unchecked_ref::<Call>().select(node);
    range
}
