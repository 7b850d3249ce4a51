//! Which passages are painted in which text nodes, and where their badges go.

use super::page::makes_items;
use super::page_text::PageText;
use crate::manifest::Status;
use crate::markup;
use crate::markup::Cut;
use crate::text::Span;
use std::cmp::Reverse;
use web_sys::{Element, Node};

/// A passage to paint.
pub(crate) struct Passage {
    pub id: String,
    pub span: Span,
    pub look: Look,
}

/// What a passage looks like.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Look {
    pub status: Status,
    /// Whether its words are not those that were labelled any more.
    pub reworded: bool,
    /// Whether its card is open.
    pub open: bool,
    /// Whether the reader does not want to see it.
    pub off: bool,
}

impl Look {
    /// The number by which `page.js` knows it; none if nothing is to be seen.
    pub(super) fn number(self) -> Option<u32> {
        (!self.off).then(|| (self.status as u32) << 2 | u32::from(self.reworded) << 1 | u32::from(self.open))
    }
}

/// Passages still to be painted, one text node after the other.
pub(crate) struct Plan {
    pub(super) page: PageText,
    pub(super) passages: Vec<Planned>,
    // Text nodes by their number, each with the passages that it holds part of; the next one last.
    pub(super) runs: Vec<(usize, Vec<Cut>)>,
}

/// A passage of a plan.
pub(super) struct Planned {
    /// Where it ends in the text.
    pub end: usize,
    /// How many text nodes of it are still to be painted.
    pub left: usize,
    /// The number of its last text node.
    pub last: usize,
    /// Whether there is no place for a badge.
    pub bare: bool,
    /// What its badge goes behind, once that is known: its last piece, or what may not be torn apart, a link or a button around that.
    pub place: Option<Node>,
}

impl Plan {
    /// A plan for these passages but for those that are painted already, those near the viewport first. Made while the page's layout
    /// is known: a dozen places in it are looked up.
    pub fn new(page: PageText, passages: &[Passage], is_painted: impl Fn(usize) -> bool) -> Self {
        let mut cuts: Vec<Vec<Cut>> = page.runs.iter().map(|_| Vec::new()).collect();
        let mut planned = Vec::with_capacity(passages.len());
        for (number, passage) in passages.iter().enumerate() {
            let pieces = if is_painted(number) { Vec::new() } else { page.resolve(passage.span) };
            // A badge in a part that is folded, or hidden by a style sheet, would be nowhere to be seen.
            let seen = || pieces.iter().rev().find(|(run, _)| page.is_seen(*run));
            let last = if pieces.len() > 1 { seen().or_else(|| pieces.last()) } else { pieces.last() };
            let last = last.map_or(0, |(run, _)| *run);
            let bare = !pieces.is_empty() && page.holder(last).is_some_and(|holder| makes_items(&holder));
            planned.push(Planned { end: passage.span.end, left: pieces.len(), last, bare, place: None });
            pieces.into_iter().for_each(|(run, range)| cuts[run].push((number, range)));
        }
        let mut runs: Vec<_> = cuts.into_iter().enumerate().filter(|(_, cuts)| !cuts.is_empty()).collect();
        let first = runs.partition_point(|(run, _)| page.top(*run).is_some_and(|top| top < 0.0));
        let seen = runs.get(first).map_or(0, |(run, _)| *run);
        runs.sort_unstable_by_key(|(run, _)| Reverse(run.abs_diff(seen)));
        Plan { page, passages: planned, runs }
    }

    /// The passages that have no place for a badge: it would be an item of a flex or grid container, or a cell of a table.
    pub fn bare(&self) -> impl Iterator<Item = usize> {
        self.passages.iter().enumerate().filter(|(_, planned)| planned.bare).map(|(number, _)| number)
    }
}

impl Plan {
    /// The passages among these that end in the text node with this number.
    pub(super) fn ending(&mut self, run: usize, cuts: &[Cut]) -> impl Iterator<Item = &mut Planned> {
        let here = move |number: &usize| cuts.iter().any(|(passage, _)| passage == number);
        let passages = self.passages.iter_mut().enumerate();
        passages.filter(move |(number, planned)| planned.last == run && here(number)).map(|(_, planned)| planned)
    }
}

impl PageText {
    // The element that a badge behind this run would stand in.
    fn holder(&self, run: usize) -> Option<Element> {
        let run = &self.runs[run];
        let around = run.whole.clone().or_else(|| run.node.parent_element())?;
        let control = control_around(&around).or_else(|| run.whole.clone());
        control.map_or(Some(around), |control| control.parent_element())
    }
}

/// The control that an element is or stands in.
pub(super) fn control_around(element: &Element) -> Option<Element> {
    element.closest(markup::CONTROLS).ok().flatten()
}

/// The UTF-16 units of places in a text, given in bytes.
pub(super) struct Units(Vec<(usize, u32)>);

impl Units {
    /// Of the edges of these passages and of the text's end. A long text is counted once.
    pub fn of(text: &str, cuts: &[Cut]) -> Units {
        let mut bytes: Vec<usize> = cuts.iter().flat_map(|(_, range)| [range.start, range.end]).collect();
        bytes.push(text.len());
        bytes.sort_unstable();
        let (mut at, mut unit) = (0, 0);
        let count = |byte: usize| {
            unit += text[at..byte].encode_utf16().count() as u32;
            at = byte;
            (byte, unit)
        };
        Units(bytes.into_iter().map(count).collect())
    }

    /// How many stand before this byte.
    pub fn before(&self, byte: usize) -> u32 {
        self.0[self.0.partition_point(|(at, _)| *at < byte)].1
    }

    /// How many there are.
    pub fn end(&self) -> u32 {
        self.0.last().map_or(0, |(_, unit)| *unit)
    }
}
