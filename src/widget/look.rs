//! All that legend and card say.

use super::since;
use super::state::State;
use crate::manifest::{Claim, Manifest, Placements, Wording};
use crate::strings::{Notice, Strings};
use crate::text::Reason;
use web_sys::Element;

/// What the legend says of all claims, worked out once for a manifest.
#[derive(Clone, PartialEq)]
pub(crate) struct Tally {
    /// How many carry each label, in the order of the statuses.
    pub counts: [usize; 3],
    /// The labelled ones as a reader meets their badges: where the passage ends, and the claim's number.
    pub order: Vec<(usize, usize)>,
    /// Those whose words are not those that were labelled any more.
    pub reworded: Vec<(usize, Wording)>,
    /// Those that label nothing.
    pub unshown: Vec<(usize, Unshown)>,
}

/// Why a claim labels nothing.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Unshown {
    /// It was not found for sure.
    Orphaned(Reason),
    /// It was reworded, and the page does not want to show such labels.
    Withheld,
}

impl Tally {
    pub fn of(manifest: &Manifest, placements: &Placements) -> Self {
        let mut counts = [0; 3];
        let mut order = Vec::new();
        for placed in &placements.placed {
            counts[manifest.claims[placed.claim].status as usize] += 1;
            let place = (placed.anchor.span.end, placed.claim);
            order.insert(order.partition_point(|other| *other < place), place);
        }
        let orphaned = placements.unplaced.iter().map(|one| (one.claim, Unshown::Orphaned(one.orphan.reason)));
        let withheld = placements.withheld.iter().map(|one| (one.claim, Unshown::Withheld));
        let mut unshown: Vec<(usize, Unshown)> = orphaned.chain(withheld).collect();
        unshown.sort_unstable_by_key(|(number, _)| *number);
        let reworded = placements.placed.iter().filter_map(|placed| Some((placed.claim, placed.wording.clone()?)));
        Tally { counts, order, reworded: reworded.collect(), unshown }
    }

    /// What a claim said when it was labelled and what it says now, where that differs.
    pub fn wording(&self, number: usize) -> Option<&Wording> {
        self.reworded.iter().find(|(claim, _)| *claim == number).map(|(_, wording)| wording)
    }
}

/// What legend and card say.
pub(crate) struct Look<'a> {
    pub words: &'static Strings,
    pub claims: &'a [Claim],
    pub tally: &'a Tally,
    /// Whether there is a legend.
    pub legend: bool,
    pub state: State,
    /// Whether the device can remember what readers saw.
    pub visits: bool,
    /// What the reader saw at the last visit, see [`since`]; none while that is not remembered.
    pub since: Option<&'a str>,
    /// What the live region says, politely.
    pub news: &'a str,
    /// The badge of the claim whose card is open.
    pub badge: Option<&'a Element>,
}

impl Look<'_> {
    /// The words on the badge of the claim with this number.
    pub fn badge(&self, number: usize) -> String {
        let claim = &self.claims[number];
        let notice =
            Notice { renewed: since::changed(self.since, claim), reworded: self.tally.wording(number).is_some() };
        self.words.badge(claim, notice)
    }

    /// The claims that can be gone to, in the order of the article.
    pub fn reachable(&self) -> Vec<usize> {
        let shown = |number: &usize| self.state.shown.has(self.claims[*number].status);
        self.tally.order.iter().map(|(_, number)| *number).filter(shown).collect()
    }
}
