//! How often the page has changed what is labelled.
//!
//! Labels come back at once when the page has changed something, and a moment later where it does so time and again. A page whose
//! text stays the same and that takes the same label away as often as it comes does not want it: it is left alone.

use super::overlay::Settled;

// Milliseconds, and times.
const SOON: f64 = 1000.0; // after one change, another is one of many
const REST: u32 = 250; // to let pass after one of many
const OVERDUE: f64 = 3000.0; // that labels may stand while the page changes too fast for them to be looked at again
const WITHIN: f64 = 10_000.0;
const TIMES: usize = 5; // that a label is taken away within that

/// What becomes of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Disturbed {
    /// Labels may come back.
    Once,
    /// The page is left alone.
    TooOften,
}

#[derive(Default)]
pub(super) struct Disturbances {
    // Claims whose labels were taken away, and when.
    taken: Vec<(String, f64)>,
    // When labels were touched last, and whether that was soon after another time.
    last: f64,
    is_frequent: bool,
    // Since when labels wait to be looked at again.
    since: Option<f64>,
}

impl Disturbances {
    /// The page did this to the article at this time.
    pub fn note(&mut self, settled: Settled, now: f64) -> Disturbed {
        self.since.get_or_insert(now);
        if settled.touched {
            self.is_frequent = now - self.last < SOON;
            self.last = now;
        }
        self.taken.retain(|(_, at)| now - at < WITHIN);
        if settled.changed {
            return Disturbed::Once;
        }
        self.taken.extend(settled.withdrawn.into_iter().map(|id| (id, now)));
        let times = |id: &str| self.taken.iter().filter(|(other, _)| other == id).count();
        if self.taken.iter().any(|(id, _)| times(id) >= TIMES) { Disturbed::TooOften } else { Disturbed::Once }
    }

    /// Labels are as they should be.
    pub fn settled(&mut self) {
        self.since = None;
    }

    /// Milliseconds to wait before labels come back.
    pub fn pause(&self) -> u32 {
        if self.is_frequent { REST } else { 0 }
    }

    /// Whether labels have stood for too long without being looked at.
    pub fn is_overdue(&self, now: f64) -> bool {
        self.since.is_some_and(|since| now - since > OVERDUE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(changed: bool) -> Settled {
        Settled { changed, withdrawn: vec!["a".into()], touched: true }
    }

    #[test]
    fn a_label_that_is_taken_away_time_and_again_is_given_up() {
        let mut disturbances = Disturbances::default();
        for round in 0..4 {
            assert_eq!(disturbances.note(taken(false), 5000.0 + f64::from(round) * 100.0), Disturbed::Once);
            disturbances.settled();
        }
        assert_eq!(disturbances.note(taken(false), 5500.0), Disturbed::TooOften);
    }

    #[test]
    fn text_that_changes_is_not_given_up() {
        let mut disturbances = Disturbances::default();
        for round in 0..100 {
            let now = 5000.0 + f64::from(round) * 100.0;
            assert_eq!(disturbances.note(taken(true), now), Disturbed::Once);
            assert_eq!(disturbances.pause() > 0, round > 0);
            assert_eq!(disturbances.is_overdue(now), now > 8000.0);
        }
        disturbances.settled();
        assert!(!disturbances.is_overdue(20_000.0));
    }

    #[test]
    fn what_happens_seldom_is_no_quarrel() {
        let mut disturbances = Disturbances::default();
        for round in 0..100 {
            assert_eq!(disturbances.note(taken(false), 5000.0 + f64::from(round) * 4000.0), Disturbed::Once);
            assert_eq!(disturbances.pause(), 0);
        }
    }
}
