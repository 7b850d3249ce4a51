//! Trees to elements of a page. A tree that changes is patched in, so that what a reader is on stays: focus, open details, a
//! selection. Children are matched by place. Cost: O(n) in the nodes of both trees.

use super::tree;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node};

/// Nodes that look like `tree`.
///
/// # Errors
/// The browser refuses; with names that HTML knows it does not.
pub(crate) fn create(document: &Document, tree: &tree::Node) -> Result<Node, JsValue> {
    let tree = match tree {
        tree::Node::Text(text) => return Ok(document.create_text_node(text).into()),
        tree::Node::Element(tree) => tree,
    };
    let element = document.create_element(tree.tag)?;
    for (name, value) in &tree.attributes {
        element.set_attribute(name, value)?;
    }
    for child in &tree.children {
        element.append_child(&create(document, child)?)?;
    }
    Ok(element.into())
}

/// Makes `node`, which was drawn from `old`, look like `new`; returns the node that does.
///
/// # Errors
/// As [`create`].
pub(crate) fn patch(node: Node, old: &tree::Node, new: &tree::Node) -> Result<Node, JsValue> {
    match (old, new) {
        (tree::Node::Text(old), tree::Node::Text(new)) => {
            if old != new {
                node.set_node_value(Some(new));
            }
        }
        (tree::Node::Element(old), tree::Node::Element(new)) if old.tag == new.tag => {
            patch_element(node.unchecked_ref(), old, new)?;
        }
        _ => {
            let Some((document, parent)) = node.owner_document().zip(node.parent_node()) else { return Ok(node) };
            let fresh = create(&document, new)?;
            parent.replace_child(&fresh, &node)?;
            return Ok(fresh);
        }
    }
    Ok(node)
}

fn patch_element(element: &Element, old: &tree::Element, new: &tree::Element) -> Result<(), JsValue> {
    for attribute in new.attributes.iter().filter(|attribute| !old.attributes.contains(attribute)) {
        element.set_attribute(attribute.0, &attribute.1)?;
    }
    for (name, _) in old.attributes.iter().filter(|(name, _)| new.attributes.iter().all(|(kept, _)| kept != name)) {
        element.remove_attribute(name)?;
    }
    let mut next = element.first_child();
    for (at, tree) in new.children.iter().enumerate() {
        match next {
            Some(child) => next = patch(child, &old.children[at], tree)?.next_sibling(),
            None => drop(element.append_child(&create(&element.owner_document().ok_or(JsValue::NULL)?, tree)?)?),
        }
    }
    while let Some(extra) = next {
        next = extra.next_sibling();
        element.remove_child(&extra)?;
    }
    Ok(())
}
