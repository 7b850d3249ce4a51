//! Many articles at once: a folder's pairs, in parallel, printed in the order of their names and never all in memory.

use super::{Arguments, Format, Pair, Summary, github, json, sarif, text};
use crate::input::{Failure, kind_of};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

// Pairs that are worked on before what was found is printed.
const BATCH: usize = 256;
const ENDING: &str = ".claims.json";

/// Checks every pair in `folder`.
pub fn run(folder: &Path, arguments: &Arguments, out: &mut impl Write) -> Result<Summary, Failure> {
    let manifests = manifests(folder)?;
    let bar = bar(manifests.len());
    let mut printer = Printer::begin(arguments.format, out)?;
    let mut summary = Summary::default();
    for batch in manifests.chunks(BATCH) {
        let checked: Vec<Checked> = batch.par_iter().map(|path| check(path, arguments)).collect();
        for one in checked {
            summary.articles += 1;
            summary.unreadable += usize::from(one.is_unreadable);
            summary.clean += usize::from(one.is_clean);
            summary.claims += one.claims;
            summary.anchored += one.anchored;
            summary.reworded += one.reworded;
            bar.suspend(|| {
                one.complaint.iter().for_each(|why| eprintln!("claim-labels: {why}"));
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

fn manifests(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).follow_links(true) {
        let entry = entry.map_err(|error| {
            Failure::Unreadable(error.path().unwrap_or(folder).display().to_string(), error.to_string())
        })?;
        if entry.file_name().to_string_lossy().ends_with(ENDING) && !entry.file_type().is_dir() {
            let path = entry.path();
            found.push(path.strip_prefix(".").unwrap_or(path).to_owned());
        }
    }
    if found.is_empty() {
        let why = format!("there is no file NAME{ENDING} in it");
        return Err(Failure::Unreadable(folder.display().to_string(), why));
    }
    found.sort();
    Ok(found)
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

fn check(manifest: &Path, arguments: &Arguments) -> Checked {
    let name = manifest.display().to_string();
    let pair = article_of(manifest).and_then(|article| Pair::read(&article, manifest, arguments.kind));
    let pair = match pair {
        Ok(pair) => pair,
        Err(failure) => {
            let why = failure.to_string();
            let printed = unreadable(&name, &why, arguments.format);
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

// The article beside a manifest: the first that there is.
fn article_of(manifest: &Path) -> Result<PathBuf, Failure> {
    let name = manifest.to_string_lossy();
    let stem = name.strip_suffix(ENDING).unwrap_or(&name);
    let beside = ["html", "htm", "txt"].map(|ending| PathBuf::from(format!("{stem}.{ending}")));
    let found = beside.into_iter().find(|path| kind_of(path).is_some() && path.exists());
    found.ok_or_else(|| {
        Failure::Unreadable(format!("{stem}.html"), "there is no such article beside the manifest".into())
    })
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

fn unreadable(name: &str, why: &str, format: Format) -> Printed {
    let mut bytes = Vec::new();
    match format {
        Format::Text => {}
        Format::Json => bytes = json::unreadable(name, why),
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
