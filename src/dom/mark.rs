//! Marks in the page: the only file that edits the publisher's nodes.
//!
//! Each text node that holds part of a passage keeps its place and the text before the first mark; everything after it is
//! put into nodes of ours, right behind. So a framework that owns the node can still update or remove it, and taking the
//! marks away is: remove our nodes, put the text back.

use super::read::PageText;
use crate::manifest::Status;
use crate::markup;
use crate::pieces::{Cut, Piece, pieces};
use crate::text::Span;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{Document, DocumentFragment, Element, Node, Text};

/// A passage to mark.
pub(crate) struct Passage<'a> {
    pub id: &'a str,
    pub status: Status,
    pub span: Span,
}

/// Where a badge goes: right behind the passage's last piece, outside of any link or button.
pub(crate) struct BadgeSpot {
    after: Element,
}

/// The marks of one article. Taking them away is [`Marks::remove`]; dropping them does it too.
#[must_use]
#[derive(Default)]
pub(crate) struct Marks {
    edits: Vec<Edit>,
    // Marks by passage, in document order.
    marks: Vec<Vec<Element>>,
    badges: Vec<Element>,
}

struct Edit {
    node: Text,
    whole: String,
    kept: String,
    ours: Vec<Node>,
}

impl Marks {
    /// Marks the passages.
    pub fn new(page: &PageText, document: &Document, passages: &[Passage]) -> Self {
        let mut by_run: BTreeMap<usize, Vec<_>> = BTreeMap::new();
        for (number, passage) in passages.iter().enumerate() {
            for (run, range) in page.resolve(passage.span) {
                by_run.entry(run).or_default().push((number, range));
            }
        }
        let mut marks = Marks::default();
        marks.marks.resize_with(passages.len(), Vec::new);
        for (run, ranges) in by_run {
            marks.edit(page, document, passages, run, &ranges);
        }
        for (passage, pieces) in passages.iter().zip(&marks.marks) {
            if let Some(first) = pieces.first() {
                name(document, first, &["claim-", passage.id].concat());
            }
        }
        marks
    }

    fn edit(&mut self, page: &PageText, document: &Document, passages: &[Passage], run: usize, ranges: &[Cut]) {
        let (node, text) = (&page.runs[run].node, page.run_text(run));
        let whole = node.data();
        // Gone or changed since it was read: what we know of it is no longer true.
        if node.parent_node().is_none() || whole != text {
            return;
        }
        let mut pieces = pieces(text.len(), ranges);
        let kept = match pieces.first() {
            Some(Piece::Text(range)) => {
                let range = range.clone();
                pieces.remove(0);
                &text[range]
            }
            _ => "",
        };
        let mut builder = Builder { document, passages, text, marks: &mut self.marks };
        let fragment = document.create_document_fragment();
        builder.append(&fragment, &pieces);
        let ours = children(&fragment);
        let edit = Edit { node: node.clone(), kept: kept.to_owned(), whole, ours };
        edit.apply(&fragment);
        self.edits.push(edit);
    }

    /// The marks of the passage with this number, in document order.
    pub fn of(&self, passage: usize) -> &[Element] {
        self.marks.get(passage).map(Vec::as_slice).unwrap_or_default()
    }

    /// The page that is marked.
    pub fn document(&self) -> Option<Document> {
        self.edits.first()?.node.owner_document()
    }

    /// Where the passage's badge goes, if the passage could be marked.
    pub fn badge_spot(&self, passage: usize) -> Option<BadgeSpot> {
        let last = self.of(passage).last()?;
        let control = last.closest("a,button,summary,label").ok().flatten();
        Some(BadgeSpot { after: control.unwrap_or_else(|| last.clone()) })
    }

    /// Puts a badge in its spot.
    pub fn insert_badge(&mut self, spot: &BadgeSpot, badge: &Element) {
        // Inside a link's own mark the order is mark, badge; outside, badges of several claims follow in turn.
        let mut after = spot.after.clone();
        while let Some(next) = after.next_element_sibling().filter(|next| {
            next.has_attribute(markup::BADGE_ATTRIBUTE) && after.next_sibling().as_ref() == Some(next.unchecked_ref())
        }) {
            after = next;
        }
        if after.after_with_node_1(badge).is_ok() {
            self.badges.push(badge.clone());
        }
    }

    /// Gives the page its nodes back.
    pub fn remove(&mut self) {
        for badge in self.badges.drain(..) {
            badge.remove();
        }
        for edit in self.edits.drain(..) {
            edit.undo();
        }
        self.marks.clear();
    }
}

impl Drop for Marks {
    fn drop(&mut self) {
        self.remove();
    }
}

impl Edit {
    fn apply(&self, fragment: &DocumentFragment) {
        let Some(parent) = self.node.parent_node() else { return };
        if parent.insert_before(fragment, self.node.next_sibling().as_ref()).is_ok() {
            self.node.set_data(&self.kept);
        }
    }

    fn undo(self) {
        for node in &self.ours {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(node);
            }
        }
        // Text that the page has set since is the page's.
        if self.node.data() == self.kept {
            self.node.set_data(&self.whole);
        }
    }
}

struct Builder<'a> {
    document: &'a Document,
    passages: &'a [Passage<'a>],
    text: &'a str,
    marks: &'a mut [Vec<Element>],
}

impl Builder<'_> {
    fn append(&mut self, parent: &Node, pieces: &[Piece]) {
        for piece in pieces {
            let node: Option<Node> = match piece {
                Piece::Text(range) => Some(self.document.create_text_node(&self.text[range.clone()]).into()),
                Piece::Mark(number, inner) => self.mark(*number, inner).map(Into::into),
            };
            if let Some(node) = node {
                let _ = parent.append_child(&node);
            }
        }
    }

    fn mark(&mut self, number: usize, inner: &[Piece]) -> Option<Element> {
        let passage = &self.passages[number];
        let mark = self.document.create_element("mark").ok()?;
        let _ = mark.set_attribute("data-claim", passage.id);
        let _ = mark.set_attribute("data-status", passage.status.name());
        self.marks[number].push(mark.clone());
        self.append(&mark, inner);
        Some(mark)
    }
}

// The target of a deep link, unless the page has that name already.
fn name(document: &Document, mark: &Element, id: &str) {
    if document.get_element_by_id(id).is_none() {
        mark.set_id(id);
    }
}

fn children(parent: &Node) -> Vec<Node> {
    std::iter::successors(parent.first_child(), Node::next_sibling).collect()
}
