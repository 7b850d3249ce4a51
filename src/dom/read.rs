//! Nodes to text: the article's text as the contract defines it, and which node each part came from.

use super::call::call;
use super::resolve::Run;
use crate::markup::{self, ArticleText};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

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
    // What kind of element a tag is, for those met so far: most elements are paragraphs.
    kinds: Vec<(String, Kind)>,
}

#[derive(Clone, Copy)]
struct Kind {
    left_out: bool,
    block: bool,
}

impl Reader {
    fn children(&mut self, parent: &Node) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            match node.node_type() {
                Node::TEXT_NODE => self.run(&node),
                Node::ELEMENT_NODE => self.element(node.unchecked_ref()),
                _ => {}
            }
            next = node.next_sibling();
        }
    }

    fn element(&mut self, element: &Element) {
        let tag = element.local_name();
        let kind = self.kind(&tag);
        if kind.left_out || is_kept_out(element, &tag) {
            return;
        }
        if kind.block {
            self.text.edge();
        }
        self.children(element);
        if kind.block {
            self.text.edge();
        }
    }

    fn kind(&mut self, tag: &str) -> Kind {
        if let Some((_, kind)) = self.kinds.iter().find(|(known, _)| known == tag) {
            return *kind;
        }
        let kind = Kind { left_out: markup::is_left_out(tag), block: markup::is_block(tag) };
        self.kinds.push((tag.to_owned(), kind));
        kind
    }

    fn run(&mut self, node: &Node) {
        let data = call(node).data();
        // A lone surrogate becomes U+FFFD here: one UTF-16 unit for one, so offsets still agree.
        let text = String::from(&data);
        if !text.is_empty() {
            let start = self.text.run(&text);
            let node = node.clone().unchecked_into();
            self.runs.push(Run { node, data, start, len: text.len() });
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
