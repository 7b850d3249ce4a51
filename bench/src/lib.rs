//! Article revisions with the right answers, and how answers are scored. The format is described in `docs/anchoring.md`.

#[cfg(not(target_family = "wasm"))]
pub mod attributions;
#[cfg(not(target_family = "wasm"))]
pub mod suggestions;

use claim_labels_text::{Answer, Article, CodePoints, Quote, Reason, TABLES};
use serde::Deserialize;

/// Two revisions of an article, and quotes taken from the older.
#[derive(Deserialize)]
pub struct Document {
    /// Name of the pair.
    pub id: String,
    /// The text that the quotes are looked for in.
    pub new: String,
    /// The quotes.
    pub cases: Vec<Case>,
}

/// A quote and where it truly stands now.
#[derive(Deserialize)]
pub struct Case {
    /// The passage.
    pub exact: String,
    /// Up to 32 code points before it.
    pub prefix: String,
    /// Up to 32 code points after it.
    pub suffix: String,
    /// Where it started, in code points.
    pub start_hint: usize,
    /// `exact`, `edited`, `typography` or `deleted`.
    pub class: String,
    /// Where it is now, in code points; `None` when it is gone.
    pub truth: Option<(usize, usize)>,
}

impl Case {
    /// What a matcher may know.
    pub fn quote(&self) -> Quote {
        Quote {
            exact: self.exact.clone(),
            prefix: self.prefix.clone(),
            suffix: self.suffix.clone(),
            position: Some(self.start_hint),
        }
    }
}

/// An answer, scored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Where the quote was found, in code points; the candidate's place if it was held back as `meaning-changed`.
    pub found: Option<(usize, usize)>,
    /// Overlap with the truth divided by their union.
    pub iou: f64,
    /// Held back because a number, a name or a negation changed.
    pub held_back: bool,
}

impl Outcome {
    /// Found where it is.
    pub fn is_correct(&self) -> bool {
        self.iou >= 0.5
    }

    /// Found where it is not.
    pub fn is_wrong(&self) -> bool {
        self.found.is_some() && !self.is_correct()
    }
}

/// Reads documents, one a line.
///
/// # Panics
/// A line is no document.
pub fn documents(text: &str) -> Vec<Document> {
    text.lines().map(|line| serde_json::from_str(line).expect("a document a line")).collect()
}

/// Answers every case of a document.
pub fn answers(document: &Document) -> Vec<Answer> {
    let article = Article::new(document.new.as_str(), &TABLES);
    document.cases.iter().map(|case| article.find(&case.quote())).collect()
}

/// Scores an answer.
pub fn score(points: &CodePoints, case: &Case, answer: &Answer) -> Outcome {
    let (span, held_back) = match answer {
        Answer::Anchored(anchor) => (Some(anchor.span), false),
        Answer::Orphaned(orphan) if orphan.reason == Reason::MeaningChanged => {
            (orphan.candidate.map(|candidate| candidate.span), true)
        }
        Answer::Orphaned(_) => (None, false),
    };
    let found = span.map(|span| (points.of_byte(span.start), points.of_byte(span.end)));
    let iou = found.zip(case.truth).map_or(0.0, |(a, b)| {
        let overlap = a.1.min(b.1).saturating_sub(a.0.max(b.0));
        overlap as f64 / (a.1.max(b.1) - a.0.min(b.0)).max(1) as f64
    });
    Outcome { found, iou, held_back }
}
