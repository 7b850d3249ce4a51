//! Direct quotations: those that are claims, without their marks.

use super::lexicon::List;
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
    let verb = sentence.is(before, [List::Say, List::State]);
    matches!(sentence.mark(before), "," | ":" | "—") || verb
}

// `“Hamlet” opens on Friday` is no speech.
fn ends_as_speech(sentence: Sentence, to: usize) -> bool {
    let last = to.checked_sub(2).map_or("", |last| sentence.mark(last));
    matches!(last, "," | "." | "?" | "!" | "…" | "—")
        || matches!(sentence.mark(to), "," | "." | "") && sentence.word(to).is_empty()
}

fn inner(sentence: Sentence, from: usize, to: usize) -> Option<(usize, usize)> {
    let mark = |at: usize| !sentence.0[at].word && !matches!(sentence.0[at].text, "$" | "€" | "£" | "%" | "#" | "@");
    let first = (from..to).find(|&at| !mark(at))?;
    let last = (first..to).rev().find(|&at| !mark(at))?;
    let asks = sentence.mark(last + 1) == "?";
    (!asks && (first..=last).filter(|&at| sentence.0[at].word).count() >= LEAST).then_some((first, last + 1))
}
