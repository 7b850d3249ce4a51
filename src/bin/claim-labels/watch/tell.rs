//! Telling: to standard output, a file, or an address that takes JSON. Each is told in the order of the events.

use super::config::{Form, Sink};
use super::event::Event;
use super::journal::Journal;
use super::{AGAIN, LONGEST};
use crate::input::{Failure, name_of};
use crate::terminal::say;
use crate::web::{Client, Trouble};
use serde_json::{Value, json};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use url::Url;

/// Events in one message for people, so that a bad day does not fill a channel.
const BATCH: usize = 10;
/// Characters of a quote in a message for people.
const WORDS: usize = 300;

/// Who is told.
pub struct Audience {
    listeners: Vec<Listener>,
    once: bool,
    // Whether something was refused for good since this was asked last.
    gave_up: bool,
}

// One who is told.
struct Listener {
    // What the journal calls it.
    name: String,
    sink: Sink,
    // Whether what it was told last came to its end. Nobody knows that of what another watch wrote into a file.
    is_whole: bool,
    // Not to be tried before, as it failed; and whether a server asked for that.
    not_before: Option<(Instant, bool)>,
}

// Why somebody was not told.
enum Refusal {
    // Of this message no more is to be hoped: it may be too large.
    Message(String),
    // It may go well later; how much later, if a server said so.
    Other(Failure, Option<Duration>),
}

impl Audience {
    /// Those who are told; `once` is whether the watch looks once.
    pub fn new(sinks: &[Sink], once: bool) -> Self {
        let listener =
            |sink: &Sink| Listener { name: sink.name(), sink: sink.clone(), is_whole: false, not_before: None };
        Audience { listeners: sinks.iter().map(listener).collect(), once, gave_up: false }
    }

    pub fn names(&self) -> Vec<String> {
        self.listeners.iter().map(|listener| listener.name.clone()).collect()
    }

    /// Tells everybody what they have not been told, but who failed only when some time has gone by. Whether nothing is left to tell.
    pub fn tell(&mut self, journal: &mut Journal, client: &mut Client) -> Result<bool, Failure> {
        for listener in &mut self.listeners {
            if listener.not_before.is_none_or(|(time, _)| time <= Instant::now()) {
                match listener.tell(journal, client) {
                    // A watch that goes on ends with its reader; one that looks once looks at all pages first.
                    Err(Failure::ClosedPipe) if self.once => {
                        listener.not_before = Some((Instant::now() + LONGEST, true));
                    }
                    told => self.gave_up |= !told?,
                }
            }
        }
        Ok(self.listeners.iter().all(|listener| journal.knows_all(&listener.name)))
    }

    /// Lets who failed be tried without more waiting, unless a server asked for it.
    pub fn try_once_more(&mut self) {
        for listener in &mut self.listeners {
            listener.not_before = listener.not_before.filter(|(_, is_asked)| *is_asked);
        }
    }

    /// Whether something was refused for good since this was asked last.
    pub fn gave_up(&mut self) -> bool {
        std::mem::take(&mut self.gave_up)
    }
}

impl Listener {
    // Tells what is left, in order, until that fails. Whether nothing of it was given up.
    fn tell(&mut self, journal: &mut Journal, client: &mut Client) -> Result<bool, Failure> {
        let untold = journal.untold(&self.name);
        let (mut rest, mut most, mut all) = (&untold[..], self.sink.batch(), true);
        while !rest.is_empty() {
            let (some, others) = rest.split_at(most.min(rest.len()));
            let events: Vec<&Event> = some.iter().map(|(_, event)| event).collect();
            let mut told = self.sink.tell(&events, !self.is_whole, client);
            if let Err(Refusal::Message(_)) = told {
                // One message must not keep those behind it away: fewer events at once, then less of the one.
                if let [event] = events[..] {
                    told = self.sink.tell(&[&event.shortened()], !self.is_whole, client);
                    most = self.sink.batch();
                } else {
                    most = some.len() / 2;
                    continue;
                }
            }
            if let Err(Refusal::Message(why)) = &told {
                let Event { id, page, event, .. } = events[0];
                say(format_args!(
                    "{why}, also when it is shortened; nobody is told there of {event} {id} about {page}"
                ));
                (told, all) = (Ok(()), false);
            }
            match told {
                Ok(()) => {
                    (self.is_whole, self.not_before) = (true, None);
                    journal.told(&self.name, some.iter().map(|(number, _)| *number).collect())?;
                    rest = others;
                }
                Err(Refusal::Other(Failure::ClosedPipe, _)) => return Err(Failure::ClosedPipe),
                Err(Refusal::Other(failure, after)) => {
                    say(format_args!("{failure}; it is kept for the next time"));
                    let wait = after.unwrap_or_default().clamp(AGAIN, LONGEST);
                    (self.is_whole, self.not_before) = (false, Some((Instant::now() + wait, after.is_some())));
                    break;
                }
                Err(Refusal::Message(_)) => unreachable!("it was given up"),
            }
        }
        Ok(all)
    }
}

impl Sink {
    /// What the journal calls it, wherever it stands in the configuration and however that is called. Addresses of webhooks are
    /// secrets: of these only the host is written anywhere, and a number by which two of a host are told apart.
    pub fn name(&self) -> String {
        match self {
            Sink::Output(Form::Text) => "standard output as text".to_owned(),
            Sink::Output(_) => "standard output as json".to_owned(),
            Sink::File(path, _) => format!("file {}", place(path).display()),
            Sink::Webhook(url, _) => {
                format!("webhook {} {:08x}", url.host_str().unwrap_or_default(), number_of(url.as_str()))
            }
        }
    }

    fn batch(&self) -> usize {
        if matches!(self, Sink::Webhook(_, Form::Slack | Form::Teams)) { BATCH } else { 1 }
    }

    fn tell(&self, events: &[&Event], is_looked_at: bool, client: &mut Client) -> Result<(), Refusal> {
        let failed = |failure| Refusal::Other(failure, None);
        match self {
            Sink::Output(form) => {
                let mut out = io::stdout().lock();
                let written = out.write_all(entry(events, *form).as_bytes()).and_then(|()| out.flush());
                written.map_err(|error| failed(error.into()))
            }
            Sink::File(path, form) => append(path, entry(events, *form).as_bytes(), is_looked_at)
                .map_err(|error| failed(Failure::Unwritable(name_of(path), error.to_string()))),
            Sink::Webhook(url, form) => {
                let key = events.first().map_or("", |event| &event.id);
                client.post(url, key, &message(events, *form)).map_err(|trouble| refusal(url, trouble))
            }
        }
    }
}

// A server says of the message itself that it is wrong (400) or too large (413), or it says nothing of it.
fn refusal(url: &Url, trouble: Trouble) -> Refusal {
    let failure =
        Failure::Unwritable(format!("to the webhook at {}", url.host_str().unwrap_or_default()), trouble.why.clone());
    match trouble.status {
        Some(400 | 413) => Refusal::Message(failure.to_string()),
        _ => Refusal::Other(failure, trouble.after),
    }
}

// Where a file is. Its own name stays as it is written, as the file need not be there yet and may be a link to another each day.
fn place(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = absolute.parent().and_then(|folder| fs::canonicalize(folder).ok());
    folder.zip(absolute.file_name()).map_or(absolute.clone(), |(folder, name)| folder.join(name))
}

// The same for an address whenever it is asked for (FNV-1a, folded), and too short to tell the address.
fn number_of(address: &str) -> u32 {
    let step = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let sum = address.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    (sum ^ (sum >> 32)) as u32
}

fn entry(events: &[&Event], form: Form) -> String {
    let one = |event: &&Event| match form {
        Form::Text => format!("{} {}", event.at, event.text()),
        _ => serde_json::to_string(event).expect("an event is JSON") + "\n",
    };
    events.iter().map(one).collect()
}

// What was written last by a watch that was ended, or could not be written to its end, is looked for: if it is there, it is not
// written again, and half of it is taken away.
fn append(path: &Path, entry: &[u8], is_looked_at: bool) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
    if is_looked_at {
        let written = written(&mut file, entry)?;
        if written == entry.len() {
            return file.sync_data();
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

// People get as much of a long passage as they need to know it again.
fn message(events: &[&Event], form: Form) -> Value {
    let cut = || events.iter().map(|event| event.with_words_cut(WORDS));
    match form {
        Form::Slack => json!({"text": cut().map(|event| slack(&event)).collect::<Vec<_>>().join("\n\n")}),
        Form::Teams => teams(&cut().collect::<Vec<_>>()),
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
fn teams(events: &[Event]) -> Value {
    let block = |event: &Event| {
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
