//! Claims and an article's text, brought together.

use super::model::{Claim, Manifest};
use super::wording::Wording;
use crate::readings::Readings;
use claim_labels_text::{Anchor, Answer, Article, Change, Orphan, Quote};

/// A claim that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct AnchoredClaim {
    /// Its number in the manifest's claims.
    pub claim: usize,
    /// Where it stands.
    pub anchor: Anchor,
    /// What it said when it was labelled and what it says now, where that differs.
    pub wording: Option<Wording>,
}

impl AnchoredClaim {
    /// A claim with this `number` in its manifest, whose quote was found.
    pub fn new(article: &Article, number: usize, quote: &Quote, anchor: Anchor) -> AnchoredClaim {
        let edits = anchor.change.edits();
        let wording = (!edits.is_empty()).then(|| Wording::new(article, &quote.exact, anchor.span, edits));
        AnchoredClaim { claim: number, anchor, wording }
    }

    /// Whether its words are not those that were labelled any more.
    pub fn is_reworded(&self) -> bool {
        self.anchor.change != Change::None
    }
}

/// A claim that labels nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct OrphanedClaim {
    /// Its number in the manifest's claims.
    pub claim: usize,
    /// Why, and the best candidate.
    pub orphan: Orphan,
}

/// What became of one claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Anchoring {
    /// It was found.
    Anchored(AnchoredClaim),
    /// It labels nothing.
    Orphaned(OrphanedClaim),
}

/// What became of all claims, each in the manifest's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Anchorings {
    /// Those that were found.
    pub anchored: Vec<AnchoredClaim>,
    /// Those that label nothing.
    pub orphaned: Vec<OrphanedClaim>,
    /// Those that were found, reworded, and are not to be shown: see [`Anchorings::withhold`].
    pub withheld: Vec<AnchoredClaim>,
}

impl Anchorings {
    /// How many claims were found with other words than those that were labelled.
    pub fn reworded(&self) -> usize {
        self.anchored.iter().chain(&self.withheld).filter(|anchored| anchored.is_reworded()).count()
    }

    /// Reworded claims are not to be shown.
    pub fn withhold(&mut self) {
        let (reworded, same) = std::mem::take(&mut self.anchored).into_iter().partition(AnchoredClaim::is_reworded);
        (self.anchored, self.withheld) = (same, reworded);
    }

    /// Adds one more, where it belongs by the manifest's order.
    pub fn add(&mut self, anchoring: Anchoring) {
        match anchoring {
            Anchoring::Anchored(new) => {
                let at = self.anchored.partition_point(|anchored| anchored.claim < new.claim);
                self.anchored.insert(at, new);
            }
            Anchoring::Orphaned(new) => {
                let at = self.orphaned.partition_point(|orphaned| orphaned.claim < new.claim);
                self.orphaned.insert(at, new);
            }
        }
    }
}

/// Finds every claim of `manifest` in `article`, or else in other readings of its page.
pub fn anchor_on_page(article: &Article, readings: &Readings, manifest: &Manifest) -> Anchorings {
    let mut anchorings = Anchorings::default();
    for (number, claim) in manifest.claims.iter().enumerate() {
        anchorings.add(Anchoring::of(article, readings, number, claim));
    }
    anchorings
}

/// Finds every claim of `manifest` in `article`.
pub fn anchor(article: &Article, manifest: &Manifest) -> Anchorings {
    anchor_on_page(article, &Readings::default(), manifest)
}

impl Anchoring {
    /// The claim with this `number` in its manifest, if its passage is as it was, see [`Article::find_unchanged`]: what
    /// [`Anchoring::of`] says, too.
    pub fn unchanged(article: &Article, readings: &Readings, number: usize, claim: &Claim) -> Option<Anchoring> {
        let anchor = readings.find_unchanged(article, &claim.quote)?;
        Some(Anchoring::Anchored(AnchoredClaim { claim: number, anchor, wording: None }))
    }

    /// Finds the claim with this `number` in its manifest.
    pub fn of(article: &Article, readings: &Readings, number: usize, claim: &Claim) -> Anchoring {
        match readings.find(article, &claim.quote) {
            Answer::Anchored(anchor) => Anchoring::Anchored(AnchoredClaim::new(article, number, &claim.quote, anchor)),
            Answer::Orphaned(orphan) => Anchoring::Orphaned(OrphanedClaim { claim: number, orphan }),
        }
    }
}
