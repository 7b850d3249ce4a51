//! Phrases of the cue lists, matched against a sentence.

use super::lexicon::{List, is};
use super::sentence::Sentence;

// How far what follows `…` may stand.
const GAP: usize = 20;

/// One past the last token of the first phrase of `list` that begins at `at`.
pub(super) fn find(sentence: Sentence, at: usize, list: List) -> Option<usize> {
    all(sentence, at, list).next()
}

/// The same of each phrase that does.
pub(super) fn all(sentence: Sentence, at: usize, list: List) -> impl Iterator<Item = usize> {
    let begins = sentence.is(at, list);
    let phrases = begins.then(|| sentence.lexicon.phrases(list)).into_iter().flatten();
    phrases.filter_map(move |phrase| matches(sentence, at, phrase))
}

// One past the last token of `phrase` if it begins at `at`; an adverb is allowed between two words.
fn matches(sentence: Sentence, at: usize, phrase: &[Vec<String>]) -> Option<usize> {
    let mut next = at;
    let mut gap = false;
    for (number, words) in phrase.iter().enumerate() {
        let stands = |at: usize| words.iter().any(|word| is(sentence.word(at), word));
        if words[0] == "…" {
            gap = true;
            continue;
        }
        if gap {
            next =
                (next..sentence.len().min(next + GAP)).take_while(|&at| sentence.is_free(at)).find(|&at| stands(at))?;
            gap = false;
        }
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
