//! The table of all claims beside a report, for spreadsheets: a row each, written as the articles come.

use super::figures::correction_days;
use super::record::Record;
use crate::input::{Failure, name_of};
use crate::when;
use jiff::civil::Date;
use std::fs::File;
use std::path::PathBuf;
use tempfile::NamedTempFile;

const HEAD: [&str; 17] = [
    "article",
    "url",
    "headline",
    "section",
    "published",
    "claim",
    "status",
    "quote",
    "state",
    "reason",
    "reworded",
    "sources",
    "history",
    "updated",
    "corrected",
    "days_to_correction",
    "review_due",
];

/// The table under construction, beside its place.
pub struct Table {
    path: PathBuf,
    writer: ::csv::Writer<NamedTempFile>,
}

impl Table {
    /// Begins the table.
    pub fn begin(path: PathBuf) -> Result<Table, Failure> {
        let file =
            crate::output::beside(&path).map_err(|error| Failure::Unwritable(name_of(&path), error.to_string()))?;
        let mut table = Table { path, writer: ::csv::Writer::from_writer(file) };
        table.row(HEAD.map(str::to_owned))?;
        Ok(table)
    }

    /// Adds the claims of an article.
    pub fn add(&mut self, record: &Record, today: Date) -> Result<(), Failure> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        for claim in &record.claims {
            let change =
                |(status, date): &(String, Option<String>)| format!("{status} {}", text(date)).trim_end().to_owned();
            let due = claim.review.as_deref().and_then(when::day).is_some_and(|day| day <= today);
            self.row([
                record.article.clone(),
                text(&record.url),
                text(&record.headline),
                text(&record.section),
                text(&record.published),
                claim.id.clone(),
                claim.status.clone(),
                claim.quote.clone(),
                if claim.orphaned.is_some() { "orphaned" } else { "anchored" }.to_owned(),
                text(&claim.orphaned),
                if claim.reworded { "yes" } else { "no" }.to_owned(),
                claim.sources.join("; "),
                claim.history.iter().map(change).collect::<Vec<_>>().join("; "),
                text(&claim.updated),
                text(&claim.corrected),
                correction_days(record, claim).map_or(String::new(), |days| days.to_string()),
                if due { claim.review.clone().unwrap_or_default() } else { String::new() },
            ])?;
        }
        Ok(())
    }

    /// Moves the table to its place; its name.
    pub fn end(self) -> Result<String, Failure> {
        let unwritable = |why: String| Failure::Unwritable(name_of(&self.path), why);
        let file = self.writer.into_inner().map_err(|error| unwritable(error.to_string()))?;
        let moved: Result<File, _> = file.persist(&self.path);
        moved.map_err(|error| unwritable(error.to_string()))?;
        Ok(self.path.file_name().unwrap_or_default().to_string_lossy().into_owned())
    }

    fn row(&mut self, fields: [String; HEAD.len()]) -> Result<(), Failure> {
        let written = self.writer.write_record(fields.iter().map(|field| harmless(field)));
        written.map_err(|error| Failure::Unwritable(name_of(&self.path), error.to_string()))
    }
}

// Spreadsheets run what begins like a formula (OWASP, "CSV Injection").
fn harmless(field: &str) -> String {
    let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{field}") } else { field.to_owned() }
}
