//! `According to …`, before its claim or after it, and what does the same in other languages.

use super::act::Act;
use super::lexicon::List;
use super::memory::Memory;
use super::phrase;
use super::quote_marks::is_dash;
use super::sentence::Sentence;
use super::side::Side;
use super::speaker::describe;
use super::verb::is_finite;

// How far the noun phrase reaches, in tokens.
const NOUN: usize = 24;

/// The act whose cue begins at `at`.
pub(super) fn act(sentence: Sentence, at: usize, memory: &Memory) -> Option<Act> {
    if let Some(start) = phrase::all(sentence, at, List::According).max() {
        return before_noun(sentence, at, start, memory);
    }
    let end = phrase::find(sentence, at, List::AccordingAfter)?;
    after_noun(sentence, at, end, memory)
}

fn before_noun(sentence: Sentence, at: usize, start: usize, memory: &Memory) -> Option<Act> {
    if sentence.is(start, List::NoSource) {
        return None;
    }
    let (from, to, end) = noun(sentence, start)?;
    let opens = at == 0 || sentence.mark(at - 1) == ";" || at < 3 && sentence.is(0, List::Joiners);
    let comma = sentence.mark(end) == ",";
    let claim = match (opens, comma || sentence.lexicon.has(List::CapitalNouns)) {
        (true, true) => Side::After(end + usize::from(comma)),
        (true, false) => Side::Around,
        // `The ship, according to the navy, left at noon`
        (false, _) if is_inside(sentence, at, end) => Side::Around,
        (false, _) => Side::Before,
    };
    let speaker = describe(&sentence.tokens[from..to], &[], memory);
    Some(Act { from: at, to: end, cue: (at, start), speaker, claim, shared: false })
}

// Whether the clause that the citing words from `at` to `end` stand in goes on behind them.
fn is_inside(sentence: Sentence, at: usize, end: usize) -> bool {
    let apart = at > 0 && !sentence.get(at - 1).is_some_and(|token| token.word);
    let mark = matches!(sentence.mark(end), "," | "—" | "–" | "-");
    let joins = sentence.is(end + 1, [List::Joiners, List::Who, List::Prepositions, List::Ing]);
    let rest = (end..sentence.len()).filter(|&at| sentence.is_free(at)).count();
    apart && mark && !joins && rest > 1 && !(0..at).any(|at| is_finite(sentence, at))
}

// The noun phrase from `start`, and where the citing words end.
fn noun(sentence: Sentence, start: usize) -> Option<(usize, usize, usize)> {
    let limit = sentence.len().min(start + NOUN);
    // A name in quotation marks: `по данным «Вестника»`.
    let marks = sentence.quote(start) != 0;
    if marks {
        let close = (start + 1..limit).find(|&at| !sentence.tokens[at].word)?;
        return (close > start + 1).then_some((start + 1, close, close + 1));
    }
    let inside = |at: usize| matches!(sentence.mark(at), "/" | "&" | "-" | "$" | "%" | "(" | ")");
    let end = (start..limit).find(|&at| !sentence.tokens[at].word && !inside(at)).unwrap_or(limit);
    let end = if sentence.lexicon.has(List::CapitalNouns) { noun_end(sentence, start, end) } else { end };
    (start < end).then_some((start, end, end))
}

// Where nouns are written with capitals, a phrase ends with the last of them before a verb.
fn noun_end(sentence: Sentence, start: usize, limit: usize) -> usize {
    let kinds = [List::Determiners, List::Prepositions, List::Particles, List::Titles];
    let belongs = |at: usize| sentence.is(at, kinds);
    let mut end = start;
    for at in start..limit {
        let capital = sentence.tokens[at].is_capitalised();
        if end > start && !capital && !belongs(at) {
            break;
        }
        if capital {
            end = at + 1;
        }
    }
    end
}

// `Brandt zufolge`
fn after_noun(sentence: Sentence, at: usize, end: usize, memory: &Memory) -> Option<Act> {
    let from = (0..at).rev().take_while(|&at| sentence.is_free(at) && !sentence.is(at, List::Joiners)).last()?;
    let opens = from == 0 || is_dash(sentence.mark(from - 1));
    let claim = if opens { Side::After(end) } else { Side::Before };
    let speaker = describe(&sentence.tokens[from..at], &[], memory);
    Some(Act { from, to: end, cue: (at, end), speaker, claim, shared: false })
}
