//! On which side of a verb of saying its claim stands, and where it begins.

use super::adverbial::{is_trailing, skip};
use super::lexicon::List;
use super::phrase;
use super::quote_marks::{is_dash, opens};
use super::sentence::Sentence;
use super::subject::Found;
use super::token::Token;
use super::verb::{Frame, Verb, is_contraction, is_finite};

// How far a clause is looked through for its verb.
const CLAUSE: usize = 16;
// How far from its verb a quotation may begin.
const LISTENER: usize = 12;

/// Where the claim stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Side {
    /// Before the citing words.
    Before,
    /// From this token on.
    After(usize),
    /// On both sides, with the citing words.
    Around,
    /// Not to be parted from who speaks: `Acme denied that …`.
    Clause,
    /// Only quotations are claims.
    Quotations,
}

/// Where the claim of the verb at `at` stands; nothing if there is none.
pub(super) fn side(sentence: Sentence, at: usize, verb: Verb, found: &Found) -> Option<Side> {
    let before = found.from.checked_sub(1);
    let mark = before.map_or("", |before| sentence.mark(before));
    let quoted = before.is_some_and(|before| sentence.quote(before) != 0);
    let apart = before.is_none() || mark == "," || is_dash(mark) || quoted || mark == "." || mark == "?";
    let trailing = apart && found.from > 0 && !found.shared && (found.inverted || is_trailing(sentence, at));
    if trailing && (!quoted || ends_in_fragment(sentence, found.from)) && is_claim(sentence, found.from) {
        return Some(Side::Before);
    }
    if says_nothing(sentence, at + 1) {
        return None;
    }
    let next = skip(sentence, if found.inverted { found.to } else { at + 1 });
    let marked =
        quotation(sentence, at + 1).or_else(|| quotation(sentence, next)).or_else(|| behind_listener(sentence, at));
    // `warned in June of “a dark year”`: what stands in the marks belongs to words before it. `said on “This Week”` is a title.
    let bare = marked.is_some_and(|start| start > at + 1 && sentence.is_free(start - 1));
    let title = bare && marked.is_some_and(|start| !sentence.word(start + 1).starts_with(char::is_lowercase));
    if let Some(start) = marked.filter(|_| !title) {
        return Some(if bare || is_part(sentence, start) { Side::After(start) } else { Side::Quotations });
    }
    if trailing || quoted && !sentence.is(at + 1, List::That) {
        return Some(Side::Quotations);
    }
    if sentence.mark(next) == ":" {
        return (!sentence.is_over(next)).then_some(Side::After(next + 1));
    }
    if found.inverted {
        return None;
    }
    if matches!(sentence.mark(next), "," | "—" | "–" | "-") && !sentence.lexicon.has(List::CommaClause) {
        let single = apart && found.from > 0 && !found.shared;
        return single.then_some(Side::Around);
    }
    leading(sentence, at, verb)
}

// `It is “a gift,” she said`: the quotation that ends before `end` is a part of what was said.
fn ends_in_fragment(sentence: Sentence, end: usize) -> bool {
    let number = sentence.quote(end - 1);
    let start = (0..end).rev().take_while(|&at| sentence.quote(at) == number).last().unwrap_or(0);
    start > 0 && (0..start).any(|at| sentence.tokens[at].word) && sentence.is_free(start - 1)
}

/// Where a quotation opens at `at`, past a comma or colon.
pub(super) fn quotation(sentence: Sentence, at: usize) -> Option<usize> {
    let start = at + usize::from(matches!(sentence.mark(at), "," | ":"));
    let start = start + usize::from(is_dash(sentence.mark(start)));
    (sentence.quote(start) != 0 && opens(sentence.mark(start))).then_some(start)
}

/// `told Radio North: “…”`: where the quotation begins.
pub(super) fn behind_listener(sentence: Sentence, at: usize) -> Option<usize> {
    let mark = (at + 1..sentence.len().min(at + LISTENER)).find(|&at| !sentence.is_free(at))?;
    // `said in June “we are ready” to go`, but not `said she “is ready”`.
    let scene = sentence.is(at + 1, [List::Openers, List::Prepositions, List::When, List::Times]);
    if !scene && !matches!(sentence.mark(mark), "," | ":") {
        return None;
    }
    let words = (at + 1..mark).all(|at| !is_finite(sentence, at) && !sentence.is(at, List::SubjectStops));
    words.then(|| quotation(sentence, mark))?
}

/// Whether what is said goes on behind the quotation that opens at `start`: `said “no” to the plan and would …`.
pub(super) fn is_part(sentence: Sentence, start: usize) -> bool {
    let number = sentence.quote(start);
    let end = (start..sentence.len()).find(|&at| sentence.quote(at) != number).unwrap_or(sentence.len());
    let ends = matches!(sentence.mark(end.saturating_sub(2)), "," | "." | "?" | "!");
    // `said on “This Week” that …`
    let title = sentence.tokens[start..end].iter().filter(|token| token.word).all(Token::is_capitalised);
    if title {
        return false;
    }
    sentence.is_free(end) && !ends && !sentence.is(end, List::Turns)
}

// Whether what stands before `end` can be a claim, and not only sets the scene.
fn is_claim(sentence: Sentence, end: usize) -> bool {
    let words = (0..end).filter(|&at| sentence.tokens[at].word).count();
    let commas = (0..end.saturating_sub(1)).any(|at| sentence.mark(at) == ",");
    let opens = sentence.is(0, List::Openers) && !sentence.is(1, &["least", "most"]);
    words >= 3 && (commas || words > 6 || !opens) && (!opens || (1..end).any(|at| is_finite(sentence, at)))
}

/// `said nothing`, `said no more`; but `said no deaths had been reported`.
pub(super) fn says_nothing(sentence: Sentence, at: usize) -> bool {
    let amount = sentence.is(at, &["no", "more", "little", "much"]);
    let ends =
        sentence.is_over(at + 1) || sentence.is(at + 1, &["more", "about", "to", "of", "than", "such", "on", "and"]);
    sentence.is(at, List::Nothing) && (!amount || ends)
}

/// The claim after the verb.
pub(super) fn leading(sentence: Sentence, at: usize, verb: Verb) -> Option<Side> {
    let told = sentence.is(at, List::Tell);
    let plain = skip(sentence, at + 1);
    let start = if told { listener(sentence, at + 1).unwrap_or(plain) } else { plain };
    if let Some(that) = that(sentence, at, start) {
        return Some(if verb.frame == Frame::Deny { Side::Clause } else { Side::After(that + 1) });
    }
    if sentence.is(start, List::That) {
        return None;
    }
    if let Some(end) = phrase::find(sentence, at, List::Spoken) {
        // `warned of “a dark year”`
        return Some(if sentence.quote(end) != 0 { Side::After(end) } else { Side::Clause });
    }
    if sentence.lexicon.has(List::CommaClause) {
        return behind_comma(sentence, at, verb);
    }
    if told && start == plain || sentence.is_over(start) {
        return None;
    }
    let not = usize::from(sentence.is(start, List::Negation));
    if sentence.is(start + not, List::To) {
        let promise = verb.frame == Frame::Deny;
        return promise.then_some(Side::Clause);
    }
    // `insisted it was`, not `showed it off`.
    let clause = has_clause(sentence, start, sentence.len());
    let object = starts_noun(sentence, start);
    let preposition = sentence.is(start, List::Prepositions);
    match verb.frame {
        Frame::Deny => Some(Side::Clause),
        Frame::Say => (!sentence.is(start, List::By)).then_some(Side::After(start)),
        Frame::State => (clause && object && !is_compound(sentence, at)).then_some(Side::After(start)),
        Frame::Announce if preposition => (!sentence.is(start, List::By)).then_some(Side::Clause),
        Frame::Announce => (object || clause).then_some(Side::After(start)),
    }
}

// Where a comma parts what is said from who says it, whatever follows is a clause: `sagte, die Brücke sei sicher`.
fn behind_comma(sentence: Sentence, at: usize, verb: Verb) -> Option<Side> {
    let comma = (at + 1..sentence.len().min(at + 9)).find(|&at| !sentence.is_free(at));
    match comma.filter(|&comma| sentence.mark(comma) == "," && !sentence.is(comma + 1, [List::Who, List::Joiners])) {
        Some(_) if verb.frame == Frame::Deny => Some(Side::Clause),
        Some(comma) => Some(Side::After(comma + 1)),
        None => (verb.frame == Frame::Deny).then_some(Side::Clause),
    }
}

// `the United States claims office`: a noun without an article behind what may be a plural makes one noun of both.
fn is_compound(sentence: Sentence, at: usize) -> bool {
    let next = sentence.word(at + 1);
    let noun = next.starts_with(char::is_lowercase) && !next.ends_with('s') && !is_contraction(sentence, at + 1);
    let small = [List::Determiners, List::Pronouns, List::Personal, List::Relative, List::SubjectStops, List::Adverbs];
    sentence.is(at, List::Third) && !sentence.is(at, List::Past) && noun && !sentence.is(at + 1, small)
}

/// Whether a clause with a verb of its own begins at `from`: a noun phrase, then something finite, with at most a remark
/// between commas before it.
pub(super) fn has_clause(sentence: Sentence, from: usize, limit: usize) -> bool {
    let limit = limit.min(from + CLAUSE);
    let mut at = from + usize::from(!is_contraction(sentence, from));
    while at < limit {
        if sentence.mark(at) == "," {
            let Some(close) = (at + 1..limit).find(|&at| sentence.mark(at) == ",") else { return false };
            return is_finite(sentence, close + 1);
        }
        let stops = sentence.is(at, List::SubjectStops) && !sentence.is(at, [List::Joiners, List::Who]);
        if stops || matches!(sentence.mark(at), ";" | ":" | "(" | "—" | "–" | "-") {
            return false;
        }
        if sentence.quote(at) == 0 && is_finite(sentence, at) {
            // `Acme’s board on its plans and is …`: the verb of who speaks.
            return !sentence.is(at - 1, List::Joiners);
        }
        at += 1;
    }
    false
}

// Whether a noun phrase can begin there.
pub(super) fn starts_noun(sentence: Sentence, at: usize) -> bool {
    let Some(token) = sentence.get(at) else { return false };
    let no = [List::Prepositions, List::To, List::By, List::Joiners, List::Who, List::As, List::Be, List::Modals];
    token.quote != 0
        || matches!(token.text, "$" | "€" | "£" | "#")
        || token.word && !token.is(no) && !token.is(&["against", "over"])
}

// `that` right after the verb, or soon after it behind where and how it was said.
fn that(sentence: Sentence, at: usize, start: usize) -> Option<usize> {
    let comma = usize::from(sentence.lexicon.has(List::CommaClause));
    let reach = (at + 1..sentence.len().min(at + 16))
        .take_while(|&at| sentence.is_free(at) || comma > 0 && sentence.mark(at) == ",");
    let that = reach.into_iter().find(|&at| sentence.is(at, List::That))?;
    // `the states that have suffered`
    let relative = comma == 0
        && is_finite(sentence, that + 1)
        && !is_contraction(sentence, that + 1)
        && sentence.quote(that + 1) == 0;
    // `for that attack`, `that same day`
    let pointing = comma == 0
        && (sentence.is(that - 1, [List::Prepositions, List::To])
            || sentence.quote(that + 1) == 0
                && !(that + 2..sentence.len().min(that + 30))
                    .any(|at| is_finite(sentence, at) || is_contraction(sentence, at - 1)));
    if relative || pointing {
        return None;
    }
    let near = that <= start + comma || comma > 0;
    let adverbial =
        sentence.is(start, List::Prepositions) || sentence.is(at, List::Tell) || sentence.is(start, List::To);
    // A verb in between makes it somebody else's.
    let plain = !(start..that).any(|at| is_finite(sentence, at));
    (near || adverbial && plain).then_some(that)
}

// Past who is told, if that can be seen.
fn listener(sentence: Sentence, at: usize) -> Option<usize> {
    let run =
        |from: usize| (from..sentence.len()).take_while(|&at| sentence.is_name(at) || sentence.is(at, &["/"])).count();
    let names = run(at);
    let kinds = [List::Bodies, List::Media, List::Listeners, List::Roles, List::Outsiders];
    let end = if sentence.is(at, List::Listeners) {
        at + 1
    } else if names > 0 {
        let possessive = sentence.tokens[at + names - 1].is_possessive();
        let named = at + names + if possessive { run(at + names) } else { 0 };
        named + usize::from(sentence.is(named, kinds))
    } else if sentence.is(at, List::Determiners) {
        let names = run(at + 1);
        let body = (at + 1..sentence.len().min(at + 4)).find(|&at| sentence.is(at, kinds)).map(|at| at + 1);
        if names > 0 { at + 1 + names } else { body? }
    } else {
        return None;
    };
    Some(skip(sentence, end))
}
