//! What a report needs to know of an article and its claims. `check --jsonl` writes it, so that many machines can gather what one report
//! is made of.

use crate::check::Pair;
use claim_labels::manifest::{Claim, Severity};
use serde::{Deserialize, Serialize};

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// What messages call it.
    pub article: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// How many errors its manifest has.
    pub errors: usize,
    pub claims: Vec<ClaimRecord>,
}

/// A claim, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClaimRecord {
    pub id: String,
    pub status: String,
    pub quote: String,
    /// Why it is not found, if it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orphaned: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reworded: bool,
    /// Who says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Earlier labels, with their dates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<(String, Option<String>)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// When it was corrected; empty if the correction has no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
    /// When its label is to be looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
}

impl Record {
    pub fn of(pair: &Pair) -> Record {
        let info = &pair.manifest.article;
        let about = pair.document.page.as_ref().map(claim_labels::html::Page::about).unwrap_or_default();
        let errors = pair.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        let mut claims: Vec<ClaimRecord> =
            pair.manifest.claims.iter().enumerate().map(|(at, claim)| ClaimRecord::of(pair, at, claim)).collect();
        for (claim, date) in pair.reviews() {
            claims
                .iter_mut()
                .filter(|record| record.id == claim.id)
                .for_each(|record| record.review = Some(date.clone()));
        }
        Record {
            article: pair.document.name.clone(),
            url: info.url.clone().or(about.url),
            headline: info.headline.clone().or(about.headline),
            section: info.section.clone().or(about.section),
            published: info.published.clone().or(about.published),
            errors,
            claims,
        }
    }
}

impl ClaimRecord {
    fn of(pair: &Pair, at: usize, claim: &Claim) -> ClaimRecord {
        let orphan = pair.anchorings.orphaned.iter().find(|one| one.claim == at);
        let anchored = pair.anchorings.anchored.iter().find(|one| one.claim == at);
        let source = |source: &claim_labels::manifest::Source| source.name.clone().or_else(|| source.publisher.clone());
        ClaimRecord {
            id: claim.id.clone(),
            status: claim.status.name().to_owned(),
            quote: claim.quote.exact.clone(),
            orphaned: orphan.map(|one| one.orphan.reason.name().to_owned()),
            reworded: anchored.is_some_and(|one| one.is_reworded()),
            sources: claim.sources.iter().filter_map(source).collect(),
            history: claim.history.iter().map(|one| (one.status.name().to_owned(), one.date.clone())).collect(),
            updated: claim.updated.clone(),
            corrected: claim.correction.as_ref().map(|correction| correction.date.clone().unwrap_or_default()),
            review: None,
        }
    }
}
