//! From a place in a text to a quote that finds it: the way back of [`Article::find`].

use crate::answer::Answer;
use crate::article::Article;
use crate::quote::Quote;
use crate::span::Span;

/// How much text to take on either side, in code points: the least that lasts through edits nearby, and more where that does
/// not tell equal passages apart. Beyond the last, more is not compared.
const CONTEXTS: [usize; 3] = [32, 64, 96];

impl Article {
    /// `span` without the white space at its ends, and widened so that it cuts no word and no character.
    pub fn snap(&self, span: Span) -> Span {
        let text = self.slice(span);
        let start = span.end - text.trim_start().len();
        let end = start + text.trim().len();
        if start >= end {
            return Span::new(span.start, span.start);
        }
        let start = self.word_around(start).map_or(start, |word| word.start);
        let end = self.word_around(end).map_or(end, |word| word.end);
        self.whole(Span::new(start, end))
    }

    /// A quote that is found at exactly `span`, with as much of the text around it as that takes. Runs of white space become
    /// one space. `None` where there is nothing to find: a span without a visible character, or one that cuts a character
    /// or a word whose like stands elsewhere; [`Article::snap`] makes sound spans.
    ///
    /// Cost: that of at most four searches.
    pub fn quote(&self, span: Span) -> Option<Quote> {
        let around = |length| Quote {
            exact: squeezed(self.slice(span)),
            prefix: squeezed(self.before(span.start, length)),
            suffix: squeezed(self.after(span.end, length)),
            position: None,
        };
        let position = Some(self.code_points().of_byte(span.start));
        let placed = Quote { position, ..around(CONTEXTS[CONTEXTS.len() - 1]) };
        CONTEXTS.into_iter().map(around).chain([placed]).find(|quote| self.stands_at(quote, span))
    }

    fn stands_at(&self, quote: &Quote, span: Span) -> bool {
        matches!(self.find(quote), Answer::Anchored(anchor) if anchor.span == span)
    }

    // The word that `at` falls inside of.
    fn word_around(&self, at: usize) -> Option<Span> {
        let words = &self.index.words;
        let span = |number: usize| self.folded.to_source(words[number].start as usize, words[number].end as usize);
        let number =
            words.partition_point(|word| self.folded.to_source(word.start as usize, word.end as usize).end <= at);
        (number < words.len()).then(|| span(number)).filter(|word| word.start < at)
    }

    // At most `length` code points before `end`, from the beginning of a word on.
    fn before(&self, end: usize, length: usize) -> &str {
        let text = &self.text[..end];
        let Some((cut, _)) = text.char_indices().rev().nth(length) else { return text };
        let taken = &text[cut..];
        taken.find(char::is_whitespace).map_or(taken, |at| taken[at..].trim_start())
    }

    // The same after `start`, to the end of a word.
    fn after(&self, start: usize, length: usize) -> &str {
        let text = &self.text[start..];
        let Some((cut, c)) = text.char_indices().nth(length) else { return text };
        let taken = &text[..cut + c.len_utf8()];
        taken.rfind(char::is_whitespace).map_or(taken, |at| taken[..at].trim_end())
    }
}

fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C');
        if !blank {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}
