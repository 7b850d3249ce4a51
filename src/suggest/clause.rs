//! Clauses of a sentence: where one ends for sure, and what of its edges is no part of it.

use super::lexicon::List;
use super::quote_marks::is_quote_mark;
use super::sentence::Sentence;
use super::verb::is_finite;

// Fewer words on a side make no clause of it.
const LEAST: usize = 3;

/// The clauses of the tokens `from..to`, in order. Cost: O(to - from).
pub(super) fn clauses(sentence: Sentence, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = from;
    for at in from..to {
        let list = sentence.mark(at) == ","
            && start + LEAST < at
            && sentence.tokens[start..at].iter().rev().take(4).any(|token| token.text == ",");
        if is_border(sentence, at) && !list && at >= start + LEAST && to - at > LEAST {
            out.push((start, at));
            start = at + 1;
        }
    }
    out.push((start, to));
    out
}

/// `;`, or a comma and a conjunction with something like a clause after it.
pub(super) fn is_border(sentence: Sentence, at: usize) -> bool {
    if sentence.quote(at) != 0 {
        return false;
    }
    sentence.mark(at) == ";" || sentence.mark(at) == "," && sentence.is(at + 1, List::Joiners)
}

/// Whether what a speaker is quoted with ends at `at` for sure.
pub(super) fn is_turn(sentence: Sentence, at: usize) -> bool {
    is_border(sentence, at)
        && (sentence.mark(at) == ";"
            || sentence.is(at + 1, List::Turns) && !sentence.is(at + 2, List::That) && !is_finite(sentence, at + 2))
}

/// The parts of a claim that is one `that` after another: `that it is late, and that it rains`.
pub(super) fn coordinated(sentence: Sentence, (from, to): (usize, usize)) -> Vec<(usize, usize)> {
    let parts =
        |at: usize| sentence.mark(at) == "," && sentence.is(at + 1, List::Joiners) && sentence.is(at + 2, List::That);
    let mut out = Vec::new();
    let mut start = from;
    for at in (from..to).filter(|&at| parts(at)) {
        out.push((start, at));
        start = at + 3;
    }
    out.push((start.min(to), to));
    out
}

/// The tokens without marks and conjunctions at either edge; nothing if no word is left.
pub(super) fn trim(sentence: Sentence, (mut from, mut to): (usize, usize)) -> Option<(usize, usize)> {
    let inside = |at: usize| sentence.quote(at) != 0;
    let sign = |at: usize| matches!(sentence.mark(at), "$" | "€" | "£" | "%" | "#" | "@" | "°" | "+" | "-");
    while from < to && (!sentence.tokens[from].word && !inside(from) && !sign(from) || sentence.is(from, List::Joiners))
    {
        from += 1;
    }
    let opens = |at: usize| matches!(sentence.mark(at), "$" | "€" | "£" | "#" | "@" | "+");
    while from < to
        && (!sentence.tokens[to - 1].word && !inside(to - 1) && (!sign(to - 1) || opens(to - 1))
            || sentence.is(to - 1, List::Joiners))
    {
        to -= 1;
    }
    // The marks around what is one quotation are no part of it.
    let whole = from < to && inside(from) && (from..to).all(|at| sentence.quote(at) == sentence.quote(from));
    while whole && from < to && is_quote_mark(sentence.mark(from)) {
        from += 1;
    }
    while whole && from < to && !sentence.tokens[to - 1].word && !sign(to - 1) {
        to -= 1;
    }
    sentence.tokens[from..to].iter().any(|token| token.word).then_some((from, to))
}
