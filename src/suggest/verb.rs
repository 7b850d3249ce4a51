//! Verbs of saying.

use super::lexicon::List;
use super::sentence::Sentence;

/// Verbs of saying by what may follow them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verb {
    Say,
    State,
    Announce,
    Deny,
    Many,
}

impl Verb {
    pub fn of(sentence: Sentence, at: usize) -> Option<Verb> {
        // Verbs are written small: `States` and `Claims` are names.
        if !sentence.word(at).starts_with(char::is_lowercase) && at > 0 {
            return None;
        }
        let lists = [
            (List::Say, Verb::Say),
            (List::State, Verb::State),
            (List::Announce, Verb::Announce),
            (List::Deny, Verb::Deny),
            (List::ManySay, Verb::Many),
        ];
        lists.into_iter().find(|(words, _)| sentence.is(at, *words)).map(|(_, verb)| verb)
    }
}
