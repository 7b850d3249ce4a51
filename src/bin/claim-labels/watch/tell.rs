//! Telling: to standard output, a file, or an address that takes JSON. Each is told in the order of the events.

use super::config::{Form, Sink};
use super::event::Event;
use super::journal::Journal;
use crate::input::{Failure, name_of};
use crate::terminal::say;
use crate::web::Client;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Events in one message for people, so that a bad day does not fill a channel.
const BATCH: usize = 10;

/// Who is told, by the names that the journal has for them.
pub struct Audience {
    sinks: Vec<(String, Sink)>,
    // Those that were told something since this watch began.
    begun: HashSet<String>,
}

impl Audience {
    pub fn new(sinks: &[Sink]) -> Self {
        let named = sinks.iter().enumerate().map(|(number, sink)| (name(number, sink), sink.clone()));
        Audience { sinks: named.collect(), begun: HashSet::new() }
    }

    pub fn names(&self) -> Vec<String> {
        self.sinks.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Tells everybody what they have not been told. Whether all of it was taken; what was not is kept for the next time.
    pub fn tell(&mut self, journal: &mut Journal, client: &mut Client) -> Result<bool, Failure> {
        let mut all = true;
        for (name, sink) in &self.sinks {
            let untold = journal.untold(name);
            for some in untold.chunks(sink.batch()) {
                let events: Vec<&Event> = some.iter().map(|(_, event)| event).collect();
                let is_first = self.begun.insert(name.clone());
                match sink.tell(&events, is_first, client) {
                    Ok(()) => journal.told(name, some.iter().map(|(number, _)| *number).collect())?,
                    Err(Failure::ClosedPipe) => return Err(Failure::ClosedPipe),
                    Err(failure) => {
                        say(format_args!("{failure}; it is kept for the next time"));
                        all = false;
                        break;
                    }
                }
            }
        }
        Ok(all)
    }
}

// Addresses of webhooks are secrets: of these only the host is written anywhere.
fn name(number: usize, sink: &Sink) -> String {
    match sink {
        Sink::Output(_) => format!("{number} standard output"),
        Sink::File(path, _) => format!("{number} file {}", path.display()),
        Sink::Webhook(url, _) => format!("{number} webhook {}", url.host_str().unwrap_or_default()),
    }
}

impl Sink {
    fn batch(&self) -> usize {
        if matches!(self, Sink::Webhook(_, Form::Slack | Form::Teams)) { BATCH } else { 1 }
    }

    fn tell(&self, events: &[&Event], is_first: bool, client: &mut Client) -> Result<(), Failure> {
        match self {
            Sink::Output(form) => {
                let mut out = io::stdout().lock();
                out.write_all(entry(events, *form).as_bytes())?;
                Ok(out.flush()?)
            }
            Sink::File(path, form) => append(path, entry(events, *form).as_bytes(), is_first)
                .map_err(|error| Failure::Unwritable(name_of(path), error.to_string())),
            Sink::Webhook(url, form) => {
                let host = url.host_str().unwrap_or_default();
                let key = events.first().map_or("", |event| &event.id);
                client
                    .post(url, key, &message(events, *form))
                    .map_err(|trouble| Failure::Unwritable(format!("to the webhook at {host}"), trouble.why))
            }
        }
    }
}

fn entry(events: &[&Event], form: Form) -> String {
    let one = |event: &&Event| match form {
        Form::Text => format!("{} {}", event.at, event.text()),
        _ => serde_json::to_string(event).expect("an event is JSON") + "\n",
    };
    events.iter().map(one).collect()
}

// What a watch that was ended wrote last is looked for: if it is there, it is not written again, and half of it is taken away.
fn append(path: &Path, entry: &[u8], is_first: bool) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
    if is_first {
        let written = written(&mut file, entry)?;
        if written == entry.len() {
            return Ok(());
        }
        let len = file.metadata()?.len();
        file.set_len(len - written as u64)?;
    }
    file.write_all(entry)?;
    file.sync_data()
}

// How much of the entry the file ends with, from the beginning of a line.
fn written(file: &mut File, entry: &[u8]) -> io::Result<usize> {
    let len = file.metadata()?.len();
    let tail = len.min(entry.len() as u64 + 1);
    file.seek(SeekFrom::Start(len - tail))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    let begins = |size: usize| match end.len().checked_sub(size + 1) {
        Some(before) => end[before] == b'\n',
        None => end.len() == size,
    };
    let sizes = (1..=entry.len().min(end.len())).rev();
    let mut found = sizes.filter(|size| end.ends_with(&entry[..*size]) && begins(*size));
    Ok(found.next().unwrap_or(0))
}

fn message(events: &[&Event], form: Form) -> Value {
    match form {
        Form::Slack => json!({"text": events.iter().map(|event| slack(event)).collect::<Vec<_>>().join("\n\n")}),
        Form::Teams => teams(events),
        _ => json!(events.first()),
    }
}

// Slack reads `<…>` as links, channels and names, and `&` as the beginning of an escape; nothing else can be escaped, so that words
// of a manifest stand between backquotes where they would be read as marks.
fn slack(event: &Event) -> String {
    let safe = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let (line, words) = event.lines();
    let words: String = words.iter().map(|(name, words)| format!("\n> {name}: {}", safe(words))).collect();
    format!("{}\n{}{words}", safe(&line), safe(&event.page))
}

// <https://adaptivecards.io/explorer/>. A `TextBlock` reads Markdown, a `TextRun` does not: words of others are runs.
fn teams(events: &[&Event]) -> Value {
    let block = |event: &&Event| {
        let (line, words) = event.lines();
        let run = |text: String| json!({"type": "TextRun", "text": text});
        let lines =
            std::iter::once(event.page.clone()).chain(words.iter().map(|(name, words)| format!("{name}: {words}")));
        let blocks = lines.map(|text| json!({"type": "RichTextBlock", "inlines": [run(text)]}));
        let head = json!({"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": line, "weight": "Bolder"}]});
        std::iter::once(head).chain(blocks).collect::<Vec<_>>()
    };
    let body: Vec<Value> = events.iter().flat_map(block).collect();
    let card = json!({"type": "AdaptiveCard", "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "version": "1.4", "body": body});
    json!({"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": null, "content": card}]})
}
