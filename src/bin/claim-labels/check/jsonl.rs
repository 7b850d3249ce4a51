//! Pairs line by line, in constant memory, so that an engine made for it can spread an archive over many machines.
//!
//! A line is `{"article", "manifest"}`. Each is a path or the text itself: a manifest that is an object, or begins with a brace, and an
//! article that has a line feed or a `<`, or whose name would have no ending that we know, are texts. `"as"` says what an article is;
//! with it, it is a text. An `"id"` comes back with the result. A result is what `check --format json` prints of the pair, with a
//! `"record"` for `report --from`, or an `"error"`; results come in the order of the lines.

use super::{Arguments, Pair, Summary, json};
use crate::input::{self, Document, Failure, Kind, LARGEST_ARTICLE, LARGEST_MANIFEST};
use crate::report::Record;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::io::{self, BufRead, Read, Write};
use std::mem;
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// The most threads for each core.
const JOBS: usize = 4;
/// The most lines that are worked on at once, for each core: results wait for each other in the order of their lines.
const LINES: usize = 32;
/// The most bytes of lines that wait, and of those that are worked on, but for the last one of each.
const HELD: usize = 32_000_000;
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();
/// The longest line: an article and a manifest of the largest size, each byte of them written as an escape.
const LONGEST: u64 = 6 * (LARGEST_ARTICLE + LARGEST_MANIFEST);

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    article: Cow<'a, str>,
    #[serde(borrow)]
    manifest: &'a RawValue,
    #[serde(rename = "as")]
    kind: Option<String>,
}

/// Checks all lines of standard input.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> Result<Summary, Failure> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads(arguments.jobs, cores)).build();
    let pool = pool.map_err(|error| Failure::Usage(error.to_string()))?;
    let queue = Arc::new(Queue::new(LINES * pool.current_num_threads()));
    let filled = Arc::clone(&queue);
    // Not joined: when nobody reads the results any more, it may still wait for a line.
    std::thread::spawn(move || filled.fill(Lines { input: io::stdin().lock(), number: 0 }));
    let mut summary = Summary::default();
    loop {
        let batch = queue.take()?;
        if batch.is_empty() {
            break;
        }
        let done: Vec<Checked> = pool.install(|| batch.par_iter().map(|line| check(line, arguments)).collect());
        for one in done {
            summary.articles += 1;
            summary.unreadable += usize::from(one.is_unreadable);
            summary.clean += usize::from(one.is_clean);
            out.write_all(&one.result)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
    }
    Ok(summary)
}

// Many more threads than cores are slower than a few, and thousands take longer to start than all of the work. 0 is a thread a core.
fn threads(jobs: Option<usize>, cores: usize) -> usize {
    jobs.map_or(0, |jobs| jobs.min(JOBS * cores))
}

/// Lines that have been read while others are worked on. Whoever takes them gets all that are there, so that a line
/// that comes alone is not held back until others follow.
struct Queue {
    most: usize,
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    lines: Vec<Numbered>,
    held: usize,
    end: Option<Result<(), Failure>>,
}

impl Queue {
    fn new(most: usize) -> Queue {
        Queue { most, waiting: Mutex::default(), changed: Condvar::new() }
    }

    fn fill<R: BufRead>(&self, mut lines: Lines<R>) {
        let end = loop {
            match lines.next() {
                Ok(Some(line)) => self.put(line),
                Ok(None) => break Ok(()),
                Err(failure) => break Err(failure),
            }
        };
        self.lock().end = Some(end);
        self.changed.notify_all();
    }

    fn put(&self, (number, line): Numbered) {
        if line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty()) {
            return;
        }
        let is_full = |waiting: &mut Waiting| waiting.lines.len() >= self.most || waiting.held >= HELD;
        let waiting = self.changed.wait_while(self.lock(), is_full);
        let mut waiting = waiting.unwrap_or_else(PoisonError::into_inner);
        waiting.held += line.as_ref().map_or(0, Vec::len);
        waiting.lines.push((number, line));
        drop(waiting);
        self.changed.notify_all();
    }

    // Waits for a line; none at the end.
    fn take(&self) -> Result<Vec<Numbered>, Failure> {
        let is_empty = |waiting: &mut Waiting| waiting.lines.is_empty() && waiting.end.is_none();
        let waiting = self.changed.wait_while(self.lock(), is_empty);
        let mut waiting = waiting.unwrap_or_else(PoisonError::into_inner);
        let lines = mem::take(&mut waiting.lines);
        waiting.held = 0;
        if lines.is_empty() {
            waiting.end.take().unwrap_or(Ok(()))?;
        }
        drop(waiting);
        self.changed.notify_all();
        Ok(lines)
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Lines<R> {
    input: R,
    number: usize,
}

// A line with its number, or why it is not read.
type Numbered = (usize, Result<Vec<u8>, String>);

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> Result<Option<Numbered>, Failure> {
        let unreadable = |error: io::Error| Failure::Unreadable("standard input".into(), error.to_string());
        let mut line = Vec::new();
        (&mut self.input).take(LONGEST + 1).read_until(b'\n', &mut line).map_err(unreadable)?;
        if line.is_empty() {
            return Ok(None);
        }
        self.number += 1;
        if line.len() as u64 > LONGEST && !line.ends_with(b"\n") {
            self.input.skip_until(b'\n').map_err(unreadable)?;
            return Ok(Some((self.number, Err("the line is too long".into()))));
        }
        if self.number == 1 && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(Some((self.number, Ok(line))))
    }
}

struct Checked {
    is_clean: bool,
    is_unreadable: bool,
    result: Vec<u8>,
}

fn check((number, line): &Numbered, arguments: &Arguments) -> Checked {
    let parsed = line.as_ref().map_err(Clone::clone).and_then(|line| {
        serde_json::from_slice::<Line>(line)
            .map_err(|error| format!("the line is not {{\"article\", \"manifest\"}}: {error}"))
    });
    let id = parsed.as_ref().ok().and_then(|line| line.id);
    match parsed.as_ref().map_err(Clone::clone).and_then(|line| pair(line, *number)) {
        Ok(pair) => Checked {
            is_clean: pair.is_clean(arguments.rules()),
            is_unreadable: false,
            result: json::line(id, &pair, &Record::of(&pair)),
        },
        Err(why) => Checked { is_clean: false, is_unreadable: true, result: json::unreadable_line(id, *number, &why) },
    }
}

fn pair(line: &Line, number: usize) -> Result<Pair, String> {
    let document = article(line, number)?;
    let raw = line.manifest.get();
    let text: Option<String> =
        raw.starts_with('"').then(|| serde_json::from_str(raw).map_err(|error| error.to_string())).transpose()?;
    let name = || format!("the manifest of line {number}");
    match text {
        Some(path) if !path.trim_start().starts_with(['{', '\u{FEFF}']) => {
            Pair::of(document, Path::new(&path)).map_err(|failure| failure.to_string())
        }
        text => {
            let bytes = text.unwrap_or_else(|| raw.to_owned()).into_bytes();
            if bytes.len() as u64 > LARGEST_MANIFEST {
                return Err(format!("{} is larger than {} MB", name(), LARGEST_MANIFEST / 1_000_000));
            }
            Ok(Pair::of_bytes(document, name(), bytes))
        }
    }
}

fn article(line: &Line, number: usize) -> Result<Document, String> {
    let text = &*line.article;
    let kind = match line.kind.as_deref() {
        Some("html") => Some(Kind::Html),
        Some("text") => Some(Kind::Text),
        Some(other) => return Err(format!("\"as\" is html or text, and not {other:?}")),
        None => None,
    };
    let path = Path::new(text);
    if kind.is_none() && !text.contains(['\n', '<']) && input::kind_of(path).is_some() {
        return input::article(path, None).map_err(|failure| failure.to_string());
    }
    if text.len() as u64 > LARGEST_ARTICLE {
        return Err(format!("the article is larger than {} MB", LARGEST_ARTICLE / 1_000_000));
    }
    let kind = kind.unwrap_or_else(|| input::kind_of_bytes(text.as_bytes()));
    // A text has been decoded already, whatever charset its page declares.
    input::document(format!("line {number}"), text.as_bytes(), kind, Some("utf-8"))
}

#[cfg(test)]
mod tests {
    use super::threads;

    #[test]
    fn there_are_never_many_more_threads_than_cores() {
        let cases = [(None, 0), (Some(0), 0), (Some(1), 1), (Some(8), 8), (Some(9), 8), (Some(usize::MAX), 8)];
        for (jobs, expected) in cases {
            assert_eq!(threads(jobs, 2), expected, "{jobs:?}");
        }
    }
}
