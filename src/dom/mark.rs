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
use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{Document, DocumentFragment, Element, Node, Text};

/// A passage to mark.
pub(crate) struct Passage {
    pub id: String,
    pub status: Status,
    pub span: Span,
}

/// Marks still to be made, one text node after the other.
pub(crate) struct Plan {
    page: PageText,
    passages: Vec<Passage>,
    // Text nodes by their number, each with the passages that it holds part of; the next one last.
    runs: Vec<(usize, Vec<Cut>)>,
    // How many text nodes of each passage are still to be marked.
    left: Vec<usize>,
}

impl Plan {
    /// A plan for these passages, those near the viewport first. Made while the page's layout is known: a dozen places in it
    /// are looked up.
    pub fn new(page: PageText, passages: Vec<Passage>) -> Self {
        let mut cuts: Vec<(usize, Cut)> = Vec::new();
        let mut left = Vec::with_capacity(passages.len());
        for (number, passage) in passages.iter().enumerate() {
            let pieces = page.resolve(passage.span);
            left.push(pieces.len());
            cuts.extend(pieces.into_iter().map(|(run, range)| (run, (number, range))));
        }
        cuts.sort_unstable_by_key(|(run, (number, _))| (*run, *number));
        let mut runs: Vec<(usize, Vec<Cut>)> = Vec::new();
        for (run, cut) in cuts {
            match runs.last_mut() {
                Some((last, cuts)) if *last == run => cuts.push(cut),
                _ => runs.push((run, vec![cut])),
            }
        }
        let first = runs.partition_point(|(run, _)| page.top(*run).is_some_and(|top| top < 0.0));
        let seen = runs.get(first).map_or(0, |(run, _)| *run);
        runs.sort_unstable_by_key(|(run, _)| (std::cmp::Reverse(run.abs_diff(seen)), *run));
        Plan { page, passages, runs, left }
    }
}

/// Where a badge goes: right behind the passage's last piece, outside of any link or button.
pub(crate) struct BadgeSpot {
    after: Element,
}

/// The marks of a passage, in document order, with the numbers of their text nodes.
pub(crate) type Pieces = Vec<(usize, Element)>;

/// The marks of one article. Taking them away is [`Marks::remove`]; dropping them does it too.
#[must_use]
#[derive(Default)]
pub(crate) struct Marks {
    edits: Vec<Edit>,
    // By passage.
    marks: Vec<Pieces>,
    badges: Vec<Element>,
    // A mark of each status, to be copied: that costs less than setting its attributes.
    templates: [Option<Element>; 3],
}

struct Edit {
    node: Text,
    whole: JsString,
    kept: JsString,
    ours: Vec<Node>,
}

// Text as JavaScript has it: a lone surrogate has no place in a Rust string, and would not come back.
#[wasm_bindgen]
extern "C" {
    type RawText;
    #[wasm_bindgen(method, getter)]
    fn data(this: &RawText) -> JsString;
    #[wasm_bindgen(method, setter)]
    fn set_data(this: &RawText, data: &JsString);
}

fn raw(node: &Text) -> &RawText {
    node.unchecked_ref()
}

impl Marks {
    /// Marks that the page has itself; removing them leaves them there.
    pub fn of_page(marks: Vec<Pieces>) -> Self {
        let mut own = Marks::default();
        own.marks = marks;
        own
    }

    /// Marks the next text node of the plan, if there is one; returns the passages that are marked now to their ends.
    pub fn advance(&mut self, plan: &mut Plan) -> Option<Vec<usize>> {
        let (run, ranges) = plan.runs.pop()?;
        self.marks.resize_with(plan.passages.len(), Vec::new);
        self.edit(plan, run, &ranges);
        ranges.iter().for_each(|(number, _)| plan.left[*number] -= 1);
        Some(ranges.iter().map(|(number, _)| *number).filter(|number| plan.left[*number] == 0).collect())
    }

    fn edit(&mut self, plan: &Plan, run: usize, ranges: &[Cut]) {
        let (node, text) = (&plan.page.runs[run].node, plan.page.run_text(run));
        let Some(document) = node.owner_document() else { return };
        // Gone or changed since it was read: what we know of it is no longer true.
        if node.parent_node().is_none() || node.data() != text {
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
        let (marks, templates) = (&mut self.marks, &mut self.templates);
        let mut builder = Builder { document: &document, passages: &plan.passages, text, run, marks, templates };
        let fragment = document.create_document_fragment();
        builder.append(&fragment, &pieces);
        let ours = children(&fragment);
        let whole = raw(node).data();
        let kept = whole.slice(0, kept.encode_utf16().count() as u32);
        let edit = Edit { node: node.clone(), kept, whole, ours };
        edit.apply(&fragment);
        self.edits.push(edit);
    }

    /// The marks of the passage with this number, in document order.
    pub fn of(&self, passage: usize) -> impl DoubleEndedIterator<Item = &Element> {
        self.marks.get(passage).into_iter().flatten().map(|(_, mark)| mark)
    }

    /// The page that is marked.
    pub fn document(&self) -> Option<Document> {
        self.edits.first()?.node.owner_document()
    }

    /// Where the passage's badge goes, if the passage could be marked.
    pub fn badge_spot(&self, passage: usize) -> Option<BadgeSpot> {
        let last = self.of(passage).next_back()?;
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
            raw(&self.node).set_data(&self.kept);
        }
    }

    fn undo(self) {
        for node in &self.ours {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(node);
            }
        }
        // Text that the page has set since is the page's.
        if js_sys::Object::is(&raw(&self.node).data(), &self.kept) {
            raw(&self.node).set_data(&self.whole);
        }
    }
}

struct Builder<'a> {
    document: &'a Document,
    passages: &'a [Passage],
    text: &'a str,
    run: usize,
    marks: &'a mut [Pieces],
    templates: &'a mut [Option<Element>; 3],
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
        let template = &mut self.templates[passage.status as usize];
        if template.is_none() {
            let mark = self.document.create_element("mark").ok()?;
            let _ = mark.set_attribute("data-status", passage.status.name());
            *template = Some(mark);
        }
        let mark: Element = template.as_ref()?.clone_node().ok()?.unchecked_into();
        let _ = mark.set_attribute("data-claim", &passage.id);
        let marks = &mut self.marks[number];
        let at = marks.partition_point(|(run, _)| *run <= self.run);
        marks.insert(at, (self.run, mark.clone()));
        self.append(&mark, inner);
        Some(mark)
    }
}

fn children(parent: &Node) -> Vec<Node> {
    std::iter::successors(parent.first_child(), Node::next_sibling).collect()
}
