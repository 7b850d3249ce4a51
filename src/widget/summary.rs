//! What the legend says of all claims, worked out once for a manifest.

use crate::manifest::{Anchorings, Manifest, Wording};
use crate::text::Reason;

/// The place of a claim in its manifest's list of sound claims, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClaimIndex(pub usize);

/// Counts by status, the order of the badges, and the orphans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Summary {
    /// How many anchored claims carry each label, in the order of the statuses.
    pub counts: [usize; 3],
    /// The anchored claims as a reader meets their badges: by where the passage ends.
    pub order: Vec<ClaimIndex>,
    /// The anchored claims whose words are not those that were labelled any more.
    pub reworded: Vec<(ClaimIndex, Wording)>,
    /// The claims that label nothing.
    pub unlabelled: Vec<(ClaimIndex, Unlabelled)>,
}

/// Why a claim labels nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unlabelled {
    /// It was not found for sure.
    Orphaned(Reason),
    /// It was reworded, and the page does not want to show such labels.
    Withheld,
}

impl Summary {
    /// Cost: O(n log n) in the claims.
    pub fn of(manifest: &Manifest, anchorings: &Anchorings) -> Self {
        let mut counts = [0; 3];
        let mut ends = Vec::with_capacity(anchorings.anchored.len());
        for anchored in &anchorings.anchored {
            counts[manifest.claims[anchored.claim].status as usize] += 1;
            ends.push((anchored.anchor.span.end, ClaimIndex(anchored.claim)));
        }
        ends.sort_unstable();
        let orphaned =
            anchorings.orphaned.iter().map(|one| (ClaimIndex(one.claim), Unlabelled::Orphaned(one.orphan.reason)));
        let withheld = anchorings.withheld.iter().map(|one| (ClaimIndex(one.claim), Unlabelled::Withheld));
        let mut unlabelled: Vec<(ClaimIndex, Unlabelled)> = orphaned.chain(withheld).collect();
        unlabelled.sort_unstable_by_key(|(claim, _)| *claim);
        let reworded = anchorings
            .anchored
            .iter()
            .filter_map(|anchored| Some((ClaimIndex(anchored.claim), anchored.wording.clone()?)));
        let order = ends.into_iter().map(|(_, claim)| claim).collect();
        Summary { counts, order, reworded: reworded.collect(), unlabelled }
    }

    /// What a claim said when it was labelled and what it says now, where that differs. Cost: O(log n).
    pub fn wording(&self, claim: ClaimIndex) -> Option<&Wording> {
        let at = self.reworded.binary_search_by_key(&claim, |(claim, _)| *claim).ok()?;
        Some(&self.reworded[at].1)
    }
}
