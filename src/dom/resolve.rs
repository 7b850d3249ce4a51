//! Spans of the article's text to the text nodes that hold them.

use super::call::call;
use super::page_text::PageText;
use crate::markup;
use crate::text::Span;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

impl PageText {
    /// The runs that `span` covers: the run's number and the range of its bytes. White space that only sets blocks apart
    /// is passed over: a mark there would stand between paragraphs or table rows.
    pub(super) fn resolve(&self, span: Span) -> Vec<(usize, Range<usize>)> {
        let first = self.runs.partition_point(|run| run.start + run.len <= span.start);
        let within = self.runs[first..].iter().enumerate().take_while(|(_, run)| run.start < span.end);
        let cut = within.map(|(offset, run)| {
            let from = span.start.saturating_sub(run.start);
            let to = (span.end - run.start).min(run.len);
            (first + offset, from..to)
        });
        cut.filter(|(number, range)| self.is_markable(*number, range.clone())).collect()
    }

    /// Where the element that holds the run with this number is, in CSS pixels from the viewport's top.
    pub(super) fn top(&self, run: usize) -> Option<f64> {
        let element = self.runs.get(run)?.node.parent_element()?;
        Some(element.get_bounding_client_rect().top())
    }

    /// Whether the run with this number is to be seen.
    pub(super) fn is_seen(&self, run: usize) -> bool {
        let element = self.runs.get(run).and_then(|run| run.node.parent_element());
        // Where a browser cannot tell, it is.
        element.is_none_or(|element| call(&element).is_rendered().unwrap_or(true))
    }

    /// The text node of a run, if `range` is all of it.
    pub(super) fn whole_run(&self, number: usize, range: &Range<usize>) -> Option<&Text> {
        let run = &self.runs[number];
        (*range == (0..run.len)).then_some(&run.node)
    }

    /// The run's text.
    pub(super) fn run_text(&self, number: usize) -> &str {
        let run = &self.runs[number];
        &self.text[run.start..run.start + run.len]
    }

    fn is_markable(&self, number: usize, range: Range<usize>) -> bool {
        let blank = self.run_text(number)[range].trim().is_empty();
        !blank || {
            let node = &self.runs[number].node;
            is_inline(node.previous_sibling()) && is_inline(node.next_sibling())
        }
    }
}

fn is_inline(sibling: Option<Node>) -> bool {
    sibling.is_some_and(|node| match node.dyn_ref::<Element>() {
        Some(element) => !markup::is_block(&element.local_name()),
        None => node.node_type() == Node::TEXT_NODE,
    })
}
