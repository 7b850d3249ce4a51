//! Which tokens of one passage became which of another: a longest common subsequence by weight (Wagner and Fischer, *J. ACM* 21(1),
//! 1974), after what both begin and end with is set aside.
//!
//! Cost: O(n m) for n and m tokens between the common ends, bounded by [`MOST`]; beyond it the whole of them counts as replaced.

use std::ops::Range;

/// Cells of the table, at most: passages of two hundred words each.
const MOST: usize = 40_000;

/// Tokens of the old passage that went at one place, and tokens of the new that came there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    pub lost: Range<usize>,
    pub came: Range<usize>,
}

/// The places where two sequences of `lengths` differ, in order. `weight` is what keeping the pair is worth, 0 for pairs that
/// are not the same.
pub(crate) fn gaps(lengths: (usize, usize), weight: impl Fn(usize, usize) -> u16) -> Vec<Gap> {
    let kept = |pair: &(usize, usize)| weight(pair.0, pair.1) > 0;
    let head = (0..lengths.0).zip(0..lengths.1).take_while(kept).count();
    let rest = (lengths.0 - head, lengths.1 - head);
    let tail = (1..=rest.0.min(rest.1)).take_while(|back| weight(lengths.0 - back, lengths.1 - back) > 0).count();
    let (rows, columns) = (rest.0 - tail, rest.1 - tail);
    let mut gaps = Gaps { list: Vec::new(), old: head, new: head };
    if rows * columns <= MOST {
        // best[row][column]: the most that can be kept of what follows.
        let width = columns + 1;
        let mut best = vec![0u16; (rows + 1) * width];
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                let worth = weight(head + row, head + column);
                let skipped = best[(row + 1) * width + column].max(best[row * width + column + 1]);
                let taken = if worth > 0 { best[(row + 1) * width + column + 1].saturating_add(worth) } else { 0 };
                best[row * width + column] = skipped.max(taken);
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < rows && column < columns {
            let worth = weight(head + row, head + column);
            let here = best[row * width + column];
            if worth > 0 && here == best[(row + 1) * width + column + 1].saturating_add(worth) {
                gaps.kept(head + row, head + column);
                (row, column) = (row + 1, column + 1);
            } else if here == best[(row + 1) * width + column] {
                row += 1;
            } else {
                column += 1;
            }
        }
    }
    gaps.kept(lengths.0 - tail, lengths.1 - tail);
    gaps.list
}

struct Gaps {
    list: Vec<Gap>,
    // What follows the last pair that was kept.
    old: usize,
    new: usize,
}

impl Gaps {
    fn kept(&mut self, old: usize, new: usize) {
        if old > self.old || new > self.new {
            self.list.push(Gap { lost: self.old..old, came: self.new..new });
        }
        (self.old, self.new) = (old + 1, new + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(old: &str, new: &str) -> Vec<(String, String)> {
        let (a, b): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
        let found = gaps((a.len(), b.len()), |row, column| u16::from(a[row] == b[column]));
        found.into_iter().map(|gap| (a[gap.lost].join(" "), b[gap.came].join(" "))).collect()
    }

    #[test]
    fn what_went_and_what_came() {
        type Edits<'a> = &'a [(&'a str, &'a str)];
        let cases: [(&str, &str, Edits); 6] = [
            ("a b c", "a b c", &[]),
            ("a b c", "a x c", &[("b", "x")]),
            ("a b c", "a c", &[("b", "")]),
            ("a c", "a b c", &[("", "b")]),
            ("a b c d", "x b y z d", &[("a", "x"), ("c", "y z")]),
            ("a", "b", &[("a", "b")]),
        ];
        for (old, new, expected) in cases {
            let expected: Vec<(String, String)> = expected.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
            assert_eq!(of(old, new), expected, "{old} / {new}");
        }
    }

    proptest! {
        // Between the gaps both sequences are the same, and nothing is left out.
        #[test]
        fn gaps_and_what_is_kept_are_the_whole(old in "[abc]{0,12}", new in "[abc]{0,12}") {
            let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
            let found = gaps((a.len(), b.len()), |row, column| u16::from(a[row] == b[column]));
            let (mut kept_a, mut kept_b) = (a.clone(), b.clone());
            for gap in found.iter().rev() {
                kept_a.drain(gap.lost.clone());
                kept_b.drain(gap.came.clone());
            }
            prop_assert_eq!(kept_a, kept_b);
            prop_assert_eq!(found.is_empty(), a == b);
        }
    }
}
