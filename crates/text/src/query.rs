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
    pub text: String,
    pub words: Vec<Word>,
    pub context: Context,
    prefix: Side,
    suffix: Side,
}

struct Side {
    text: String,
    words: Vec<Word>,
}

impl Query {
    pub fn new(article: &Article, quote: &Quote) -> Self {
        let fold = |text: &str| Folded::new(text, article.unicode).text;
        let side = |text: String| Side { words: words::words(&text), text };
        let text = fold(&quote.exact).trim().to_owned();
        let (prefix, suffix) = (fold(&quote.prefix), fold(&quote.suffix));
        Query {
            words: words::words(&text),
            context: Context::new(&prefix, &suffix),
            text,
            prefix: side(prefix),
            suffix: side(suffix),
        }
    }

    pub fn pattern(&self) -> Pattern<'_> {
        Pattern {
            prefix: (&self.prefix.text, near(&self.prefix.words, true)),
            quote: (&self.text, &self.words),
            suffix: (&self.suffix.text, near(&self.suffix.words, false)),
        }
    }

    /// Every occurrence to the letter of the fold, on whole characters; those that cut words only if there are no others.
    pub fn exact(&self, article: &Article) -> Vec<Exact> {
        let text = &article.folded.text;
        let starts = exact::occurrences(text, &article.index, &self.text, &self.words);
        let all = starts.iter().map(|&at| Exact::new(article, &self.context, at, at + self.text.len()));
        let mut whole: Vec<Exact> = all.filter(|exact| article.is_whole(exact.span)).collect();
        if whole.iter().any(|exact| !exact.cuts) {
            whole.retain(|exact| !exact.cuts);
        }
        whole
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
    /// Of the context, 0 to 1.
    pub agreement: f32,
    cuts: bool,
}

impl Exact {
    fn new(article: &Article, context: &Context, start: usize, end: usize) -> Self {
        let text = &article.folded.text;
        Exact {
            span: article.folded.to_source(start, end),
            agreement: context.agreement(text, start, end),
            cuts: exact::cuts_a_word(text, start, end),
        }
    }
}
