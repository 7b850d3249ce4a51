//! What is said of a quote: where it stands and how its words differ there, or why it labels nothing.

use crate::span::Span;

/// How a quote was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// To the letter.
    Verbatim,
    /// Equal but for typography.
    Typography,
    /// With edits inside.
    Approximate,
}

impl Tier {
    /// The name used in manifests' reports and events.
    pub fn name(self) -> &'static str {
        match self {
            Tier::Verbatim => "verbatim",
            Tier::Typography => "typography",
            Tier::Approximate => "approximate",
        }
    }
}

/// Why a quote labels nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing in the text is like it.
    Gone,
    /// The best match is too unlike it.
    Weak,
    /// The best match is not clearly ahead of the next.
    Ambiguous,
    /// Its words, or those around it, changed so that it says something else.
    MeaningChanged,
}

impl Reason {
    /// The name used in reports and events.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Gone => "gone",
            Reason::Weak => "weak",
            Reason::Ambiguous => "ambiguous",
            Reason::MeaningChanged => "meaning-changed",
        }
    }
}

/// How the words found differ from the words of the quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Not at all: the same words in the same order, but for typography, capitals where a sentence begins and the notation
    /// of a number, in a sentence that did not turn round.
    None,
    /// In these places, in the order of the text; at least one.
    Wording(Vec<Edit>),
}

impl Change {
    /// The name used in reports and events.
    pub fn name(&self) -> &'static str {
        match self {
            Change::None => "none",
            Change::Wording(_) => "wording",
        }
    }

    /// The places that differ; none for [`Change::None`].
    pub fn edits(&self) -> &[Edit] {
        match self {
            Change::None => &[],
            Change::Wording(edits) => edits,
        }
    }
}

/// Words that went, and words that came in their place. One of the two may be empty, never both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The quote's words, as it writes them; or, of an edit around the passage, words of its prefix or suffix.
    pub from: String,
    /// The article's words, as it writes them.
    pub to: String,
    /// Where `to` stands in the article's text; empty, where the words went, if none came. Of an edit around the passage it
    /// lies outside the anchor's span.
    pub place: Span,
}

/// A quote that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// Where it stands.
    pub span: Span,
    /// How it was found.
    pub tier: Tier,
    /// How sure the match is, 0 to 1.
    pub score: f32,
    /// How the words there differ from the quote's.
    pub change: Change,
}

/// A quote that labels nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Orphan {
    /// Why.
    pub reason: Reason,
    /// The place most like it, if any comes near.
    pub candidate: Option<Candidate>,
}

/// A place that a quote might have meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Where it is.
    pub span: Span,
    /// How like the quote it is, 0 to 1.
    pub score: f32,
}

/// What [`crate::Article::find`] says of a quote.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It stands here.
    Anchored(Anchor),
    /// It labels nothing.
    Orphaned(Orphan),
}
