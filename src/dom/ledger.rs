//! What is done to the publisher's page. `ledger.js` does it and undoes it, and says by which rule: should the program fail for good,
//! memory and all, JavaScript still gives the page back.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, Node};

#[wasm_bindgen(module = "/src/dom/ledger.js")]
extern "C" {
    /// What was done for one article.
    #[derive(Clone)]
    pub(crate) type Ledger;
    /// A `StaticRange` of one text node.
    #[derive(Clone)]
    pub(crate) type Painted;
    #[wasm_bindgen(method, getter, js_name = startContainer)]
    pub(crate) fn node(this: &Painted) -> Node;
    #[wasm_bindgen(method, getter, js_name = startOffset)]
    pub(crate) fn from(this: &Painted) -> u32;
    #[wasm_bindgen(method, getter, js_name = endOffset)]
    pub(crate) fn to(this: &Painted) -> u32;

    #[wasm_bindgen(constructor)]
    pub(crate) fn new() -> Ledger;

    /// Splits a text node before these UTF-16 units, given from the last to the first; the nodes behind it.
    #[wasm_bindgen(method)]
    pub(crate) fn cut(this: &Ledger, node: &Node, units: &Array) -> Array;
    /// Puts a badge behind a node, and behind the badge `last` if one is there that goes before it.
    #[wasm_bindgen(method)]
    pub(crate) fn place(this: &Ledger, badge: &Element, node: &Node, last: Option<&Node>);
    /// Paints these UTF-16 units of a text node, see [`Look::number`](super::Look).
    #[wasm_bindgen(method)]
    pub(crate) fn paint(this: &Ledger, node: &Node, from: u32, to: u32, look: Option<u32>) -> Painted;
    /// Paints otherwise; not at all without a look.
    #[wasm_bindgen(method)]
    pub(crate) fn repaint(this: &Ledger, painted: &Painted, look: Option<u32>);
    /// An attribute is about to be changed, from `value`.
    #[wasm_bindgen(method, js_name = attributeChanged)]
    pub(crate) fn attribute_changed(this: &Ledger, element: &Element, name: &str, value: &JsValue);
    /// Takes a badge or the paint of a range away.
    #[wasm_bindgen(method)]
    pub(crate) fn lift(this: &Ledger, what: &JsValue);
    /// Whether a badge or a painted range stands still.
    #[wasm_bindgen(method)]
    pub(crate) fn holds(this: &Ledger, what: &JsValue) -> bool;
    /// Takes copies of badges, which do not work, out of an article.
    #[wasm_bindgen(method)]
    pub(crate) fn sweep(this: &Ledger, root: &Element);
    /// The page may have changed: takes away what does not stand in `root` as it was left; whether there was any.
    #[wasm_bindgen(method)]
    pub(crate) fn settle(this: &Ledger, root: &Element) -> bool;
    /// The painted range that a press was on, if the press means nothing else there.
    #[wasm_bindgen(method)]
    pub(crate) fn at(this: &Ledger, event: &Event) -> Option<Painted>;
    /// Joins what was split for badges that are gone.
    #[wasm_bindgen(method)]
    pub(crate) fn join(this: &Ledger);
    /// Gives the page back what is its own.
    #[wasm_bindgen(method)]
    pub(crate) fn undo(this: &Ledger);
}
