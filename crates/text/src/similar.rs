//! How alike two words are: edit distance, bit-parallel (Myers 1999; one machine word, so words of up to 64 letters).

/// From 0, nothing in common, to 1, equal but for case. Words with digits are alike only when equal, and so are words of up
/// to three letters: `on` is not `of`, and 12 is not 120.
pub(crate) fn similarity(a: &str, b: &str) -> f32 {
    if !may_be_similar(a.as_bytes(), b.as_bytes()) {
        return 0.0;
    }
    let letters = |word: &str| -> Vec<char> { word.chars().flat_map(char::to_lowercase).collect() };
    let (a, b) = (letters(a), letters(b));
    let longest = a.len().max(b.len());
    if longest > 64 || a.len().min(b.len()) <= 3 || a.iter().chain(&b).any(|c| c.is_numeric()) {
        return 0.0;
    }
    1.0 - distance(&a, &b) as f32 / longest as f32
}

// Most pairs end here: inflection and typing errors leave one end of a word as it was.
fn may_be_similar(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    short > 3 && short * 2 >= long && (a[0].eq_ignore_ascii_case(&b[0]) || a[a.len() - 3..] == b[b.len() - 3..])
}

fn distance(a: &[char], b: &[char]) -> usize {
    let last = 1u64 << (a.len() - 1);
    let (mut plus, mut minus, mut score) = (u64::MAX, 0u64, a.len());
    for &c in b {
        let equal = a.iter().enumerate().fold(0u64, |bits, (at, &s)| bits | (u64::from(s == c) << at));
        let x = equal | minus;
        let diagonal = (((x & plus).wrapping_add(plus)) ^ plus) | x;
        let (up, down) = (minus | !(diagonal | plus), plus & diagonal);
        score = score + usize::from(up & last != 0) - usize::from(down & last != 0);
        let up = (up << 1) | 1;
        plus = (down << 1) | !(diagonal | up);
        minus = up & diagonal;
    }
    score
}
