//! What is done to nodes, a thousand times over where an article has many claims. Unlike web-sys these calls catch nothing, as
//! none of them fails for what it is given here: names that HTML knows, and nodes that may stand where they are put.

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range};

#[wasm_bindgen]
extern "C" {
    /// A node of any kind: what is called must be there for that kind.
    pub(crate) type Call;

    /// Of a document: an element.
    #[wasm_bindgen(method, js_name = createElement)]
    pub(crate) fn element(this: &Call, tag: &str) -> Element;
    /// Of a document: a text node.
    #[wasm_bindgen(method, js_name = createTextNode)]
    pub(crate) fn text(this: &Call, text: &JsString) -> Node;
    /// Of a node that is in one: its document.
    #[wasm_bindgen(method, getter, js_name = ownerDocument)]
    pub(crate) fn document(this: &Call) -> Call;
    /// Of a document: a range.
    #[wasm_bindgen(method, js_name = createRange)]
    pub(crate) fn range(this: &Call) -> Range;
    /// Of a range: it is of all that is in a node.
    #[wasm_bindgen(method, js_name = selectNodeContents)]
    pub(crate) fn select(this: &Call, node: &Node);
    /// A copy, with or without what is inside.
    #[wasm_bindgen(method, js_name = cloneNode)]
    pub(crate) fn copy(this: &Call, deep: bool) -> Element;

    /// Puts nodes behind this one.
    #[wasm_bindgen(method, variadic)]
    pub(crate) fn after(this: &Call, nodes: &Array);
    /// Puts a node into this one, at its end.
    #[wasm_bindgen(method)]
    pub(crate) fn append(this: &Call, node: &Node);
    /// Puts a node in the place of this one.
    #[wasm_bindgen(method, js_name = replaceWith)]
    pub(crate) fn replace(this: &Call, node: &Node);
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub(crate) fn set(this: &Call, name: &str, value: &str);
    #[wasm_bindgen(method, js_name = removeAttribute)]
    pub(crate) fn unset(this: &Call, name: &str);
    /// An attribute without a value is there or not.
    #[wasm_bindgen(method, js_name = toggleAttribute)]
    pub(crate) fn toggle(this: &Call, name: &str, on: bool);

    /// Of an element: whether it has a box, and nothing around it is folded. Not in every browser yet.
    #[wasm_bindgen(method, catch, js_name = checkVisibility)]
    pub(crate) fn is_rendered(this: &Call) -> Result<bool, JsValue>;
    /// Of an element: by how much style sheets magnify it and what is around it. Not in every browser yet.
    #[wasm_bindgen(method, getter, js_name = currentCSSZoom)]
    pub(crate) fn zoom(this: &Call) -> Option<f64>;
    /// Of an element: whether a selector fits it.
    #[wasm_bindgen(method)]
    pub(crate) fn matches(this: &Call, selector: &JsString) -> bool;

    /// The text of a text node as JavaScript has it: a lone surrogate has no place in a Rust string, and would not come back.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn data(this: &Call) -> JsString;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_data(this: &Call, data: &JsString);
    /// All text inside, in place of what was there.
    #[wasm_bindgen(method, setter, js_name = textContent)]
    pub(crate) fn set_content(this: &Call, text: &JsString);
}

/// `node`, ready to be called.
pub(crate) fn call(node: &Node) -> &Call {
    node.unchecked_ref()
}
