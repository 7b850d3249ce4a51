//! A text, prepared once for any number of quotes.

use crate::fold::Folded;
use crate::platform::Unicode;
use crate::quote::Quote;
use crate::resolve::{self, Answer};
use crate::span::Span;
use crate::words::Index;

/// A text to find quotes in.
///
/// Preparing it costs O(n) time and about 10 n bytes of memory for n bytes of text, 4 GiB at most.
pub struct Article {
    pub(crate) text: String,
    pub(crate) folded: Folded,
    pub(crate) index: Index,
    pub(crate) unicode: &'static dyn Unicode,
}

impl Article {
    /// Prepares `text`.
    pub fn new(text: impl Into<String>, unicode: &'static dyn Unicode) -> Self {
        let text = text.into();
        let folded = Folded::new(&text, unicode);
        let index = Index::new(&folded.text);
        Article { text, folded, index, unicode }
    }

    /// Another text, prepared in the same way. Cost: as for [`Article::new`].
    pub fn with_text(&self, text: impl Into<String>) -> Article {
        Article::new(text, self.unicode)
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// The number of words.
    pub fn words(&self) -> usize {
        self.index.words.len()
    }

    /// Where `quote` stands, or why that cannot be said.
    pub fn find(&self, quote: &Quote) -> Answer {
        resolve::find(self, quote)
    }

    // A span never begins or ends inside what a reader sees as one character.
    pub(crate) fn is_whole(&self, span: Span) -> bool {
        self.is_edge(span.start) && self.is_edge(span.end)
    }

    // The span, widened to whole characters as a reader sees them.
    pub(crate) fn whole(&self, span: Span) -> Span {
        let edges = |at: &usize| self.text.is_char_boundary(*at) && self.is_edge(*at);
        let start = (0..=span.start).rev().find(edges).unwrap_or(0);
        let end = (span.end..=self.text.len()).find(edges).unwrap_or(self.text.len());
        Span::new(start, end)
    }

    fn is_edge(&self, at: usize) -> bool {
        self.unicode.is_grapheme_boundary(&self.text, at)
    }
}
