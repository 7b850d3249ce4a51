//! What is wrong with a manifest, and where its claims stand: for the form, the list of problems and the article.

use super::claim::{Found, quote_of};
use super::tree::{Doc, Node};
use crate::manifest::{self, AnchoredClaim, Anchoring, Anchorings, Manifest, OrphanedClaim, Problem};
use crate::readings::Readings;
use crate::text::{Answer, Article, Quote};
use std::collections::HashMap;

/// What is known of a manifest beside an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// Everything that is wrong, in the validator's words.
    pub problems: Vec<Problem>,
    /// What became of each claim, sound or not, in the manifest's order.
    pub found: Vec<Found>,
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

fn anchorings(article: &Article, manifest: &Manifest, found: &[Found]) -> Anchorings {
    let mut anchorings = Anchorings::default();
    for (claim, sound) in manifest.claims.iter().enumerate() {
        match &found[sound.number] {
            Found::Here(anchor) => {
                anchorings.push(Anchoring::Anchored(AnchoredClaim::new(article, claim, &sound.quote, anchor.clone())))
            }
            Found::Lost(orphan) => anchorings.push(Anchoring::Orphaned(OrphanedClaim { claim, orphan: *orphan })),
            Found::NoQuote => {}
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
