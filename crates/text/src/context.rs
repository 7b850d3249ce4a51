//! How well the text around a candidate agrees with a quote's prefix and suffix.
//!
//! Each side is compared by edit distance: the side's text must end (or begin) right at the candidate, its far end is
//! free. Cost: O(k²) for k characters of context on a side, of which at most 64 count.

use crate::myers::{self, distances};

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
            prefix: prefix.trim().chars().rev().take(myers::LONGEST).collect(),
            suffix: suffix.trim().chars().take(myers::LONGEST).collect(),
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
    (!side.is_empty()).then(|| {
        let alike = 1.0 - distance(side, outward) as f32 / side.len() as f32;
        ((alike - CHANCE) / (1.0 - CHANCE)).max(0.0)
    })
}

/// The least edit distance between `side` and a beginning of `outward`.
fn distance(side: &[char], outward: impl Iterator<Item = char>) -> usize {
    distances(side, outward.take(side.len() + SLACK)).min().map_or(side.len(), |least| least.min(side.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_tells_neighbours_apart() {
        let context = Context::new("Peskov said ", ", he added");
        let text = "Peskov said yes, he added. Lavrov meant yes; nobody knew.";
        let (first, second) = (text.find("yes").unwrap(), text.rfind("yes").unwrap());
        assert_eq!(context.agreement(text, first, first + 3), 1.0);
        assert!(context.agreement(text, second, second + 3) < 0.5);
    }
}
