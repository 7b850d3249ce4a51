//! On which side of a verb of saying its claim stands, and where it begins.

use super::adverbial::{is_trailing, skip};
use super::lexicon::List;
use super::sentence::Sentence;
use super::subject::Found;
use super::verb::Verb;

/// Where the claim stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Side {
    /// Before the citing words.
    Before,
    /// From this token on.
    After(usize),
    /// On both sides, or not to be parted from them.
    Around,
    /// Only quotations are claims.
    Quotations,
}

/// Where the claim of the verb at `at` stands; nothing if there is none.
pub(super) fn side(sentence: Sentence, at: usize, verb: Verb, found: &Found) -> Option<Side> {
    let apart = found.from == 0 || matches!(sentence.mark(found.from - 1), "," | "”" | "\"" | "’" | "—");
    let trailing = apart && found.from > 0 && (found.inverted || is_trailing(sentence, at));
    if trailing && sentence.quote(found.from - 1) == 0 && is_claim(sentence, found.from) {
        return Some(Side::Before);
    }
    if says_nothing(sentence, at + 1) {
        return None;
    }
    let beside = found.from > 0 && sentence.quote(found.from - 1) != 0 && !sentence.is(at + 1, &["that"]);
    if trailing
        || beside
        || matches!(sentence.mark(at + 1), "“" | "\"" | "‘")
        || sentence.is(at + 1, &[":"])
        || opens_quotation(sentence, at + 1)
    {
        return Some(Side::Quotations);
    }
    if sentence.mark(at + 1) == "," {
        return (found.from > 0 && apart).then_some(Side::Around);
    }
    leading(sentence, at, verb)
}

// Whether what stands before `end` can be a claim, and not only sets the scene.
fn is_claim(sentence: Sentence, end: usize) -> bool {
    let words = (0..end).filter(|&at| sentence.0[at].word).count();
    let commas = (0..end.saturating_sub(1)).any(|at| sentence.mark(at) == ",");
    let opens = sentence.is(0, List::Openers) && !sentence.is(1, &["least", "most"]);
    words >= 3 && (commas || words > 6 || !opens)
}

/// `said nothing`, `said no more`; but `said no deaths had been reported`.
pub(super) fn says_nothing(sentence: Sentence, at: usize) -> bool {
    let amount = sentence.is(at, &["no", "more", "little", "much"]);
    let ends =
        sentence.is_over(at + 1) || sentence.is(at + 1, &["more", "about", "to", "of", "than", "such", "on", "and"]);
    sentence.is(at, List::NoClaim) && (!amount || ends)
}

fn opens_quotation(sentence: Sentence, at: usize) -> bool {
    let after = skip(sentence, at);
    matches!(sentence.mark(after), "," | ":") && sentence.quote(after + 1) != 0
}

// The claim after the verb.
fn leading(sentence: Sentence, at: usize, verb: Verb) -> Option<Side> {
    let told = sentence.is(at, &["told", "tells"]);
    let plain = skip(sentence, at + 1);
    let start = if told { listener(sentence, at + 1).unwrap_or(plain) } else { plain };
    if told && start == plain {
        return that(sentence, at).map(|that| Side::After(that + 1));
    }
    if sentence.is(start, &["to"]) && (told || verb == Verb::Say) {
        return None;
    }
    if sentence.is(start, &["that"]) {
        return Some(if verb == Verb::Deny { Side::Around } else { Side::After(start + 1) });
    }
    let that = that(sentence, at).filter(|_| start == at + 1 && sentence.is(start, List::Prepositions));
    // `insisted it was`, not `showed it off`.
    let finite = sentence.is(start + 1, [List::Be, List::Auxiliary, List::Modals]);
    let clause = finite && sentence.is(start, List::ClausePronouns);
    match verb {
        Verb::Deny => Some(Side::Around),
        _ if that.is_some() => that.map(|that| Side::After(that + 1)),
        _ if sentence.is_over(start) => None,
        Verb::Say => Some(Side::After(start)),
        Verb::Announce if sentence.is(start, List::Prepositions) => Some(Side::Around),
        Verb::Announce => Some(Side::After(start)),
        Verb::Many if !sentence.is(start, List::Prepositions) => Some(Side::After(start)),
        Verb::State if clause => Some(Side::After(start)),
        _ => None,
    }
}

// `that` soon after the verb, with no mark between.
fn that(sentence: Sentence, at: usize) -> Option<usize> {
    let reach = (at + 1..sentence.len().min(at + 13)).take_while(|&at| sentence.0[at].word);
    reach.into_iter().find(|&at| sentence.is(at, &["that"]))
}

// Past who is told, if that can be seen.
fn listener(sentence: Sentence, at: usize) -> Option<usize> {
    let named = (at..sentence.len()).take_while(|&at| sentence.0[at].is_name()).count();
    let end = if sentence.is(at, List::Listeners) {
        at + 1
    } else if named > 0 {
        at + named
    } else if sentence.is(at, List::Determiners) {
        let names = (at + 1..sentence.len()).take_while(|&at| sentence.0[at].is_name()).count();
        let body = (at + 1..sentence.len().min(at + 4))
            .find(|&at| sentence.is(at, List::Bodies) || sentence.is(at, List::Media))
            .map(|at| at + 1);
        if names > 0 { at + 1 + names } else { body? }
    } else {
        return None;
    };
    Some(skip(sentence, end))
}
