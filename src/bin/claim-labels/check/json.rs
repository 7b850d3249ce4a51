//! Findings for programs: the contract's JSON.

use super::Pair;
use crate::report::Record;
use claim_labels::manifest::{Claim, Problem};
use claim_labels::text::{Anchor, CodePoints, Edit, Orphan, Span};
use serde::Serialize;
use serde_json::value::RawValue;
use std::io::{self, Write};

/// `{"claims": […], "problems": […]}` of a pair.
pub fn alone(pair: &Pair, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Report::new(pair))?;
    writeln!(out)
}

/// The same with the names of both files, as an item of `files`.
pub fn item(pair: &Pair) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(&Item { article: &pair.document.name, manifest: &pair.name, report: Report::new(pair) })
}

/// A `manifest` whose pair cannot be read, or a `folder`, as an item of `files`.
pub fn unreadable(what: &str, name: &str, why: &str) -> Vec<u8> {
    serde_json::json!({what: name, "error": why}).to_string().into_bytes()
}

/// A pair of a line, with what a report needs to know of it.
pub fn line(id: Option<&RawValue>, pair: &Pair, record: &Record) -> Vec<u8> {
    let item = Item { article: &pair.document.name, manifest: &pair.name, report: Report::new(pair) };
    serde_json::to_vec(&ResultLine { id, item, record }).expect("a result can be written")
}

/// A line that cannot be read.
pub fn unreadable_line(id: Option<&RawValue>, line: usize, why: &str) -> Vec<u8> {
    serde_json::to_vec(&Unread { id, line, error: why }).expect("a result can be written")
}

#[derive(Serialize)]
struct ResultLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    item: Item<'a>,
    record: &'a Record,
}

#[derive(Serialize)]
struct Unread<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    line: usize,
    error: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    article: &'a str,
    manifest: &'a str,
    #[serde(flatten)]
    report: Report<'a>,
}

#[derive(Serialize)]
struct Report<'a> {
    claims: Vec<Line<'a>>,
    problems: Vec<ProblemLine<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    status: &'static str,
    state: &'static str,
    tier: Option<&'static str>,
    score: Option<f64>,
    start: Option<usize>,
    end: Option<usize>,
    text: Option<&'a str>,
    change: Option<&'static str>,
    changes: Vec<Words<'a>>,
    reason: Option<&'static str>,
    candidate: Option<Place<'a>>,
}

#[derive(Serialize)]
struct Words<'a> {
    from: &'a str,
    to: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    score: f64,
}

#[derive(Serialize)]
struct ProblemLine<'a> {
    code: &'a str,
    severity: &'a str,
    // The article, where the problem is its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    path: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

impl<'a> Report<'a> {
    fn new(pair: &'a Pair) -> Self {
        let Pair { document, article, manifest, anchorings, problems, .. } = pair;
        let points = article.code_points();
        let place = |span: Span| (points.of_byte(span.start), points.of_byte(span.end), article.slice(span));
        let mut claims: Vec<(usize, Line)> = Vec::new();
        for anchored in &anchorings.anchored {
            claims.push((
                anchored.claim,
                Line::anchored(
                    &manifest.claims[anchored.claim],
                    &anchored.anchor,
                    place(anchored.anchor.span),
                    &points,
                ),
            ));
        }
        for orphaned in &anchorings.orphaned {
            let candidate = orphaned.orphan.candidate.map(|candidate| {
                let (start, end, text) = place(candidate.span);
                Place { start, end, text, score: rounded(candidate.score) }
            });
            claims.push((orphaned.claim, Line::orphaned(&manifest.claims[orphaned.claim], orphaned.orphan, candidate)));
        }
        claims.sort_by_key(|(number, _)| *number);
        let file = Some(&*document.name);
        let remarks = document.remarks.iter().map(|remark| ProblemLine { file, ..ProblemLine::new(remark) });
        Report {
            claims: claims.into_iter().map(|(_, line)| line).collect(),
            problems: remarks.chain(problems.iter().map(ProblemLine::new)).collect(),
        }
    }
}

impl<'a> Words<'a> {
    fn of(edit: &'a Edit, points: &CodePoints) -> Self {
        let Edit { from, to, place } = edit;
        Words { from, to, start: points.of_byte(place.start), end: points.of_byte(place.end) }
    }
}

impl<'a> Line<'a> {
    fn new(claim: &'a Claim, state: &'static str) -> Self {
        Line {
            id: &claim.id,
            status: claim.status.name(),
            state,
            tier: None,
            score: None,
            start: None,
            end: None,
            text: None,
            change: None,
            changes: Vec::new(),
            reason: None,
            candidate: None,
        }
    }

    fn anchored(
        claim: &'a Claim,
        anchor: &'a Anchor,
        (start, end, text): (usize, usize, &'a str),
        points: &CodePoints,
    ) -> Self {
        Line {
            tier: Some(anchor.tier.name()),
            score: Some(rounded(anchor.score)),
            start: Some(start),
            end: Some(end),
            text: Some(text),
            change: Some(anchor.change.name()),
            changes: anchor.change.edits().iter().map(|edit| Words::of(edit, points)).collect(),
            ..Line::new(claim, "anchored")
        }
    }

    fn orphaned(claim: &'a Claim, orphan: Orphan, candidate: Option<Place<'a>>) -> Self {
        let score = candidate.as_ref().map(|candidate| candidate.score);
        Line { reason: Some(orphan.reason.name()), score, candidate, ..Line::new(claim, "orphaned") }
    }
}

impl<'a> ProblemLine<'a> {
    fn new(problem: &'a Problem) -> Self {
        ProblemLine {
            code: problem.code,
            severity: problem.severity.name(),
            file: None,
            path: &problem.path,
            message: &problem.message,
            line: problem.line,
            column: problem.column,
            help: problem.help,
        }
    }
}

// Four digits are more than a score means.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1e4).round() / 1e4
}
