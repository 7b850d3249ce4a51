//! The words around a passage: whether its sentence turned round outside of it.

use super::compare::{Comparison, Place};
use super::numbers::with_numbers;
use super::term::{Term, terms};
use super::turns::{negates, turned_around};
use crate::lexicon::{Lexicon, Section};
use crate::surroundings::Side;
use crate::token::Source;

/// What became of the sentence around a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Around {
    /// Nothing that matters.
    Same,
    /// Other words carry the passage: another speaker, another occasion.
    Reworded,
    /// The passage is negated, denied, doubted or made a condition, or no longer is.
    Turned,
}

/// Judges one side that [`Side::known`] does not tell of. Without recorded words, only what stands right before the passage and beyond doubt counts.
pub(crate) fn around(side: &Side, here: Source, lexicon: &Lexicon) -> Around {
    let old = terms(&with_numbers(side.source, &side.old, lexicon), lexicon);
    let new = terms(&with_numbers(here, &side.new, lexicon), lexicon);
    if side.old.is_empty() && !side.whole {
        return if denies(&new) { Around::Turned } else { Around::Same };
    }
    // What lay beyond the recorded words is not known.
    let open = (side.before && !side.whole, !side.before && !side.whole);
    let mut compared = Comparison::new(old, new, lexicon).without_open_ends(open);
    // Days and numbers put in say when; other words may say who says it, or where it is so. Behind a passage what joins it counts.
    let content = |terms: &[Term], at: &[usize]| at.iter().any(|&at| terms[at].is_content() && !terms[at].is_when());
    let carries = |place: &Place| side.before || place.whole.0.start == 0;
    let reworded = compared
        .places
        .iter()
        .any(|place| content(&compared.old, &place.lost) || carries(place) && content(&compared.new, &place.came));
    // A condition bears on the passage, however many words it has.
    let conditions = |terms: &[Term], at: &[usize]| at.iter().filter(|&&at| terms[at].has(Section::Condition)).count();
    let is_condition = |place: &Place| {
        let (went, came) = (conditions(&compared.old, &place.lost), conditions(&compared.new, &place.came));
        went != came && carries(place) && place.whole.0.is_empty() != place.whole.1.is_empty()
    };
    if compared.places.iter().any(is_condition) {
        return Around::Turned;
    }
    // Where most of a sentence is new, negations in it say nothing of what it was.
    compared.places.retain(|place| place.whole.0.len() <= MOST && place.whole.1.len() <= MOST);
    match (turned_around(&compared, lexicon, side.before), reworded) {
        (true, _) => Around::Turned,
        (false, true) => Around::Reworded,
        (false, false) => Around::Same,
    }
}

/// Words that went or came at one place around a passage, at most, to be compared.
const MOST: usize = 8;

/// Words right before a passage that may deny it: so many are looked at.
const NEAR: usize = 4;

// A negation right before the passage, or a denial of it: `has never | …`, `denied that | …`, `it is not true that | …`.
fn denies(before: &[Term]) -> bool {
    let near = &before[before.len().saturating_sub(NEAR)..];
    let is_that = near.last().is_some_and(|last| last.has(Section::Function) && !negates(last));
    match near {
        [.., last] if negates(last) && last.has(Section::Negation) => true,
        [.., denial, _] if is_that && negates(denial) => true,
        [.., a, b, _] if is_that => negates(a) && !b.has(Section::Function),
        _ => false,
    }
}
