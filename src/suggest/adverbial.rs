//! When, where and how something was said: words between a verb of saying and its claim.

use super::en;
use super::phrase;
use super::sentence::Sentence;

// A citing clause at a sentence's end is at most this long after its verb, in tokens.
const TAIL: usize = 14;

/// Past the times, places and manners that begin at `at`.
pub(super) fn skip(sentence: Sentence, mut at: usize) -> usize {
    while let Some(next) = once(sentence, at) {
        at = next;
    }
    at
}

fn once(sentence: Sentence, at: usize) -> Option<usize> {
    if sentence.is(at, en::WHEN) {
        return Some(at + 1);
    }
    let end = en::HOW.iter().find_map(|how| phrase::matches(sentence, at, how))?;
    let number = sentence.word(end).bytes().all(|byte| byte.is_ascii_digit()) && !sentence.word(end).is_empty();
    Some(end + usize::from(number))
}

/// Whether the verb at `at` and its adverbials end the sentence or the clause, so that its claim stands before it.
pub(super) fn is_trailing(sentence: Sentence, at: usize) -> bool {
    let after = skip(sentence, at + 1);
    if sentence.is_over(after) {
        return true;
    }
    if sentence.mark(after) == "," {
        return sentence.is(after + 1, en::JOINERS)
            || sentence.is(after + 1, en::SAYING)
            || sentence.is(after + 1, &["citing"]);
    }
    let told = sentence.is(at, &["told", "tells"]);
    let adverbial = sentence.is(at + 1, en::PREPOSITIONS) || sentence.is(at + 1, en::WHEN);
    let tail = (at + 1..sentence.len())
        .take(TAIL)
        .take_while(|&at| sentence.0[at].word && !sentence.is(at, &["that"]))
        .count();
    (told || adverbial) && sentence.is_over(at + 1 + tail)
}
