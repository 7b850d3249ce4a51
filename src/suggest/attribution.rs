//! Places where somebody is cited: who, by which words, and on which side of them the claim stands.

use super::according;
use super::act::Act;
use super::adverbial::skip;
use super::lead::lead;
use super::lexicon::List;
use super::memory::Memory;
use super::noun_phrase::common;
use super::sentence::Sentence;
use super::side::{Side, behind_listener, has_clause, is_part, leading, quotation, says_nothing, side, starts_noun};
use super::speaker::{describe, is_voice};
use super::subject::{Found, after, before};
use super::token::Token;
use super::verb::{Form, Frame, Verb, is_finite};

/// The act whose cue begins at `at`, if there is one. `previous` is the one before it in the sentence.
pub(super) fn act(sentence: Sentence, at: usize, memory: &Memory, previous: Option<&Act>) -> Option<Act> {
    if !sentence.is_free(at) {
        return None;
    }
    if let Some(act) = according::act(sentence, at, memory).or_else(|| noun(sentence, at, memory)) {
        return Some(act);
    }
    let verb = Verb::of(sentence, at)?;
    if let Some(act) = cited(sentence, at, verb, memory, previous) {
        return Some(act);
    }
    (verb.form == Form::Participle).then(|| participle(sentence, at, verb, memory, previous))?
}

fn cited(sentence: Sentence, at: usize, verb: Verb, memory: &Memory, previous: Option<&Act>) -> Option<Act> {
    let behind = || (verb.form == Form::Finite && verb.frame != Frame::Deny).then(|| after(sentence, at))?;
    // `near York, a town on a river, said Lind`: the name behind the verb and nothing behind the name.
    let closing = |found: &Found| {
        let end = at + 1 + found.noun.len();
        found.noun.iter().any(Token::is_name)
            && !sentence.is_free(end)
            && !(at + 1..end).any(|at| is_finite(sentence, at))
    };
    let found = match (before(sentence, at, verb), at > 0 && sentence.mark(at - 1) == ",") {
        (Some(found), true) => behind().filter(closing).unwrap_or(found),
        (Some(found), false) => found,
        (None, _) => behind()?,
    };
    let starts = found.from == 0 && !found.inverted;
    let own = describe(if starts { common(found.noun, memory) } else { found.noun }, found.aside, memory);
    // What shares its subject with a verb of saying has its speaker.
    let who = found.from.checked_sub(1).is_some_and(|who| sentence.is(who, List::Who));
    let speaker = previous
        .filter(|previous| found.shared && !who && previous.to <= found.from)
        .map(|previous| previous.speaker.clone());
    let cue = (at, at + 1);
    let (from, to) = (found.from, found.to);
    let speaker = speaker.unwrap_or(own);
    if let Some(as_at) = from.checked_sub(1).filter(|&before| sentence.is(before, List::As)) {
        let after = skip(sentence, to.max(at + 1));
        // `even as she claims that it is late`: what is said follows itself.
        let closed = sentence.lexicon.has(List::CommaClause)
            || !sentence.is_free(after)
            || sentence.is(after, List::Prepositions);
        if closed && let Some(claim) = as_clause(sentence, as_at, at, to) {
            return Some(Act { from: as_at, to, cue, speaker, claim, shared: false });
        }
    }
    let voice = is_voice(found.noun) || is_voice(found.aside);
    let claim = side(sentence, at, verb, &found).filter(|claim| {
        voice || verb.frame == Frame::Say || verb.frame != Frame::Deny && is_plain(sentence, at, *claim)
    })?;
    Some(Act { from, to, cue, speaker, claim, shared: found.shared })
}

// What is behind `that` or in quotation marks is said by whatever speaks.
fn is_plain(sentence: Sentence, at: usize, claim: Side) -> bool {
    match claim {
        Side::After(start) => sentence.is(start - 1, List::That) || sentence.quote(start) != 0,
        Side::Quotations => true,
        // `given the rules, …`
        Side::Before => !sentence.is(at, List::Third) || sentence.is(at, List::Past),
        Side::Around | Side::Clause => false,
    }
}

// `As Reyes said, it is late`, `It is late, as Reyes said`.
fn as_clause(sentence: Sentence, as_at: usize, at: usize, to: usize) -> Option<Side> {
    if as_at > 0 && sentence.mark(as_at - 1) == "," {
        return Some(Side::Before);
    }
    let close = (at.max(to - 1)..sentence.len().min(at + 20))
        .find(|&at| sentence.mark(at) == "," && sentence.quote(at) == 0)?;
    let opens = as_at == 0 || sentence.is(as_at - 1, List::Joiners) || as_at < 3 && sentence.is(0, List::Joiners);
    opens.then_some(Side::After(close + 1))
}

// `…, adding that …`: the speaker is whoever spoke before in the sentence, or its subject; `with critics saying`: the critics.
fn participle(sentence: Sentence, at: usize, verb: Verb, memory: &Memory, previous: Option<&Act>) -> Option<Act> {
    let before = at.checked_sub(1)?;
    if verb.frame == Frame::Deny || sentence.is(before, List::Without) || says_nothing(sentence, at + 1) {
        return None;
    }
    let apart = sentence.mark(before) == "," || sentence.is(before, List::By) || sentence.get(before)?.is_manner();
    let marked = quotation(sentence, at + 1).or_else(|| behind_listener(sentence, at));
    let claim = match marked {
        Some(start) if is_part(sentence, start) => Side::After(start),
        Some(_) => Side::Quotations,
        None => spoken(sentence, at, verb, apart)?,
    };
    let with =
        (at.saturating_sub(8)..at).rev().take_while(|&at| sentence.is_free(at)).find(|&at| sentence.is(at, List::With));
    let subject = |(from, to): (usize, usize)| describe(&sentence.tokens[from..to], &[], memory);
    let named = with.filter(|with| with + 1 < at).map(|with| subject((with + 1, at)));
    let speaker = named.or_else(|| previous.map(|previous| previous.speaker.clone())).or_else(|| {
        lead(sentence).filter(|lead| lead.1 < at && is_voice(&sentence.tokens[lead.0..lead.1])).map(subject)
    })?;
    Some(Act { from: with.unwrap_or(at), to: at + 1, cue: (at, at + 1), speaker, claim, shared: true })
}

// What a participle is followed by: apart from what stands before, anything that can be said; else a clause.
fn spoken(sentence: Sentence, at: usize, verb: Verb, apart: bool) -> Option<Side> {
    let claim = leading(sentence, at, verb)?;
    let Side::After(start) = claim else { return (apart && claim == Side::Clause).then_some(claim) };
    let that = sentence.is(start - 1, List::That);
    let clause = that || has_clause(sentence, start, sentence.len()) && starts_noun(sentence, start);
    (clause || apart && verb.frame != Frame::State).then_some(claim)
}

// `Reyes’s claim that it is late`, `her warning that …`
fn noun(sentence: Sentence, at: usize, memory: &Memory) -> Option<Act> {
    if !sentence.is(at, List::Sayings) || !sentence.is(at + 1, List::That) {
        return None;
    }
    let owner = (at.saturating_sub(4)..at)
        .rev()
        .find(|&at| sentence.tokens[at].is_possessive() || sentence.is(at, List::Voice))?;
    if (owner..at).any(|at| !sentence.is_free(at)) {
        return None;
    }
    let from = (0..owner)
        .rev()
        .take_while(|&at| sentence.is_name(at) || sentence.is(at, List::Determiners))
        .last()
        .unwrap_or(owner);
    let speaker = match sentence.tokens[owner].is_possessive() {
        true => describe(&sentence.tokens[from..=owner], &[], memory),
        false => memory.last().cloned().or_else(|| {
            lead(sentence)
                .filter(|lead| lead.1 < at)
                .map(|(from, to)| describe(&sentence.tokens[from..to], &[], memory))
        })?,
    };
    Some(Act { from, to: at + 1, cue: (at, at + 1), speaker, claim: Side::After(at + 2), shared: false })
}
