//! What is wrong with a manifest, and where its claims stand: for the form, the list of problems and the article.

use super::claim::{Found, quote_of};
use crate::manifest::{self, AnchoredClaim, Anchoring, Anchorings, Manifest, OrphanedClaim, Problem};
use crate::readings::Readings;
use crate::text::{Answer, Article, Quote};
use crate::workbench::document::{Doc, Node};
use crate::workbench::session::ClaimKey;
use std::collections::HashMap;

/// What is known of a manifest beside an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// Everything that is wrong, in the validator's words.
    pub problems: Vec<Problem>,
    /// What became of each claim, sound or not, in the manifest's order.
    pub found: Vec<Found>,
}

impl Checked {
    /// The same by the numbers that claims have now: `then` are those that were checked, `now` those that there are. Nothing is left of
    /// those that are gone, and of new ones nothing is known.
    pub fn renumbered(&self, then: &[ClaimKey], now: &[ClaimKey]) -> Checked {
        let numbers: HashMap<ClaimKey, usize> = now.iter().copied().zip(0..).collect();
        let number = |then_number: usize| numbers.get(then.get(then_number)?).copied();
        let mut found = vec![Found::Unknown; now.len()];
        for (own, number) in self.found.iter().zip((0..).map(number)) {
            if let Some(number) = number {
                found[number] = own.clone();
            }
        }
        let renamed = |problem: &Problem| match number_in(&problem.path) {
            None => Some(problem.clone()),
            Some((own, rest)) => Some(Problem { path: format!("/claims/{}{rest}", number(own)?), ..problem.clone() }),
        };
        Checked { problems: self.problems.iter().filter_map(renamed).collect(), found }
    }
}

// The number of the claim that a JSON Pointer leads into, and the rest of it.
fn number_in(pointer: &str) -> Option<(usize, &str)> {
    let inner = pointer.strip_prefix("/claims/")?;
    let (number, rest) = inner.split_at(inner.find('/').unwrap_or(inner.len()));
    Some((number.parse().ok()?, rest))
}

/// Checks a manifest again and again as it is edited: a quote is looked for once.
#[derive(Default)]
pub struct Checker {
    answers: HashMap<Quote, Answer>,
}

impl Checker {
    /// Problems and places. The article must be the same at every call.
    pub fn check(&mut self, article: &Article, readings: &Readings, doc: &Doc) -> Checked {
        let (manifest, mut problems) = manifest::read(&doc.root.json());
        let claims: Vec<&Node> = doc.root.get("claims").into_iter().flat_map(Node::items).collect();
        tell_the_first(&claims, &mut problems);
        let found: Vec<Found> = claims.iter().map(|claim| self.find(article, readings, claim)).collect();
        if let Some(manifest) = manifest {
            problems.extend(manifest::lint(article, &manifest, &anchorings(article, &manifest, &found)));
        }
        Checked { problems, found }
    }

    fn find(&mut self, article: &Article, readings: &Readings, claim: &Node) -> Found {
        let Some(quote) = quote_of(claim) else { return Found::NoQuote };
        let answer = self.answers.entry(quote).or_insert_with_key(|quote| readings.find(article, quote));
        match answer.clone() {
            Answer::Anchored(anchor) => Found::Here(anchor),
            Answer::Orphaned(orphan) => Found::Lost(orphan),
        }
    }
}

// The validator names the claims that repeat an id. To an editor the first of them is as wrong: readers see none of them.
fn tell_the_first(claims: &[&Node], problems: &mut Vec<Problem>) {
    let mut told = Vec::new();
    let repeated: Vec<Problem> = problems.iter().filter(|problem| problem.code == "id-duplicate").cloned().collect();
    for problem in repeated {
        let id = |number: usize| claims.get(number).map(|claim| claim.text_at("/id"));
        let number = problem.path.split('/').nth(2).and_then(|step| step.parse().ok()).and_then(id);
        let first =
            number.and_then(|repeated| (0..claims.len()).find(|number| id(*number).as_ref() == Some(&repeated)));
        if let Some(first) = first.filter(|first| !told.contains(first)) {
            told.push(first);
            let id = id(first).unwrap_or_default();
            let message = format!("The id \"{id}\" is used already, by another claim.");
            problems.push(Problem { path: format!("/claims/{first}/id"), message, ..problem });
        }
    }
}

fn anchorings(article: &Article, manifest: &Manifest, found: &[Found]) -> Anchorings {
    let mut anchorings = Anchorings::default();
    for (claim, sound) in manifest.claims.iter().enumerate() {
        match &found[sound.number] {
            Found::Here(anchor) => {
                anchorings.add(Anchoring::Anchored(AnchoredClaim::new(article, claim, &sound.quote, anchor.clone())))
            }
            Found::Lost(orphan) => anchorings.add(Anchoring::Orphaned(OrphanedClaim { claim, orphan: *orphan })),
            Found::NoQuote | Found::Unknown => {}
        }
    }
    anchorings
}

/// The JSON Pointer of the field where an editor mends the problem: where something is missing, that is what is missing.
pub fn field_of(problem: &Problem) -> String {
    let missing = match problem.code {
        "official-without-source" | "reported-without-source" => "/sources",
        "speculative-without-note" | "note-missing" => "/note",
        "id-missing" => "/id",
        "status-missing" => "/status",
        "quote-missing" if !problem.path.ends_with("/quote") => "/quote/exact",
        "quote-missing" | "quote-short" => "/exact",
        "claims-overlap" => "/quote/exact",
        _ => "",
    };
    format!("{}{missing}", problem.path)
}
