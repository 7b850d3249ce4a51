//! An article given as `Html`, with marks around its labelled passages and a badge behind each: the markup that the element
//! makes of a page's own.

use super::html_text::{Entry, Marks, Run};
use crate::manifest::{AnchoredClaim, Manifest, Status};
use crate::markup::Cut;
use crate::markup::{self, REWORDED};
use crate::pieces::{Piece, pieces};
use crate::strings::Strings;
use crate::widget::badge::Badge;
use crate::widget::state::State;
use crate::widget::summary::ClaimIndex;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{VList, VNode, VTag, VText};

/// What labels look like now, and where they are.
pub(super) struct Labels<'a> {
    pub manifest: &'a Rc<Manifest>,
    pub anchored: &'a [AnchoredClaim],
    pub runs: &'a [Run],
    pub elements: &'a [Entry],
    pub words: &'static Strings,
    pub state: State,
    pub on_press: &'a Callback<ClaimIndex>,
}

impl Labels<'_> {
    /// `html`, labelled. Cost: O(n) in its nodes, and O(c) for c claims in each text node.
    pub fn mark(&self, html: &Html) -> Html {
        let left = self.anchored.iter().map(|anchored| self.covered(anchored).count()).collect();
        Marker { labels: self, next: 0, next_element: 0, left, waiting: Vec::new() }.node(html, false)
    }

    // The text nodes that a passage is marked in.
    fn covered(&self, anchored: &AnchoredClaim) -> impl Iterator<Item = &Run> {
        let span = anchored.anchor.span;
        let overlaps =
            move |run: &&Run| run.marks != Marks::None && run.start < span.end && span.start < run.start + run.len;
        self.runs.iter().filter(overlaps)
    }

    fn off(&self, status: Status) -> Option<AttrValue> {
        (!self.state.shows(status)).then(AttrValue::default)
    }

    fn badge(&self, number: usize) -> Html {
        let anchored = &self.anchored[number];
        let claim = ClaimIndex(anchored.claim);
        let status = self.manifest.claims[claim.0].status;
        html! {
            <Badge manifest={self.manifest.clone()} {claim} words={self.words} reworded={anchored.is_reworded()} open={self.state.open == Some(claim)}
                off={self.off(status)} on_press={self.on_press.clone()} />
        }
    }
}

struct Marker<'a> {
    labels: &'a Labels<'a>,
    // Which text node comes next.
    next: usize,
    // Which element comes next.
    next_element: usize,
    // By the number of the anchored claim: how many text nodes of its passage are still to come.
    left: Vec<usize>,
    // Anchored claims whose badges go behind what their passages end in: a control, or what may not be torn apart.
    waiting: Vec<usize>,
}

impl Marker<'_> {
    fn node(&mut self, node: &VNode, in_control: bool) -> VNode {
        match node {
            VNode::VText(text) if !text.text.is_empty() => {
                let run = &self.labels.runs[self.next];
                self.next += 1;
                self.run(run, &text.text, in_control).unwrap_or_else(|| node.clone())
            }
            VNode::VList(list) => {
                let children = list.iter().map(|child| self.node(child, in_control)).collect();
                VList::with_children(children, list.key.clone()).into()
            }
            VNode::VTag(tag) => {
                let entry = self.labels.elements[self.next_element];
                self.next_element += 1;
                if entry == Entry::PassedOver { node.clone() } else { self.element(tag, entry, in_control) }
            }
            _ => node.clone(),
        }
    }

    fn element(&mut self, tag: &VTag, entry: Entry, in_control: bool) -> VNode {
        let is_control = entry == Entry::Whole || markup::CONTROLS.split(',').any(|name| name == tag.tag());
        let mut marked = tag.clone();
        if let Some(children) = marked.children_mut() {
            *children = self.node(children, in_control || is_control);
        }
        let badges = if in_control { Vec::new() } else { std::mem::take(&mut self.waiting) };
        if badges.is_empty() {
            return marked.into();
        }
        // No control inside a control: its badges follow it.
        html! { <>{ VNode::from(marked) }{ for badges.into_iter().map(|number| self.labels.badge(number)) }</> }
    }

    // None where nothing in it is labelled.
    fn run(&mut self, run: &Run, text: &str, in_control: bool) -> Option<VNode> {
        let end = run.start + run.len;
        let spans = self.labels.anchored.iter().map(|anchored| anchored.anchor.span).enumerate();
        let cuts: Vec<Cut> = spans
            .filter(|(_, span)| run.marks != Marks::None && span.start < end && run.start < span.end)
            .map(|(number, span)| (number, span.start.max(run.start) - run.start..span.end.min(end) - run.start))
            .map(|(number, range)| (number, run.written(text, range.start)..run.written(text, range.end)))
            .collect();
        if cuts.is_empty() {
            return None;
        }
        cuts.iter().for_each(|(number, _)| self.left[*number] -= 1);
        // Those whose passages end in this text node, and where.
        let ending = cuts.iter().filter(|(number, _)| self.left[*number] == 0);
        let mut ending: Vec<(usize, usize)> = ending.map(|(number, range)| (range.end, *number)).collect();
        ending.sort_unstable();
        if run.marks == Marks::Behind {
            self.waiting.extend(ending.iter().map(|(_, number)| *number));
            return None;
        }
        let out = self.pieces(text, &pieces(text.len(), &cuts), if in_control { &[] } else { &ending });
        if in_control {
            self.waiting.extend(ending.iter().map(|(_, number)| *number));
        }
        Some(out)
    }

    fn pieces(&self, text: &str, pieces: &[Piece], ending: &[(usize, usize)]) -> VNode {
        let mut out = Vec::new();
        for piece in pieces {
            let Piece::Mark(number, inner) = piece else {
                out.extend(text_of(piece).map(|range| VNode::from(VText::new(text[range].to_owned()))));
                continue;
            };
            let anchored = &self.labels.anchored[*number];
            let claim = ClaimIndex(anchored.claim);
            let (id, status) = (&self.labels.manifest.claims[claim.0].id, self.labels.manifest.claims[claim.0].status);
            let open = (self.labels.state.open == Some(claim)).then(AttrValue::default);
            out.push(html! {
                <mark data-claim={id.clone()} data-claim-status={status.name()} data-claim-off={self.labels.off(status)} data-claim-open={open}
                    data-claim-change={anchored.is_reworded().then_some(REWORDED)}>
                    { self.pieces(text, inner, ending) }
                </mark>
            });
            if ending.contains(&(end_of(inner), *number)) {
                out.push(self.labels.badge(*number));
            }
        }
        VList::with_children(out, None).into()
    }
}

fn text_of(piece: &Piece) -> Option<std::ops::Range<usize>> {
    match piece {
        Piece::Text(range) => Some(range.clone()),
        Piece::Mark(..) => None,
    }
}

fn end_of(pieces: &[Piece]) -> usize {
    match pieces.last() {
        Some(Piece::Text(range)) => range.end,
        Some(Piece::Mark(_, inner)) => end_of(inner),
        None => 0,
    }
}
