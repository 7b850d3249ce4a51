//! What the legend says of all claims, worked out once for a manifest.

use crate::manifest::{Manifest, Placements};
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
    /// The claims that label nothing.
    pub orphans: Vec<(ClaimIndex, Reason)>,
}

impl Summary {
    /// Cost: O(n log n) in the claims.
    pub fn of(manifest: &Manifest, placements: &Placements) -> Self {
        let mut counts = [0; 3];
        let mut ends = Vec::with_capacity(placements.placed.len());
        for placed in &placements.placed {
            counts[manifest.claims[placed.claim].status as usize] += 1;
            ends.push((placed.anchor.span.end, ClaimIndex(placed.claim)));
        }
        ends.sort_unstable();
        let orphans = placements.unplaced.iter().map(|unplaced| (ClaimIndex(unplaced.claim), unplaced.orphan.reason));
        Summary { counts, order: ends.into_iter().map(|(_, claim)| claim).collect(), orphans: orphans.collect() }
    }
}
