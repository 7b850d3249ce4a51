//! Numbers that became others, or changed places.

use super::compare::Comparison;
use super::term::Term;
use crate::lexicon::Section;

/// Whether a number of the old passage went and one that it has not came, or numbers stand with each other's words.
pub(crate) fn renumbered(compared: &Comparison) -> bool {
    let numbers = |terms: &[Term], at: &[usize]| at.iter().filter(|&&at| terms[at].number.is_some()).count();
    let mut lost = 0;
    let mut came = 0;
    for place in &compared.places {
        let (here_lost, here_came) = (numbers(&compared.old, &place.lost), numbers(&compared.new, &place.came));
        // An article is a one: `a person`, `two people`.
        let ones = |terms: &[Term], at: &[usize]| at.iter().any(|&at| is_one(&terms[at]));
        if here_came > 0 && ones(&compared.old, &place.lost) && !equals_one(&compared.new, &place.came)
            || here_lost > 0 && ones(&compared.new, &place.came) && !equals_one(&compared.old, &place.lost)
        {
            return true;
        }
        (lost, came) = (lost + here_lost, came + here_came);
    }
    lost > 0 && came > 0 || reordered(compared) || other_row(compared)
}

// A line end and a number between words that stood together: they are of two rows or items now.
fn other_row(compared: &Comparison) -> bool {
    compared.places.iter().any(|place| {
        let came = &compared.new[place.whole.1.clone()];
        let lines = || place.whole.1.clone().any(|at| at > 0 && compared.new[at].line);
        place.whole.0.is_empty() && came.iter().any(|term| term.number.is_some()) && lines()
    })
}

fn is_one(term: &Term) -> bool {
    term.has(Section::Numbers) && term.has(Section::Function)
}

fn equals_one(terms: &[Term], at: &[usize]) -> bool {
    at.iter().all(|&at| terms[at].number.is_none_or(|number| number.value.whole() == Some(1)))
}

// Numbers in another order, of which one stands beside none of the words that it stood beside.
fn reordered(compared: &Comparison) -> bool {
    let numbers = |terms: &[Term], at: usize| terms[..at].iter().filter(|term| term.number.is_some()).count();
    compared.moved.iter().any(|&(old, new)| {
        let crossed = || numbers(&compared.old, old) != numbers(&compared.new, new);
        compared.old[old].number.is_some() && crossed() && !compared.moved_along((old, new))
    })
}
