//! Problems and orphans as one list, each with its place in the manifest: what every format but JSON prints.

use super::Pair;
use claim_labels::manifest::{Problem, Severity, locate};
use claim_labels::text::{Orphan, Reason};

/// Something to tell about a manifest.
pub struct Finding<'a> {
    /// `error`, `warning` or `orphan`.
    pub kind: &'static str,
    /// Stable name of the rule, or the reason of an orphan.
    pub code: &'static str,
    pub message: String,
    pub help: Option<&'a str>,
    /// Line and column in the manifest, from 1.
    pub place: Option<(usize, usize)>,
    /// JSON Pointer to the value.
    pub path: String,
    pub orphan: Option<Orphan>,
}

impl Finding<'_> {
    /// All that there is to tell of a pair, in the manifest's order of problems, then of claims.
    pub fn all(pair: &Pair) -> Vec<Finding<'_>> {
        pair.problems.iter().map(Finding::problem).chain(orphans(pair)).collect()
    }

    /// A problem of a manifest.
    pub fn problem(problem: &Problem) -> Finding<'_> {
        Finding {
            kind: problem.severity.name(),
            code: problem.code,
            message: problem.message.clone(),
            help: problem.help,
            place: problem.line.zip(problem.column),
            path: problem.path.clone(),
            orphan: None,
        }
    }

    /// The rule's name where orphans and problems share one list.
    pub fn rule(&self) -> String {
        if self.kind == "orphan" { format!("orphan-{}", self.code) } else { self.code.to_owned() }
    }

    /// How bad it is; orphans that are allowed are no errors.
    pub fn severity(&self, allow_orphans: bool) -> Severity {
        match self.kind {
            "error" => Severity::Error,
            "orphan" if !allow_orphans => Severity::Error,
            _ => Severity::Warning,
        }
    }
}

fn orphans(pair: &Pair) -> Vec<Finding<'_>> {
    let claims =
        pair.placements.unplaced.iter().map(|unplaced| (&pair.manifest.claims[unplaced.claim], unplaced.orphan));
    let paths: Vec<String> = claims.clone().map(|(claim, _)| format!("/claims/{}/quote/exact", claim.number)).collect();
    let places = match paths.is_empty() {
        true => Vec::new(),
        false => locate(&pair.source, &paths.iter().map(String::as_str).collect::<Vec<_>>()),
    };
    let finding = |(((claim, orphan), path), place)| {
        let claim: &claim_labels::manifest::Claim = claim;
        let orphan: Orphan = orphan;
        Finding {
            kind: "orphan",
            code: orphan.reason.name(),
            message: format!("{}: {}", claim.id, quoted(&claim.quote.exact)),
            help: Some(what_to_do(orphan)),
            place,
            path,
            orphan: Some(orphan),
        }
    };
    claims.zip(paths).zip(places).map(finding).collect()
}

/// A passage in a message: in one line, and letters of all scripts as they are.
pub fn quoted(text: &str) -> String {
    let shown: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{shown}\"")
}

fn what_to_do(orphan: Orphan) -> &'static str {
    match (orphan.reason, orphan.candidate) {
        (Reason::Ambiguous, _) => {
            "Several passages fit. Add \"prefix\" and \"suffix\", the words around the right one."
        }
        (Reason::MeaningChanged, _) => {
            "A number, a name or a negation changed. See whether the claim still stands, then quote the new words."
        }
        (_, Some(_)) => "If the nearest passage says it, quote its words; else remove the claim.",
        (_, None) => "Nothing in the article is like it. Quote the words that say it now, or remove the claim.",
    }
}
