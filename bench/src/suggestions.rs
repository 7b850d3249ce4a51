//! Articles with the claims marked that an editor would label, and how suggestions are scored against them. The format and
//! its conventions are described in `bench/data/suggestions/README.md`.

use claim_labels::manifest::Status;
use claim_labels::suggest::{Suggestion, suggest};
use claim_labels_text::Span;

/// An article and its claims.
pub struct Labelled {
    /// Its name.
    pub name: String,
    /// Its text, without the marks.
    pub text: String,
    /// The claims, in order.
    pub claims: Vec<Claim>,
}

/// A claim as an editor would mark it.
pub struct Claim {
    /// Bytes of the text.
    pub span: Span,
    /// Its label.
    pub status: Status,
    /// Who is cited.
    pub source: Option<String>,
}

/// Reads articles.
///
/// # Panics
/// A mark is broken.
pub fn labelled(file: &str) -> Vec<Labelled> {
    file.split("# ").skip(1).map(article).collect()
}

fn article(section: &str) -> Labelled {
    let (name, marked) = section.split_once('\n').expect("a name, then the text");
    let mut article = Labelled { name: name.to_owned(), text: String::new(), claims: Vec::new() };
    let mut pieces = marked.trim_end().split('[');
    article.text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (mark, after) = piece.split_once(']').expect("a closed mark");
        let (label, passage) = mark.split_once('|').expect("a label and a passage");
        let (status, source) = label.split_once(':').map_or((label, None), |(status, source)| (status, Some(source)));
        let start = article.text.len();
        article.text.push_str(passage);
        article.claims.push(Claim {
            span: Span::new(start, article.text.len()),
            status: Status::from_name(status).expect("a status"),
            source: source.map(str::to_owned),
        });
        article.text.push_str(after);
    }
    article
}

/// Counts for one label, or for all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Claims there are.
    pub claims: usize,
    /// Suggestions made.
    pub suggested: usize,
    /// Suggestions with a claim's label whose span overlaps it by at least half (intersection over union).
    pub correct: usize,
    /// Of those, how many overlap by 0.9.
    pub tight: usize,
    /// Of those that are correct, how many name the one who is cited, or nobody where there is none.
    pub sources: usize,
}

impl Score {
    /// The share of suggestions that are correct.
    pub fn precision(&self) -> f64 {
        self.correct as f64 / self.suggested.max(1) as f64
    }

    /// The share of claims that were suggested.
    pub fn recall(&self) -> f64 {
        self.correct as f64 / self.claims.max(1) as f64
    }
}

/// The language of a file of articles by its name: `de-heldout.txt` is German, `dev.txt` English.
pub fn language(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    let first = name.split(['-', '.']).next().unwrap_or(name);
    if first.len() == 2 { first } else { "en" }
}

/// The score for one status; for all, with each one's label right, if there is none.
pub fn score(articles: &[Labelled], status: Option<Status>, language: &str) -> Score {
    let mut score = Score::default();
    for article in articles {
        let found = suggest(&article.text, language);
        let counts = |other: Status| status.is_none_or(|status| status == other);
        score.claims += article.claims.iter().filter(|claim| counts(claim.status)).count();
        score.suggested += found.iter().filter(|suggestion| counts(suggestion.status)).count();
        for claim in article.claims.iter().filter(|claim| counts(claim.status)) {
            let Some(suggestion) = found.iter().find(|suggestion| is_match(suggestion, claim)) else { continue };
            score.correct += 1;
            score.tight += usize::from(iou(suggestion.span, claim.span) >= 0.9);
            score.sources += usize::from(names(suggestion, claim));
        }
    }
    score
}

/// Whether a suggestion is that claim, with its label.
pub fn is_match(suggestion: &Suggestion, claim: &Claim) -> bool {
    suggestion.status == claim.status && iou(suggestion.span, claim.span) >= 0.5
}

/// Whether a suggestion cites who the claim cites.
pub fn names(suggestion: &Suggestion, claim: &Claim) -> bool {
    let plain = |name: &str| name.replace('’', "'").to_lowercase();
    let name = suggestion.source.as_ref().and_then(|source| source.name.as_deref());
    name.map(plain) == claim.source.as_deref().map(plain)
}

/// Overlap divided by union.
pub fn iou(a: Span, b: Span) -> f64 {
    let overlap = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    overlap as f64 / (a.end.max(b.end) - a.start.min(b.start)).max(1) as f64
}
