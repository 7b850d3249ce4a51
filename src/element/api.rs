//! The JavaScript API beside the element: `checkManifest` and `anchorClaims`.

use super::json::parse;
use super::report::{claim_details, problem_details, to_js};
use crate::dom::BROWSER;
use crate::failure::Failure;
use crate::manifest;
use crate::text::Article;
use wasm_bindgen::prelude::*;

/// The problems of a manifest, given as its JSON text: `[{code, severity, path, message, help?}]`.
///
/// # Errors
/// `{code, message}`: it is nested deeper than 64 levels.
#[wasm_bindgen(js_name = checkManifest)]
pub fn check_manifest(manifest: &str) -> Result<JsValue, JsValue> {
    Ok(to_js(&problem_details(&manifest::read(&parse(manifest)?).1)))
}

/// What becomes of a manifest's claims in an article's text: `[{id, status, state, tier, score, reason, start, end, text,
/// candidate}]`, positions in code points. Cost: as [`crate::manifest::place()`].
///
/// # Errors
/// `{code, message}` of the first problem, when the manifest cannot be used.
#[wasm_bindgen(js_name = anchorClaims)]
pub fn anchor_claims(text: String, manifest: &str) -> Result<JsValue, JsValue> {
    let (found, problems) = manifest::read(&parse(manifest)?);
    let Some(manifest) = found else {
        return Err(Failure::ManifestUnusable(problems[0].code, problems[0].message.clone()).into());
    };
    let article = Article::new(text, &BROWSER);
    let placements = manifest::place(&article, &manifest);
    Ok(to_js(&claim_details(&manifest, &placements, Some(article.text()))))
}
