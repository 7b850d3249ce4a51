//! A quote, folded and cut into words, ready to be looked for.

use crate::approximate::Pattern;
use crate::article::Article;
use crate::context::Context;
use crate::exact;
use crate::fold::Folded;
use crate::quote::Quote;
use crate::span::Span;
use crate::words::{self, Word};

pub(crate) struct Query {
    /// The quote's fold.
    pub folded: Folded,
    pub words: Vec<Word>,
    pub context: Context,
    pub prefix: Side,
    pub suffix: Side,
}

/// Text on one side of the quote.
pub(crate) struct Side {
    pub folded: Folded,
    pub words: Vec<Word>,
}

impl Query {
    pub fn new(article: &Article, quote: &Quote) -> Self {
        let side = |text: &str| {
            let folded = Folded::new(text, article.unicode);
            Side { words: words::words(&folded.text), folded }
        };
        // A fold begins with no white space.
        let mut folded = Folded::new(&quote.exact, article.unicode);
        folded.text.truncate(folded.text.trim_end().len());
        let (prefix, suffix) = (side(&quote.prefix), side(&quote.suffix));
        Query {
            words: words::words(&folded.text),
            context: Context::new(&prefix.folded.text, &suffix.folded.text),
            folded,
            prefix,
            suffix,
        }
    }

    /// The quote, folded.
    pub fn text(&self) -> &str {
        &self.folded.text
    }

    pub fn pattern(&self) -> Pattern<'_> {
        Pattern {
            prefix: (&self.prefix.folded.text, near(&self.prefix.words, true)),
            quote: (self.text(), &self.words),
            suffix: (&self.suffix.folded.text, near(&self.suffix.words, false)),
        }
    }

    /// Every occurrence to the letter of the fold, on whole characters; those that cut words only if there are no others.
    pub fn exact(&self, article: &Article) -> Vec<Exact> {
        let text = &article.folded.text;
        let starts = exact::occurrences(text, &article.index, self.text(), &self.words);
        let mut found: Vec<Exact> =
            starts.into_iter().map(|at| Exact::new(article, at, at + self.text().len())).collect();
        found.retain(|exact| article.is_whole(exact.span));
        if found.len() > 1 {
            let cuts = |exact: &Exact| exact.cuts_a_word(article, self);
            if found.iter().any(|exact| !cuts(exact)) {
                found.retain(|exact| !cuts(exact));
            }
        }
        found
    }
}

/// Words of context that take part in the alignment: a sentence's worth.
const CONTEXT_WORDS: usize = 12;

fn near(words: &[Word], end: bool) -> &[Word] {
    let spare = words.len().saturating_sub(CONTEXT_WORDS);
    if end { &words[spare..] } else { &words[..words.len() - spare] }
}

/// An occurrence of the folded quote.
#[derive(Clone, Copy)]
pub(crate) struct Exact {
    pub span: Span,
    /// Where it stands in the fold.
    pub folded: (usize, usize),
}

impl Exact {
    fn new(article: &Article, start: usize, end: usize) -> Self {
        Exact { span: article.folded.to_source(start, end), folded: (start, end) }
    }

    /// Whether it begins or ends inside a word, other than the quote was recorded to end before an apostrophe: `the mayor|'s`.
    pub fn cuts_a_word(&self, article: &Article, query: &Query) -> bool {
        let (text, (start, end)) = (&article.folded.text, self.folded);
        let is_recorded = || {
            let suffix = &query.suffix.folded.text;
            let rest = text[end..].split(' ').next().unwrap_or_default();
            rest.starts_with('\'') && suffix.starts_with(rest) && !exact::cuts_a_word(&text[..end], start, end)
        };
        exact::cuts_a_word(text, start, end) && !is_recorded()
    }

    /// The words that it has, or cuts.
    pub fn words(&self, article: &Article) -> std::ops::Range<usize> {
        let words = &article.index.words;
        let first = words.partition_point(|word| word.end as usize <= self.folded.0);
        first..words.partition_point(|word| (word.start as usize) < self.folded.1)
    }

    /// Of the text around it with the quote's context, 0 to 1.
    pub fn agreement(&self, article: &Article, query: &Query) -> f32 {
        query.context.agreement(&article.folded.text, self.folded.0, self.folded.1)
    }
}
