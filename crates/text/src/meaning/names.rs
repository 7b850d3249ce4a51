//! Names that gave way to others.

use super::compare::Comparison;
use super::term::Term;
use crate::case::lowercase;
use crate::lexicon::Section;

/// Words of content beside a name that may change with it.
const DESCRIBED: usize = 1;

/// Whether a name of the old passage is gone and one that it has not stands in its place.
pub(crate) fn renamed(compared: &Comparison) -> bool {
    let all = |terms: &[Term<'_>], places: &mut dyn Iterator<Item = usize>| names(terms, places).join(" ");
    let gone = all(&compared.old, &mut compared.places.iter().flat_map(|place| place.lost.iter().copied()));
    let came = all(&compared.new, &mut compared.places.iter().flat_map(|place| place.came.iter().copied()));
    compared.places.iter().any(|place| {
        let (lost, new) = (
            names(&compared.old, &mut place.lost.iter().copied()),
            names(&compared.new, &mut place.came.iter().copied()),
        );
        let other = !lost.is_empty() && !new.is_empty() && lost.concat() != new.concat();
        let shortened =
            || lost.iter().any(|name| are_initials(name, &came)) || new.iter().any(|name| are_initials(name, &gone));
        // A name for a description, or one with a longer one (`the company's own network`), is a name for another only where
        // nothing else changed.
        let more = compared.content_changed(place) - lost.len().max(new.len()).min(compared.content_changed(place));
        other && !shortened() && !(more > 0 && more + compared.content_changed_beside(place) > DESCRIBED)
    }) || lengthened(compared)
}

fn names(terms: &[Term], at: &mut dyn Iterator<Item = usize>) -> Vec<String> {
    at.map(|at| &terms[at]).filter(|term| term.is_name && term.is_content()).map(|term| lowercase(term.text)).collect()
}

// Whether a name is the first letters of some of the others: `US` and `United States`.
fn are_initials(name: &str, others: &str) -> bool {
    let initials: String = others.split(' ').filter_map(|other| other.chars().next()).collect();
    name.len() > 1 && initials.contains(name)
}

// A name that was made longer or shorter by a part behind a hyphen (Guinea, Guinea-Bissau), or by a direction or its like before
// it (Ireland, Northern Ireland; York, New York). First names and titles come and go with the same person.
fn lengthened(compared: &Comparison) -> bool {
    let joined = |terms: &[Term], at: &[usize]| {
        let [only] = at else { return false };
        let term = &terms[*only];
        let before = only.checked_sub(1).map(|before| &terms[before]);
        let behind = terms.get(only + 1);
        term.is_name && term.hyphenated && before.is_some_and(|name| name.is_name || name.begins)
            || (term.is_name || term.begins)
                && term.has(Section::Contrast)
                && behind.is_some_and(|name| name.is_name && !name.has(Section::Contrast))
    };
    compared.places.iter().any(|place| {
        place.whole.0.is_empty() && joined(&compared.new, &place.came)
            || place.whole.1.is_empty() && joined(&compared.old, &place.lost)
    })
}
