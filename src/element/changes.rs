//! What the engine does to a manifest, and what changed between two.

use super::events::{names, object};
use crate::manifest::{Claim, Manifest};
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

/// The ids of the claims that were added, removed or changed: `{added, removed, changed}`.
pub(super) fn difference(old: &[Claim], new: &[Claim]) -> JsValue {
    let find = |list: &[Claim], id: &str| list.iter().find(|claim| claim.id == id).cloned();
    let lacking = |from: &[Claim], list: &[Claim]| -> JsValue {
        names(list.iter().filter(|claim| find(from, &claim.id).is_none()).map(|claim| claim.id.as_str()))
    };
    let differs =
        |claim: &&Claim| find(old, &claim.id).is_some_and(|before| Claim { number: claim.number, ..before } != **claim);
    let changed = names(new.iter().filter(differs).map(|claim| claim.id.as_str()));
    object(&[("added", lacking(old, new)), ("removed", lacking(new, old)), ("changed", changed)])
}
