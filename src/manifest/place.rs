//! Claims and an article's text, brought together.

use super::model::{Claim, Manifest};
use super::wording::Wording;
use crate::readings::Readings;
use claim_labels_text::{Anchor, Answer, Article, Change, Orphan, Quote};

/// A claim that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Its number in the manifest's claims.
    pub claim: usize,
    /// Where it stands.
    pub anchor: Anchor,
    /// What it said when it was labelled and what it says now, where that differs.
    pub wording: Option<Wording>,
}

impl Placed {
    /// A claim with this `number` in its manifest, whose quote was found.
    pub fn new(article: &Article, number: usize, quote: &Quote, anchor: Anchor) -> Placed {
        let edits = anchor.change.edits();
        let wording = (!edits.is_empty()).then(|| Wording::new(article, &quote.exact, anchor.span, edits));
        Placed { claim: number, anchor, wording }
    }

    /// Whether its words are not those that were labelled any more.
    pub fn is_reworded(&self) -> bool {
        self.anchor.change != Change::None
    }
}

/// A claim that labels nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Unplaced {
    /// Its number in the manifest's claims.
    pub claim: usize,
    /// Why, and the best candidate.
    pub orphan: Orphan,
}

/// What became of one claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Placement {
    /// It was found.
    Placed(Placed),
    /// It labels nothing.
    Unplaced(Unplaced),
}

/// What became of all claims, each in the manifest's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placements {
    /// Those that were found.
    pub placed: Vec<Placed>,
    /// Those that label nothing.
    pub unplaced: Vec<Unplaced>,
    /// Those that were found, reworded, and are not to be shown: see [`Placements::withhold`].
    pub withheld: Vec<Placed>,
}

impl Placements {
    /// How many claims were found with other words than those that were labelled.
    pub fn reworded(&self) -> usize {
        self.placed.iter().chain(&self.withheld).filter(|placed| placed.is_reworded()).count()
    }

    /// Reworded claims are not to be shown.
    pub fn withhold(&mut self) {
        let (reworded, same) = std::mem::take(&mut self.placed).into_iter().partition(Placed::is_reworded);
        (self.placed, self.withheld) = (same, reworded);
    }

    /// Adds one more.
    pub fn push(&mut self, placement: Placement) {
        match placement {
            Placement::Placed(placed) => self.placed.push(placed),
            Placement::Unplaced(unplaced) => self.unplaced.push(unplaced),
        }
    }
}

/// Finds every claim of `manifest` in `article`, or else in other readings of its page.
pub fn place_on_page(article: &Article, readings: &Readings, manifest: &Manifest) -> Placements {
    let mut placements = Placements::default();
    for (number, claim) in manifest.claims.iter().enumerate() {
        placements.push(Placement::of(article, readings, number, claim));
    }
    placements
}

/// Finds every claim of `manifest` in `article`.
pub fn place(article: &Article, manifest: &Manifest) -> Placements {
    place_on_page(article, &Readings::default(), manifest)
}

impl Placement {
    /// Finds the claim with this `number` in its manifest.
    pub fn of(article: &Article, readings: &Readings, number: usize, claim: &Claim) -> Placement {
        match readings.find(article, &claim.quote) {
            Answer::Anchored(anchor) => Placement::Placed(Placed::new(article, number, &claim.quote, anchor)),
            Answer::Orphaned(orphan) => Placement::Unplaced(Unplaced { claim: number, orphan }),
        }
    }
}
