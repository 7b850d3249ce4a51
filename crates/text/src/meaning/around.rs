//! The words around a passage: whether its sentence turned round outside of it.

use super::compare::Comparison;
use super::term::{Term, terms};
use super::turns::{negates, turned};
use crate::lexicon::{Lexicon, Section};
use crate::token::Token;

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

/// One side of a sentence around a passage, nearest token first or last as it stands in the text.
pub(crate) struct Side<'a> {
    /// Tokens that the selector recorded, and those that stand there now.
    pub old: Vec<Token<'a>>,
    pub new: Vec<Token<'a>>,
    /// Whether the recorded ones reach to the end of the sentence.
    pub whole: bool,
    pub before: bool,
    /// Whether a line ends between the passage and what stands on this side now.
    pub breaks: bool,
}

/// Judges one side. Without recorded words, only what stands right before the passage and beyond doubt counts.
pub(crate) fn around(side: &Side, lexicon: &Lexicon) -> Around {
    let (old, new) = (terms(&side.old, lexicon), terms(&side.new, lexicon));
    if new.is_empty() && !side.whole {
        return if side.breaks || old.is_empty() { Around::Same } else { Around::Reworded };
    }
    if side.old.is_empty() && !side.whole {
        return if side.before && denies(&new) { Around::Turned } else { Around::Same };
    }
    let mut compared = Comparison::new(old, new, lexicon);
    if !side.whole {
        // What lay beyond the recorded words is not known.
        let beyond = |place: &super::compare::Place, old: usize| match side.before {
            true => place.whole.0.is_empty() && place.whole.0.start == 0,
            false => place.whole.0.is_empty() && place.whole.0.end == old,
        };
        let length = compared.old.len();
        compared.places.retain(|place| !beyond(place, length));
    }
    // A sentence of its own, most of which is new, says nothing of what it was.
    compared.places.retain(|place| place.whole.0.len() <= MOST && place.whole.1.len() <= MOST);
    if turned(&compared, lexicon) {
        if std::env::var("WHY").is_ok() {
            eprintln!(
                "around | OLD {} | NEW {}",
                side.old.iter().map(|t| t.text).collect::<Vec<_>>().join(" "),
                side.new.iter().map(|t| t.text).collect::<Vec<_>>().join(" ")
            );
        }
        return Around::Turned;
    }
    let content = |terms: &[Term], at: &[usize]| at.iter().any(|&at| terms[at].is_content());
    let reworded = compared.places.iter().any(|place| content(&compared.old, &place.lost));
    if reworded { Around::Reworded } else { Around::Same }
}

/// Words that went or came at one place around a passage, at most, to be compared.
const MOST: usize = 6;

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
