//! Nodes of a page from Yew's `Html`, at once. Yew itself renders when the running task has ended; what is copied a thousand
//! times (badges), and what must stand before the browser goes on to print (notes), cannot wait for that.
//!
//! Elements, attributes, texts and lists are drawn; components, portals, listeners and properties are not, and are left out.

use crate::dom::call;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};
use yew::virtual_dom::{VNode, VTag};

/// Appends the nodes that `html` describes to `parent`. Cost: O(n) in its nodes.
pub(crate) fn append(document: &Document, parent: &Element, html: &VNode) {
    match html {
        VNode::VTag(tag) => call(parent).append(&element(document, tag)),
        VNode::VText(text) => call(parent).append(&call(document).text(&text.text.as_str().into())),
        VNode::VList(list) => list.iter().for_each(|child| append(document, parent, child)),
        _ => {}
    }
}

/// The element that `html` describes, if it describes one.
pub(crate) fn create<E: JsCast>(document: &Document, html: &VNode) -> Option<E> {
    match html {
        VNode::VTag(tag) => element(document, tag).dyn_into().ok(),
        _ => None,
    }
}

fn element(document: &Document, tag: &VTag) -> Element {
    let element = call(document).element(tag.tag());
    tag.attributes.iter().for_each(|(name, value)| call(&element).set(name, value));
    tag.children().iter().for_each(|child| append(document, &element, child));
    element
}
