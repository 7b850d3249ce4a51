//! Nodes to text: the article's text as the contract defines it, and which node each part came from.

use super::resolve::Run;
use crate::markup::{self, ArticleText};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

/// An article's text and the nodes it was read from.
pub(crate) struct PageText {
    pub text: String,
    pub(super) runs: Vec<Run>,
}

/// Reads the article inside `root`. Cost: O(n) in its nodes and text.
pub(crate) fn read(root: &Node) -> PageText {
    let mut reader = Reader::default();
    reader.children(root);
    PageText { text: reader.text.text, runs: reader.runs }
}

#[derive(Default)]
struct Reader {
    text: ArticleText,
    runs: Vec<Run>,
}

impl Reader {
    fn children(&mut self, parent: &Node) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            match node.node_type() {
                Node::TEXT_NODE => self.run(node.unchecked_ref()),
                Node::ELEMENT_NODE => self.element(node.unchecked_ref()),
                _ => {}
            }
            next = node.next_sibling();
        }
    }

    fn element(&mut self, element: &Element) {
        let tag = element.local_name();
        if markup::is_left_out(&tag) || is_kept_out(element, &tag) {
            return;
        }
        let block = markup::is_block(&tag);
        if block {
            self.text.edge();
        }
        self.children(element);
        if block {
            self.text.edge();
        }
    }

    fn run(&mut self, node: &Text) {
        // A lone surrogate becomes U+FFFD here: one UTF-16 unit for one, so offsets still agree.
        let data = node.data();
        if !data.is_empty() {
            let start = self.text.run(&data);
            self.runs.push(Run { node: node.clone(), start, len: data.len() });
        }
    }
}

fn is_kept_out(element: &Element, tag: &str) -> bool {
    // Most elements have no attributes, and asking once is cheaper than four times.
    element.has_attributes()
        && (element.has_attribute("hidden")
            || element.has_attribute(markup::BADGE_ATTRIBUTE)
            || element.get_attribute(markup::OWN_ATTRIBUTE).is_some_and(|value| markup::keeps_out(tag, &value))
            || element.get_attribute("style").is_some_and(|style| markup::hides(&style)))
}
