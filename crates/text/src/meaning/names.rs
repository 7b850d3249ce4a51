//! Names that gave way to others.

use super::compare::Comparison;
use super::term::Term;
use crate::case::lowercase;

/// Whether a name of the old passage is gone and one that it has not stands in its place.
pub(crate) fn renamed(compared: &Comparison) -> bool {
    compared.places.iter().any(|place| {
        let names = |terms: &[Term<'_>], at: &[usize]| -> Vec<String> {
            at.iter()
                .map(|&at| &terms[at])
                .filter(|term| term.is_name && term.is_content())
                .map(|term| lowercase(term.text))
                .collect()
        };
        let (gone, came) = (names(&compared.old, &place.lost), names(&compared.new, &place.came));
        !gone.is_empty() && !came.is_empty() && !are_same(&gone, &came)
    }) || hyphenated(compared)
}

// `US`, `U.S.` and `United States` are one name.
fn are_same(gone: &[String], came: &[String]) -> bool {
    let initials = |names: &[String]| names.iter().filter_map(|name| name.chars().next()).collect::<String>();
    let (a, b) = (gone.concat(), came.concat());
    a == b || a == initials(came) || initials(gone) == b
}

// A name that was made longer or shorter by a part behind a hyphen: Guinea, Guinea-Bissau.
fn hyphenated(compared: &Comparison) -> bool {
    let joined = |terms: &[Term], at: &[usize]| {
        let [only] = at else { return false };
        let beside = only.checked_sub(1).map(|before| (&terms[before], &terms[*only]));
        beside.is_some_and(|(a, b)| {
            b.is_name && (a.is_name || a.begins) && a.end + 1 == b.start && !a.text.ends_with('\'')
        })
    };
    compared.places.iter().any(|place| {
        place.whole.0.is_empty() && joined(&compared.new, &place.came)
            || place.whole.1.is_empty() && joined(&compared.old, &place.lost)
    })
}
