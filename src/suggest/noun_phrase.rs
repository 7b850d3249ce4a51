//! Noun phrases that can be who speaks: where one begins, and whether it can be one.

use super::lexicon::List;
use super::memory::Memory;
use super::sentence::Sentence;
use super::token::Token;
use super::verb::is_finite;

/// How far a subject reaches, in tokens.
pub(super) const SUBJECT: usize = 16;
// How far a verb stands behind its `who`.
const RELATIVE: usize = 5;

/// Where the noun phrase that ends before `end` begins.
pub(super) fn subject_start(sentence: Sentence, end: usize) -> usize {
    let mut from = end;
    while from > 0 && end - from < SUBJECT {
        let at = from - 1;
        let token = &sentence.tokens[at];
        let inside = matches!(token.text, "’" | "'" | "/" | "$" | "%" | "&" | "#" | "@" | "-" | "€" | "£")
            && at > 0
            && from < end;
        let stops = token.is(List::SubjectStops) && !joins_names(sentence, at, end) && !is_relative(sentence, at, end);
        // What has a verb of its own is a clause, unless `who` or `that` makes it a part of the phrase.
        let verb = token.is([List::Be, List::Modals, List::Finite, List::Past]) && !in_relative(sentence, at, end);
        if !token.word && !inside || token.quote != 0 || stops || verb {
            break;
        }
        from = at;
    }
    from
}

/// `Reyes and Lind said`, `friends and neighbours said`
pub(super) fn joins_names(sentence: Sentence, at: usize, end: usize) -> bool {
    let joins = sentence.is(at, List::Joiners) && !sentence.is(at, List::Turns);
    let plural =
        |at: usize| sentence.word(at).ends_with('s') && !sentence.is(at, [List::Third, List::Determiners, List::Be]);
    let alike =
        |at: usize, other: usize| sentence.is_name(at) && sentence.is_name(other) || plural(at) && plural(other);
    joins && at > 0 && at + 1 < end && alike(at - 1, at + 1)
}

// `people who were there said`, `the union that represents them said`
fn is_relative(sentence: Sentence, at: usize, end: usize) -> bool {
    let relative = sentence.is(at, List::Who) || sentence.is(at, List::That);
    let noun =
        at > 0 && sentence.is_free(at - 1) && !sentence.is(at - 1, [List::SubjectStops, List::Past, List::Third]);
    let next = at + 1;
    let verb = sentence.word(next).starts_with(char::is_lowercase)
        && (is_finite(sentence, next) || sentence.word(next).ends_with('s'))
        && !sentence.is(next, [List::Determiners, List::Pronouns]);
    relative && noun && verb && next < end
}

// Whether a relative clause that the subject goes on before has begun a few words before `at`.
fn in_relative(sentence: Sentence, at: usize, end: usize) -> bool {
    (at.saturating_sub(RELATIVE)..at)
        .rev()
        .take_while(|&at| sentence.is_free(at))
        .any(|at| is_relative(sentence, at, end))
}

/// Whether a phrase can be who speaks: no passive, no negation, no `who`.
pub(super) fn is_subject(noun: &[Token]) -> bool {
    let Some(last) = noun.last() else { return false };
    let number = last.text.starts_with(|c: char| c.is_ascii_digit());
    let alone = last.is(List::Determiners) && last.is(List::Outsiders);
    let silent = number
        || last.is([List::Be, List::Negation, List::Modals, List::To, List::Prepositions, List::Joiners])
        || last.is([List::Who, List::Personal, List::By])
        || last.is(List::Determiners) && !alone
        || last.is(&["off", "down", "out", "up", "having"]);
    // `Having said that`, `That said`
    !silent && !last.is_possessive()
}

/// `Fans said`: a capital at a sentence's start makes no name of what looks like a plural, unless it is a known one.
pub(super) fn common<'s, 't>(noun: &'s [Token<'t>], memory: &Memory) -> &'s [Token<'t>] {
    let kinds = [List::Bodies, List::Documents, List::Pronouns, List::MediaNames, List::Roles];
    match noun {
        [only] if only.text.ends_with('s') && !only.is(kinds) && !memory.is_name(only.text) => &[],
        _ => noun,
    }
}

/// The verb is a plural, so any plural may be its subject: `images reviewed by the insurer show`.
pub(super) fn is_many(noun: &[Token]) -> bool {
    let plural = |token: &Token| {
        token.text.ends_with('s')
            && !token.is_possessive()
            && !token.is(&["this", "its", "his", "was", "is", "has", "as"])
    };
    let listed = |token: &Token| {
        token.is(List::They)
            || token.is(&["police", "people", "media", "some", "many", "data", "women", "men", "others"])
    };
    let several =
        noun.iter().any(|token| token.is(&["and"])) && noun.iter().filter(|token| token.is_name()).count() > 1;
    noun.iter().any(|token| plural(token) || listed(token)) || several
}
