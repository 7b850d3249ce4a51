//! When, where and how something was said: words between a verb of saying and its claim.

use super::lexicon::List;
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
    if sentence.is(at, List::When) {
        return Some(at + 1);
    }
    let end = phrase::find(sentence, at, List::How)?;
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
        return sentence.is(after + 1, List::Joiners)
            || sentence.is(after + 1, List::Saying)
            || sentence.is(after + 1, &["citing"]);
    }
    let told = sentence.is(at, &["told", "tells"]);
    let adverbial = sentence.is(at + 1, List::Prepositions) || sentence.is(at + 1, List::When);
    let tail = (at + 1..sentence.len())
        .take(TAIL)
        .take_while(|&at| sentence.0[at].word && !sentence.is(at, &["that"]))
        .count();
    let end = at + 1 + tail;
    let turns =
        sentence.mark(end) == "," && (sentence.is(end + 1, List::Joiners) || sentence.is(end + 1, List::Saying));
    (told || adverbial) && (sentence.is_over(end) || turns)
}
