//! Words that the lexicon knows to turn a sentence round: negations, contraries, and marks of certainty, restriction and
//! condition.

use super::compare::{Comparison, Place};
use super::term::Term;
use super::variant::excludes;
use crate::lexicon::{Lexicon, Section};
use std::ops::Range;

/// Words put in right before a passage, at most, that may carry it: `It is not true that | …`.
const CARRYING: usize = 6;

/// Words put in or taken out at one place, at most, for a negation or a mark among them to bear on what stayed. Higher holds back
/// passages that gained or lost a whole clause with a negation of its own.
const NEARBY: usize = 4;

/// Sections whose words say of all they stand with how far it holds: a line more or less, or another line, turns round.
const MARKS: [Section; 3] = [Section::Hedge, Section::Qualifier, Section::Condition];

/// Words of content that may have changed elsewhere for a mark to count, and none beside it (one, where forms of a verb are less known
/// than in English: `уйдёт`, `может уйти`): in a sentence that was rewritten, marks come and go with the words for the same.
const REWRITTEN: usize = 1;

/// Words of content that went and came around a negation, at most, for it to bear on what they say.
const REPHRASED: usize = 2;

/// Whether a change is known to turn the passage round.
pub(crate) fn turned(compared: &Comparison, lexicon: &Lexicon) -> bool {
    turned_beside(compared, lexicon, NEARBY, |place| place.open || rephrased(compared, place))
}

/// The same of words around a passage, where more may be put in before it that bear on it.
pub(crate) fn turned_around(compared: &Comparison, lexicon: &Lexicon, before: bool) -> bool {
    turned_beside(compared, lexicon, if before { CARRYING } else { NEARBY }, |_| false)
}

// `is_open` says that negations at a place bear on words that came or went with them.
fn turned_beside(compared: &Comparison, lexicon: &Lexicon, nearby: usize, is_open: impl Fn(&Place) -> bool) -> bool {
    let negations = |terms: &[Term], at: &[usize]| at.iter().filter(|&&at| negates(&terms[at])).count();
    let mut flips = 0;
    // Negations of which nothing is known: they may be some of the sentence's, or none.
    let mut open = 0;
    let mut contraries = 0;
    for place in &compared.places {
        if !is_clause(place, nearby)
            && (marked(compared, place, lexicon)
                || bound(&compared.old, &place.lost) != bound(&compared.new, &place.came))
        {
            return true;
        }
        // Words cut off at the end take their negation with them.
        let cut = place.whole.0.end == compared.old.len() && place.whole.1.is_empty() && place.whole.0.len() > 1;
        if !is_clause(place, nearby) && !cut {
            let here = negations(&compared.old, &place.lost) + negations(&compared.new, &place.came);
            *(if is_open(place) { &mut open } else { &mut flips }) += here;
        }
        contraries += contrary(compared, place, lexicon);
    }
    if flips > 0 && lexicon.negations_agree() {
        flips = clauses_negated(&compared.old).abs_diff(clauses_negated(&compared.new));
    }
    // `did not approve`, `rejected`: a negation and a contrary make up for each other.
    let turned = |flips: usize| match contraries {
        0 => flips % 2 == 1,
        _ => flips == 0 || (flips + contraries) % 2 == 1,
    };
    turned(flips) && turned(flips + open) || negation_moved(compared, lexicon)
}

// Negations as far apart as others may stand together for one: `не … никогда`, `ne … plus`.
fn clauses_negated(terms: &[Term]) -> usize {
    let at: Vec<usize> = (0..terms.len()).filter(|&at| negates(&terms[at])).collect();
    at.iter().enumerate().filter(|&(number, at_this)| number == 0 || at_this - at[number - 1] > NEARBY).count()
}

// A clause that was put in or taken out brings or takes its own negations and marks.
fn is_clause(place: &Place, nearby: usize) -> bool {
    let (lost, came) = (place.whole.0.len(), place.whole.1.len());
    lost == 0 && came > nearby || came == 0 && lost > nearby
}

// Whether a negation at a place came or went with words for the same: `was disappointed to omit`, `was not able to show`. It bears on
// these, and so nothing is known.
fn rephrased(compared: &Comparison, place: &Place) -> bool {
    let content =
        |terms: &[Term], at: &[usize]| at.iter().filter(|&&at| terms[at].is_content() && !negates(&terms[at])).count();
    let (lost, came) = (content(&compared.old, &place.lost), content(&compared.new, &place.came));
    lost > 0 && came > 0 && lost + came + compared.content_changed_beside(place) > REPHRASED
}

// Those of a place's terms that bear on what stayed. A qualifier in front of a word that came or went bears on that alone.
fn bearing<'a, 't>(terms: &'a [Term<'t>], at: &[usize], whole: &Range<usize>) -> Vec<&'a Term<'t>> {
    let bears = |at: usize| {
        !terms[at].has(Section::Qualifier)
            || !(at + 1..whole.end).any(|behind| whole.contains(&behind) && terms[behind].is_content())
    };
    at.iter().filter(|at| bears(**at)).map(|&at| &terms[at]).collect()
}

// Whether a mark came or went, or gave way to another, and little else changed.
fn marked(compared: &Comparison, place: &Place, lexicon: &Lexicon) -> bool {
    let old = bearing(&compared.old, &place.lost, &place.whole.0);
    let new = bearing(&compared.new, &place.came, &place.whole.1);
    let beside = |terms: &[&Term]| {
        let is_mark = |term: &Term| MARKS.iter().any(|mark| term.has(*mark));
        terms.iter().filter(|term| term.is_content() && !term.is_when() && !is_mark(term)).count()
    };
    MARKS.iter().any(|mark| lines(&old, *mark) != lines(&new, *mark))
        && beside(&old).max(beside(&new)) <= usize::from(lexicon.doubts_contraries_only())
        && compared.content_changed_beside(place) <= REWRITTEN
}

// Words at a place that gave way to their contraries.
fn contrary(compared: &Comparison, place: &Place, lexicon: &Lexicon) -> usize {
    let is_contrary =
        |a: &Term, b: &Term| (lexicon.are_contrary(&a.normal, &b.normal) || excludes(a, b)) && negates(a) == negates(b);
    let met = |&&lost: &&usize| place.came.iter().any(|&came| is_contrary(&compared.old[lost], &compared.new[came]));
    place.lost.iter().filter(met).count()
}

/// Whether a term negates what stands with it.
pub(crate) fn negates(term: &Term) -> bool {
    term.has(Section::Negation) || term.has(Section::Reversing)
}

fn lines(terms: &[&Term], section: Section) -> Vec<u16> {
    let entries = terms.iter().filter_map(|term| term.entries.iter().find(|entry| entry.section == section));
    let mut lines: Vec<u16> = entries.map(|entry| entry.line).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

// The bounds among some terms: words that stand right before a number.
fn bound(terms: &[Term], at: &[usize]) -> Vec<u16> {
    let is_bound =
        |at: &&usize| terms.get(*at + 1).is_some_and(|next| next.number.is_some() || next.has(Section::Currencies));
    lines(&at.iter().filter(is_bound).map(|&at| &terms[at]).collect::<Vec<_>>(), Section::Bound)
}

// A negation that stands with other words now: `did not say that it will`, `said that it will not`.
fn negation_moved(compared: &Comparison, lexicon: &Lexicon) -> bool {
    // Of negations that agree one may stand before or behind the other.
    let agrees = |terms: &[Term], at: usize| {
        let near = at.saturating_sub(NEARBY)..(at + NEARBY + 1).min(terms.len());
        lexicon.negations_agree() && near.into_iter().any(|other| other != at && negates(&terms[other]))
    };
    let content = |terms: &[Term], from: usize, to: usize| {
        terms[from.min(to)..from.max(to)].iter().filter(|term| term.is_content()).count()
    };
    compared.moved.iter().any(|&(from, to)| {
        let place =
            compared.places.iter().find(|place| place.whole.1.contains(&to)).map_or(0, |place| place.whole.0.start);
        negates(&compared.old[from])
            && !compared.moved_along((from, to))
            && !(agrees(&compared.old, from) && agrees(&compared.new, to))
            && content(&compared.old, from, place) > 1
    })
}
