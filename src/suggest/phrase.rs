//! Phrases of the cue lists, matched against a sentence.

use super::lexicon::{List, is, phrases};
use super::sentence::Sentence;

/// One past the last token of the first phrase of `list` that begins at `at`.
pub(super) fn find(sentence: Sentence, at: usize, list: List) -> Option<usize> {
    if !sentence.is(at, list) {
        return None;
    }
    phrases(list).find_map(|phrase| matches(sentence, at, phrase))
}

// One past the last token of `phrase` if it begins at `at`: words, `a|b` for either, an adverb allowed between two.
fn matches(sentence: Sentence, at: usize, phrase: &str) -> Option<usize> {
    let mut next = at;
    for (number, words) in phrase.split(' ').enumerate() {
        let stands = |at: usize| words.split('|').any(|word| is(sentence.word(at), word));
        if number > 0 && !stands(next) && is_adverb(sentence, next) {
            next += 1;
        }
        if !stands(next) {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// Whether an adverb stands at `at`.
pub(super) fn is_adverb(sentence: Sentence, at: usize) -> bool {
    sentence.get(at).is_some_and(|token| token.is_manner() || token.is(List::Adverbs))
}
