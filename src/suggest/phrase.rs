//! Phrases of the cue lists, matched against a sentence.

use super::en;
use super::sentence::Sentence;

/// One past the last token of `phrase` if it begins at `at`: words, `a|b` for either, an adverb allowed between two.
pub(super) fn matches(sentence: Sentence, at: usize, phrase: &str) -> Option<usize> {
    let mut next = at;
    for (number, words) in phrase.split(' ').enumerate() {
        let is = |at: usize| words.split('|').any(|word| sentence.word(at).eq_ignore_ascii_case(word));
        if number > 0 && !is(next) && is_adverb(sentence, next) {
            next += 1;
        }
        if !is(next) {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// Whether an adverb stands at `at`.
pub(super) fn is_adverb(sentence: Sentence, at: usize) -> bool {
    let word = sentence.word(at);
    word.len() > 3 && word.ends_with("ly") || sentence.is(at, en::ADVERBS)
}
