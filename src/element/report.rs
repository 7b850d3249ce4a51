//! Problems, answers and errors as JavaScript sees them: the field names of the contract.

use crate::failure::Failure;
use crate::manifest::{self, AnchoredClaim, Anchorings, Claim, Manifest, Problem};
use crate::text::{CodePoints, Edit, Orphan, Span};
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

/// A manifest from its text, with all that is wrong with it.
///
/// # Errors
/// The text is no JSON, or nested too deep; with line and column.
pub(super) fn parse(text: &str) -> Result<(Option<Manifest>, Vec<Problem>), Failure> {
    let (manifest, problems) = manifest::parse_text(text);
    match &problems[..] {
        [Problem { code: "not-json", message, line: Some(line), column: Some(column), .. }] => {
            let message = format!("{} (line {line}, column {column})", message.trim_end_matches('.'));
            Err(Failure::ManifestNotJson(message))
        }
        _ => Ok((manifest, problems)),
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
    change: Option<&'static str>,
    reason: Option<&'a str>,
}

/// What became of each claim, in the manifest's order.
pub(super) fn claim_details<'a>(manifest: &'a Manifest, anchorings: &'a Anchorings) -> Vec<ClaimDetail<'a>> {
    answers(manifest, anchorings).map(|(claim, answer)| answer.detail(claim)).collect()
}

fn answers<'a>(manifest: &'a Manifest, anchorings: &'a Anchorings) -> impl Iterator<Item = (&'a Claim, Answer<'a>)> {
    let mut answers: Vec<Option<Answer>> = manifest.claims.iter().map(|_| None).collect();
    anchorings.anchored.iter().for_each(|anchored| answers[anchored.claim] = Some(Answer::Anchored(anchored)));
    anchorings.withheld.iter().for_each(|anchored| answers[anchored.claim] = Some(Answer::Withheld(anchored)));
    anchorings.orphaned.iter().for_each(|one| answers[one.claim] = Some(Answer::Orphaned(&one.orphan)));
    manifest.claims.iter().zip(answers).filter_map(|(claim, answer)| Some((claim, answer?)))
}

/// What became of one claim, and where that is in the text.
#[derive(Serialize)]
pub(super) struct PlacedDetail<'a> {
    #[serde(flatten)]
    claim: ClaimDetail<'a>,
    #[serde(flatten)]
    place: PlaceDetail<'a>,
}

/// Where a claim stands in a text, in code points.
#[derive(Serialize)]
struct PlaceDetail<'a> {
    start: Option<usize>,
    end: Option<usize>,
    text: Option<&'a str>,
    candidate: Option<CandidateDetail<'a>>,
    changes: Vec<EditDetail>,
}

/// Words that went and came, and where those that came stand, in code points.
#[derive(Serialize)]
struct EditDetail {
    from: String,
    to: String,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct CandidateDetail<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    score: f64,
}

/// What became of each claim and where in `text`, in the manifest's order.
pub(super) fn placed_details<'a>(
    manifest: &'a Manifest,
    anchorings: &'a Anchorings,
    text: &'a str,
) -> Vec<PlacedDetail<'a>> {
    let points = CodePoints::new(text);
    let detail = |(claim, answer): (&'a Claim, Answer)| PlacedDetail {
        claim: answer.detail(claim),
        place: answer.place(text, &points),
    };
    answers(manifest, anchorings).map(detail).collect()
}

// What became of a claim: shown, found and not shown, or not found.
enum Answer<'a> {
    Anchored(&'a AnchoredClaim),
    Withheld(&'a AnchoredClaim),
    Orphaned(&'a Orphan),
}

impl Answer<'_> {
    fn detail<'a>(&self, claim: &'a Claim) -> ClaimDetail<'a> {
        let (state, anchored, orphan) = match self {
            Answer::Anchored(anchored) => ("anchored", Some(anchored), None),
            Answer::Withheld(anchored) => ("withheld", Some(anchored), None),
            Answer::Orphaned(orphan) => ("orphaned", None, Some(orphan)),
        };
        let anchor = anchored.map(|anchored| &anchored.anchor);
        let candidate = orphan.and_then(|orphan| orphan.candidate);
        let score = anchor.map(|anchor| anchor.score).or(candidate.map(|candidate| candidate.score));
        ClaimDetail {
            id: &claim.id,
            status: claim.status.name(),
            state,
            tier: anchor.map(|anchor| anchor.tier.name()),
            score: score.map(f64::from),
            change: anchor.map(|anchor| anchor.change.name()),
            reason: orphan.map(|orphan| orphan.reason.name()),
        }
    }

    fn place<'a>(&self, text: &'a str, points: &CodePoints) -> PlaceDetail<'a> {
        let slice = |span: Span| (points.of_byte(span.start), points.of_byte(span.end), &text[span.start..span.end]);
        match self {
            Answer::Anchored(anchored) | Answer::Withheld(anchored) => {
                let (start, end, text) = slice(anchored.anchor.span);
                let edit = |edit: &Edit| EditDetail {
                    from: edit.from.clone(),
                    to: edit.to.clone(),
                    start: points.of_byte(edit.place.start),
                    end: points.of_byte(edit.place.end),
                };
                let changes = anchored.anchor.change.edits().iter().map(edit).collect();
                PlaceDetail { start: Some(start), end: Some(end), text: Some(text), candidate: None, changes }
            }
            Answer::Orphaned(orphan) => {
                let candidate = orphan.candidate.map(|candidate| {
                    let (start, end, text) = slice(candidate.span);
                    CandidateDetail { start, end, text, score: candidate.score.into() }
                });
                PlaceDetail { start: None, end: None, text: None, candidate, changes: Vec::new() }
            }
        }
    }
}
