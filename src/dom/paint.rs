//! Passages painted in the page, and badges behind them: what edits the publisher's nodes.
//!
//! Passages are painted by the CSS Custom Highlight API, so no element stands around the publisher's words. A badge is one, and where
//! it goes into a text node, that is split: see `ledger.js`.

use super::call::call;
use super::ledger::{Ledger, Painted};
use super::page::live_range;
use super::page_text::PageText;
use super::plan::{Look, Plan, Units, control_around};
use crate::markup;
use crate::markup::Cut;
use crate::text::Span;
use js_sys::{Array, Object};
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, Node};

/// A passage that is painted to its end.
pub(crate) struct Finished {
    pub passage: usize,
    // What its badge goes behind.
    place: Node,
    // Of the text.
    end: usize,
}

impl Finished {
    /// The page that it is in.
    pub fn document(&self) -> Option<Document> {
        self.place.owner_document()
    }
}

/// What one article shows of its passages and badges. Dropping it takes them away, unless they were handed over.
#[must_use]
pub(crate) struct Painting {
    ledger: Ledger,
    // By passage.
    painted: Vec<Pieces>,
    // Each with the end of its passage.
    badges: Vec<(Element, usize)>,
    handed_over: bool,
}

/// The ranges of a passage in document order, with the numbers of their text nodes.
pub(crate) type Pieces = Vec<(usize, Painted)>;

impl Painting {
    /// Nothing yet; `ledger` undoes what comes.
    pub fn new(ledger: Ledger) -> Self {
        Painting { ledger, painted: Vec::new(), badges: Vec::new(), handed_over: false }
    }

    /// Gives what is painted to another painting, by passage; what that one does not keep it has to lift.
    pub fn hand_over(&mut self) -> Vec<Pieces> {
        self.handed_over = true;
        std::mem::take(&mut self.painted)
    }

    /// Takes the label of another painting over for `passage`, which ends at `end`.
    pub fn keep(&mut self, passage: usize, end: usize, pieces: Pieces, badge: Element) {
        self.painted.resize_with(self.painted.len().max(passage + 1), Vec::new);
        self.painted[passage] = pieces;
        self.badges.push((badge, end));
    }

    /// Takes a passage and its badge away, if they are there.
    pub fn lift(&mut self, passage: usize, badge: Option<&Element>) {
        lift(&self.ledger, self.painted.get_mut(passage).map(std::mem::take).unwrap_or_default(), badge);
        self.badges.retain(|(other, _)| Some(other) != badge);
    }

    /// Whether all that is painted of a passage stands still.
    pub fn holds(&self, passage: usize) -> bool {
        self.painted.get(passage).into_iter().flatten().all(|(_, painted)| self.ledger.holds(painted))
    }

    /// Paints the next text node of the plan, if there is one; the passages that are painted to their ends now. `look` says what a
    /// passage looks like.
    pub fn advance(&mut self, plan: &mut Plan, look: impl Fn(usize) -> Look) -> Option<Vec<Finished>> {
        let (run, cuts) = plan.runs.pop()?;
        self.painted.resize_with(plan.passages.len(), Vec::new);
        match plan.page.runs[run].whole.clone() {
            // What is not to be torn apart is not painted either.
            Some(whole) => {
                let place = control_around(&whole).unwrap_or(whole);
                plan.ending(run, &cuts).for_each(|passage| passage.place = Some(place.clone().into()));
            }
            None => self.paint(plan, run, &cuts, look),
        }
        cuts.iter().for_each(|(number, _)| plan.passages[*number].left -= 1);
        let finished = |&(passage, _): &Cut| {
            let planned = &mut plan.passages[passage];
            let place = if planned.left == 0 && !planned.bare { planned.place.take() } else { None };
            Some(Finished { passage, place: place?, end: planned.end })
        };
        Some(cuts.iter().filter_map(finished).collect())
    }

    fn paint(&mut self, plan: &mut Plan, number: usize, cuts: &[Cut], look: impl Fn(usize) -> Look) {
        let Plan { page, passages, .. } = plan;
        let (run, text) = (&page.runs[number], page.run_text(number));
        // Gone or changed since it was read: what we know of it is no longer true.
        let Some(parent) = run.node.parent_element().filter(|_| Object::is(&call(&run.node).data(), &run.data)) else {
            return;
        };
        let units = Units::of(text, cuts);
        let control = control_around(&parent);
        let parts = match control {
            Some(_) => vec![Part { node: run.node.clone().into(), from: 0, to: units.end() }],
            None => {
                let inside = |(passage, range): &&Cut| {
                    let planned = &passages[*passage];
                    planned.last == number && !planned.bare && range.end < text.len()
                };
                self.cut(&run.node, &units, cuts.iter().filter(inside).map(|(_, range)| range.end))
            }
        };
        for (passage, range) in cuts {
            let (from, to) = (units.before(range.start), units.before(range.end));
            let look = look(*passage).number();
            for part in parts.iter().filter(|part| part.from < to && from < part.to) {
                let painted =
                    self.ledger.paint(&part.node, from.max(part.from) - part.from, to.min(part.to) - part.from, look);
                let pieces = &mut self.painted[*passage];
                let at = pieces.partition_point(|(run, _)| *run <= number);
                pieces.insert(at, (number, painted));
            }
            let planned = &mut passages[*passage];
            if planned.last == number {
                let last = || Some(parts.iter().find(|part| to <= part.to)?.node.clone());
                planned.place = control.clone().map(Into::into).or_else(last);
            }
        }
    }

    // Splits a text node before these bytes.
    fn cut(&self, node: &Node, units: &Units, places: impl Iterator<Item = usize>) -> Vec<Part> {
        let mut places: Vec<u32> = places.map(|byte| units.before(byte)).collect();
        places.sort_unstable();
        places.dedup();
        let mut nodes = vec![node.clone()];
        if !places.is_empty() {
            let backwards: Array = places.iter().rev().map(|unit| JsValue::from(*unit)).collect();
            nodes.extend(self.ledger.cut(node, &backwards).iter().map(JsCast::unchecked_into::<Node>));
        }
        let from = [0].into_iter().chain(places.iter().copied());
        let to = places.iter().copied().chain([units.end()]);
        nodes.into_iter().zip(from.zip(to)).map(|(node, (from, to))| Part { node, from, to }).collect()
    }

    /// Changes what a passage looks like.
    pub fn show(&self, passage: usize, look: Look) {
        let look = look.number();
        for (_, painted) in self.painted.get(passage).into_iter().flatten() {
            self.ledger.repaint(painted, look);
        }
    }

    /// The passage that a press was on, if the press means nothing else there.
    pub fn pressed(&self, event: &Event) -> Option<usize> {
        let found = self.ledger.at(event)?;
        self.painted.iter().position(|pieces| pieces.iter().any(|(_, painted)| **painted == *found))
    }

    /// The ranges of the page that hold a passage, in document order.
    pub fn ranges(&self, passage: usize) -> impl Iterator<Item = web_sys::Range> {
        self.painted.get(passage).into_iter().flatten().map(|(_, painted)| live_range(painted))
    }

    /// Puts the badge of a passage in its place.
    pub fn insert_badge(&mut self, finished: &Finished, badge: Element) {
        // Badges of several passages behind one place stand in the order in which the passages end.
        let is_earlier = |node: &Node| {
            let found = node.dyn_ref::<Element>().filter(|element| element.has_attribute(markup::BADGE_ATTRIBUTE));
            found.is_some_and(|found| self.badges.iter().any(|(other, end)| other == found && *end <= finished.end))
        };
        let next = |node: &Node| node.next_sibling().filter(is_earlier);
        let last = std::iter::successors(next(&finished.place), next).last();
        self.ledger.place(&badge, &finished.place, last.as_ref());
        self.badges.push((badge, finished.end));
    }

    /// Gives the page back what is its own.
    pub fn remove(&mut self) {
        self.ledger.undo();
        self.badges.clear();
        self.painted.clear();
    }
}

impl Drop for Painting {
    fn drop(&mut self) {
        if !self.handed_over {
            self.remove();
        }
    }
}

/// Takes the pieces of a passage and its badge away.
pub(crate) fn lift(ledger: &Ledger, pieces: Pieces, badge: Option<&Element>) {
    pieces.iter().for_each(|(_, painted)| ledger.lift(painted));
    if let Some(badge) = badge {
        ledger.lift(badge);
    }
}

impl PageText {
    /// Whether these pieces are all of a span, as it would be painted now.
    pub(crate) fn is_painted(&self, span: Span, pieces: &Pieces) -> bool {
        let runs = self.resolve(span).into_iter().filter(|(run, _)| self.runs[*run].whole.is_none());
        let mut painted = pieces.iter().map(|(_, painted)| painted);
        let units = |run: usize, range: &Range<usize>| {
            let count = |text: &str| text.encode_utf16().count() as u32;
            let text = self.run_text(run);
            let from = count(&text[..range.start]);
            (from, from + count(&text[range.clone()]))
        };
        let mut same = |(run, range): (usize, Range<usize>)| {
            painted.next().is_some_and(|painted| {
                let (from, to) = units(run, &range);
                painted.from() == from && painted.to() == to && painted.node() == **self.runs[run].node
            })
        };
        runs.into_iter().all(&mut same) && painted.next().is_none()
    }
}

// A text node that was split, or a node that was split off: it holds these units of the whole.
struct Part {
    node: Node,
    from: u32,
    to: u32,
}
