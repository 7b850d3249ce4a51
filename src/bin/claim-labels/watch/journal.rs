//! What a watch remembers, so that it can be ended at any point: nothing is told twice or lost.
//!
//! A file of lines that only grows while the watch runs. What was seen of a page and the events that come of it are one line, so
//! that both are there or neither; that somebody was told is another. A line that was not written to its end never was. When a watch
//! begins, the file is written anew without what is over, beside its place, and moved there.

use super::event::{Event, Finding};
use crate::input::{Failure, name_of};
use crate::output;
use crate::web::Version;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is known of a page since it was last seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    pub version: Version,
    /// Whether it had labels when it could be read last.
    #[serde(default)]
    pub labelled: bool,
    /// Where its manifest is; none if it has none, or in the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest: Option<String>,
    #[serde(default)]
    pub manifest_version: Version,
    /// What was wrong, all of it told or about to be.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// What will be wrong when a date has come.
    #[serde(default)]
    pub reviews: Vec<(String, Finding)>,
    /// How many times it could not be read since.
    #[serde(default)]
    pub failures: u32,
    /// Not to be asked before, in seconds since 1970.
    #[serde(default)]
    pub not_before: i64,
}

/// Something to be told, and who knows it.
pub struct Pending {
    pub event: Event,
    told: BTreeSet<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    // The first line: what the ids of events begin with, the number of the next one, and who is told. None of the latter in a file
    // of a watch that named them otherwise.
    Watch { version: u32, id: String, next: u64, sinks: Option<BTreeSet<String>> },
    Page { address: String, known: Known, events: Vec<(u64, Event)> },
    Forgotten { address: String },
    Pending { number: u64, event: Event, told: BTreeSet<String> },
    Told { sink: String, numbers: Vec<u64> },
}

/// The file, open for one watch alone.
pub struct Journal {
    path: PathBuf,
    file: File,
    read: Read,
    // Held as long as this is.
    _lock: File,
}

impl Journal {
    /// Opens the file, or begins it. Who of `sinks` was not told before is told what is found out from now on.
    ///
    /// # Errors
    /// Another watch has it, it cannot be read or written, or is something else.
    pub fn open(path: &Path, sinks: &[String]) -> Result<Journal, Failure> {
        let unwritable = |error: io::Error| Failure::Unwritable(name_of(path), error.to_string());
        let lock = lock(path)?;
        let bytes = match fs::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            read => read.map_err(|error| Failure::Unreadable(name_of(path), error.to_string()))?,
        };
        let mut read = Read::default();
        // What is behind the last line feed was not written to its end.
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        for (number, line) in bytes[..whole].split_inclusive(|byte| *byte == b'\n').enumerate() {
            let line = serde_json::from_slice(line).map_err(|error| {
                let why = format!("line {} is none of a watch's: {error}; move it away to begin anew", number + 1);
                Failure::Unreadable(name_of(path), why)
            })?;
            read.take(line);
        }
        read.begin(sinks);
        let text: String = read.lines().iter().map(line_of).collect();
        output::write(Some(path), text.as_bytes())?;
        let file = OpenOptions::new().append(true).open(path).map_err(unwritable)?;
        file.sync_all().map_err(unwritable)?;
        Ok(Journal { path: path.to_owned(), file, read, _lock: lock })
    }

    /// What is known of a page.
    pub fn page(&self, address: &str) -> Known {
        self.read.pages.get(address).cloned().unwrap_or_default()
    }

    /// Pages that are known.
    pub fn addresses(&self) -> impl Iterator<Item = &String> {
        self.read.pages.keys()
    }

    /// An id for the event with this number.
    fn event_id(&self, number: u64) -> String {
        format!("{}-{number}", self.read.id)
    }

    /// Notes what was seen of a page, and what is to be told of it, at once.
    pub fn see(&mut self, address: &str, known: Known, events: Vec<Event>) -> Result<(), Failure> {
        if events.is_empty() && self.read.pages.get(address) == Some(&known) {
            return Ok(());
        }
        let number = |(at, mut event): (usize, Event)| {
            let number = self.read.next + at as u64;
            event.id = self.event_id(number);
            (number, event)
        };
        let events: Vec<(u64, Event)> = events.into_iter().enumerate().map(number).collect();
        self.append(Line::Page { address: address.to_owned(), known, events })
    }

    /// Forgets a page.
    pub fn forget(&mut self, address: &str) -> Result<(), Failure> {
        self.append(Line::Forgotten { address: address.to_owned() })
    }

    /// What `sink` is still to be told, in order.
    pub fn untold(&self, sink: &str) -> Vec<(u64, Event)> {
        let untold = self.read.pending.iter().filter(|(_, pending)| !pending.told.contains(sink));
        untold.map(|(number, pending)| (*number, pending.event.clone())).collect()
    }

    /// Whether nothing is left to tell `sink`.
    pub fn knows_all(&self, sink: &str) -> bool {
        self.read.pending.values().all(|pending| pending.told.contains(sink))
    }

    /// Notes that `sink` was told.
    pub fn told(&mut self, sink: &str, numbers: Vec<u64>) -> Result<(), Failure> {
        self.append(Line::Told { sink: sink.to_owned(), numbers })
    }

    // One call to the system for a line: it is there, or a part of it that is passed over.
    fn append(&mut self, line: Line) -> Result<(), Failure> {
        let written = self.file.write_all(line_of(&line).as_bytes()).and_then(|()| self.file.sync_data());
        written.map_err(|error| Failure::Unwritable(name_of(&self.path), error.to_string()))?;
        self.read.take(line);
        Ok(())
    }
}

// What the lines so far come to.
#[derive(Default)]
struct Read {
    id: String,
    next: u64,
    sinks: Option<BTreeSet<String>>,
    pages: BTreeMap<String, Known>,
    pending: BTreeMap<u64, Pending>,
}

impl Read {
    fn take(&mut self, line: Line) {
        match line {
            Line::Watch { id, next, sinks, .. } => (self.id, self.next, self.sinks) = (id, next, sinks),
            Line::Page { address, known, events } => {
                self.pages.insert(address, known);
                events.into_iter().for_each(|(number, event)| self.add(number, event, BTreeSet::new()));
            }
            Line::Forgotten { address } => drop(self.pages.remove(&address)),
            Line::Pending { number, event, told } => self.add(number, event, told),
            Line::Told { sink, numbers } => {
                for number in &numbers {
                    self.pending.get_mut(number).map(|pending| pending.told.insert(sink.clone()));
                }
                self.forget_told(&numbers);
            }
        }
    }

    fn add(&mut self, number: u64, event: Event, told: BTreeSet<String>) {
        self.next = self.next.max(number + 1);
        self.pending.insert(number, Pending { event, told });
    }

    // What everybody knows is over.
    fn forget_told(&mut self, numbers: &[u64]) {
        let Some(sinks) = &self.sinks else { return };
        for number in numbers {
            if self.pending.get(number).is_some_and(|pending| sinks.is_subset(&pending.told)) {
                self.pending.remove(number);
            }
        }
    }

    // Makes `sinks` those who are told from now on.
    fn begin(&mut self, sinks: &[String]) {
        if self.id.is_empty() {
            self.id = new_id();
        }
        let known = self.sinks.take();
        if known.is_none() {
            self.pages.values_mut().for_each(read_again);
        }
        for pending in self.pending.values_mut() {
            // Where nobody can know who was told by another name, who is there now counts as told if anybody was.
            let is_told = |sink: &&String| match &known {
                Some(known) => !known.contains(*sink),
                None => !pending.told.is_empty(),
            };
            let told: Vec<String> = sinks.iter().filter(is_told).cloned().collect();
            pending.told.extend(told);
        }
        self.sinks = Some(sinks.iter().cloned().collect());
        self.forget_told(&self.pending.keys().copied().collect::<Vec<_>>());
    }

    // The file anew, without what is over.
    fn lines(&self) -> Vec<Line> {
        let Read { id, next, sinks, pages, pending } = self;
        let mut lines = vec![Line::Watch { version: 1, id: id.clone(), next: *next, sinks: sinks.clone() }];
        lines.extend(pages.iter().map(|(address, known)| Line::Page {
            address: address.clone(),
            known: known.clone(),
            events: Vec::new(),
        }));
        lines.extend(pending.iter().map(|(number, pending)| Line::Pending {
            number: *number,
            event: pending.event.clone(),
            told: pending.told.clone(),
        }));
        lines
    }
}

// Earlier watches did not write down whether a page had labels. One whose manifest may be in the page is read again to know.
fn read_again(known: &mut Known) {
    let has_claims = known.findings.iter().any(|finding| finding.claim.is_some()) || !known.reviews.is_empty();
    known.labelled = known.labelled || known.manifest.is_some() || has_claims;
    if !known.labelled {
        known.version = Version::default();
    }
}

fn line_of(line: &Line) -> String {
    serde_json::to_string(line).expect("a line of the journal is JSON") + "\n"
}

// Unlike that of any other watch.
fn new_id() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    format!("{:x}", since.as_nanos())
}

fn lock(path: &Path) -> Result<File, Failure> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let name = PathBuf::from(name);
    let unwritable = |why: String| Failure::Unwritable(name_of(&name), why);
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&name);
    let file = file.map_err(|error| unwritable(error.to_string()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(unwritable("another watch with this state is running".into())),
        Err(TryLockError::Error(error)) => Err(unwritable(error.to_string())),
    }
}
