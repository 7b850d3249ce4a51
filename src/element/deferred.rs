//! What most pages never need: to find passages that changed, to say what is wrong with a manifest, and the JavaScript API.
//!
//! In what publishers serve, all that is reached through functions named `deferred_…` alone is a file of its own, and so is what is
//! reached through those named `extra_…` (`scripts/split.mjs`): the first for passages that changed, the second, much smaller, for the
//! rest. Whoever calls one has seen to it that [`load`] came back before; what they are called for later, such as orphans and wordings,
//! exists only then. They are never inlined, which would put their code into the first file.

use super::overlay::Overlay;
use super::report::{parse, placed_details, problem_details, to_js};
use super::tasks;
use crate::dom::BROWSER;
use crate::failure::Failure;
use crate::lexicons;
use crate::manifest::{self, Anchoring, Claim, Manifest, Problem, Severity};
use crate::readings::Readings;
use crate::text::{Article, LexiconError};
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A part of the program that is fetched when it is needed.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// What functions named `deferred_…` lead to.
    Deferred,
    /// What functions named `extra_…` lead to.
    Extra,
}

/// Begins to fetch a part, if that was not done, and side by side the lexicon of a language; comes back when both are there,
/// with the lexicon's text, if it can be had. `load(part, language)` is a function that returns a promise of that.
///
/// # Errors
/// The part cannot be had.
pub(super) fn load(
    load: &Function,
    part: Part,
    language: Option<&str>,
) -> impl Future<Output = Result<Option<String>, Failure>> + use<> {
    let part = match part {
        Part::Deferred => "deferred",
        Part::Extra => "extra",
    };
    let promise = load
        .call2(&JsValue::NULL, &part.into(), &language.into())
        .map(|found| JsFuture::from(Promise::resolve(&found)));
    async move {
        let loaded = match promise {
            Ok(promise) => promise.await,
            Err(cause) => Err(cause),
        };
        match loaded {
            Ok(text) => Ok(text.as_string()),
            Err(cause) => Err(Failure::EngineUnavailable(js_sys::Error::from(cause).message().into())),
        }
    }
}

/// See [`parse`].
#[inline(never)]
pub(super) fn extra_parse(text: &str) -> Result<(Option<Manifest>, Vec<Problem>), Failure> {
    parse(text)
}

/// See [`Anchoring::of`].
#[inline(never)]
pub(super) fn deferred_anchoring(article: &Article, readings: &Readings, number: usize, claim: &Claim) -> Anchoring {
    Anchoring::of(article, readings, number, claim)
}

/// Gives an article the lexicon that it lacks, from its text, where that was not done for another.
#[inline(never)]
pub(super) fn deferred_equip(article: &mut Article, text: Option<String>) {
    let Some(language) = article.missing_lexicon() else { return };
    let warn = |error: &LexiconError| {
        let line = format!("claim-labels: the lexicon for \"{language}\" could not be read ({error}).");
        web_sys::console::warn_1(&line.into());
    };
    let lexicon = lexicons::known(language).or_else(|| lexicons::learn(language, &text?).inspect_err(warn).ok());
    if let Some(lexicon) = lexicon {
        article.set_lexicon(lexicon);
    }
}

/// The problems of a manifest's text, see [`super::check_manifest`].
#[inline(never)]
pub(super) fn extra_check(manifest: &str) -> Result<JsValue, Failure> {
    Ok(to_js(&problem_details(&parse(manifest)?.1)))
}

// A manifest's claims, to be looked for in a text.
struct Search {
    manifest: Manifest,
    article: Article,
    // The language of the lexicon that it takes and that is not there.
    lacking: Option<&'static str>,
}

/// See [`super::anchor_claims`].
#[inline(never)]
pub(super) fn deferred_anchor(text: String, manifest: String, load: Function) -> Promise {
    tasks::promise(async move {
        let search = search(text, &manifest)?;
        let lexicon = self::load(&load, Part::Deferred, search.lacking).await?;
        Ok(answers(search, lexicon))
    })
}

// Reads a manifest whose claims are to be looked for in `text`.
fn search(text: String, manifest: &str) -> Result<Search, Failure> {
    let (found, problems) = extra_parse(manifest)?;
    let Some(manifest) = found else {
        return Err(Failure::ManifestUnusable(problems[0].code, problems[0].message.clone()));
    };
    let article = Article::new(text, &BROWSER).in_language(manifest.article.language.as_deref().unwrap_or_default());
    let changed = manifest.claims.iter().any(|claim| article.find_unchanged(&claim.quote).is_none());
    let lacking = article.missing_lexicon().filter(|_| changed);
    Ok(Search { manifest, article, lacking })
}

// Looks for the claims, and says what became of each.
fn answers(mut search: Search, lexicon: Option<String>) -> JsValue {
    deferred_equip(&mut search.article, lexicon);
    let Search { manifest, article, .. } = &search;
    let anchorings = manifest::anchor(article, manifest);
    to_js(&placed_details(manifest, &anchorings, article.text()))
}

/// What the console says of orphans.
#[inline(never)]
pub(super) fn deferred_orphans(overlay: &Overlay) -> String {
    let id = |number: usize| overlay.manifest.claims[number].id.as_str();
    let orphans = overlay.anchorings.orphaned.iter();
    let orphans: Vec<String> =
        orphans.map(|orphaned| format!("{} ({})", id(orphaned.claim), orphaned.orphan.reason.name())).collect();
    format!("not shown: {}", orphans.join(", "))
}

/// What the console says of errors in the manifest.
#[inline(never)]
pub(super) fn extra_errors(overlay: &Overlay) -> String {
    let errors = overlay.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let errors: Vec<String> = errors.take(5).map(|problem| format!("{}: {}", problem.path, problem.message)).collect();
    format!("problems in the manifest: {}", errors.join(" "))
}
