//! Text nodes to the source: in which pieces each is written there.

use super::segment::Segment;
use super::{Id, Page};
use std::ops::Range;

/// A part of a text node that is written in one piece in the source, or whose place is not known.
pub(crate) struct Stretch<'a> {
    /// Its bytes of the node's text.
    pub text: Range<usize>,
    segments: &'a [Segment],
}

impl Stretch<'_> {
    /// The bytes of the source that say these bytes of the node's text. None where that is not known, and inside a character
    /// reference.
    pub fn source_of(&self, range: Range<usize>) -> Option<Range<usize>> {
        let edge = |at: usize, end: bool| {
            let number = self.segments.partition_point(|segment| segment.at < at + usize::from(!end)).checked_sub(1)?;
            let segment = &self.segments[number];
            let source = segment.source.as_ref()?;
            let until = self.segments.get(number + 1).map_or(self.text.end, |next| next.at);
            match (segment.literal, end) {
                (true, _) => Some(source.start + (at - segment.at)),
                (false, true) => (at == until).then_some(source.end),
                (false, false) => (at == segment.at).then_some(source.start),
            }
        };
        Some(edge(range.start, false)?..edge(range.end, true)?)
    }
}

impl Page {
    /// The byte of the source at which the text's character at this byte is written, where that is known.
    pub fn source_of(&self, at: usize) -> Option<usize> {
        let number = self.runs.partition_point(|run| run.start + run.len <= at);
        let run = self.runs.get(number)?;
        let inside = at.saturating_sub(run.start);
        let segments = &self.tree.text(run.node)?.segments;
        let segment = &segments[segments.partition_point(|segment| segment.at <= inside).checked_sub(1)?];
        let start = segment.source.as_ref()?.start;
        Some(if segment.literal { start + (inside - segment.at) } else { start })
    }

    /// A text node as the pieces in which it is written in the source.
    pub(crate) fn stretches(&self, node: Id) -> impl Iterator<Item = Stretch<'_>> {
        let (len, segments) = self.tree.text(node).map_or((0, &[][..]), |text| (text.text.len(), &text.segments[..]));
        let goes_on =
            |a: &Segment, b: &Segment| a.source.as_ref().zip(b.source.as_ref()).is_some_and(|(a, b)| a.end == b.start);
        let mut start = 0;
        segments.chunk_by(goes_on).map(move |segments| {
            let next = start + segments.len();
            start = next;
            let end = self.tree.text(node).and_then(|text| text.segments.get(next)).map_or(len, |next| next.at);
            Stretch { text: segments[0].at..end, segments }
        })
    }
}
