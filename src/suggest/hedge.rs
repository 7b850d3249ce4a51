//! Hedges: words by which a writer takes a clause back, or hands it on to nobody in particular.

use super::clause::clauses;
use super::lexicon::List;
use super::phrase::{find, is_adverb};
use super::sentence::Sentence;
use super::{Kind, Status};

/// A clause with a hedge in it, in tokens.
pub(super) struct Hedge {
    pub clause: (usize, usize),
    pub cue: (usize, usize),
    pub status: Status,
    pub kind: Kind,
}

/// The first hedge of each clause of `from..to`.
pub(super) fn hedges(sentence: Sentence, from: usize, to: usize) -> Vec<Hedge> {
    if sentence.is_question() {
        return Vec::new();
    }
    clauses(sentence, from, to).into_iter().filter_map(|clause| hedge(sentence, clause)).collect()
}

fn hedge(sentence: Sentence, clause: (usize, usize)) -> Option<Hedge> {
    (clause.0..clause.1).filter(|&at| sentence.is_free(at)).find_map(|at| {
        let (end, status, kind) = cue(sentence, at)?;
        (end <= clause.1).then_some(Hedge { clause, cue: (at, end), status, kind })
    })
}

fn cue(sentence: Sentence, at: usize) -> Option<(usize, Status, Kind)> {
    if is_modal(sentence, at) {
        return Some((at + 1, Status::Speculative, Kind::Hedge));
    }
    // `не может`
    if sentence.lexicon.has(List::Cases) && at > 0 && sentence.is(at - 1, List::Negation) {
        return None;
    }
    let report = find(sentence, at, List::ReportPhrases).map(|end| (end, Status::Reported, Kind::Report));
    report.or_else(|| find(sentence, at, List::HedgePhrases).map(|end| (end, Status::Speculative, Kind::Hedge)))
}

// `may`, `might` or `could` before a verb, and about what may be, not what is allowed or was in sight.
fn is_modal(sentence: Sentence, at: usize) -> bool {
    if !sentence.is(at, List::May) || !sentence.word(at).starts_with(char::is_lowercase) {
        return false;
    }
    let before = at.wrapping_sub(1);
    let mut next = at + 1;
    let able = sentence.is(at, List::AbleModals);
    let unable = able && sentence.is(next, List::Able);
    while is_adverb(sentence, next) {
        next += 1;
    }
    let denied = sentence.lexicon.has(List::Cases) && before < at && sentence.is(before, List::Negation);
    let verb = sentence.word(next).starts_with(char::is_lowercase) && !sentence.is(next, List::NoVerbs);
    let be = sentence.is(next, &["be"]);
    // Who is spoken to, or is allowed to; and relative clauses, which say what something is.
    let personal = sentence.is(before, [List::Personal, List::Who, List::That]);
    let allowed = be && sentence.is(next + 1, &["used", "permitted", "allowed", "requested", "filed"]);
    let noun = sentence.is(at, &["might"]) && sentence.is(before, List::MightNoun);
    let ability = able && (unable || be && sentence.is(next + 1, List::AbleToBe) || sentence.is(next, List::Able));
    let permission = sentence.is(at, List::PermitModals) && (allowed || sentence.is(next, List::Permitted));
    verb && !denied && !personal && !noun && !ability && !permission
}
