//! How far what somebody is said to have said reaches.

use super::act::Act;
use super::clause::is_turn;
use super::lexicon::List;
use super::quote_marks::is_dash;
use super::sentence::Sentence;
use super::side::{Side, has_clause};
use super::verb::is_finite;

// What stands before a remark is a claim if it has this many words.
const CLAIM: usize = 4;

/// The tokens of the claim of `act`: not before `from`, and up to `limit`, where the next act begins.
pub(super) fn extent(sentence: Sentence, act: &Act, from: usize, limit: usize) -> Option<(usize, usize)> {
    let turn = |start: usize| (start..limit).find(|&at| is_turn(sentence, at)).unwrap_or(limit);
    let range = match act.claim {
        Side::Before => (last_stop(sentence, from, act.from), act.from),
        Side::After(start) => {
            let end = relative_end(sentence, act, start, turn(start));
            let end = subordinate_end(sentence, act, start, end);
            (start, remark(sentence, start, end))
        }
        Side::Around => (last_turn(sentence, from, act.from), turn(act.to)),
        Side::Clause => (act.from, predicate_end(sentence, act.cue.1, turn(act.to))),
        Side::Quotations => return None,
    };
    (range.0 <= range.1).then_some(range)
}

// `Reyes, who said it was late, left`: the comma before the sentence's own verb ends what was said.
fn relative_end(sentence: Sentence, act: &Act, from: usize, to: usize) -> usize {
    let ends = |&at: &usize| sentence.mark(at) == "," && is_finite(sentence, at + 1);
    let relative = act.from > 0 && sentence.is(act.from - 1, List::Who);
    if relative { (from..to).find(ends).unwrap_or(to) } else { to }
}

// `When Reyes said it was late, the doors had closed`: the sentence goes on in its own words behind the comma.
fn subordinate_end(sentence: Sentence, act: &Act, from: usize, to: usize) -> usize {
    let subordinate = act.from > 0 && sentence.is(act.from - 1, List::Subordinators);
    let ends = |&at: &usize| {
        sentence.quote(at) == 0
            && (sentence.mark(at) == "," || is_dash(sentence.mark(at)))
            && has_clause(sentence, at + 1, to)
    };
    if subordinate { (from..to).find(ends).unwrap_or(to) } else { to }
}

// `said it was late, which surprised those who had …`: a remark longer than the claim is as likely the reporter's.
fn remark(sentence: Sentence, from: usize, to: usize) -> usize {
    let opens = |at: usize| {
        sentence.quote(at) == 0
            && (is_dash(sentence.mark(at))
                || sentence.mark(at) == "," && sentence.is(at + 1, [List::Remarks, List::Determiners]))
    };
    let words = |from: usize, to: usize| (from..to).filter(|&at| sentence.tokens[at].word).count();
    let clause = |end: usize| (from..end).any(|at| sentence.quote(at) != 0 || is_finite(sentence, at));
    let first = (from..to).find(|&at| opens(at) && words(from, at) >= CLAIM && clause(at));
    first.filter(|&at| words(at, to) > words(from, at)).unwrap_or(to)
}

// Where a verb with its object ends: `denied it and said nothing`.
fn predicate_end(sentence: Sentence, from: usize, to: usize) -> usize {
    let ends = |&at: &usize| {
        sentence.mark(at) == "," && at > from + 3 && sentence.quote(at) == 0
            || sentence.is(at, List::Joiners) && sentence.is(at + 1, [List::Past, List::Third, List::Finite])
    };
    (from..to).find(ends).unwrap_or(to)
}

// What is cited at its end is a whole sentence, or what follows a semicolon.
fn last_stop(sentence: Sentence, from: usize, to: usize) -> usize {
    (from..to).rev().find(|&at| sentence.mark(at) == ";").unwrap_or(from)
}

// Where the clause that reaches to `to` begins.
fn last_turn(sentence: Sentence, from: usize, to: usize) -> usize {
    (from..to).rev().find(|&at| is_turn(sentence, at)).unwrap_or(from)
}
