//! Marks in the page: the only file that edits the publisher's nodes.
//!
//! Each text node that holds part of a passage keeps its place and the text before the first mark; everything after it is
//! put into nodes of ours, right behind. So a framework that owns the node can still update or remove it, and taking the
//! marks away is: remove our nodes, put the text back.

use super::call::call;
use super::ledger::Ledger;
use super::read::PageText;
use crate::manifest::Status;
use crate::markup;
use crate::pieces::{Cut, Piece, pieces};
use crate::text::Span;
use js_sys::{Array, JsString, Object};
use std::cmp::Reverse;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

/// A passage to mark.
pub(crate) struct Passage {
    pub id: String,
    pub status: Status,
    pub span: Span,
    /// Whether its words are not those that were labelled any more.
    pub reworded: bool,
}

/// Marks still to be made, one text node after the other.
pub(crate) struct Plan {
    page: PageText,
    passages: Vec<Passage>,
    // Text nodes by their number, each with the passages that it holds part of; the next one last.
    runs: Vec<(usize, Vec<Cut>)>,
    // How many text nodes of each passage are still to be marked.
    left: Vec<usize>,
    // The number of the last text node of each passage.
    last: Vec<usize>,
}

impl Plan {
    /// A plan for these passages, those near the viewport first. Made while the page's layout is known: a dozen places in it
    /// are looked up.
    pub fn new(page: PageText, passages: Vec<Passage>) -> Self {
        let mut cuts: Vec<Vec<Cut>> = page.runs.iter().map(|_| Vec::new()).collect();
        let (mut left, mut last) = (Vec::with_capacity(passages.len()), Vec::with_capacity(passages.len()));
        for (number, passage) in passages.iter().enumerate() {
            let pieces = page.resolve(passage.span);
            left.push(pieces.len());
            last.push(pieces.last().map_or(0, |(run, _)| *run));
            pieces.into_iter().for_each(|(run, range)| cuts[run].push((number, range)));
        }
        let mut runs: Vec<_> = cuts.into_iter().enumerate().filter(|(_, cuts)| !cuts.is_empty()).collect();
        let first = runs.partition_point(|(run, _)| page.top(*run).is_some_and(|top| top < 0.0));
        let seen = runs.get(first).map_or(0, |(run, _)| *run);
        runs.sort_unstable_by_key(|(run, _)| Reverse(run.abs_diff(seen)));
        Plan { page, passages, runs, left, last }
    }
}

/// The marks of a passage, in document order, with the numbers of their text nodes.
pub(crate) type Pieces = Vec<(usize, Element)>;

/// A passage that is marked to its end, and the node that its badge goes behind: its last piece, or what may not be torn apart,
/// a link or a button around that.
pub(crate) struct Marked {
    pub passage: usize,
    after: Node,
    // Of the text.
    end: usize,
}

impl Marked {
    /// The page that it is in.
    pub fn document(&self) -> Option<Document> {
        self.after.owner_document()
    }
}

/// The marks of one article. Taking them away is [`Marks::remove`]; dropping them does it too.
#[must_use]
pub(crate) struct Marks {
    ledger: Ledger,
    // By passage.
    marks: Vec<Pieces>,
    // Each with the end of its passage.
    badges: Vec<(Element, usize)>,
    // A mark of each status, to be copied: that costs less than setting its attributes.
    templates: [Option<Element>; 3],
}

impl Marks {
    /// No marks yet; `ledger` says how to undo what comes.
    pub fn new(ledger: Ledger) -> Self {
        Marks { ledger, marks: Vec::new(), badges: Vec::new(), templates: Default::default() }
    }

    /// Marks that the page has itself; removing them leaves them there.
    pub fn of_page(ledger: Ledger, marks: Vec<Pieces>) -> Self {
        let mut own = Marks::new(ledger);
        own.marks = marks;
        own
    }

    /// Marks the next text node of the plan, if there is one; returns the passages that are marked now to their ends.
    pub fn advance(&mut self, plan: &mut Plan) -> Option<Vec<Marked>> {
        let (run, cuts) = plan.runs.pop()?;
        self.marks.resize_with(plan.passages.len(), Vec::new);
        // What no mark may tear apart counts as marked.
        if plan.page.runs[run].whole.is_none() {
            self.edit(plan, run, &cuts);
        }
        cuts.iter().for_each(|(number, _)| plan.left[*number] -= 1);
        let ended = cuts.iter().map(|(number, _)| *number).filter(|number| plan.left[*number] == 0);
        Some(ended.filter_map(|passage| self.ended(plan, passage)).collect())
    }

    fn ended(&self, plan: &Plan, passage: usize) -> Option<Marked> {
        let whole = plan.page.runs[plan.last[passage]].whole.as_ref();
        let last = whole.or_else(|| self.of(passage).next_back())?;
        let control = last.closest(markup::CONTROLS).ok().flatten();
        let after = control.unwrap_or_else(|| last.clone()).into();
        Some(Marked { passage, after, end: plan.passages[passage].span.end })
    }

    fn edit(&mut self, plan: &Plan, number: usize, cuts: &[Cut]) {
        let (run, text) = (&plan.page.runs[number], plan.page.run_text(number));
        let node = call(&run.node);
        let Some(document) = run.node.owner_document() else { return };
        // Gone or changed since it was read: what we know of it is no longer true.
        if run.node.parent_node().is_none() || !Object::is(&node.data(), &run.data) {
            return;
        }
        let mut pieces = pieces(text.len(), cuts);
        let kept = match pieces.first() {
            Some(Piece::Text(range)) => {
                let kept = range.clone();
                pieces.remove(0);
                kept
            }
            _ => 0..0,
        };
        let (marks, templates) = (&mut self.marks, &mut self.templates);
        let place = Place { text, data: &run.data, byte: 0, unit: 0 };
        let passages = &plan.passages;
        let mut builder = Builder { document: &document, passages, place, run: number, marks, templates };
        let kept = builder.place.slice(kept);
        let ours = builder.build(&pieces);
        self.ledger.text_cut(&run.node, &run.data, &kept, &ours);
        node.after(&ours);
        node.set_data(&kept);
    }

    /// The marks of the passage with this number, in document order.
    pub fn of(&self, passage: usize) -> impl DoubleEndedIterator<Item = &Element> {
        self.marks.get(passage).into_iter().flatten().map(|(_, mark)| mark)
    }

    /// Puts the badge of a passage in its place.
    pub fn insert_badge(&mut self, marked: &Marked, badge: Element) {
        // Badges of several passages behind one place stand in the order in which the passages end.
        let is_earlier = |node: &Node| {
            let found = node.dyn_ref::<Element>().filter(|element| element.has_attribute(markup::BADGE_ATTRIBUTE));
            found.is_some_and(|found| self.badges.iter().any(|(other, end)| other == found && *end <= marked.end))
        };
        let mut after = marked.after.clone();
        while let Some(next) = after.next_sibling().filter(is_earlier) {
            after = next;
        }
        self.ledger.node_added(&badge);
        call(&after).after(&Array::of1(&badge));
        self.badges.push((badge, marked.end));
    }

    /// Gives the page its nodes back.
    pub fn remove(&mut self) {
        self.ledger.undo();
        self.badges.clear();
        self.marks.clear();
    }
}

impl Drop for Marks {
    fn drop(&mut self) {
        self.remove();
    }
}

// A place in the text of a node, in bytes and in UTF-16 units. It only goes forward, so that a long text is counted once.
struct Place<'a> {
    text: &'a str,
    data: &'a JsString,
    byte: usize,
    unit: u32,
}

impl Place<'_> {
    fn unit_of(&mut self, byte: usize) -> u32 {
        self.unit += self.text[self.byte..byte].encode_utf16().count() as u32;
        self.byte = byte;
        self.unit
    }

    fn slice(&mut self, range: Range<usize>) -> JsString {
        let start = self.unit_of(range.start);
        self.data.slice(start, self.unit_of(range.end))
    }
}

struct Builder<'a> {
    document: &'a Document,
    passages: &'a [Passage],
    place: Place<'a>,
    run: usize,
    marks: &'a mut [Pieces],
    templates: &'a mut [Option<Element>; 3],
}

impl Builder<'_> {
    // Nodes of ours for these pieces.
    fn build(&mut self, pieces: &[Piece]) -> Array {
        let nodes = Array::new();
        for piece in pieces {
            let node: Node = match piece {
                Piece::Text(range) => call(self.document).text(&self.place.slice(range.clone())),
                Piece::Mark(number, inner) => self.mark(*number, inner).into(),
            };
            nodes.push(&node);
        }
        nodes
    }

    fn mark(&mut self, number: usize, inner: &[Piece]) -> Element {
        let passage = &self.passages[number];
        let template = self.templates[passage.status as usize].get_or_insert_with(|| {
            let mark = call(self.document).element("mark");
            call(&mark).set("data-status", passage.status.name());
            mark
        });
        let mark = call(template).copy(false);
        call(&mark).set("data-claim", &passage.id);
        if passage.reworded {
            call(&mark).set(markup::CHANGE_ATTRIBUTE, markup::REWORDED);
        }
        let marks = &mut self.marks[number];
        let at = marks.partition_point(|(run, _)| *run <= self.run);
        marks.insert(at, (self.run, mark.clone()));
        match inner {
            [Piece::Text(range)] => call(&mark).set_content(&self.place.slice(range.clone())),
            _ => self.build(inner).iter().for_each(|node| call(&mark).append(node.unchecked_ref())),
        }
        mark
    }
}
