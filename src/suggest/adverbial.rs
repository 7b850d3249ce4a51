//! When, where and how something was said: words between a verb of saying and its claim.

use super::lexicon::List;
use super::phrase;
use super::sentence::Sentence;
use super::verb::{Form, Verb, is_finite};

// A citing clause at a sentence's end is at most this long after its verb, in tokens.
const TAIL: usize = 22;
// Words that lead in a verb: `went so far as to say`.
const LEAD_IN: usize = 7;

/// Past the times, places and manners that begin at `at`.
pub(super) fn skip(sentence: Sentence, mut at: usize) -> usize {
    while let Some(next) = once(sentence, at) {
        at = next;
    }
    at
}

fn once(sentence: Sentence, at: usize) -> Option<usize> {
    if sentence.is(at, [List::When, List::Times]) {
        return Some(at + 1);
    }
    let end = phrase::find(sentence, at, List::How)?;
    let number = sentence.word(end).bytes().all(|byte| byte.is_ascii_digit()) && !sentence.word(end).is_empty();
    Some(end + usize::from(number))
}

/// Past adverbs and times between a verb and the subject that follows it: `sagte am Montag die Ministerin`.
pub(super) fn before_subject(sentence: Sentence, at: usize) -> usize {
    let mut next = skip(sentence, at);
    while phrase::is_adverb(sentence, next) {
        next += 1;
    }
    next
}

/// Where the words that lead in the verb at `at` begin, if there are some: `went on to say`.
pub(super) fn lead_in(sentence: Sentence, at: usize) -> Option<usize> {
    (at.saturating_sub(LEAD_IN)..at)
        .find(|&start| sentence.is_free(start) && phrase::all(sentence, start, List::LeadIn).any(|end| end == at))
}

/// Whether the verb at `at` and its adverbials end the sentence or the clause, so that its claim stands before it.
pub(super) fn is_trailing(sentence: Sentence, at: usize) -> bool {
    let after = skip(sentence, at + 1);
    if sentence.is_over(after) {
        return true;
    }
    let goes_on = |at: usize| {
        sentence.is(at, List::Joiners)
            || Verb::of(sentence, at).is_some_and(|verb| verb.form == Form::Participle)
            || sentence.is(at, List::Trailing)
    };
    if sentence.mark(after) == "," {
        return goes_on(after + 1);
    }
    let told = sentence.is(at, List::Tell);
    let adverbial = sentence.is(at + 1, [List::Prepositions, List::When, List::Times, List::Openers]) || after > at + 1;
    let tail = (at + 1..sentence.len())
        .take(TAIL)
        .take_while(|&at| sentence.is_free(at) && !sentence.is(at, List::That))
        .count();
    let end = at + 1 + tail;
    let turns = sentence.mark(end) == "," && goes_on(end + 1);
    let clause = !told && (at + 1..end).any(|at| is_finite(sentence, at)) && !sentence.is(at + 1, List::Openers);
    (told || adverbial) && !clause && (sentence.is_over(end) || turns || sentence.mark(end) == ";")
}
