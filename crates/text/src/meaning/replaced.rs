//! A word of content that gave way to another in a sentence that is kept otherwise.
//!
//! No list of contraries is complete. Where all of a sentence stays and one word is exchanged for another that is neither a
//! form of it nor known to say the same, somebody corrected what the sentence says. In a sentence that was rewritten, most
//! words are replaced by others for the same; there only what is known to turn round is refused.

use super::compare::{Comparison, Place};
use super::term::Term;
use crate::lexicon::{Lexicon, Section};
use crate::words::is_unspaced;
use std::ops::Range;

/// Words of content lost and come at the one place, at most; in scripts whose words are characters here, so many times that.
const MOST: usize = 1;

const CHARACTERS: usize = 4;

/// Words that stay, at least, for each that was replaced. Lower holds back more of what was rewritten.
const KEPT: usize = 3;

/// Whether the only change is a word of content for another; `outside` counts kept words beside those compared.
pub(crate) fn replaced(compared: &Comparison, lexicon: &Lexicon, outside: usize) -> bool {
    if lexicon.is_empty() {
        return false;
    }
    let [Place { lost, came, whole, .. }] = &compared.places[..] else { return false };
    let carries =
        |terms: &[Term], at: &[usize]| at.iter().all(|&at| terms[at].is_content() || terms[at].number.is_some());
    if !carries(&compared.old, lost) || !carries(&compared.new, came) {
        return false;
    }
    let unspaced = |terms: &[Term], at: &[usize]| at.iter().all(|&at| terms[at].text.starts_with(is_unspaced));
    let most = if unspaced(&compared.old, lost) && unspaced(&compared.new, came) { CHARACTERS } else { MOST };
    // Where words beside it changed their form with it, the whole was put another way: `help deliver`, `enable delivery`.
    let alone = |terms: &[Term], at: &[usize], whole: &Range<usize>| {
        !whole.clone().any(|beside| !at.contains(&beside) && terms[beside].is_content())
    };
    if !alone(&compared.old, lost, &whole.0) || !alone(&compared.new, came, &whole.1) {
        return false;
    }
    let few = (1..=most).contains(&lost.len()) && (1..=most).contains(&came.len());
    let kept = outside + compared.old.len().saturating_sub(lost.len());
    let polar = |terms: &[Term], at: &[usize]| at.iter().any(|&at| terms[at].has(Section::Contrast));
    let doubted = !lexicon.doubts_contraries_only() || polar(&compared.old, lost) || polar(&compared.new, came);
    few && doubted
        && kept >= KEPT * lost.len()
        && !is_shortened(&compared.old, lost, &compared.new, came)
        && !names_someone(&compared.old, lost, &compared.new, came)
}

// `Dr.` and `Doctor`, `Sen.` and `Senator`; `UN` and `United Nations`.
fn is_shortened(old: &[Term], lost: &[usize], new: &[Term], came: &[usize]) -> bool {
    let letters = |terms: &[Term], at: &[usize]| at.iter().map(|&at| terms[at].normal.as_ref()).collect::<String>();
    let (a, b) = (letters(old, lost), letters(new, came));
    let (short, long) = if a.chars().count() < b.chars().count() { (a, b) } else { (b, a) };
    let mut rest = long.chars();
    short.chars().next() == long.chars().next()
        && short.chars().count() <= 4
        && short.chars().all(|c| rest.any(|other| other == c))
}

// A name for a description or the other way round: `Macron`, `the president`.
fn names_someone(old: &[Term], lost: &[usize], new: &[Term], came: &[usize]) -> bool {
    let names = |terms: &[Term], at: &[usize]| at.iter().filter(|&&at| terms[at].is_name || terms[at].begins).count();
    (names(old, lost) == 0) != (names(new, came) == 0)
}
