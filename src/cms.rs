//! What a content system's editor asks about a text that is being written: how its claims stand, and what its static labels are.
//!
//! As the command line has it: HTML is parsed by [`crate::html`], and labels are those of [`crate::render`]. Lexicons are those of the
//! bundle for readers, given before a text in their language is looked at. It knows no page and no element, and is no part of what
//! readers download.

use crate::dom::BROWSER;
use crate::html::Page;
use crate::lexicons;
use crate::manifest::{Anchoring, Manifest, Problem, anchor_on_page, parse_text};
use crate::render::{Options, render as label, words};
use crate::text::{Article, Edit};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Report<'a> {
    claims: Vec<ClaimReport<'a>>,
    problems: Vec<ProblemReport<'a>>,
}

#[derive(Serialize)]
struct ClaimReport<'a> {
    id: &'a str,
    status: &'a str,
    state: &'a str,
    quote: &'a str,
    reason: Option<&'a str>,
    change: Option<&'a str>,
    changes: Vec<EditReport>,
    /// The words that are labelled; of an orphan, those that come nearest.
    text: Option<String>,
}

#[derive(Serialize)]
struct EditReport {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct ProblemReport<'a> {
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    message: &'a str,
}

impl<'a> From<&'a Problem> for ProblemReport<'a> {
    fn from(problem: &'a Problem) -> Self {
        let severity = problem.severity.name();
        ProblemReport { code: problem.code, severity, path: &problem.path, message: &problem.message }
    }
}

impl<'a> ClaimReport<'a> {
    fn of(article: &Article, manifest: &'a Manifest, anchoring: &Anchoring) -> Self {
        let number = match anchoring {
            Anchoring::Anchored(anchored) => anchored.claim,
            Anchoring::Orphaned(orphaned) => orphaned.claim,
        };
        let claim = &manifest.claims[number];
        let words = |span| article.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let (id, status, quote) = (&*claim.id, claim.status.name(), &*claim.quote.exact);
        match anchoring {
            Anchoring::Anchored(anchored) => {
                let edit = |edit: &Edit| EditReport { from: edit.from.clone(), to: edit.to.clone() };
                let change = &anchored.anchor.change;
                ClaimReport {
                    id,
                    status,
                    quote,
                    state: "anchored",
                    reason: None,
                    change: Some(change.name()),
                    changes: change.edits().iter().map(edit).collect(),
                    text: Some(words(anchored.anchor.span)),
                }
            }
            Anchoring::Orphaned(orphaned) => ClaimReport {
                id,
                status,
                quote,
                state: "orphaned",
                reason: Some(orphaned.orphan.reason.name()),
                change: None,
                changes: Vec::new(),
                text: orphaned.orphan.candidate.map(|candidate| words(candidate.span)),
            },
        }
    }
}

/// The language whose lexicon [`add_lexicon`] has to be given before [`check`] and [`plain_labels`] can answer for this page as readers get
/// it: one of those in the bundle's `lexicons/`, or nothing.
///
/// # Errors
/// `{message}`: the page cannot be read.
#[wasm_bindgen(js_name = missingLexicon)]
pub fn missing_lexicon(html: &str, manifest: &str) -> Result<Option<String>, JsValue> {
    let page = Page::parse(html).map_err(failed)?;
    let article = article_of(&page, parse_text(manifest).0.as_ref());
    Ok(article.missing_lexicon().map(str::to_owned))
}

/// Keeps the lexicon of a language.
///
/// # Errors
/// `{message}`: it cannot be read.
#[wasm_bindgen(js_name = addLexicon)]
pub fn add_lexicon(language: &str, text: &str) -> Result<(), JsValue> {
    lexicons::learn(language, text).map(drop).map_err(failed)
}

/// How the claims of a manifest stand in the article of a page, or of a part of one: `{claims: [{id, status, state, quote, reason,
/// change, changes, text}], problems: [{code, severity, path, message}]}`.
///
/// # Errors
/// `{message}`: the page cannot be read.
#[wasm_bindgen]
pub fn check(html: &str, manifest: &str) -> Result<JsValue, JsValue> {
    let (found, problems) = parse_text(manifest);
    let page = Page::parse(html).map_err(failed)?;
    let article = article_of(&page, found.as_ref());
    let claims = found.as_ref().map(|manifest| {
        let anchoring = |(number, claim)| Anchoring::of(&article, page.readings(), number, claim);
        let anchorings = manifest.claims.iter().enumerate().map(anchoring);
        anchorings.map(|anchoring| ClaimReport::of(&article, manifest, &anchoring)).collect()
    });
    Ok(to_js(&Report { claims: claims.unwrap_or_default(), problems: problems.iter().map(Into::into).collect() }))
}

#[derive(Serialize)]
struct Labels<'a> {
    pieces: Vec<(usize, &'a str)>,
}

/// The labels of an article for newsletters and feeds, as `claim-labels render --plain` writes them: `{pieces: [[at, html]]}`, what is
/// put in before which byte of the page.
///
/// # Errors
/// `{message}`: the manifest cannot be used, or the page not be labelled.
#[wasm_bindgen(js_name = plainLabels)]
pub fn plain_labels(html: &str, manifest: &str) -> Result<JsValue, JsValue> {
    let (found, problems) = parse_text(manifest);
    let Some(found) = found else {
        return Err(failed(problems.first().map_or("", |problem| &problem.message)));
    };
    let page = Page::parse(html).map_err(failed)?;
    let article = article_of(&page, Some(&found));
    let anchorings = anchor_on_page(&article, page.readings(), &found);
    let tag = found.article.language.as_deref().unwrap_or_default();
    let options = Options { words: words(tag), plain: true, legend: false };
    let rendered = label(html, &page, &found, &anchorings, options).map_err(failed)?;
    Ok(to_js(&Labels { pieces: rendered.put.iter().map(|put| (put.at, &*put.html)).collect() }))
}

fn article_of(page: &Page, manifest: Option<&Manifest>) -> Article {
    let language = manifest.and_then(|manifest| manifest.article.language.clone());
    let language = language.or_else(|| page.about().language).unwrap_or_default();
    let mut article = Article::new(page.text(), &BROWSER).in_language(&language);
    let known = article.missing_lexicon().and_then(lexicons::known);
    if let Some(lexicon) = known {
        article.set_lexicon(lexicon);
    }
    article
}

#[derive(Serialize)]
struct Failure {
    message: String,
}

fn failed(why: impl ToString) -> JsValue {
    to_js(&Failure { message: why.to_string() })
}

// What is serialised here are structs of strings and numbers: nothing in them can fail.
fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}
