//! Verbs of saying and `according to`: who is cited, and on which side of it the claim stands.

use super::lexicon::List;
use super::memory::{Memory, Speaker};
use super::sentence::Sentence;
use super::side::{Side, says_nothing, side};
use super::speaker::describe;
use super::subject::{after, before, common};
use super::verb::Verb;

/// A place where somebody is cited.
pub(super) struct Act {
    /// First and one past the last token of the citing words, speaker included.
    pub from: usize,
    pub to: usize,
    /// First and one past the last token of the cue.
    pub cue: (usize, usize),
    pub speaker: Speaker,
    pub claim: Side,
}

/// The act whose cue begins at `at`, if there is one.
pub(super) fn act(sentence: Sentence, at: usize, memory: &Memory) -> Option<Act> {
    if sentence.quote(at) != 0 || !sentence.get(at)?.word {
        return None;
    }
    if sentence.is(at, &["according"]) && sentence.is(at + 1, &["to"]) {
        return according(sentence, at, memory);
    }
    if sentence.is(at, List::Saying) {
        return going_on(sentence, at, memory);
    }
    let verb = Verb::of(sentence, at)?;
    let found = before(sentence, at, verb).or_else(|| after(sentence, at))?;
    let starts = found.from == 0 && !found.inverted;
    let speaker = describe(if starts { common(found.noun, memory) } else { found.noun }, found.aside, memory);
    let claim = side(sentence, at, verb, &found)?;
    Some(Act { from: found.from, to: found.to, cue: (at, at + 1), speaker, claim })
}

// `…, adding that …`: the speaker is whoever spoke before in the sentence, or its subject.
fn going_on(sentence: Sentence, at: usize, memory: &Memory) -> Option<Act> {
    if sentence.mark(at.checked_sub(1)?) != "," {
        return None;
    }
    let start = at + 1 + usize::from(sentence.is(at + 1, &["that"]));
    let named = sentence
        .0
        .iter()
        .take_while(|token| token.is_name() || token.is(List::Roles) || token.is(List::Determiners))
        .count();
    let body = (0..named.max(3).min(at)).rev().find(|&at| sentence.is(at, List::Bodies) || sentence.0[at].is_name());
    let subject = body.map(|last| describe(&sentence.0[..=last], &[], memory));
    let said = (0..at).any(|at| sentence.quote(at) == 0 && Verb::of(sentence, at).is_some());
    let speaker = if said { memory.last().cloned() } else { None }.or(subject).or_else(|| memory.last().cloned())?;
    let stop = !sentence.get(start)?.word
        || sentence.is(at + 1, List::Prepositions) && start == at + 1
        || says_nothing(sentence, start);
    (!stop).then_some(Act { from: at, to: at + 1, cue: (at, at + 1), speaker, claim: Side::After(start) })
}

// `according to …`, before its claim or after it.
fn according(sentence: Sentence, at: usize, memory: &Memory) -> Option<Act> {
    let start = at + 2;
    let end = (start..sentence.len().min(start + 24))
        .find(|&at| !sentence.0[at].word)
        .unwrap_or(sentence.len().min(start + 24));
    if start >= end || sentence.is(start, &["plan", "which", "schedule", "rules", "size", "age", "need"]) {
        return None;
    }
    let noun = &sentence.0[start..end];
    let opens = at == 0 || sentence.mark(at - 1) == ";" || at < 3 && sentence.is(0, List::Joiners);
    let claim = match (opens, sentence.mark(end) == ",") {
        (true, true) => Side::After(end + 1),
        (true, false) => Side::Around,
        (false, _) => Side::Before,
    };
    Some(Act { from: at, to: end, cue: (at, at + 2), speaker: describe(noun, &[], memory), claim })
}
