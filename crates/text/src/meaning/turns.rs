//! Words that the lexicon knows to turn a sentence round: negations, contraries, and marks of certainty, restriction and
//! condition.

use super::compare::{Comparison, Place};
use super::term::Term;
use super::variant::excludes;
use crate::lexicon::{Lexicon, Section};

/// Words put in or taken out at one place, at most, for a negation or a mark among them to bear on what stayed. Higher holds back
/// passages that gained or lost a whole clause with a negation of its own.
const NEARBY: usize = 4;

/// Sections whose words say of all they stand with how far it holds: a line more or less, or another line, turns round.
const MARKS: [Section; 4] = [Section::Hedge, Section::Qualifier, Section::Bound, Section::Condition];

/// Whether a change is known to turn the sentence round.
pub(crate) fn turned(compared: &Comparison, lexicon: &Lexicon) -> bool {
    compared.places.iter().any(|place| place_turns(compared, place, lexicon)) || negation_moved(compared)
}

fn place_turns(compared: &Comparison, place: &Place, lexicon: &Lexicon) -> bool {
    let old: Vec<&Term> = place.lost.iter().map(|&at| &compared.old[at]).collect();
    let new: Vec<&Term> = place.came.iter().map(|&at| &compared.new[at]).collect();
    let clause = place.whole.0.is_empty() && place.whole.1.len() > NEARBY
        || place.whole.1.is_empty() && place.whole.0.len() > NEARBY;
    if !clause && MARKS.iter().any(|mark| lines(&old, *mark) != lines(&new, *mark)) {
        return true;
    }
    let negations = |terms: &[&Term]| terms.iter().filter(|term| negates(term)).count();
    let flips = if clause { 0 } else { negations(&old) + negations(&new) };
    let mut contraries = 0;
    for a in &old {
        let contrary = |b: &&Term| lexicon.are_contrary(&a.normal, &b.normal) || excludes(a, b);
        contraries += usize::from(new.iter().any(|b| contrary(b) && !(negates(a) ^ negates(b))));
    }
    // `did not approve`, `rejected`: a negation and a contrary make up for each other.
    if flips > 0 && contraries > 0 { (flips + contraries) % 2 == 1 } else { flips % 2 == 1 || contraries > 0 }
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

// A negation that stands with other words now: `did not say that it will`, `said that it will not`.
fn negation_moved(compared: &Comparison) -> bool {
    let content = |terms: &[Term], from: usize, to: usize| {
        terms[from.min(to)..from.max(to)].iter().filter(|term| term.is_content()).count()
    };
    compared.moved.iter().any(|&(from, to)| {
        let place =
            compared.places.iter().find(|place| place.whole.1.contains(&to)).map_or(0, |place| place.whole.0.start);
        negates(&compared.old[from]) && content(&compared.old, from, place) > 1
    })
}
