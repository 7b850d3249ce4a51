//! How well the text around a candidate agrees with a quote's prefix and suffix.
//!
//! Each side is compared by edit distance: the side's text must end (or begin) right at the candidate, its far end is
//! free. Bit-parallel, one machine word a character: Myers, "A fast bit-vector algorithm for approximate string matching
//! based on dynamic programming", J. ACM 46(3), 1999, in the form of Hyyrö 2003. Cost: O(k) for k characters of context,
//! of which at most 64 count.

const WORD: usize = 64;

// Text beyond a side's own length that the comparison may reach into, so that words inserted there cost no more than
// themselves.
const SLACK: usize = 16;

/// Likeness of two unrelated texts of one language.
const CHANCE: f32 = 0.3;

/// A quote's folded prefix and suffix, ready to compare.
#[derive(Debug)]
pub(crate) struct Context {
    // Reversed, so that both sides read outward from the quote.
    prefix: Vec<char>,
    suffix: Vec<char>,
}

impl Context {
    pub fn new(prefix: &str, suffix: &str) -> Self {
        Context {
            prefix: prefix.trim().chars().rev().take(WORD).collect(),
            suffix: suffix.trim().chars().take(WORD).collect(),
        }
    }

    /// Whether there is anything to compare.
    pub fn is_empty(&self) -> bool {
        self.prefix.is_empty() && self.suffix.is_empty()
    }

    /// Agreement around `start..end` of the folded `text`, from 0, as between any two texts, to 1.
    pub fn agreement(&self, text: &str, start: usize, end: usize) -> f32 {
        let before = side(&self.prefix, text[..start].trim_end().chars().rev());
        let after = side(&self.suffix, text[end..].trim_start().chars());
        match (before, after) {
            (Some(before), Some(after)) => (before + after) / 2.0,
            (one, other) => one.or(other).unwrap_or(0.0),
        }
    }
}

fn side(side: &[char], outward: impl Iterator<Item = char>) -> Option<f32> {
    let alike = 1.0 - distance(side, outward) as f32 / side.len().max(1) as f32;
    (!side.is_empty()).then(|| ((alike - CHANCE) / (1.0 - CHANCE)).max(0.0))
}

/// The least edit distance between `side` and a beginning of `outward`.
fn distance(side: &[char], outward: impl Iterator<Item = char>) -> usize {
    if side.is_empty() {
        return 0;
    }
    let last = 1u64 << (side.len() - 1);
    let (mut plus, mut minus) = (u64::MAX, 0u64);
    let mut score = side.len();
    let mut best = score;
    for c in outward.take(side.len() + SLACK) {
        let equal = side.iter().enumerate().fold(0u64, |bits, (at, &s)| bits | (u64::from(s == c) << at));
        let x = equal | minus;
        let diagonal = (((x & plus).wrapping_add(plus)) ^ plus) | x;
        let (up, down) = (minus | !(diagonal | plus), plus & diagonal);
        score = score + usize::from(up & last != 0) - usize::from(down & last != 0);
        // The near end is anchored: a text that begins later pays for what it skips.
        let up = (up << 1) | 1;
        plus = (down << 1) | !(diagonal | up);
        minus = up & diagonal;
        best = best.min(score);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // Wagner and Fischer's table, the least of its last row.
    fn naive(side: &[char], text: &[char]) -> usize {
        let mut row: Vec<usize> = (0..=side.len()).collect();
        let mut best = side.len();
        for (column, &c) in text.iter().take(side.len() + SLACK).enumerate() {
            let mut diagonal = row[0];
            row[0] = column + 1;
            for at in 1..=side.len() {
                let substituted = diagonal + usize::from(side[at - 1] != c);
                diagonal = row[at];
                row[at] = substituted.min(row[at] + 1).min(row[at - 1] + 1);
            }
            best = best.min(row[side.len()]);
        }
        best
    }

    proptest! {
        #[test]
        fn bits_agree_with_the_table(side in "[abc]{0,64}", text in "[abcd]{0,90}") {
            let (side, text): (Vec<char>, Vec<char>) = (side.chars().collect(), text.chars().collect());
            prop_assert_eq!(distance(&side, text.iter().copied()), naive(&side, &text));
        }
    }

    #[test]
    fn agreement_tells_neighbours_apart() {
        let context = Context::new("Peskov said ", ", he added");
        let text = "Peskov said yes, he added. Lavrov meant yes; nobody knew.";
        let (first, second) = (text.find("yes").unwrap(), text.rfind("yes").unwrap());
        assert_eq!(context.agreement(text, first, first + 3), 1.0);
        assert!(context.agreement(text, second, second + 3) < 0.5);
    }
}
