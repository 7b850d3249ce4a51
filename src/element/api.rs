//! The JavaScript API beside the element: `checkManifest` and `anchorClaims`.

use super::report::{claim_details, parse, problem_details, to_js};
use super::{lexicons, tasks};
use crate::dom::BROWSER;
use crate::failure::Failure;
use crate::manifest;
use crate::text::Article;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

/// The problems of a manifest, given as its JSON text: `[{code, severity, path, message, line?, column?, help?}]`.
///
/// # Errors
/// `{code: "manifest-not-json", message}`: it is no JSON, or nested deeper than 64 levels.
#[wasm_bindgen(js_name = checkManifest)]
pub fn check_manifest(manifest: &str) -> Result<JsValue, JsValue> {
    Ok(to_js(&problem_details(&parse(manifest)?.1)))
}

/// The text of the article inside `root`, as quotes are looked for in it: for tests.
#[doc(hidden)]
pub fn article_text(root: &web_sys::Element) -> String {
    crate::dom::read(root).text
}

/// What becomes of a manifest's claims in an article's text: a promise of `[{id, status, state, tier, score, change, reason, start,
/// end, text, candidate, changes: [{from, to, start, end}]}]`, positions in code points. `address_of(folder, language)` tells where
/// lexicons are. Cost: as [`crate::manifest::anchor()`], twice where a lexicon has to be fetched.
///
/// # Errors
/// `{code, message}` of the first problem, when the manifest cannot be used.
#[wasm_bindgen(js_name = anchorClaims)]
pub fn anchor_claims(text: String, manifest: String, address_of: Function) -> Promise {
    tasks::promise(anchored(text, manifest, address_of))
}

async fn anchored(text: String, manifest: String, address_of: Function) -> Result<JsValue, JsValue> {
    let (found, problems) = parse(&manifest)?;
    let Some(manifest) = found else {
        return Err(Failure::ManifestUnusable(problems[0].code, problems[0].message.clone()).into());
    };
    let language = manifest.article.language.as_deref().unwrap_or_default();
    let mut article = Article::new(text, &BROWSER).in_language(language);
    let mut anchorings = manifest::anchor(&article, &manifest);
    if lexicons::complete(&mut article, &address_of).await {
        anchorings = manifest::anchor(&article, &manifest);
    }
    Ok(to_js(&claim_details(&manifest, &anchorings, Some(article.text()))))
}
