//! News in which people marked who says what (PolNeAR: Newell, Margolin and Ruths, LREC 2018), and how suggestions are
//! scored against it. The articles belong to their publishers and are not in this repository; `docs/suggestions.md` says how
//! the figures come about.

use claim_labels::manifest::Status;
use claim_labels::suggest::{Suggestion, suggest};
use claim_labels_text::Span;
use serde::Deserialize;

/// An article and who says what in it. Places are code points.
#[derive(Deserialize)]
pub struct Marked {
    /// Its name.
    pub id: String,
    /// Its text.
    pub text: String,
    /// What people marked.
    pub attributions: Vec<Attribution>,
}

/// Somebody, the words that cite, and what is cited; each may stand in several pieces or be missing.
#[derive(Deserialize)]
pub struct Attribution {
    /// Who says it.
    pub source: Vec<(usize, usize)>,
    /// `said`.
    pub cue: Vec<(usize, usize)>,
    /// What.
    pub content: Vec<(usize, usize)>,
}

/// Counts over articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Official and reported passages that were suggested.
    pub suggested: usize,
    /// Those of which half or more lies in one attribution.
    pub right: usize,
    /// Attributions with a source, a content of 25 characters or more and a verb of saying.
    pub marked: usize,
    /// Those whose content is covered by half.
    pub found: usize,
    /// Of those, how many name their source, not by a pronoun.
    pub named: usize,
    /// Of those, how many suggestions share a capitalised word with it.
    pub sources: usize,
}

// Shorter contents are not counted.
const LEAST: usize = 25;

// Verbs of saying, in all their forms.
const SAYING: &[&str] = &[
    "say",
    "says",
    "said",
    "saying",
    "tell",
    "tells",
    "told",
    "telling",
    "according",
    "add",
    "adds",
    "added",
    "adding",
    "announce",
    "announces",
    "announced",
    "announcing",
    "argue",
    "argues",
    "argued",
    "arguing",
    "assert",
    "asserts",
    "asserted",
    "asserting",
    "claim",
    "claims",
    "claimed",
    "claiming",
    "complain",
    "complained",
    "concede",
    "conceded",
    "conclude",
    "concluded",
    "confirm",
    "confirmed",
    "continue",
    "continued",
    "contend",
    "contends",
    "contended",
    "declare",
    "declared",
    "deny",
    "denied",
    "explain",
    "explains",
    "explained",
    "insist",
    "insists",
    "insisted",
    "joked",
    "maintain",
    "maintained",
    "note",
    "notes",
    "noted",
    "noting",
    "observed",
    "pledged",
    "predict",
    "predicted",
    "promise",
    "promised",
    "quipped",
    "recall",
    "recalled",
    "remark",
    "remarked",
    "replied",
    "report",
    "reports",
    "reported",
    "respond",
    "responded",
    "reveal",
    "revealed",
    "state",
    "states",
    "stated",
    "stating",
    "stress",
    "stressed",
    "emphasized",
    "emphasised",
    "suggest",
    "suggests",
    "suggested",
    "suggesting",
    "testified",
    "tweeted",
    "vow",
    "vowed",
    "warn",
    "warns",
    "warned",
    "warning",
    "write",
    "writes",
    "wrote",
    "acknowledge",
    "acknowledged",
    "admit",
    "admitted",
    "alleged",
];

// Capitalised at a sentence's start, and no names.
const NO_NAMES: &[&str] = &[
    "He", "She", "They", "It", "The", "A", "An", "We", "I", "His", "Her", "Their", "One", "Some", "Who", "That", "This",
];

/// Reads articles, one a line.
///
/// # Panics
/// A line is none.
pub fn marked(file: &str) -> Vec<Marked> {
    file.lines().map(|line| serde_json::from_str(line).expect("an article")).collect()
}

/// The score of suggestions over articles, and what is wrong, missed or of another source, as lines to read.
pub fn score(articles: &[Marked]) -> (Score, Vec<String>) {
    let mut score = Score::default();
    let mut faults = Vec::new();
    for article in articles {
        article.score(&mut score, &mut faults);
    }
    (score, faults)
}

impl Marked {
    fn score(&self, score: &mut Score, faults: &mut Vec<String>) {
        let bytes: Vec<usize> = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]).collect();
        let spans = |places: &[(usize, usize)]| -> Vec<Span> {
            places.iter().map(|&(start, end)| Span::new(bytes[start], bytes[end])).collect()
        };
        let suggestions = suggest(&self.text, "en").into_iter().filter(|one| one.status != Status::Speculative);
        let found: Vec<Suggestion> = suggestions.collect();
        let all: Vec<[Vec<Span>; 3]> =
            self.attributions.iter().map(|one| [spans(&one.source), spans(&one.cue), spans(&one.content)]).collect();
        for one in &found {
            let lies = |parts: &[Vec<Span>; 3]| 2 * parts.iter().map(|part| overlap(one.span, part)).sum::<usize>();
            let right = all.iter().any(|parts| lies(parts) >= one.span.end - one.span.start);
            score.suggested += 1;
            score.right += usize::from(right);
            if !right {
                faults.push(format!("wrong  [{}] {}", self.words(&[one.cue.span]), self.words(&[one.span])));
            }
        }
        all.iter().for_each(|parts| self.attribution(parts, &found, score, faults));
    }

    fn attribution(
        &self,
        [source, cue, content]: &[Vec<Span>; 3],
        found: &[Suggestion],
        score: &mut Score,
        faults: &mut Vec<String>,
    ) {
        let cited = self.words(content);
        let says = words(&self.words(cue)).iter().any(|word| SAYING.contains(&word.to_lowercase().as_str()));
        if source.is_empty() || cited.chars().count() < LEAST || !says {
            return;
        }
        let whole: usize = content.iter().map(|span| span.end - span.start).sum();
        let covered: usize = found.iter().map(|one| overlap(one.span, content)).sum();
        let who = self.words(source);
        score.marked += 1;
        if 2 * covered < whole {
            faults.push(format!("missed {who} [{}] {cited}", self.words(cue)));
            return;
        }
        score.found += 1;
        let names: Vec<&str> = words(&who)
            .into_iter()
            .filter(|word| word.starts_with(char::is_uppercase) && !NO_NAMES.contains(word))
            .collect();
        let best = found.iter().max_by_key(|one| overlap(one.span, content));
        let name = best.and_then(|one| one.source.as_ref()?.name.clone()).unwrap_or_default();
        let shared = words(&name).iter().any(|word| names.contains(word));
        score.named += usize::from(!names.is_empty());
        score.sources += usize::from(shared);
        if !names.is_empty() && !shared {
            faults.push(format!("source {name:?} for {who} [{}] {cited}", self.words(cue)));
        }
    }

    fn words(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| &self.text[span.start..span.end]).collect::<Vec<_>>().join(" … ")
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn overlap(span: Span, others: &[Span]) -> usize {
    others.iter().map(|other| other.end.min(span.end).saturating_sub(other.start.max(span.start))).sum()
}
