//! Suggests labels for an article in English, German, Russian or Ukrainian: passages with cues of attribution, reporting or
//! hedging.
//!
//! A heuristic over words, for an editor to accept or dismiss; nothing is ever labelled by it. Rules in order: what
//! somebody is said to say; direct quotations and their speakers; hedges and reports in what is left. The words it knows are in
//! `words`, a file a language; texts in other languages get no suggestions. How well it works is measured in
//! `docs/suggestions.md`.
//!
//! ```
//! use claim_labels::{manifest::Status, suggest::suggest};
//!
//! let text = "Mayor Anna Reyes said the ferry would stop in June. The school may close.";
//! let found = suggest(text, "en-GB");
//! assert_eq!(found[0].source.as_ref().unwrap().name.as_deref(), Some("Anna Reyes"));
//! assert_eq!(&text[found[0].span.start..found[0].span.end], "the ferry would stop in June");
//! assert_eq!((found[0].status, found[1].status), (Status::Official, Status::Speculative));
//! assert!(suggest("Skolen kan lukke.", "da").is_empty());
//! ```

mod according;
mod act;
mod adverbial;
mod attribution;
mod clause;
mod collect;
mod extent;
mod heading;
mod hedge;
mod lead;
mod lexicon;
mod memory;
mod noun_phrase;
mod phrase;
mod phrase_text;
mod quotation;
mod quote_marks;
mod remark;
mod sentence;
mod side;
mod speaker;
mod subject;
mod token;
mod tokens;
mod verb;

use crate::manifest::{Source, Status};
use crate::text::Span;

/// A passage that may deserve a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The claim: the clause that is attributed, without the attribution where it stands in one piece; else the clause or
    /// sentence. Bytes of the text, on character boundaries.
    pub span: Span,
    /// The label it suggests.
    pub status: Status,
    /// Why.
    pub cue: Cue,
    /// Who is cited, by the name and office that the text gives; only `name` and `role` are set.
    pub source: Option<Source>,
}

/// The words that a suggestion rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Of which kind they are.
    pub kind: Kind,
    /// Where they stand; the quotation's first mark if it goes on without them.
    pub span: Span,
}

/// Kinds of cues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Somebody is said to say it: `said`, `announced`, `according to`.
    Attribution,
    /// A direct quotation.
    Quotation,
    /// Handed on without saying by whom: `reportedly`, `is said to`.
    Report,
    /// Held back: `may`, `expected to`, `it is unclear`.
    Hedge,
}

/// Suggestions for an article's text (paragraphs separated by line breaks, as in [`crate::text::Article`]), in order and
/// not overlapping.
///
/// `language` is the article's BCP 47 tag; there are none unless it is English, German, Russian or Ukrainian. Cost: O(n)
/// time and memory in the text's bytes.
pub fn suggest(text: &str, language: &str) -> Vec<Suggestion> {
    lexicon::Lexicon::of(language).map(|lexicon| collect::collect(text, lexicon)).unwrap_or_default()
}
