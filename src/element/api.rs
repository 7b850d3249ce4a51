//! The JavaScript API beside the element: `checkManifest` and `anchorClaims`.

use super::deferred::{deferred_anchor, extra_check};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

/// The problems of a manifest, given as its JSON text: `[{code, severity, path, message, line?, column?, help?}]`. To be called when
/// the part `extra` is there.
///
/// # Errors
/// `{code: "manifest-not-json", message}` where that is no JSON, or nested deeper than 64 levels.
#[wasm_bindgen(js_name = checkManifest)]
pub fn check_manifest(manifest: &str) -> Result<JsValue, JsValue> {
    Ok(extra_check(manifest)?)
}

/// The text of the article inside `root`, as quotes are looked for in it: for tests.
#[doc(hidden)]
pub fn article_text(root: &web_sys::Element) -> String {
    crate::dom::read(root).text
}

/// What becomes of a manifest's claims in an article's text: a promise of `[{id, status, state, tier, score, change, reason, start,
/// end, text, candidate, changes: [{from, to, start, end}]}]`, positions in code points. `load` is as in [`super::Session::new`]; to be
/// called when both parts are there. Cost: as [`crate::manifest::anchor()`].
///
/// It is rejected with `{code, message}` of the first problem, when the manifest cannot be used.
#[wasm_bindgen(js_name = anchorClaims)]
pub fn anchor_claims(text: String, manifest: String, load: Function) -> Promise {
    deferred_anchor(text, manifest, load)
}
