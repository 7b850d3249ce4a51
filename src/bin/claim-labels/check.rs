//! `claim-labels check`: validates a manifest and finds every claim in its article.

use crate::input::{self, Failure, Kind};
use claim_labels::manifest::{self, Claim, Manifest, Placements, Problem, Severity};
use claim_labels::text::{Anchor, Article, CodePoints, Orphan, Span, TABLES};
use serde::Serialize;
use std::io::{self, Write};
use std::path::PathBuf;

/// `claim-labels check`
#[derive(clap::Args)]
pub struct Arguments {
    /// The article: .html, .htm or .txt (a paragraph a line); - for standard input
    article: PathBuf,
    /// Its claims manifest; - for standard input
    manifest: PathBuf,
    /// How to print what was found
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Do not fail because of claims that were not found
    #[arg(long)]
    allow_orphans: bool,
    /// What the article is, where its name does not tell
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: Option<Kind>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Checks, and prints; whether all is well.
pub fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let article = Article::new(input::article(&arguments.article, arguments.kind)?, &TABLES);
    let (manifest, mut problems) = manifest::parse(&input::bytes(&arguments.manifest)?);
    let manifest = manifest.unwrap_or_default();
    let placements = manifest::place(&article, &manifest);
    problems.extend(manifest::lint(&article, &manifest, &placements));
    let report = Report::new(&article, &manifest, &placements, &problems);
    let mut out = io::BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Json => {
            serde_json::to_writer(&mut out, &report).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        Format::Text => report.print(&mut out, &arguments.manifest.display().to_string())?,
    }
    out.flush()?;
    let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    Ok(!errors && (arguments.allow_orphans || placements.unplaced.is_empty()))
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
    reason: Option<&'static str>,
    candidate: Option<Place<'a>>,
    #[serde(skip)]
    quote: &'a str,
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
    fn new(article: &'a Article, manifest: &'a Manifest, placements: &Placements, problems: &'a [Problem]) -> Self {
        let points = CodePoints::new(article.text());
        let place = |span: Span| (points.of_byte(span.start), points.of_byte(span.end), article.slice(span));
        let mut claims: Vec<(usize, Line)> = Vec::new();
        for placed in &placements.placed {
            claims.push((
                placed.claim,
                Line::placed(&manifest.claims[placed.claim], placed.anchor, place(placed.anchor.span)),
            ));
        }
        for unplaced in &placements.unplaced {
            let candidate = unplaced.orphan.candidate.map(|candidate| {
                let (start, end, text) = place(candidate.span);
                Place { start, end, text, score: rounded(candidate.score) }
            });
            claims.push((unplaced.claim, Line::unplaced(&manifest.claims[unplaced.claim], unplaced.orphan, candidate)));
        }
        claims.sort_by_key(|(number, _)| *number);
        Report {
            claims: claims.into_iter().map(|(_, line)| line).collect(),
            problems: problems.iter().map(ProblemLine::new).collect(),
        }
    }

    fn print(&self, out: &mut impl Write, manifest: &str) -> io::Result<()> {
        for problem in &self.problems {
            let place = match (problem.line, problem.column) {
                (Some(line), Some(column)) => format!("{manifest}:{line}:{column}"),
                _ => format!("{manifest} {}", problem.path),
            };
            writeln!(out, "{}[{}]: {}", problem.severity, problem.code, problem.message)?;
            writeln!(out, "  at {place}")?;
            if let Some(help) = problem.help {
                writeln!(out, "  {help}")?;
            }
        }
        for claim in self.claims.iter().filter(|claim| claim.state == "orphaned") {
            writeln!(out, "orphan[{}]: {}: {:?}", claim.reason.unwrap_or_default(), claim.id, claim.quote)?;
            match &claim.candidate {
                Some(near) => writeln!(out, "  nearest ({:.2}), at {}: {:?}", near.score, near.start, near.text)?,
                None => writeln!(out, "  nothing in the article is like it")?,
            }
        }
        let anchored = self.claims.iter().filter(|claim| claim.state == "anchored").count();
        writeln!(out, "{anchored} of {} claims anchored, {} problems", self.claims.len(), self.problems.len())
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
            reason: None,
            candidate: None,
            quote: &claim.quote.exact,
        }
    }

    fn placed(claim: &'a Claim, anchor: Anchor, (start, end, text): (usize, usize, &'a str)) -> Self {
        Line {
            tier: Some(anchor.tier.name()),
            score: Some(rounded(anchor.score)),
            start: Some(start),
            end: Some(end),
            text: Some(text),
            ..Line::new(claim, "anchored")
        }
    }

    fn unplaced(claim: &'a Claim, orphan: Orphan, candidate: Option<Place<'a>>) -> Self {
        let score = candidate.as_ref().map(|candidate| candidate.score);
        Line { reason: Some(orphan.reason.name()), score, candidate, ..Line::new(claim, "orphaned") }
    }
}

impl<'a> ProblemLine<'a> {
    fn new(problem: &'a Problem) -> Self {
        ProblemLine {
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

// Four digits are more than a score means.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1e4).round() / 1e4
}
