//! What changed between two manifests.

use super::events::Told;
use crate::manifest::Claim;

/// The ids of the claims that were added, removed or changed, and whether there are any.
pub(super) fn difference<'a>(old: &'a [Claim], new: &'a [Claim]) -> (Told<'a>, bool) {
    let find = |list: &'a [Claim], id: &str| list.iter().find(|claim| claim.id == id);
    let added = ids(new, |claim| find(old, &claim.id).is_none());
    let removed = ids(old, |claim| find(new, &claim.id).is_none());
    let changed = ids(new, |claim| find(old, &claim.id).is_some_and(|old| !says_the_same(old, claim)));
    let any = !(added.is_empty() && removed.is_empty() && changed.is_empty());
    (Told::Update { added, removed, changed }, any)
}

fn ids(list: &[Claim], wanted: impl Fn(&Claim) -> bool) -> Vec<&str> {
    list.iter().filter(|claim| wanted(claim)).map(|claim| claim.id.as_str()).collect()
}

// All that readers are told of it.
fn says_the_same(old: &Claim, new: &Claim) -> bool {
    let Claim { number: _, id: _, status, quote, summary, note, sources, updated, history, correction, review: _ } =
        old;
    (*status, quote, summary, note) == (new.status, &new.quote, &new.summary, &new.note)
        && (sources, updated, history, correction) == (&new.sources, &new.updated, &new.history, &new.correction)
}
