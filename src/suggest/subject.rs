//! The noun phrase that is who speaks, before or after a verb of saying.

use super::adverbial;
use super::lead::lead;
use super::lexicon::List;
use super::noun_phrase::{SUBJECT, is_many, is_subject, subject_start};
use super::quote_marks::{is_dash, opens};
use super::remark::{self, aside_before, before_suffixes};
use super::sentence::Sentence;
use super::token::Token;
use super::verb::{Form, Verb, is_finite};

/// The speaker's words beside a verb.
#[derive(Clone, Copy)]
pub(super) struct Found<'s, 't> {
    pub from: usize,
    pub to: usize,
    pub noun: &'s [Token<'t>],
    pub aside: &'s [Token<'t>],
    pub inverted: bool,
    /// The subject stands elsewhere: before another verb, or before `who`.
    pub shared: bool,
}

/// The subject before the verb at `at`.
pub(super) fn before<'s, 't>(sentence: Sentence<'s, 't>, at: usize, verb: Verb) -> Option<Found<'s, 't>> {
    let (end, helped) = before_helpers(sentence, at, verb)?;
    let (close, aside) = aside_before(sentence, before_suffixes(sentence, end))?;
    let close = before_suffixes(sentence, close);
    let from = subject_start(sentence, close);
    let noun = &sentence.tokens[from..close];
    // `what Reyes said`
    if from > 0 && sentence.is(from - 1, List::Relative) {
        return None;
    }
    // `the words she chose to say`: what stands before the pronoun is what was said.
    let may_open = noun
        .first()
        .is_some_and(|first| first.is([List::Openers, List::Adverbs, List::Times, List::When, List::Small]));
    if noun.len() > 1 && noun[noun.len() - 1].is(List::Pronouns) && !(from == 0 && may_open) {
        return None;
    }
    let plural = verb.form == Form::Base && !helped;
    if noun.is_empty() && aside.is_empty() && !plural {
        return shared(sentence, from, at);
    }
    let plural = plural && !sentence.lexicon.has(List::CommaClause);
    let sound = is_subject(noun) && (!plural || end == at && is_many(noun));
    sound.then_some(Found { from, to: at + 1, noun, aside, inverted: false, shared: false })
}

// Where the words that belong to the verb begin: `has also on Monday said`. Nothing where they deny that it was said.
fn before_helpers(sentence: Sentence, at: usize, verb: Verb) -> Option<(usize, bool)> {
    if verb.form == Form::Base
        && let Some(start) = adverbial::lead_in(sentence, at)
    {
        return Some((before_adverbs(sentence, start), true));
    }
    let mut end = before_adverbs(sentence, at);
    if verb.form == Form::Participle {
        end = end.checked_sub(1).filter(|&be| sentence.is(be, List::Be) && !sentence.is(be, List::Negation))?;
        end = before_adverbs(sentence, end);
    }
    Some((end, false))
}

fn before_adverbs(sentence: Sentence, mut end: usize) -> usize {
    while let Some(before) = end.checked_sub(1) {
        let token = &sentence.tokens[before];
        let time = sentence.is(end, List::Times) && token.is(List::Openers);
        let adverb = token.is([List::Auxiliary, List::Adverbs, List::Times]) || token.is_manner();
        if token.quote != 0 || !(adverb || time) || token.is(List::Negation) {
            break;
        }
        end = before;
    }
    end
}

// `met reporters and said`, `Lind, who said`: whose verb it is stands before the one that comes first.
fn shared<'s, 't>(sentence: Sentence<'s, 't>, from: usize, at: usize) -> Option<Found<'s, 't>> {
    let found = |noun, aside| Found { from, to: at + 1, noun, aside, inverted: false, shared: true };
    let before = from.checked_sub(1)?;
    let relative = sentence.is(before, List::That)
        && before > 0
        && sentence.is_free(before - 1)
        && !sentence.is(before - 1, [List::Past, List::Third, List::Base, List::Ing, List::Prepositions]);
    if sentence.is(before, List::Who) || relative {
        let end = if sentence.mark(before.checked_sub(1)?) == "," { before - 1 } else { before };
        let start = subject_start(sentence, end);
        // `approved in 2019 by the ministry, which said`
        let start = (start..end).rev().find(|&at| sentence.is(at, List::By)).map_or(start, |by| by + 1);
        let noun = &sentence.tokens[start..end];
        return (is_subject(noun)).then(|| found(noun, &[]));
    }
    let joined = sentence.is(before, List::Joiners) || sentence.mark(before) == ",";
    let (start, end) = lead(sentence).filter(|lead| joined && lead.1 < from)?;
    // Only where a verb stands between the subject and this one.
    let verb = (end..from).any(|at| sentence.is_free(at) && is_finite(sentence, at));
    (verb && is_subject(&sentence.tokens[start..end])).then(|| found(&sentence.tokens[start..end], &[]))
}

/// The subject after the verb: `said Ilse Brandt, a resident`.
pub(super) fn after<'s, 't>(sentence: Sentence<'s, 't>, at: usize) -> Option<Found<'s, 't>> {
    let before = at.checked_sub(1);
    let beside = before.is_none_or(|before| {
        let mark = sentence.mark(before);
        mark == "," || is_dash(mark) || mark == "." || sentence.quote(before) != 0 || sentence.is(before, List::As)
    });
    if !beside {
        return None;
    }
    let start = adverbial::before_subject(sentence, at + 1);
    if let Some(found) = named_in_marks(sentence, at, start) {
        return Some(found);
    }
    let stops = |at: usize| {
        let token = &sentence.tokens[at];
        !(token.word || matches!(token.text, "/" | "&" | "-") && at > start)
            || token.quote != 0
            || token.is([List::Who, List::That, List::When, List::Times, List::Stops])
            || at > start && is_told(sentence, start, at)
    };
    let limit = sentence.len().min(start + SUBJECT);
    let end = (start..limit).find(|&at| stops(at)).unwrap_or(limit);
    if let Some(found) = named_in_marks(sentence, at, end).filter(|_| end > start) {
        return Some(found);
    }
    let noun = &sentence.tokens[start..end];
    let kinds = [List::Determiners, List::Pronouns, List::Roles, List::Bodies, List::Outsiders, List::Media];
    let may_speak = noun.first().is_some_and(|first| {
        first.is_name()
            || noun.last().is_some_and(Token::is_name)
            || first.is(kinds)
            || first.is([List::Documents, List::Spokespeople, List::PlacePrepositions])
    });
    // A pronoun with more behind it is what the verb is about: `reported it to the police`.
    let object = noun.first().is_some_and(|first| first.is(List::Pronouns)) && noun.len() > 1;
    if !may_speak || object || before.is_none() && !noun[0].is_name() {
        return None;
    }
    let comma = sentence.mark(end) == ",";
    let aside_from = end + usize::from(comma);
    let aside_to = (aside_from..sentence.len().min(aside_from + remark::LONGEST))
        .find(|&at| !sentence.tokens[at].word)
        .unwrap_or(aside_from);
    let spoken = Verb::of(sentence, aside_from).is_some_and(|verb| verb.form == Form::Participle);
    let describes = comma && !spoken && !sentence.is(aside_from, List::Joiners) || sentence.is(end, List::Who);
    let aside = if describes { &sentence.tokens[aside_from..aside_to] } else { &[] };
    Some(Found { from: at, to: if describes { aside_to } else { end }, noun, aside, inverted: true, shared: false })
}

// Whether who is told begins at `at`, behind who speaks: `сказал Лебедев журналистам`, `sagte Anna Reuter der Zeitung`.
fn is_told(sentence: Sentence, start: usize, at: usize) -> bool {
    let kinds = [List::Roles, List::Bodies, List::Media, List::Outsiders, List::Spokespeople, List::Documents];
    let name = |at: usize| sentence.is_name(at) && !sentence.is(at, kinds);
    let listener = sentence.lexicon.has(List::CommaClause) && sentence.is(at, List::Listeners);
    // What belongs to a noun follows it as who is told follows a name: `der Rat der Stadt`.
    let named = name(at - 1) && (at - 1 == start || sentence.is_name(at - 2));
    listener || sentence.lexicon.has(List::CapitalNouns) && sentence.is(at, List::Determiners) && named
}

// `пишет «Вестник»`, `berichtete der „Bote“`: a name in quotation marks.
fn named_in_marks<'s, 't>(sentence: Sentence<'s, 't>, at: usize, open: usize) -> Option<Found<'s, 't>> {
    let quote = sentence.quote(open);
    if quote == 0 || !opens(sentence.mark(open)) || !sentence.is_name(open + 1) {
        return None;
    }
    let close = (open + 1..sentence.len().min(open + 7)).find(|&at| !sentence.tokens[at].word)?;
    let last = close + 1 == sentence.len() || sentence.quote(close + 1) != quote;
    let noun = &sentence.tokens[open + 1..close];
    last.then_some(Found { from: at, to: close + 1, noun, aside: &[], inverted: true, shared: false })
}
