//! Units of measure: spans in bytes inside the program, in code points outside.

use std::borrow::Cow;

/// A half-open range of bytes in an article's text, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Span { start, end }
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Converts byte offsets of one text to code points and back.
///
/// Building costs one pass over the text; a conversion costs at most 1,024 bytes of counting.
pub struct CodePoints<'t> {
    text: &'t str,
    // Code points before byte i * STEP, where a character that straddles the mark counts as before it.
    marks: Cow<'t, [usize]>,
}

impl<'t> CodePoints<'t> {
    const STEP: usize = 1024;

    /// An index of `text`.
    pub fn new(text: &'t str) -> Self {
        CodePoints { text, marks: Self::marks(text).into() }
    }

    /// The same where the marks of `text` are at hand.
    pub(crate) fn with_marks(text: &'t str, marks: &'t [usize]) -> Self {
        CodePoints { text, marks: marks.into() }
    }

    /// What an index of `text` holds.
    pub(crate) fn marks(text: &str) -> Vec<usize> {
        let mut marks = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(Self::STEP) {
            marks.push(count);
            count += starts(chunk);
        }
        marks
    }

    /// Code points before the byte offset `byte`.
    pub fn of_byte(&self, byte: usize) -> usize {
        let chunk = (byte / Self::STEP).min(self.marks.len().saturating_sub(1));
        let base = self.marks.get(chunk).copied().unwrap_or(0);
        base + starts(&self.text.as_bytes()[chunk * Self::STEP..byte])
    }

    /// The byte offset before which `point` code points stand; the end of the text when it has fewer.
    pub fn to_byte(&self, point: usize) -> usize {
        let chunk = self.marks.partition_point(|&mark| mark <= point).saturating_sub(1);
        let mut left = point - self.marks.get(chunk).copied().unwrap_or(0);
        let from = chunk * Self::STEP;
        let bytes = self.text.as_bytes().get(from..).unwrap_or_default();
        for (at, &byte) in bytes.iter().enumerate() {
            if is_start(byte) {
                if left == 0 {
                    return from + at;
                }
                left -= 1;
            }
        }
        self.text.len()
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| is_start(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn code_points_agree_with_counting(text in "(\\PC{0,40}é){0,90}") {
            let index = CodePoints::new(&text);
            for (points, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.of_byte(byte), points);
                prop_assert_eq!(index.to_byte(points), byte);
            }
            let all = text.chars().count();
            prop_assert_eq!(index.of_byte(text.len()), all);
            prop_assert_eq!(index.to_byte(all), text.len());
            prop_assert_eq!(index.to_byte(all + 5), text.len());
        }
    }
}
