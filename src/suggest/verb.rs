//! Verbs of saying: what may follow them, and in which form they stand.

use super::lexicon::List;
use super::sentence::Sentence;

/// What a verb takes. `words/README.md` has examples of each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Frame {
    Say,
    State,
    Announce,
    Deny,
}

/// Which form of a verb stands there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// Says or said.
    Finite,
    /// Say.
    Base,
    /// Saying.
    Participle,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verb {
    pub frame: Frame,
    pub form: Form,
}

impl Verb {
    pub fn of(sentence: Sentence, at: usize) -> Option<Verb> {
        // Verbs are written small: `States` and `Claims` are names.
        // Headings may write all words with capitals.
        let heading = at > 0 && sentence.is(at, List::Say) && sentence.is_name(at - 1);
        if !sentence.word(at).starts_with(char::is_lowercase) && at > 0 && !heading {
            return None;
        }
        let frames = [
            (List::Deny, Frame::Deny),
            (List::Say, Frame::Say),
            (List::Announce, Frame::Announce),
            (List::State, Frame::State),
        ];
        let frame = frames.into_iter().find(|(words, _)| sentence.is(at, *words))?.1;
        // `The states have`, `its claims were`: nouns.
        if sentence.is(at, List::Third)
            && !sentence.is(at, List::Past)
            && is_finite(sentence, at + 1)
            && !is_contraction(sentence, at + 1)
        {
            return None;
        }
        let form = if sentence.is(at, [List::Past, List::Third]) {
            Form::Finite
        } else if sentence.is(at, List::Ing) {
            Form::Participle
        } else {
            Form::Base
        };
        Some(Verb { frame, form })
    }
}

/// `he’s`, `they’ll`: a pronoun with its verb.
pub(super) fn is_contraction(sentence: Sentence, at: usize) -> bool {
    sentence.is(at, List::Finite) && sentence.word(at).contains(['\'', '’']) && !sentence.is(at, List::Negation)
}

/// Whether a finite verb stands at `at`, as far as its form can tell: `was`, `would`, `went`, `voted`.
pub(super) fn is_finite(sentence: Sentence, at: usize) -> bool {
    // The noun `might`, and the month of May.
    let modal = sentence.is(at, List::Modals) && sentence.is_free(at + 1) && !sentence.is(at + 1, List::NoVerbs);
    modal || sentence.is(at, [List::Be, List::Finite, List::Past, List::Third]) || is_past(sentence, at)
}

// What ends in -ed, unless it stands where an adjective does: `a time-honoured rule`, `its planned sale`, `of unused land`.
fn is_past(sentence: Sentence, at: usize) -> bool {
    let word = sentence.word(at);
    let adjective = word.contains('-')
        || at > 0
            && (sentence.is(at - 1, [List::Determiners, List::Voice, List::Of])
                || sentence.tokens[at - 1].is_possessive());
    word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase) && !adjective
}
