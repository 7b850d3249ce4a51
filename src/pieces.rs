//! Overlapping and nested passages of one run of text, as a tree of pieces that markup can express.
//!
//! Markup cannot overlap, so a passage that crosses another's edge is cut there. The Yew component and the static
//! renderer build their marks from this tree.

use crate::markup::Cut;
use std::ops::Range;

/// A piece of a run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// These bytes of the run.
    Text(Range<usize>),
    /// Pieces inside the mark of a claim, given by its number.
    Mark(usize, Vec<Piece>),
}

/// Cuts a run of `len` bytes by the passages `(claim, range)`. Outer is what begins first, then what is longer, then what
/// is listed first. Cost: O(c²) for c passages in this one run.
pub(crate) fn pieces(len: usize, passages: &[Cut]) -> Vec<Piece> {
    let mut sorted = Vec::with_capacity(passages.len());
    passages.iter().filter(|(_, range)| !range.is_empty()).for_each(|cut| put(&mut sorted, cut.clone()));
    nest(0..len, sorted)
}

// Adds a passage to those that begin before it, and reach as far where they begin together.
fn put(sorted: &mut Vec<Cut>, (claim, range): Cut) {
    let is_outer =
        |(_, other): &Cut| other.start < range.start || (other.start == range.start && other.end >= range.end);
    sorted.insert(sorted.partition_point(is_outer), (claim, range));
}

fn nest(run: Range<usize>, mut passages: Vec<Cut>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut at = run.start;
    while !passages.is_empty() {
        let (claim, outer) = passages.remove(0);
        if at < outer.start {
            out.push(Piece::Text(at..outer.start));
        }
        // What crosses the outer edge goes on after it.
        let (mut inner, mut after) = (Vec::new(), Vec::new());
        for (claim, range) in passages {
            if range.start < outer.end {
                inner.push((claim, range.start..range.end.min(outer.end)));
            }
            if range.end > outer.end {
                put(&mut after, (claim, range.start.max(outer.end)..range.end));
            }
        }
        out.push(Piece::Mark(claim, nest(outer.clone(), inner)));
        at = outer.end;
        passages = after;
    }
    if at < run.end {
        out.push(Piece::Text(at..run.end));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shape(pieces: &[Piece]) -> String {
        let show = |piece: &Piece| match piece {
            Piece::Text(range) => "x".repeat(range.len()),
            Piece::Mark(claim, inner) => format!("{claim}({})", shape(inner)),
        };
        pieces.iter().map(show).collect()
    }

    #[test]
    fn passages_nest_and_cross() {
        let cases: [(&[Cut], &str); 6] = [
            (&[], "xxxxxxxx"),
            (&[(1, 2..4)], "xx1(xx)xxxx"),
            (&[(1, 1..3), (2, 5..6)], "x1(xx)xx2(x)xx"),
            (&[(1, 1..7), (2, 2..4)], "x1(x2(xx)xxx)x"),
            (&[(1, 1..4), (2, 2..6)], "x1(x2(xx))2(xx)xx"),
            (&[(1, 0..8), (2, 0..8), (3, 4..4)], "1(2(xxxxxxxx))"),
        ];
        for (passages, expected) in cases {
            assert_eq!(shape(&pieces(8, passages)), expected);
        }
    }

    fn cover(pieces: &[Piece], open: &mut Vec<usize>, out: &mut Vec<Vec<usize>>) {
        for piece in pieces {
            match piece {
                Piece::Text(range) => range.clone().for_each(|_| {
                    let mut claims = open.clone();
                    claims.sort();
                    out.push(claims);
                }),
                Piece::Mark(claim, inner) => {
                    open.push(*claim);
                    cover(inner, open, out);
                    open.pop();
                }
            }
        }
    }

    proptest! {
        #[test]
        fn every_byte_is_in_the_marks_of_its_passages(
            edges in prop::collection::vec((0usize..20, 0usize..20), 0..6)
        ) {
            let passages: Vec<_> =
                edges.iter().enumerate().map(|(claim, (a, b))| (claim, *a.min(b)..*a.max(b))).collect();
            let naive: Vec<Vec<usize>> = (0..20)
                .map(|at| passages.iter().filter(|(_, range)| range.contains(&at)).map(|(claim, _)| *claim).collect())
                .collect();
            let mut covered = Vec::new();
            cover(&pieces(20, &passages), &mut Vec::new(), &mut covered);
            prop_assert_eq!(covered, naive);
        }
    }
}
