//! Where a stretch of text is written.

use std::ops::Range;

/// A stretch of a text node and its place in the source.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Segment {
    /// Where it begins in the text, in bytes.
    pub at: usize,
    /// Its bytes in the source, where they are known.
    pub source: Option<Range<usize>>,
    /// Whether it is written there as it reads; else it is one reference or line end.
    pub literal: bool,
}

impl Segment {
    /// Adds this to the segments of a text, to the last of them if it goes on from there or is written by the same bytes.
    pub fn push_to(self, segments: &mut Vec<Segment>) {
        let Some(last) = segments.last_mut() else { return segments.push(self) };
        let (Some(old), Some(new)) = (&mut last.source, &self.source) else { return segments.push(self) };
        if last.literal && self.literal && old.end == new.start {
            old.end = new.end;
        } else if last.literal || self.literal || old != new {
            segments.push(self);
        }
    }
}
