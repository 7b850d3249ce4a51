//! The figures of a report, gathered record by record: the archive is never in memory as a whole.

use super::record::{ClaimRecord, Record};
use crate::when;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

/// The labels, in the order in which they are listed.
pub const STATUSES: [&str; 3] = ["official", "reported", "speculative"];

/// How many of each label.
pub type Counts = [usize; 3];

/// Rows of a list that has no natural end; what is beyond is counted.
const MOST_LISTED: usize = 500;

/// A claim in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub article: String,
    pub url: Option<String>,
    pub claim: String,
    pub status: String,
    pub quote: String,
    /// What the list is about: a reason, a date.
    pub detail: String,
}

/// A list, and how many there are that are not in it.
#[derive(Debug, Default)]
pub struct List {
    pub items: Vec<Listed>,
    pub beyond: usize,
}

impl List {
    fn add(&mut self, item: impl FnOnce() -> Listed) {
        if self.items.len() < MOST_LISTED { self.items.push(item()) } else { self.beyond += 1 }
    }

    pub fn len(&self) -> usize {
        self.items.len() + self.beyond
    }
}

/// All figures.
#[derive(Debug, Default)]
pub struct Figures {
    pub articles: usize,
    pub unreadable: usize,
    pub with_errors: usize,
    pub claims: Counts,
    /// By the month in which their articles were published.
    pub months: BTreeMap<String, Counts>,
    /// Claims of articles that do not say when they were published.
    pub undated: Counts,
    pub sections: HashMap<String, Counts>,
    pub sources: HashMap<String, Counts>,
    /// From what to what labels were changed, in the manifests' histories; the last row is corrections.
    pub changes: BTreeMap<(String, String), usize>,
    /// Days from publication to correction.
    pub correction_days: Vec<i64>,
    pub corrections: List,
    pub reasons: BTreeMap<String, Counts>,
    pub orphans: List,
    pub reworded: List,
    pub overdue: List,
}

impl Figures {
    /// Adds an article.
    pub fn add(&mut self, record: &Record, today: Date) {
        self.articles += 1;
        self.with_errors += usize::from(record.errors > 0);
        let month =
            record.published.as_deref().and_then(when::day).map(|day| format!("{:04}-{:02}", day.year(), day.month()));
        for claim in &record.claims {
            let Some(status) = STATUSES.iter().position(|name| *name == claim.status) else { continue };
            self.claims[status] += 1;
            match &month {
                Some(month) => self.months.entry(month.clone()).or_default()[status] += 1,
                None => self.undated[status] += 1,
            }
            if let Some(section) = &record.section {
                self.sections.entry(section.trim().to_owned()).or_default()[status] += 1;
            }
            for source in &claim.sources {
                self.sources.entry(source.trim().to_owned()).or_default()[status] += 1;
            }
            self.changed(claim);
            self.listed(record, claim, status, today);
        }
    }

    // From each label to the next; the last one is that of today.
    fn changed(&mut self, claim: &ClaimRecord) {
        let labels: Vec<&String> = claim.history.iter().map(|(status, _)| status).chain([&claim.status]).collect();
        for step in labels.windows(2).filter(|step| step[0] != step[1]) {
            *self.changes.entry((step[0].clone(), step[1].clone())).or_default() += 1;
        }
        if claim.corrected.is_some() {
            *self.changes.entry((claim.status.clone(), "corrected".to_owned())).or_default() += 1;
        }
    }

    fn listed(&mut self, record: &Record, claim: &ClaimRecord, status: usize, today: Date) {
        let listed = |detail: String| Listed {
            article: record.headline.clone().unwrap_or_else(|| record.article.clone()),
            url: record.url.clone(),
            claim: claim.id.clone(),
            status: claim.status.clone(),
            quote: claim.quote.clone(),
            detail,
        };
        if let Some(reason) = &claim.orphaned {
            self.reasons.entry(reason.clone()).or_default()[status] += 1;
            self.orphans.add(|| listed(reason.clone()));
        }
        if claim.reworded {
            self.reworded.add(|| listed(String::new()));
        }
        if let Some(days) = correction_days(record, claim) {
            self.correction_days.push(days);
        }
        if let Some(date) = &claim.corrected {
            let took = correction_days(record, claim).map_or(String::new(), |days| format!(" ({days} days)"));
            let date = date.get(..10).unwrap_or("no date");
            self.corrections.add(|| listed(format!("{date}{took}")));
        }
        if let Some(review) = claim.review.as_deref().filter(|date| when::day(date).is_some_and(|day| day <= today)) {
            self.overdue.add(|| listed(review.get(..10).unwrap_or(review).to_owned()));
        }
    }

    /// The most frequent of named counts, and how many others there are.
    pub fn most(named: &HashMap<String, Counts>, rows: usize) -> (Vec<(String, Counts)>, usize) {
        let mut sorted: Vec<(String, Counts)> = named.iter().map(|(name, counts)| (name.clone(), *counts)).collect();
        let sum = |counts: &Counts| counts.iter().sum::<usize>();
        sorted.sort_by(|(name, counts), (other, others)| sum(others).cmp(&sum(counts)).then_with(|| name.cmp(other)));
        let beyond = sorted.len().saturating_sub(rows);
        sorted.truncate(rows);
        (sorted, beyond)
    }
}

// From the day on which readers first saw it: that of the article, or of the first label, if the article has none.
pub fn correction_days(record: &Record, claim: &ClaimRecord) -> Option<i64> {
    let corrected = when::day(claim.corrected.as_deref()?)?;
    let first = claim.history.iter().find_map(|(_, date)| date.as_deref());
    let begun = record.published.as_deref().or(first).and_then(when::day)?;
    Some(i64::from(corrected.duration_since(begun).as_hours() as i32 / 24))
}

/// The middle of some numbers.
pub fn median(numbers: &[i64]) -> Option<i64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied()
}
