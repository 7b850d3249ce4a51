//! What was done to the publisher's nodes, so that it can be undone.
//!
//! The list is a JavaScript array. Should the program fail for good, memory and all, `program.js` still has it, and undoes what is in
//! it by the same rules: both read the entries that are written here, and nothing else.

use super::call::{Call, call};
use js_sys::{Array, JsString, Object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// Changes, the last one last. An entry is an array that begins with its kind: `["node", node]` for a node of ours among the page's,
/// `["text", node, whole, kept, ours]` for a text node that keeps the start of its text while nodes of ours hold the rest,
/// `["attribute", element, name, value or null]` for an attribute and what it was.
#[derive(Clone)]
pub(crate) struct Ledger(Array);

impl Ledger {
    /// A ledger in an array that JavaScript has too.
    pub fn new(entries: Array) -> Ledger {
        Ledger(entries)
    }

    fn note(&self, kind: &str, parts: &[&JsValue]) {
        let entry = Array::of1(&kind.into());
        for part in parts {
            entry.push(part);
        }
        self.0.push(&entry);
    }

    /// A node of ours was put among the page's.
    pub fn node_added(&self, node: &Node) {
        self.note("node", &[node]);
    }

    /// The text node `node` had the text `whole`; it has `kept`, and the rest is in `ours`, nodes right behind it.
    pub fn text_cut(&self, node: &Node, whole: &JsString, kept: &JsString, ours: &Array) {
        self.note("text", &[node, whole, kept, ours]);
    }

    /// An attribute is about to be changed, from `value`.
    pub fn attribute_changed(&self, element: &Element, name: &str, value: Option<&str>) {
        let value = value.map_or(JsValue::NULL, JsValue::from);
        self.note("attribute", &[element, &name.into(), &value]);
    }

    /// Gives the page its nodes back, the last change first.
    pub fn undo(&self) {
        while self.0.length() > 0 {
            let entry: Array = self.0.pop().unchecked_into();
            let node = entry.get(1);
            match entry.get(0).as_string().as_deref() {
                Some("node") => node.unchecked_ref::<Call>().remove(),
                Some("text") => undo_text(node.unchecked_ref(), &entry),
                _ => undo_attribute(node.unchecked_ref(), &entry),
            }
        }
    }
}

fn undo_text(node: &Node, entry: &Array) {
    Array::from(&entry.get(4)).iter().for_each(|node| node.unchecked_ref::<Call>().remove());
    // Text that the page has set since is the page's.
    if Object::is(&call(node).data(), &entry.get(3)) {
        call(node).set_data(entry.get(2).unchecked_ref());
    }
}

fn undo_attribute(element: &Element, entry: &Array) {
    let name = entry.get(2).as_string().unwrap_or_default();
    match entry.get(3).as_string() {
        Some(value) => call(element).set(&name, &value),
        None => call(element).unset(&name),
    }
}
