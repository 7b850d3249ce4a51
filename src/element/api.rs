//! The JavaScript API beside the element: `checkManifest` and `anchorClaims`.

use super::report;
use crate::dom::BROWSER;
use crate::manifest;
use crate::object::object;
use crate::text::{Article, CodePoints, Edit, Span};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// The problems of a manifest, given as its JSON text: `[{code, severity, path, message, line?, column?, help?}]`.
///
/// # Errors
/// `{code: "manifest-not-json", message}`: it is no JSON, or nested deeper than 64 levels.
#[wasm_bindgen(js_name = checkManifest)]
pub fn check_manifest(manifest: &str) -> Result<JsValue, JsValue> {
    Ok(report::problems(&report::manifest(manifest)?.1))
}

/// The text of the article inside `root`, as quotes are looked for in it: for tests.
#[doc(hidden)]
pub fn article_text(root: &web_sys::Element) -> String {
    crate::dom::read(root).text
}

/// What becomes of a manifest's claims in an article's text: `[{id, status, state, tier, score, change, reason, start, end, text,
/// candidate, changes: [{from, to, start, end}]}]`, positions in code points. Cost: as [`crate::manifest::place()`].
///
/// # Errors
/// `{code, message}` of the first problem, when the manifest cannot be used.
#[wasm_bindgen(js_name = anchorClaims)]
pub fn anchor_claims(text: String, manifest: &str) -> Result<JsValue, JsValue> {
    let (found, problems) = report::manifest(manifest)?;
    let Some(manifest) = found else { return Err(report::failure(problems[0].code, &problems[0].message)) };
    let language = manifest.article.language.as_deref().unwrap_or_default();
    let article = Article::new(text, &BROWSER).in_language(language);
    let placements = manifest::place(&article, &manifest);
    let points = CodePoints::new(article.text());
    let span = |span: Span| {
        let point = |byte| JsValue::from(points.of_byte(byte) as u32);
        vec![("start", point(span.start)), ("end", point(span.end)), ("text", article.slice(span).into())]
    };
    let nowhere = || vec![("start", JsValue::NULL), ("end", JsValue::NULL), ("text", JsValue::NULL)];
    Ok(report::claims(&manifest, &placements, |answer| {
        let candidate = answer.found.as_ref().err().and_then(|orphan| orphan.candidate);
        let candidate = candidate.map_or(JsValue::NULL, |candidate| {
            let mut fields = span(candidate.span);
            fields.push(("score", candidate.score.into()));
            object(&fields)
        });
        let mut fields = answer.found.as_ref().map_or_else(|_| nowhere(), |anchor| span(anchor.span));
        fields.push(("candidate", candidate));
        let edits = answer.found.as_ref().map_or(&[][..], |anchor| anchor.change.edits());
        let edit = |edit: &Edit| {
            let (start, end) = (points.of_byte(edit.place.start) as u32, points.of_byte(edit.place.end) as u32);
            let (from, to) = (edit.from.as_str().into(), edit.to.as_str().into());
            object(&[("from", from), ("to", to), ("start", start.into()), ("end", end.into())])
        };
        fields.push(("changes", edits.iter().map(edit).collect::<Array>().into()));
        fields
    }))
}
