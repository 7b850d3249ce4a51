//! Who did it to whom.

use super::compare::Comparison;
use crate::lexicon::Section;

/// Words of content that a subject has at most; more are a clause.
const SUBJECT: usize = 3;

/// Whether two words changed sides around a third: `Anna sued Karl`, `Karl sued Anna`. Not where a passive came or went with
/// them (`Karl was sued by Anna`), and not for days, months and numbers, which stand before or after what they belong to.
pub(crate) fn swapped(compared: &Comparison) -> bool {
    let Comparison { old, new, places, moved } = compared;
    let agent = places.iter().any(|place| {
        place.lost.iter().any(|&at| old[at].has(Section::Agent))
            || place.came.iter().any(|&at| new[at].has(Section::Agent))
    });
    if agent || moved.is_empty() {
        return false;
    }
    // Where each term of content that stands once in both stands in the new passage.
    let once = |terms: &[super::term::Term], id: u64| terms.iter().filter(|term| term.id == id).count() == 1;
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for (at, term) in old.iter().enumerate().filter(|(_, term)| term.is_content() && !term.is_when()) {
        let partner = new.iter().position(|other| other.id == term.id);
        kept.extend(partner.filter(|_| once(old, term.id) && once(new, term.id)).map(|partner| (at, partner)));
    }
    let is_moved = |pair: &(usize, usize)| moved.contains(pair);
    // `…, said the mayor` and `The mayor said …`: a verb that moved behind a clause carries it.
    let carries = |verb: &(usize, usize)| {
        is_moved(verb) && old[..verb.0].iter().filter(|term| term.is_content()).count() > SUBJECT
    };
    kept.iter().enumerate().any(|(first, a)| {
        kept[first + 1..].iter().enumerate().any(|(second, verb)| {
            verb.1 < a.1
                && !carries(verb)
                && kept[first + second + 2..].iter().any(|b| b.1 < verb.1 && (is_moved(a) || is_moved(b)))
        })
    })
}
