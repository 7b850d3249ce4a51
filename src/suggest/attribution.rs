//! Verbs of saying and `according to`: who is cited, and on which side of it the claim stands.

use super::adverbial::{is_trailing, skip};
use super::lexicon::List;
use super::sentence::Sentence;
use super::speaker::{Memory, Speaker, describe};
use super::token::Token;

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

// How far a subject reaches, in words; and a remark between commas.
const SUBJECT: usize = 12;
const ASIDE: usize = 18;

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

#[derive(Clone, Copy, Debug, PartialEq)]
enum Verb {
    Say,
    State,
    Announce,
    Deny,
    Many,
}

impl Verb {
    fn of(sentence: Sentence, at: usize) -> Option<Verb> {
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

// The speaker's words beside a verb.
struct Found<'s, 't> {
    from: usize,
    to: usize,
    noun: &'s [Token<'t>],
    aside: &'s [Token<'t>],
    inverted: bool,
}

// The subject before the verb at `at`.
fn before<'s, 't>(sentence: Sentence<'s, 't>, at: usize, verb: Verb) -> Option<Found<'s, 't>> {
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

// `Fans said`: a capital at a sentence's start makes no name of what looks like a plural, unless it is a known one.
fn common<'s, 't>(noun: &'s [Token<'t>], memory: &Memory) -> &'s [Token<'t>] {
    match noun {
        [only]
            if only.text.ends_with('s')
                && !only.is([List::Bodies, List::Documents, List::Pronouns, List::MediaNames])
                && !memory.knows(only.text) =>
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

// The subject after the verb: `said Ilse Brandt, a resident`.
fn after<'s, 't>(sentence: Sentence<'s, 't>, at: usize) -> Option<Found<'s, 't>> {
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

fn side(sentence: Sentence, at: usize, verb: Verb, found: &Found) -> Option<Side> {
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

// `said nothing`, `said no more`; but `said no deaths had been reported`.
fn says_nothing(sentence: Sentence, at: usize) -> bool {
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

/// Whether what stands before `end` can be a claim, and not only sets the scene.
pub(super) fn is_claim(sentence: Sentence, end: usize) -> bool {
    let words = (0..end).filter(|&at| sentence.0[at].word).count();
    let commas = (0..end.saturating_sub(1)).any(|at| sentence.mark(at) == ",");
    let opens = sentence.is(0, List::Openers) && !sentence.is(1, &["least", "most"]);
    words >= 3 && (commas || words > 6 || !opens)
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
