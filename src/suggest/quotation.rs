//! Direct quotations: those that are claims, without their marks.

use super::lexicon::List;
use super::quote_marks::{is_dash, is_quote_mark};
use super::sentence::Sentence;

// Shorter ones are words somebody used, not something they said.
const LEAST: usize = 3;

/// Quotations of a sentence that stand for themselves, in tokens without their marks. Cost: O(tokens).
pub(super) fn direct(sentence: Sentence) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let number = sentence.quote(at);
        let from = at;
        at += 1;
        while number != 0 && sentence.quote(at) == number {
            at += 1;
        }
        if number != 0 && stands_alone(sentence, from, at) {
            out.extend(inner(sentence, from, at));
        }
    }
    out
}

// At the start, or after a comma, a colon or the verb of saying itself: `said “…`.
fn stands_alone(sentence: Sentence, from: usize, to: usize) -> bool {
    let Some(before) = from.checked_sub(1) else { return ends_as_speech(sentence, to) };
    let verb = sentence.is(before, [List::Say, List::State, List::Announce]);
    let mark = sentence.mark(before);
    // `a “gift,” “a joke” and “a shame”`
    let said = before > 0 && sentence.is(before - 1, [List::Say, List::State, List::Announce]);
    let listed = mark == ","
        && !said
        && sentence.is_free(to)
        && !sentence.is(to, [List::Past, List::Third, List::Pronouns])
        && !sentence.is_name(to);
    matches!(mark, "," | ":") && !listed || is_dash(mark) || verb || sentence.quote(before) != 0
}

// `“Hamlet” opens on Friday` is no speech.
fn ends_as_speech(sentence: Sentence, to: usize) -> bool {
    let last = (0..to).rev().find(|&at| !is_quote_mark(sentence.mark(at))).map_or("", |last| sentence.mark(last));
    matches!(last, "," | "." | "?" | "!" | "…" | "—" | "–")
        || matches!(sentence.mark(to), "," | "." | "" | "—" | "–") && sentence.word(to).is_empty()
}

fn inner(sentence: Sentence, from: usize, to: usize) -> Option<(usize, usize)> {
    let mark =
        |at: usize| !sentence.tokens[at].word && !matches!(sentence.tokens[at].text, "$" | "€" | "£" | "%" | "#" | "@");
    let first = (from..to).find(|&at| !mark(at))?;
    let last = (first..to).rev().find(|&at| !mark(at))?;
    let ends = (last + 1..to).find(|&at| !is_quote_mark(sentence.mark(at)));
    // The question mark of a quotation within it asks nothing.
    let inner_marks = ends.map_or(0, |at| (at..to).filter(|&at| is_quote_mark(sentence.mark(at))).count());
    let single = inner_marks < 2 && !(first..=last).any(|at| matches!(sentence.mark(at), "." | "!"));
    let asks = single && ends.is_some_and(|at| sentence.mark(at) == "?");
    (!asks && (first..=last).filter(|&at| sentence.tokens[at].word).count() >= LEAST).then_some((first, last + 1))
}
