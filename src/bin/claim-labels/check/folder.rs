//! Many articles at once: a folder's pairs, in parallel, printed in the order of their names and never all in memory.

use super::pairs::{self, Closed, Files, Found};
use super::{Arguments, Format, Pair, Summary, github, json, sarif, text};
use crate::input::Failure;
use crate::terminal::say;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::io::{IsTerminal, Write};
use std::path::Path;

// Pairs that are worked on before what was found is printed.
const BATCH: usize = 256;

/// Checks every pair in `folder`.
pub fn run(folder: &Path, arguments: &Arguments, out: &mut impl Write) -> Result<Summary, Failure> {
    let Found { files, closed, remarks } = pairs::find(folder)?;
    remarks.iter().for_each(say);
    closed.iter().for_each(|one| say(&one.failure));
    if files.is_empty() {
        let why = "there is no file NAME.claims.json in it".to_owned();
        return Err(Failure::Unreadable(folder.display().to_string(), why));
    }
    let bar = bar(files.len());
    let mut printer = Printer::begin(arguments.format, out)?;
    let mut summary = Summary { closed: closed.len(), ..Summary::default() };
    for Closed { folder, failure } in &closed {
        printer.print(unreadable("folder", &folder.display().to_string(), &failure.to_string(), arguments.format))?;
    }
    for batch in files.chunks(BATCH) {
        let checked: Vec<Checked> = batch.par_iter().map(|files| check(files, arguments)).collect();
        for one in checked {
            summary.articles += 1;
            summary.unreadable += usize::from(one.is_unreadable);
            summary.clean += usize::from(one.is_clean);
            summary.claims += one.claims;
            summary.anchored += one.anchored;
            summary.reworded += one.reworded;
            bar.suspend(|| {
                one.complaint.iter().for_each(say);
                printer.print(one.printed)
            })?;
        }
        bar.inc(batch.len() as u64);
    }
    bar.finish_and_clear();
    printer.end(summary)?;
    Ok(summary)
}

// Drawn on a terminal only.
fn bar(len: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{pos} of {len} articles {wide_bar} {per_sec}, {eta} left");
    ProgressBar::new(len as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

struct Checked {
    is_clean: bool,
    is_unreadable: bool,
    claims: usize,
    anchored: usize,
    reworded: usize,
    /// For standard error.
    complaint: Option<String>,
    printed: Printed,
}

enum Printed {
    Bytes(Vec<u8>),
    Results(Vec<serde_json::Value>),
}

fn check(files: &Files, arguments: &Arguments) -> Checked {
    let name = files.manifest.display().to_string();
    let pair = files.read(arguments.kind);
    let pair = match pair {
        Ok(pair) => pair,
        Err(failure) => {
            let why = failure.to_string();
            let printed = unreadable("manifest", &name, &why, arguments.format);
            let complaint = Some(why);
            return Checked {
                is_clean: false,
                is_unreadable: true,
                claims: 0,
                anchored: 0,
                reworded: 0,
                complaint,
                printed,
            };
        }
    };
    Checked {
        is_clean: pair.is_clean(arguments.rules()),
        is_unreadable: false,
        claims: pair.manifest.claims.len(),
        anchored: pair.anchorings.anchored.len(),
        reworded: pair.anchorings.reworded(),
        complaint: None,
        printed: printed(&pair, arguments),
    }
}

fn printed(pair: &Pair, arguments: &Arguments) -> Printed {
    let mut bytes = Vec::new();
    let written = match arguments.format {
        Format::Text => text::findings(pair, std::io::stdout().is_terminal(), &mut bytes),
        Format::Github => github::findings(pair, arguments.rules(), &mut bytes),
        Format::Json => json::item(pair).map(|item| bytes = item).map_err(Into::into),
        Format::Sarif => return Printed::Results(sarif::results(pair, arguments.rules())),
    };
    written.expect("memory takes what is written to it");
    Printed::Bytes(bytes)
}

fn unreadable(what: &str, name: &str, why: &str, format: Format) -> Printed {
    let mut bytes = Vec::new();
    match format {
        Format::Text => {}
        Format::Json => bytes = json::unreadable(what, name, why),
        Format::Github => github::unreadable(name, why, &mut bytes).expect("memory takes what is written to it"),
        Format::Sarif => return Printed::Results(vec![sarif::unreadable(name, why)]),
    }
    Printed::Bytes(bytes)
}

// What stands before, between and after the pairs.
enum Printer<'o, W: Write> {
    Lines(&'o mut W, Format),
    Json(&'o mut W, bool),
    Sarif(sarif::Log<'o, W>),
}

impl<'o, W: Write> Printer<'o, W> {
    fn begin(format: Format, out: &'o mut W) -> Result<Self, Failure> {
        Ok(match format {
            Format::Text | Format::Github => Printer::Lines(out, format),
            Format::Json => {
                write!(out, "{{\"files\":[")?;
                Printer::Json(out, true)
            }
            Format::Sarif => Printer::Sarif(sarif::Log::begin(out)?),
        })
    }

    fn print(&mut self, printed: Printed) -> Result<(), Failure> {
        match (self, printed) {
            (Printer::Sarif(log), Printed::Results(results)) => log.add(&results)?,
            (Printer::Json(out, first), Printed::Bytes(bytes)) => {
                write!(out, "{}", if std::mem::take(first) { "\n" } else { ",\n" })?;
                out.write_all(&bytes)?;
            }
            (Printer::Lines(out, _), Printed::Bytes(bytes)) => out.write_all(&bytes)?,
            _ => {}
        }
        Ok(())
    }

    fn end(self, summary: Summary) -> Result<(), Failure> {
        match self {
            Printer::Lines(out, Format::Text) => text::total(summary, out)?,
            Printer::Lines(..) => {}
            Printer::Json(out, _) => writeln!(out, "\n]}}")?,
            Printer::Sarif(log) => log.end()?,
        }
        Ok(())
    }
}
