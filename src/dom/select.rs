//! Between what an editor selects in the page and spans of the article's text.

use super::page_text::PageText;
use crate::text::Span;
use wasm_bindgen::JsCast;
use web_sys::{Node, Range};

impl PageText {
    /// The span that a range of the page covers. Cost: O(log r) for r text nodes.
    pub(crate) fn span_of(&self, range: &Range) -> Option<Span> {
        let start = self.offset(&range.start_container().ok()?, range.start_offset().ok()?)?;
        let end = self.offset(&range.end_container().ok()?, range.end_offset().ok()?)?;
        (start < end).then(|| Span::new(start, end))
    }

    /// The byte of the text at which a range of the page begins.
    pub(crate) fn offset_of(&self, range: &Range) -> Option<usize> {
        self.offset(&range.start_container().ok()?, range.start_offset().ok()?)
    }

    /// The range of the page that holds a span.
    pub(crate) fn range_of(&self, span: Span) -> Option<Range> {
        let first = self.runs.partition_point(|run| run.start + run.len <= span.start);
        let last = self.runs.partition_point(|run| run.start < span.end).checked_sub(1)?;
        let (from, to) = (self.runs.get(first)?, &self.runs[last]);
        let range = from.node.owner_document()?.create_range().ok()?;
        let units =
            |from: usize, to: usize| self.text.get(from..to).map_or(0, |text| text.encode_utf16().count() as u32);
        range.set_start(&from.node, units(from.start, span.start.max(from.start))).ok()?;
        range.set_end(&to.node, units(to.start, span.end.min(to.start + to.len))).ok()?;
        Some(range)
    }

    /// The text with each line break inside a text node as a space: what is left of them sets blocks apart. Byte for byte as
    /// long.
    pub(crate) fn flowing(&self) -> String {
        let mut text = self.text.clone();
        for run in self.runs.iter().filter(|run| self.text[run.start..run.start + run.len].contains(['\n', '\r'])) {
            let flowing = self.text[run.start..run.start + run.len].replace(['\n', '\r'], " ");
            text.replace_range(run.start..run.start + run.len, &flowing);
        }
        text
    }

    // The byte of the text that a boundary of a range stands before.
    fn offset(&self, node: &Node, units: u32) -> Option<usize> {
        let point = node.owner_document()?.create_range().ok()?;
        point.set_start(node, units).ok()?;
        let next = self.runs.partition_point(|run| point.compare_point(run.node.unchecked_ref(), 0) == Ok(-1));
        let Some(run) = next.checked_sub(1).map(|at| &self.runs[at]) else { return Some(self.runs.first()?.start) };
        if !run.node.is_same_node(Some(node)) {
            return Some(self.runs.get(next).map_or(self.text.len(), |run| run.start));
        }
        Some(run.start + bytes(&self.text[run.start..run.start + run.len], units))
    }
}

// The byte before which this many UTF-16 units of the text stand.
fn bytes(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    let within = text.char_indices().find(|(_, c)| {
        let before = left == 0;
        left = left.saturating_sub(c.len_utf16());
        before
    });
    within.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn units_count_characters_beyond_the_basic_plane_twice() {
        for (units, at) in [(0, 0), (1, 1), (2, 3), (4, 7), (5, 8), (9, 8)] {
            assert_eq!(bytes("aé👍z", units), at, "{units}");
        }
    }
}
