//! What there is to tell: something about a page or one of its claims that was not so before.

use crate::check::quoted;
use crate::terminal::in_one_line;
use serde::{Deserialize, Serialize};

/// Characters of each text that a shortened event has.
const SHORT: usize = 80;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fault {
    /// The page or its manifest cannot be read.
    Unreadable,
    /// The manifest has errors, so that claims of it are not shown.
    Invalid,
    /// The claim is not found in the page: its label fell off.
    Orphaned,
    /// The claim's passage has other words than those that were labelled.
    Reworded,
    /// The date on which the label was to be looked at again has come.
    Overdue,
}

impl Fault {
    fn name(self) -> &'static str {
        match self {
            Fault::Unreadable => "unreadable",
            Fault::Invalid => "invalid",
            Fault::Orphaned => "orphaned",
            Fault::Reworded => "reworded",
            Fault::Overdue => "overdue",
        }
    }
}

/// A fault, and all that is told of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    pub fault: Fault,
    /// The claim's id; none where it is about the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The words that were labelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The words that stand there now, or that come nearest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// Why, in words.
    pub why: String,
}

impl Finding {
    /// Whether `other` is the same news: of the same claim, about the same words.
    pub fn is(&self, other: &Finding) -> bool {
        let words = |one: &Finding| (one.fault == Fault::Reworded).then(|| one.now.clone());
        self.key() == other.key() && self.quote == other.quote && words(self) == words(other)
    }

    /// What it is about: at most one finding of this fault and claim is there at a time.
    pub fn key(&self) -> (Fault, Option<&str>) {
        (self.fault, self.claim.as_deref())
    }
}

/// A piece of news, told once to everybody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Unlike that of any other event; the same if it has to be told again after a crash.
    pub id: String,
    /// When it was found out.
    pub at: String,
    /// The fault, or `mended`.
    pub event: String,
    pub page: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manifest: Option<String>,
    #[serde(flatten)]
    pub finding: Finding,
}

impl Event {
    /// The name of what happened to a finding.
    pub fn name(finding: &Finding, is_mended: bool) -> String {
        if is_mended { "mended".to_owned() } else { finding.fault.name().to_owned() }
    }

    /// The event in a line, without its page, and lines with its words.
    pub fn lines(&self) -> (String, Vec<(&'static str, String)>) {
        let Finding { fault, claim, status, quote, now, why } = &self.finding;
        let name = if self.event == "mended" { format!("mended ({})", fault.name()) } else { self.event.clone() };
        let about = match (claim, status) {
            (Some(claim), Some(status)) => format!(" {claim} ({status})"),
            (Some(claim), None) => format!(" {claim}"),
            _ => String::new(),
        };
        let nearest = if *fault == Fault::Orphaned && self.event != "mended" { "nearest" } else { "now" };
        let quote = quote.iter().map(|words| ("labelled", quoted(words)));
        let now = now.iter().map(|words| (nearest, quoted(words)));
        (format!("{name}{about}: {}", in_one_line(why)), quote.chain(now).collect())
    }

    /// The event with at most so many characters of the words of page and manifest.
    pub fn with_words_cut(&self, most: usize) -> Event {
        let cut_words = |words: &Option<String>| words.as_deref().map(|words| cut(words, most));
        let finding = &self.finding;
        let finding = Finding { quote: cut_words(&finding.quote), now: cut_words(&finding.now), ..finding.clone() };
        Event { finding, ..self.clone() }
    }

    /// The event as short as it can be and still say what happened, and where.
    pub fn shortened(&self) -> Event {
        let Event { finding, .. } = self.with_words_cut(SHORT);
        let Finding { claim, status, why, .. } = &finding;
        let of = |word: &Option<String>| word.as_deref().map(|word| cut(word, SHORT));
        let finding = Finding { claim: of(claim), status: of(status), why: cut(why, SHORT), ..finding };
        Event { finding, ..self.clone() }
    }

    /// The event for people.
    pub fn text(&self) -> String {
        let (line, words) = self.lines();
        let words: String = words.into_iter().map(|(name, words)| format!("  {name}: {words}\n")).collect();
        format!("{line}\n  {}\n{words}", in_one_line(&self.page))
    }
}

// The beginning of a text, with a sign that there was more.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
