//! Trees to elements of a page. A tree that changes is patched in, so that what a reader is on stays: focus, open details, a
//! selection. Children are matched by place. Cost: O(n) in the nodes of both trees.

use super::tree;
use crate::dom::call;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

/// Nodes that look like `tree`.
pub(crate) fn create(document: &Document, tree: &tree::Node) -> Node {
    let tree = match tree {
        tree::Node::Text(text) => return call(document).text(&text.as_str().into()),
        tree::Node::Element(tree) => tree,
    };
    let element = call(document).element(tree.tag);
    tree.attributes.iter().for_each(|(name, value)| call(&element).set(name, value));
    tree.children.iter().for_each(|child| call(&element).append(&create(document, child)));
    element.into()
}

/// Makes `node`, which was drawn from `old`, look like `new`; returns the node that does.
pub(crate) fn patch(node: Node, old: &tree::Node, new: &tree::Node) -> Node {
    match (old, new) {
        (tree::Node::Text(old), tree::Node::Text(new)) => {
            if old != new {
                call(&node).set_content(&new.as_str().into());
            }
        }
        (tree::Node::Element(old), tree::Node::Element(new)) if old.tag == new.tag => {
            patch_element(node.unchecked_ref(), old, new);
        }
        _ => {
            let Some(document) = node.owner_document() else { return node };
            let fresh = create(&document, new);
            call(&node).replace(&fresh);
            return fresh;
        }
    }
    node
}

fn patch_element(element: &Element, old: &tree::Element, new: &tree::Element) {
    let Some(document) = element.owner_document() else { return };
    for (name, value) in new.attributes.iter().filter(|attribute| !old.attributes.contains(attribute)) {
        call(element).set(name, value);
    }
    for (name, _) in old.attributes.iter().filter(|(name, _)| new.attributes.iter().all(|(kept, _)| kept != name)) {
        call(element).unset(name);
    }
    let mut next = element.first_child();
    for (at, tree) in new.children.iter().enumerate() {
        match next {
            Some(child) => next = patch(child, &old.children[at], tree).next_sibling(),
            None => call(element).append(&create(&document, tree)),
        }
    }
    while let Some(extra) = next {
        next = extra.next_sibling();
        call(&extra).remove();
    }
}
