//! What the engine does to a manifest, and what changed between two.

use crate::manifest::{Claim, Manifest};
use crate::object::object;
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::Url;

/// Resolves the links that readers are shown against the manifest's own address.
pub(super) fn make_absolute(manifest: &mut Manifest, base: &str) {
    let claims = manifest.claims.iter_mut();
    let links = claims.flat_map(|claim| {
        let sources = claim.sources.iter_mut().map(|source| &mut source.url);
        sources.chain(claim.correction.as_mut().map(|correction| &mut correction.url))
    });
    for link in links {
        *link = link.take().and_then(|url| Url::new_with_base(&url, base).ok()).map(|url| url.href());
    }
}

/// The ids of the claims that were added, removed or changed, `{added, removed, changed}`, and whether there are any.
pub(super) fn difference(old: &[Claim], new: &[Claim]) -> (JsValue, bool) {
    let find = |list: &'_ [Claim], id: &str| list.iter().position(|claim| claim.id == id);
    let lacking = |from: &[Claim], list: &[Claim]| ids(list, |claim| find(from, &claim.id).is_none());
    let changed = ids(new, |claim| find(old, &claim.id).is_some_and(|at| !says_the_same(&old[at], claim)));
    let all = [("added", lacking(old, new)), ("removed", lacking(new, old)), ("changed", changed)];
    let any = all.iter().any(|(_, ids)| ids.length() > 0);
    (object(&all.map(|(name, ids)| (name, ids.into()))), any)
}

fn ids(list: &[Claim], wanted: impl Fn(&Claim) -> bool) -> Array {
    list.iter().filter(|claim| wanted(claim)).map(|claim| JsValue::from(claim.id.as_str())).collect()
}

// All but its number in the manifest.
fn says_the_same(old: &Claim, new: &Claim) -> bool {
    let Claim { number: _, id: _, status, quote, summary, note, sources, updated, history, correction } = old;
    (*status, quote, summary, note) == (new.status, &new.quote, &new.summary, &new.note)
        && (sources, updated, history, correction) == (&new.sources, &new.updated, &new.history, &new.correction)
}
