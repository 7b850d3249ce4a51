//! Problems, answers and errors as JavaScript sees them: the field names of the contract.

use super::overlay::Overlay;
use crate::failure::Failure;
use crate::manifest::{Manifest, Placements, Problem, Severity};
use crate::text::{Anchor, CodePoints, Orphan, Span};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// `value` as plain objects, arrays and nulls.
pub(super) fn to_js(value: &impl Serialize) -> JsValue {
    // What is serialised here are structs of strings and numbers: nothing in them can fail.
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

#[derive(Serialize)]
struct FailureDetail<'a> {
    code: &'a str,
    message: String,
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> JsValue {
        to_js(&FailureDetail { code: failure.code(), message: failure.to_string() })
    }
}

/// A problem of a manifest.
#[derive(Serialize)]
pub(super) struct ProblemDetail<'a> {
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

impl<'a> From<&'a Problem> for ProblemDetail<'a> {
    fn from(problem: &'a Problem) -> Self {
        ProblemDetail {
            code: problem.code,
            severity: problem.severity.name(),
            path: &problem.path,
            message: &problem.message,
            line: problem.line,
            column: problem.column,
            help: problem.help,
        }
    }
}

/// The details of each.
pub(super) fn problem_details(problems: &[Problem]) -> Vec<ProblemDetail<'_>> {
    problems.iter().map(ProblemDetail::from).collect()
}

/// What became of one claim.
#[derive(Serialize)]
pub(super) struct ClaimDetail<'a> {
    id: &'a str,
    status: &'a str,
    state: &'a str,
    tier: Option<&'a str>,
    score: Option<f64>,
    reason: Option<&'a str>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    place: Option<PlaceDetail<'a>>,
}

/// Where a claim stands in a text, in code points.
#[derive(Serialize)]
struct PlaceDetail<'a> {
    start: Option<usize>,
    end: Option<usize>,
    text: Option<&'a str>,
    candidate: Option<CandidateDetail<'a>>,
}

#[derive(Serialize)]
struct CandidateDetail<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    score: f64,
}

/// What became of each claim, in the manifest's order; with places where `text` is given.
pub(super) fn claim_details<'a>(
    manifest: &'a Manifest,
    placements: &Placements,
    text: Option<&'a str>,
) -> Vec<ClaimDetail<'a>> {
    let points = text.map(|text| (text, CodePoints::new(text)));
    let mut found: Vec<Option<Result<Anchor, Orphan>>> = manifest.claims.iter().map(|_| None).collect();
    placements.placed.iter().for_each(|placed| found[placed.claim] = Some(Ok(placed.anchor)));
    placements.unplaced.iter().for_each(|unplaced| found[unplaced.claim] = Some(Err(unplaced.orphan)));
    let claims = manifest.claims.iter().zip(found);
    let detail = |(claim, found): (&'a crate::manifest::Claim, Option<_>)| {
        let found = found?;
        let place = points.as_ref().map(|(text, points)| place(&found, text, points));
        let (state, tier, score, reason) = match found {
            Ok(anchor) => ("anchored", Some(anchor.tier.name()), Some(anchor.score), None),
            Err(orphan) => {
                ("orphaned", None, orphan.candidate.map(|candidate| candidate.score), Some(orphan.reason.name()))
            }
        };
        Some(ClaimDetail {
            id: &claim.id,
            status: claim.status.name(),
            state,
            tier,
            score: score.map(f64::from),
            reason,
            place,
        })
    };
    claims.filter_map(detail).collect()
}

fn place<'a>(found: &Result<Anchor, Orphan>, text: &'a str, points: &CodePoints) -> PlaceDetail<'a> {
    let slice = |span: Span| (points.of_byte(span.start), points.of_byte(span.end), &text[span.start..span.end]);
    match found {
        Ok(anchor) => {
            let (start, end, text) = slice(anchor.span);
            PlaceDetail { start: Some(start), end: Some(end), text: Some(text), candidate: None }
        }
        Err(orphan) => {
            let candidate = orphan.candidate.map(|candidate| {
                let (start, end, text) = slice(candidate.span);
                CandidateDetail { start, end, text, score: candidate.score.into() }
            });
            PlaceDetail { start: None, end: None, text: None, candidate }
        }
    }
}

/// One line for the console, if there is anything to say.
pub(super) fn complaint(overlay: &Overlay) -> Option<String> {
    let id = |number: usize| overlay.manifest.claims[number].id.as_str();
    let orphans = overlay.placements.unplaced.iter();
    let orphans: Vec<String> =
        orphans.map(|unplaced| format!("{} ({})", id(unplaced.claim), unplaced.orphan.reason.name())).collect();
    let errors = overlay.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|problem| format!("{}: {}", problem.path, problem.message)).collect();
    let mut parts = Vec::new();
    if !orphans.is_empty() {
        parts.push(format!("not shown: {}", orphans.join(", ")));
    }
    if !errors.is_empty() {
        parts.push(format!("problems in the manifest: {}", errors[..errors.len().min(5)].join(" ")));
    }
    (!parts.is_empty()).then(|| format!("claim-labels: {}", parts.join("; ")))
}
