//! The noun phrase before or after a verb of saying.

use super::lexicon::List;
use super::memory::Memory;
use super::sentence::Sentence;
use super::token::Token;
use super::verb::Verb;

// How far a subject reaches, in words; and a remark between commas.
const SUBJECT: usize = 12;
const ASIDE: usize = 18;

/// The speaker's words beside a verb.
pub(super) struct Found<'s, 't> {
    pub from: usize,
    pub to: usize,
    pub noun: &'s [Token<'t>],
    pub aside: &'s [Token<'t>],
    pub inverted: bool,
}

/// The subject before the verb at `at`.
pub(super) fn before<'s, 't>(sentence: Sentence<'s, 't>, at: usize, verb: Verb) -> Option<Found<'s, 't>> {
    let mut end = at;
    while end > 0 && (sentence.is(end - 1, List::Auxiliary) || sentence.0[end - 1].is_manner()) {
        end -= 1;
    }
    let mut aside: &[Token] = &[];
    if sentence.mark(end.checked_sub(1)?) == "," {
        let open = aside_start(sentence, end - 1)?;
        aside = &sentence.0[open + 1..end - 1];
        end = open;
    }
    let from = subject_start(sentence, end);
    let noun = &sentence.0[from..end];
    (is_subject(noun) && (verb != Verb::Many || end == at && is_many(noun))).then_some(Found {
        from,
        to: at + 1,
        noun,
        aside,
        inverted: false,
    })
}

// Where the remark that ends in a comma at `close` begins, if it follows a name or an office.
fn aside_start(sentence: Sentence, close: usize) -> Option<usize> {
    let from = close.saturating_sub(ASIDE);
    let open = (from..close)
        .rev()
        .find(|&at| !sentence.0[at].word && !matches!(sentence.0[at].text, "$" | "€" | "£" | "%" | "(" | ")"))?;
    let head = sentence.get(open.checked_sub(1)?)?;
    let describes = head.is_name() && !head.is(List::Openers)
        || head.is([List::Roles, List::Bodies, List::Documents, List::Media, List::Outsiders]);
    let name = sentence.0[open + 1..close].iter().all(Token::is_name);
    (sentence.0[open].text == "," && (describes || name) && close > open + 1 && !sentence.is(open + 1, List::Joiners))
        .then_some(open)
}

fn subject_start(sentence: Sentence, end: usize) -> usize {
    let mut from = end;
    while from > 0 && end - from < SUBJECT {
        let token = &sentence.0[from - 1];
        let between_names = token.is(&["and"])
            && from > 1
            && sentence.0[from - 2].is_name()
            && from < end
            && sentence.0[from].is_name();
        if !token.word || token.quote != 0 || token.is(List::SubjectStops) && !between_names {
            break;
        }
        from -= 1;
    }
    from
}

// Whether a phrase can be who speaks: no passive, no negation, no `who`.
fn is_subject(noun: &[Token]) -> bool {
    let Some(last) = noun.last() else { return false };
    let silent = last.is(List::Be)
        || last.is(List::Not)
        || last.is(List::Modals)
        || last.is(&["off", "down", "out", "up", "who", "to", "i", "you", "we"]);
    let possessive = last.text.ends_with("’s") || last.text.ends_with("'s");
    // `Having said that`, `That said`
    !silent && !possessive && !last.is(List::Determiners) && !last.is(&["having"])
}

/// `Fans said`: a capital at a sentence's start makes no name of what looks like a plural, unless it is a known one.
pub(super) fn common<'s, 't>(noun: &'s [Token<'t>], memory: &Memory) -> &'s [Token<'t>] {
    match noun {
        [only]
            if only.text.ends_with('s')
                && !only.is([List::Bodies, List::Documents, List::Pronouns, List::MediaNames])
                && memory.known(only.text).is_none() =>
        {
            &[]
        }
        _ => noun,
    }
}

// The verb is a plural, so any plural may be its subject: `images reviewed by the insurer show`.
fn is_many(noun: &[Token]) -> bool {
    let plural = |token: &Token| token.text.ends_with('s') && !token.is(&["this", "its", "his", "was", "is", "has"]);
    noun.iter().any(|token| plural(token) || token.is(&["police", "people", "media", "they", "some", "many", "data"]))
}

/// The subject after the verb: `said Ilse Brandt, a resident`.
pub(super) fn after<'s, 't>(sentence: Sentence<'s, 't>, at: usize) -> Option<Found<'s, 't>> {
    let beside = at.checked_sub(1).map(|before| sentence.mark(before))?;
    if !matches!(beside, "," | "”" | "\"" | "’" | "—") {
        return None;
    }
    let start = at + 1;
    let stops = |token: &Token| {
        !token.word
            || token.quote != 0
            || token.is(&["who", "on", "in", "after", "during", "that"])
            || token.is(List::When)
    };
    let end = (start..sentence.len().min(start + SUBJECT))
        .find(|&at| stops(&sentence.0[at]))
        .unwrap_or(sentence.len().min(start + SUBJECT));
    let noun = &sentence.0[start..end];
    let opens = noun.first().is_some_and(|first| {
        first.is_name()
            || first.is(List::Determiners)
            || first.is(List::Pronouns)
            || first.is(List::Roles)
            || first.is(List::Bodies)
    });
    let aside_from = end + usize::from(sentence.mark(end) == ",");
    let aside_to =
        (aside_from..sentence.len().min(aside_from + ASIDE)).find(|&at| !sentence.0[at].word).unwrap_or(aside_from);
    let describes =
        aside_from > end && !sentence.is(aside_from, List::Saying) && !sentence.is(aside_from, List::Joiners)
            || sentence.is(end, &["who"]);
    let aside = if describes { &sentence.0[aside_from..aside_to] } else { &[] };
    opens.then_some(Found { from: at, to: if describes { aside_to } else { end }, noun, aside, inverted: true })
}
