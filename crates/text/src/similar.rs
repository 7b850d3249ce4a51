//! How alike two words are, by edit distance.

use crate::case::lower;
use crate::letter::is_digit;
use crate::myers::{LONGEST, distances};
use crate::words::Word;

/// A word and its text.
pub(crate) type Spelled<'a> = (Word, &'a str);

/// Whether two words are at least this alike, and how much: from 0, nothing in common, to 1, equal but for case. Words with
/// digits are alike only when equal, and so are words of up to three letters: `on` is not `of`, and 12 is not 120.
pub(crate) fn similarity(a: Spelled, b: Spelled, least: f32) -> Option<f32> {
    if !may_be_similar(a, b, 1.0 - least) {
        return None;
    }
    let (a, b) = (Letters::of(a.1)?, Letters::of(b.1)?);
    let (a, b) = (a.slice(), b.slice());
    if a.len().min(b.len()) <= 3 {
        return None;
    }
    let distance = distances(a, b.iter().copied()).last()?;
    let alike = 1.0 - distance as f32 / a.len().max(b.len()) as f32;
    (alike >= least).then_some(alike)
}

// Most pairs end here. Each letter that only one word has costs an edit, as does each byte that one is longer (letters of one
// script have about the same number of bytes); and inflection and typing errors leave one end of a word as it was.
fn may_be_similar((a, a_text): Spelled, (b, b_text): Spelled, distance: f32) -> bool {
    let (short, long) = if a.len() < b.len() { (a.len(), b.len()) } else { (b.len(), a.len()) };
    let most = (distance * long as f32) as usize;
    if short <= 3 || long - short > most {
        return false;
    }
    let lacking = (a.letters & !b.letters).count_ones().max((b.letters & !a.letters).count_ones());
    let (a, b) = (a_text.as_bytes(), b_text.as_bytes());
    lacking as usize <= most && (a[0].eq_ignore_ascii_case(&b[0]) || a[a.len() - 3..] == b[b.len() - 3..])
}

// Lower-case letters of a word without digits.
struct Letters([char; LONGEST], usize);

impl Letters {
    fn of(word: &str) -> Option<Self> {
        let mut letters = Letters(['\0'; LONGEST], 0);
        for c in word.chars() {
            letters.push(lower(c))?;
        }
        Some(letters)
    }

    fn push(&mut self, c: char) -> Option<()> {
        if is_digit(c) {
            return None;
        }
        *self.0.get_mut(self.1)? = c;
        self.1 += 1;
        Some(())
    }

    fn slice(&self) -> &[char] {
        &self.0[..self.1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    fn alike(a: &str, b: &str) -> bool {
        similarity((words(a)[0], a), (words(b)[0], b), 0.6).is_some()
    }

    #[test]
    fn inflected_and_mistyped_words_are_alike() {
        let same = [
            ("negotiate", "negotiation"),
            ("Kremlin's", "Kremlin"),
            ("recieve", "receive"),
            ("Москва", "Москве"),
            ("COUNCIL", "councils"),
        ];
        let other = [
            ("of", "on"),
            ("1200", "1201"),
            ("bridge", "council"),
            ("the", "they"),
            ("18F", "18G"),
            ("house", "horse-drawn"),
        ];
        same.iter().for_each(|(a, b)| assert!(alike(a, b), "{a} {b}"));
        other.iter().for_each(|(a, b)| assert!(!alike(a, b), "{a} {b}"));
    }
}
