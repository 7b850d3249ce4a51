//! The sentence around a passage: as the selector recorded it, and as it is now.

use crate::article::Article;
use crate::case::is_capital;
use crate::query::Query;
use crate::quote::Quote;
use crate::token::{Numbers, Source, Token, is_end};
use crate::words::Word;
use std::ops::Range;

/// Words of a sentence around a passage that are looked at, on a side.
const SENTENCE: usize = 60;

/// So many are looked at first.
const NEAR: usize = 16;

/// Words beyond as many as the selector recorded, so that what was put in among them is seen.
const SLACK: usize = 12;

/// Selectors record this many characters, or more; a little less once white space is folded.
const CUT: usize = 28;

/// A passage, the words of the article with these numbers, and the quote it was found for.
pub(crate) struct Surroundings<'a> {
    pub article: &'a Article,
    pub quote: &'a Quote,
    pub query: &'a Query,
    pub words: Range<usize>,
}

/// One side of the sentence.
pub(crate) struct Side<'a> {
    /// Where the old tokens are from.
    pub source: Source<'a>,
    /// Tokens that the selector recorded, and those that stand there now.
    pub old: Vec<Token<'a>>,
    pub new: Vec<Token<'a>>,
    /// Whether the recorded ones reach to the end of the sentence.
    pub whole: bool,
    pub before: bool,
    /// Whether a line ends between the passage and what stands on this side now.
    pub breaks: bool,
}

impl Side<'_> {
    /// Whether the side is as it was, where no word needs to be known to tell; `None` where one does. It is true of no other side
    /// where numbers are not read.
    pub fn known(&self) -> Option<bool> {
        if self.is_as_recorded() {
            return Some(true);
        }
        let nothing = self.old.iter().all(|token| token.bracketed && token.number.is_some());
        match (nothing, self.new.is_empty()) {
            _ if self.whole => None,
            (_, true) => Some(self.breaks || nothing),
            // Nothing is known of what stood there; what stands before now may deny the passage.
            (true, false) if self.old.is_empty() && !self.before => Some(true),
            _ => None,
        }
    }

    // Whether the recorded words stand next to the passage, and nothing else where they are all.
    fn is_as_recorded(&self) -> bool {
        let Some(spare) = self.new.len().checked_sub(self.old.len()) else { return false };
        let new = if self.before { &self.new[spare..] } else { &self.new[..self.old.len()] };
        let recorded = self.whole && spare == 0 || !self.whole && !self.old.is_empty();
        recorded && self.old.iter().zip(new).all(|(a, b)| a.text == b.text && a.line == b.line)
    }
}

impl<'a> Surroundings<'a> {
    pub fn here(&self) -> Source<'a> {
        self.article.source()
    }

    /// Whether the text on one side is as it was recorded, and something was.
    pub fn is_kept(&self, before: bool) -> bool {
        let text = &self.article.folded.text;
        let words = &self.article.index.words;
        if before {
            let side = self.query.prefix.folded.text.trim();
            let text = &text[..words[self.words.start].start as usize];
            let head = self.query.words.first().map_or(0, |word| word.start as usize);
            let text = text.strip_suffix(&self.query.text()[..head]).unwrap_or(text);
            !side.is_empty() && text.trim_end().ends_with(side)
        } else {
            let side = self.query.suffix.folded.text.trim();
            let text = &text[words[self.words.end - 1].end as usize..];
            let tail = self.query.words.last().map_or(0, |word| word.end as usize);
            let text = text.strip_prefix(&self.query.text()[tail..]).unwrap_or(text);
            !side.is_empty() && text.trim_start().starts_with(side)
        }
    }

    /// What was and what is before the passage, or after it, in its sentence.
    pub fn side(&self, before: bool, numbers: impl Numbers) -> Side<'a> {
        let (part, text) =
            if before { (&self.query.prefix, &self.quote.prefix) } else { (&self.query.suffix, &self.quote.suffix) };
        let source = Source { folded: &part.folded, source: text };
        let ended = !before
            && self.query.text()[self.query.words.last().map_or(0, |last| last.end as usize)..].contains(is_end);
        let (old, whole) = match ended {
            true => (Vec::new(), true),
            false => recorded(source, source.tokens(&part.words, numbers), before),
        };
        let whole = whole || before && self.began_sentence(numbers);
        let here = self.here();
        let all = &self.article.index.words;
        let from = if before { self.words.start } else { self.words.end };
        let words = |reach: usize| match before {
            true => &all[from.saturating_sub(reach)..from],
            false => &all[from..(from + reach).min(all.len())],
        };
        let breaks = match (before, words(1)) {
            (true, [last]) => here.breaks(last.end as usize, all[from].start as usize),
            (false, [first]) => here.breaks(all[from - 1].end as usize, first.start as usize),
            _ => true,
        };
        // A stop that the quote ends with ends the sentence, even behind `May` or `Dr`, where a capital follows: unless other words
        // were recorded there, as then it may be a name that has changed.
        let stopped = |next: &Word| {
            let gap = &self.article.folded.text[all[from - 1].end as usize..next.start as usize];
            gap.contains(is_end) && here.token_at(next, numbers).text.starts_with(is_capital)
        };
        let ended = match (before, words(1)) {
            (true, _) => here.token_at(&all[from], numbers).after_end,
            (false, [next]) => ended && stopped(next) && (part.folded.text.trim().is_empty() || self.is_kept(false)),
            _ => false,
        };
        let reach = if whole { SENTENCE } else { old.len() + SLACK };
        // Most sentences begin and end nearer.
        let near = here.tokens(words(reach.min(NEAR)), numbers);
        let is_cut = |tokens: &[Token]| !ended && !tokens.iter().any(|token| token.after_end);
        let new = if reach > NEAR && is_cut(&near) { here.tokens(words(reach), numbers) } else { near };
        let inside = inside(&new, before, ended);
        let new = new[inside].to_vec();
        // The recorded words were in another line then, too.
        let old = if breaks && new.is_empty() && !whole { Vec::new() } else { old };
        Side { source, old, new, whole, before, breaks }
    }

    // Without a prefix: whether the quote has a capital that the passage has not, so that its sentence began with it.
    fn began_sentence(&self, numbers: impl Numbers) -> bool {
        let source = Source { folded: &self.query.folded, source: &self.quote.exact };
        let first = self.query.words.first().map(|word| source.token_at(word, numbers).text);
        let now = self.here().token_at(&self.article.index.words[self.words.start], numbers).text;
        let capital = |text: &str| text.starts_with(is_capital);
        self.quote.prefix.trim().is_empty() && first.is_some_and(capital) && !capital(now)
    }
}

// The recorded tokens of the passage's own sentence, and whether its beginning or end is among them. A token that the recording
// may have cut is left out.
fn recorded<'a>(source: Source<'a>, tokens: Vec<Token<'a>>, before: bool) -> (Vec<Token<'a>>, bool) {
    let text = &source.folded.text;
    let ends = |text: &str| text.contains(is_end);
    if tokens.is_empty() {
        return (tokens, ends(text));
    }
    if before {
        let tail = tokens.last().map_or(0, |last| last.end);
        if ends(&text[tail..]) || source.source.trim_end_matches(' ').ends_with('\n') {
            return (Vec::new(), true);
        }
        return match tokens.iter().rposition(|token| token.after_end).filter(|at| *at > 0) {
            Some(at) => (tokens[at..].to_vec(), true),
            None if tokens.len() > 1 && is_cut(text) => (tokens[1..].to_vec(), false),
            None => (tokens, false),
        };
    }
    let head = tokens.first().map_or(0, |first| first.start);
    if ends(&text[..head])
        || tokens
            .first()
            .is_some_and(|first| source.source[..source.folded.to_source(first.start, first.end).start].contains('\n'))
    {
        return (Vec::new(), true);
    }
    match tokens.iter().skip(1).position(|token| token.after_end) {
        Some(at) => (tokens[..=at].to_vec(), true),
        None if tokens.last().is_some_and(|last| ends(&text[last.end..])) => (tokens, true),
        None if tokens.len() > 1 && is_cut(text) => (tokens[..tokens.len() - 1].to_vec(), false),
        None => (tokens, false),
    }
}

// Whether a recorded text is as long as those that are cut at a length, so that its outermost word may be a part.
fn is_cut(text: &str) -> bool {
    text.chars().count() >= CUT
}

// Which of the tokens on a side of the passage belong to its sentence.
fn inside(tokens: &[Token], before: bool, ended: bool) -> Range<usize> {
    match before {
        true if ended => tokens.len()..tokens.len(),
        true => tokens.iter().rposition(|token| token.after_end).unwrap_or(0)..tokens.len(),
        false if ended => 0..0,
        false => 0..tokens.iter().position(|token| token.after_end).unwrap_or(tokens.len()),
    }
}
