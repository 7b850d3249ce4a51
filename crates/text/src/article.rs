//! A text, prepared once for any number of quotes.

use crate::fold::Folded;
use crate::lexicon::{Lexicon, language_of};
use crate::platform::Unicode;
use crate::span::Span;
use crate::words::Index;
use std::cell::Cell;
use std::rc::Rc;

/// A text to find quotes in.
///
/// Preparing it costs O(n) time and about 10 n bytes of memory for n bytes of text, 4 GiB at most.
pub struct Article {
    pub(crate) text: String,
    pub(crate) folded: Folded,
    pub(crate) index: Index,
    pub(crate) unicode: &'static dyn Unicode,
    language: String,
    lexicon: Option<Rc<Lexicon>>,
    // Whether a lexicon was asked for that is not there.
    lacking: Cell<bool>,
}

impl Article {
    /// Prepares `text`.
    pub fn new(text: impl Into<String>, unicode: &'static dyn Unicode) -> Self {
        let text = text.into();
        let folded = Folded::new(&text, unicode);
        let index = Index::new(&folded.text);
        Article { text, folded, index, unicode, language: String::new(), lexicon: None, lacking: Cell::new(false) }
    }

    /// Says which language the text is written in, by a BCP 47 tag. It decides how numbers are read and which words are
    /// known. Without a tag the script decides, and for Latin letters English is assumed.
    #[must_use]
    pub fn in_language(mut self, tag: &str) -> Self {
        self.language = language_of(tag);
        self
    }

    /// Gives the article its language's lexicon, where none is built in: see [`Article::needs_lexicon`].
    pub fn set_lexicon(&mut self, lexicon: Rc<Lexicon>) {
        self.lexicon = Some(lexicon);
        self.lacking.set(false);
    }

    /// The language whose lexicon was missing when a quote was found whose words, or the words around it, had changed: one of
    /// [`Lexicon::languages`]. Answers since then are as good as they can be without it: an anchor's `change` is right but
    /// for numbers written in words, and of other meanings only those in digits are noticed. Whoever shows labels fetches the
    /// lexicon first, sets it, and finds the quotes again. Never where lexicons are built in.
    pub fn needs_lexicon(&self) -> Option<&'static str> {
        let language = self.language();
        Lexicon::languages().iter().copied().find(|known| self.lacking.get() && *known == language)
    }

    pub(crate) fn lexicon(&self) -> Option<Rc<Lexicon>> {
        if self.lexicon.is_some() {
            return self.lexicon.clone();
        }
        #[cfg(feature = "lexicons")]
        return Lexicon::of(self.language());
        #[cfg(not(feature = "lexicons"))]
        {
            self.lacking.set(true);
            None
        }
    }

    // The language as it was said, or as the script tells.
    fn language(&self) -> &str {
        if self.language.is_empty() { language_by_script(&self.text) } else { &self.language }
    }

    /// Another text in the same language. Cost: as for [`Article::new`].
    pub fn with_text(&self, text: impl Into<String>) -> Article {
        Article { language: self.language.clone(), lexicon: self.lexicon.clone(), ..Article::new(text, self.unicode) }
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

// The language that the first letter beyond ASCII that decides it is written in; English where there is none.
fn language_by_script(text: &str) -> &'static str {
    let ranges = [
        ('і', 'ї', "uk"),
        ('Ѐ', 'ӿ', "ru"),
        ('\u{590}', '\u{5FF}', "he"),
        ('\u{600}', '\u{6FF}', "ar"),
        ('\u{900}', '\u{97F}', "hi"),
        ('\u{3040}', '\u{30FF}', "ja"),
        ('\u{4E00}', '\u{9FFF}', "zh"),
    ];
    let has = |first, last| text.contains(|c: char| (first..=last).contains(&c));
    ranges.iter().find(|range| has(range.0, range.1)).map_or("en", |range| range.2)
}
