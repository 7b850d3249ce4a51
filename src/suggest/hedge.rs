//! Hedges: words by which a writer takes a clause back, or hands it on to nobody in particular.

use super::clause::clauses;
use super::en;
use super::phrase::{is_adverb, matches};
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
    let free = (clause.0..clause.1).filter(|&at| sentence.quote(at) == 0 && sentence.0[at].word);
    free.into_iter().find_map(|at| {
        let (end, status, kind) = cue(sentence, at)?;
        (end <= clause.1).then_some(Hedge { clause, cue: (at, end), status, kind })
    })
}

fn cue(sentence: Sentence, at: usize) -> Option<(usize, Status, Kind)> {
    if is_modal(sentence, at) {
        return Some((at + 1, Status::Speculative, Kind::Hedge));
    }
    en::PHRASES.iter().find_map(|&(phrase, status, kind)| matches(sentence, at, phrase).map(|end| (end, status, kind)))
}

// `may`, `might` or `could` before a verb, and about what may be, not what is allowed or was in sight.
fn is_modal(sentence: Sentence, at: usize) -> bool {
    let (word, before) = (sentence.word(at), at.wrapping_sub(1));
    let mut next = at + 1;
    let unable = word == "could" && sentence.is(next, en::ABLE);
    while is_adverb(sentence, next) {
        next += 1;
    }
    let verb = sentence.word(next).starts_with(char::is_lowercase) && !sentence.is(next, en::NO_VERBS);
    let passive = |words: &[&str]| sentence.is(next, &["be"]) && sentence.is(next + 1, words);
    let personal = sentence.is(before, &["you", "anyone", "visitors", "passengers", "nobody"]);
    verb && match word {
        "may" => {
            !sentence.is(next, en::PERMITTED)
                && !passive(&["used", "permitted", "allowed", "requested", "filed"])
                && !personal
        }
        "might" => !sentence.is(before, en::OF_MIGHT),
        "could" => !unable && !sentence.is(next, en::ABLE) && !passive(en::ABLE_TO_BE),
        _ => false,
    }
}
