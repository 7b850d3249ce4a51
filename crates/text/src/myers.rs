//! Edit distance, bit-parallel, one machine word a character: Myers, "A fast bit-vector algorithm for approximate string
//! matching based on dynamic programming", J. ACM 46(3), 1999, in the form of Hyyrö 2003.

/// The longest pattern, in characters.
pub(crate) const LONGEST: usize = 64;

/// After each character of `text`, the edit distance between `pattern` and the text up to there. The pattern must not be
/// empty or longer than [`LONGEST`]. Cost: O(m) for each character, for a pattern of m.
pub(crate) fn distances<'a>(
    pattern: &'a [char],
    text: impl Iterator<Item = char> + 'a,
) -> impl Iterator<Item = usize> + 'a {
    debug_assert!((1..=LONGEST).contains(&pattern.len()));
    let last = 1u64 << (pattern.len() - 1);
    let (mut plus, mut minus, mut score) = (u64::MAX, 0u64, pattern.len());
    text.map(move |c| {
        let equal = pattern.iter().enumerate().fold(0u64, |bits, (at, &own)| bits | (u64::from(own == c) << at));
        let x = equal | minus;
        let diagonal = (((x & plus).wrapping_add(plus)) ^ plus) | x;
        let (up, down) = (minus | !(diagonal | plus), plus & diagonal);
        score = score + usize::from(up & last != 0) - usize::from(down & last != 0);
        // The near end is anchored: a text that begins later pays for what it skips.
        let up = (up << 1) | 1;
        plus = (down << 1) | !(diagonal | up);
        minus = up & diagonal;
        score
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // Wagner and Fischer's table, its last row.
    fn naive(pattern: &[char], text: &[char]) -> Vec<usize> {
        let mut row: Vec<usize> = (0..=pattern.len()).collect();
        let column = |(column, &c): (usize, &char)| {
            let mut diagonal = std::mem::replace(&mut row[0], column + 1);
            for at in 1..=pattern.len() {
                let substituted = diagonal + usize::from(pattern[at - 1] != c);
                diagonal = row[at];
                row[at] = substituted.min(row[at] + 1).min(row[at - 1] + 1);
            }
            row[pattern.len()]
        };
        text.iter().enumerate().map(column).collect()
    }

    proptest! {
        #[test]
        fn bits_agree_with_the_table(pattern in "[abc]{1,64}", text in "[abcd]{0,90}") {
            let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
            let fast: Vec<usize> = distances(&pattern, text.iter().copied()).collect();
            prop_assert_eq!(fast, naive(&pattern, &text));
        }
    }
}
