//! `claim-labels report`: figures over an archive, as one page that needs nothing else, and a table beside it.

mod chart;
mod csv;
mod figures;
mod page;
mod record;

pub use record::Record;

use crate::check::{Pair, pairs};
use crate::input::{self, Failure};
use crate::output;
use crate::terminal::say;
use crate::when;
use csv::Table;
use figures::Figures;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Articles that are worked on before their figures are added.
const BATCH: usize = 256;

/// `claim-labels report`
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Every NAME.claims.json in this folder, and in those inside it, with its article
    #[arg(long, value_name = "FOLDER", required_unless_present = "from", conflicts_with = "from")]
    dir: Option<PathBuf>,
    /// Results of check --jsonl, a file each; - for standard input
    #[arg(long, value_name = "RESULTS", num_args = 1..)]
    from: Vec<PathBuf>,
    /// Where to write the page; the table of all claims is written beside it, as .csv
    #[arg(short, long, value_name = "OUT.html")]
    output: PathBuf,
    /// What the page is called
    #[arg(long, default_value = "Labelled claims")]
    title: String,
}

const EXAMPLES: &str = "Examples:
  claim-labels report --dir archive -o report.html
  claim-labels report --from results-*.jsonl -o report.html

Exits 0, or 2 when something cannot be read or written; what can be read is in the report all the same.";

impl Arguments {
    // The page, and the table beside it.
    fn outputs(&self) -> Result<[PathBuf; 2], Failure> {
        let (page, table) = (&self.output, self.output.with_extension("csv"));
        if page.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
            let page = page.with_extension("html");
            let why = format!("the table goes there, beside the page; name the page, such as {}", page.display());
            return Err(Failure::Unwritable(input::name_of(&self.output), why));
        }
        Ok([page.clone(), table])
    }
}

/// Reports; the exit code.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let outputs = arguments.outputs()?;
    let from: Vec<&Path> = arguments.from.iter().map(PathBuf::as_path).collect();
    outputs.iter().try_for_each(|output| output::not_over(Some(output), &from))?;
    let [_, table] = &outputs;
    let mut report = Report { figures: Figures::default(), table: Table::begin(table.clone())?, today: when::today() };
    match &arguments.dir {
        Some(folder) => report.folder(folder, &outputs)?,
        None => arguments.from.iter().try_for_each(|path| report.results(path))?,
    }
    let Report { figures, table, today } = report;
    let table = table.end()?;
    let html = page::page(&arguments.title, &figures, today, &table);
    output::write(Some(&arguments.output), html.as_bytes())?;
    Ok(if figures.unreadable > 0 { 2 } else { 0 })
}

struct Report {
    figures: Figures,
    table: Table,
    today: jiff::civil::Date,
}

impl Report {
    fn folder(&mut self, folder: &Path, outputs: &[PathBuf]) -> Result<(), Failure> {
        let found = pairs::find(folder)?;
        for output in outputs {
            let inputs = found.files.iter().flat_map(|files| files.article.iter().chain([&files.manifest]));
            // Few have the output's name: only those are looked for on the disk.
            let alike = inputs.filter(|input| input.file_name() == output.file_name());
            let alike: Vec<&Path> = alike.map(PathBuf::as_path).collect();
            output::not_over(Some(output), &alike)?;
        }
        found.remarks.iter().for_each(say);
        found.closed.iter().for_each(|one| say(&one.failure));
        self.figures.unreadable += found.closed.len();
        if found.files.is_empty() {
            let why = "there is no file NAME.claims.json in it".to_owned();
            return Err(Failure::Unreadable(folder.display().to_string(), why));
        }
        let bar = bar(found.files.len());
        for batch in found.files.chunks(BATCH) {
            let read = |files: &pairs::Files| files.read(None).map(|pair: Pair| Record::of(&pair));
            let records: Vec<Result<Record, Failure>> = batch.par_iter().map(read).collect();
            for record in records {
                match record {
                    Ok(record) => self.add(&record)?,
                    Err(failure) => {
                        bar.suspend(|| say(failure));
                        self.figures.unreadable += 1;
                    }
                }
            }
            bar.inc(batch.len() as u64);
        }
        bar.finish_and_clear();
        Ok(())
    }

    // Line by line: results of a large archive do not fit into memory.
    fn results(&mut self, path: &Path) -> Result<(), Failure> {
        let unreadable = |why: String| Failure::Unreadable(input::name_of(path), why);
        let reader: Box<dyn BufRead> = match input::is_standard(path) {
            true => Box::new(BufReader::new(io::stdin())),
            false => Box::new(BufReader::new(File::open(path).map_err(|error| unreadable(error.to_string()))?)),
        };
        for (number, line) in reader.lines().enumerate() {
            let line = line.map_err(|error| unreadable(format!("line {}: {error}", number + 1)))?;
            let line = if number == 0 { line.trim_start_matches('\u{FEFF}') } else { &line };
            if line.trim().is_empty() {
                continue;
            }
            let result: ResultLine = serde_json::from_str(line)
                .map_err(|error| unreadable(format!("line {} is no result of check --jsonl: {error}", number + 1)))?;
            match (result.record, result.error) {
                (Some(record), _) => self.add(&record)?,
                (None, Some(_)) => self.figures.unreadable += 1,
                (None, None) => {
                    let why =
                        format!("line {} is no result of check --jsonl: it has neither record nor error", number + 1);
                    return Err(unreadable(why));
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, record: &Record) -> Result<(), Failure> {
        self.figures.add(record, self.today);
        self.table.add(record, self.today)
    }
}

#[derive(Deserialize)]
struct ResultLine {
    record: Option<Record>,
    error: Option<String>,
}

// Drawn on a terminal only.
fn bar(len: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{pos} of {len} articles {wide_bar} {per_sec}, {eta} left");
    ProgressBar::new(len as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
