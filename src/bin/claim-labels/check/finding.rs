//! Problems and orphans as one list, each with its place: what every format but JSON prints.

use super::{Pair, Rules};
use crate::terminal::in_one_line;
use claim_labels::manifest::{AnchoredClaim, Claim, Problem, Severity, locate};
use claim_labels::text::{Orphan, Reason};

/// Something to tell about a manifest, or about its article.
pub struct Finding<'a> {
    /// The file that it is about, as messages call it.
    pub file: &'a str,
    /// `error`, `warning` or `orphan`.
    pub kind: &'static str,
    /// Stable name of the rule, or the reason of an orphan.
    pub code: &'static str,
    pub message: String,
    pub help: Option<&'a str>,
    /// Line and column in the file, from 1.
    pub place: Option<(usize, usize)>,
    /// JSON Pointer to the value; empty for what is about an article.
    pub path: String,
    pub orphan: Option<Orphan>,
    /// The claim that this is about, where its words changed.
    pub reworded: Option<&'a AnchoredClaim>,
}

impl<'a> Finding<'a> {
    /// All that there is to tell of a pair: of the article, then in the manifest's order of problems, then of claims.
    pub fn all(pair: &'a Pair) -> Vec<Finding<'a>> {
        let of_article = pair.document.remarks.iter().map(|remark| Finding::problem(&pair.document.name, remark));
        let of_manifest = pair
            .problems
            .iter()
            .map(|problem| Finding { reworded: reworded(pair, problem), ..Finding::problem(&pair.name, problem) });
        of_article.chain(of_manifest).chain(orphans(pair)).collect()
    }

    /// A problem of a file.
    pub fn problem(file: &'a str, problem: &'a Problem) -> Finding<'a> {
        Finding {
            file,
            kind: problem.severity.name(),
            code: problem.code,
            message: problem.message.clone(),
            help: problem.help,
            place: problem.line.zip(problem.column),
            path: problem.path.clone(),
            orphan: None,
            reworded: None,
        }
    }

    /// The rule's name where orphans and problems share one list.
    pub fn rule(&self) -> String {
        if self.kind == "orphan" { format!("orphan-{}", self.code) } else { self.code.to_owned() }
    }

    /// How bad it is.
    pub fn severity(&self, rules: Rules) -> Severity {
        match self.kind {
            "error" => Severity::Error,
            "orphan" if !rules.allow_orphans => Severity::Error,
            _ if self.reworded.is_some() && rules.strict => Severity::Error,
            _ => Severity::Warning,
        }
    }
}

fn reworded<'a>(pair: &'a Pair, problem: &Problem) -> Option<&'a AnchoredClaim> {
    let number = problem.path.strip_prefix("/claims/")?.split('/').next()?.parse().ok();
    let is_it = |anchored: &&AnchoredClaim| Some(pair.manifest.claims[anchored.claim].number) == number;
    pair.anchorings.anchored.iter().filter(|_| problem.code == "reworded").find(is_it)
}

fn orphans(pair: &Pair) -> Vec<Finding<'_>> {
    let claims =
        pair.anchorings.orphaned.iter().map(|orphaned| (&pair.manifest.claims[orphaned.claim], orphaned.orphan));
    let paths: Vec<String> = claims.clone().map(|(claim, _)| format!("/claims/{}/quote/exact", claim.number)).collect();
    let places = match paths.is_empty() {
        true => Vec::new(),
        false => locate(&pair.source, &paths.iter().map(String::as_str).collect::<Vec<_>>()),
    };
    let finding = |(((claim, orphan), path), place): (((&Claim, Orphan), String), _)| Finding {
        file: &pair.name,
        kind: "orphan",
        code: orphan.reason.name(),
        message: format!("{}: {}", claim.id, quoted(&claim.quote.exact)),
        help: Some(what_to_do(pair, claim, orphan)),
        place,
        path,
        orphan: Some(orphan),
        reworded: None,
    };
    claims.zip(paths).zip(places).map(finding).collect()
}

/// A passage in a message: in one line, and letters of all scripts as they are.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", in_one_line(text))
}

fn what_to_do(pair: &Pair, claim: &Claim, orphan: Orphan) -> &'static str {
    if pair.article.words() == 0 {
        return "There is no text to look in: see what is said of the article first.";
    }
    let candidate = orphan.candidate.map(|candidate| candidate.span);
    let is_quotable = candidate.is_some_and(|span| pair.article.quote(pair.article.snap(span)).is_some());
    let is_same = candidate
        .is_some_and(|span| pair.article.slice(span).split_whitespace().eq(claim.quote.exact.split_whitespace()));
    match orphan.reason {
        Reason::Ambiguous => "Several passages fit. Add \"prefix\" and \"suffix\", the words around the right one.",
        Reason::MeaningChanged if is_same => {
            "The words around it changed, so that it says something else. If the claim still stands, quote its whole sentence; if not, remove it."
        }
        Reason::MeaningChanged if is_quotable => {
            "A number, a name or a negation changed. See whether the claim still stands: if so, quote the new words; if not, remove it."
        }
        Reason::MeaningChanged => {
            "A number, a name or a negation changed. See whether the claim still stands; if not, remove it."
        }
        _ if is_quotable => "If the nearest passage says it, quote its words; else remove the claim.",
        _ => {
            "Nothing in the article is like it. If the article says it in other words, quote those; else remove the claim."
        }
    }
}
