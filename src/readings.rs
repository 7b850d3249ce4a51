//! Other readings of the same page: with what stands in it and is no text of the article, and as it is seen.
//!
//! Note marks, the readings of ruby and the annotations of formulas are no text. Yet a quote that was copied from the page may
//! hold them, and so may one that was stored when they were taken for text. Such a quote is looked for in these readings, where it
//! must stand word for word: nothing is guessed here.

use crate::text::{Anchor, Answer, Article, Change, Quote, Reason, Span, Tier};
use std::cell::OnceCell;
use std::ops::Range;

/// What a page says beside the text of its article.
#[derive(Default)]
pub struct Readings {
    asides: Vec<Aside>,
    // How many of them have their place.
    settled: usize,
    clipped: Vec<Range<usize>>,
    prepared: OnceCell<Vec<Reading>>,
}

/// Something that stands in the page and is no text of the article.
pub(crate) struct Aside {
    /// The byte of the text that it stands before.
    pub at: usize,
    /// Its words.
    pub content: String,
    /// Whether it is seen, and only kept from screen readers.
    pub is_seen: bool,
}

struct Reading {
    article: Article,
    pieces: Vec<Piece>,
}

// A piece of the article's text in a reading, in bytes.
struct Piece {
    at: usize,
    from: usize,
    len: usize,
}

impl Readings {
    /// Adds an aside; with `settle_later` its place is where the next run begins.
    pub(crate) fn aside(&mut self, aside: Aside, settle_later: bool) {
        let settled = !settle_later && self.settled == self.asides.len();
        self.asides.push(aside);
        self.settled += usize::from(settled);
    }

    /// A run begins at this byte, or the text ends there.
    pub(crate) fn settle(&mut self, at: usize) {
        for aside in &mut self.asides[self.settled..] {
            aside.at = at;
        }
        self.settled = self.asides.len();
    }

    /// These bytes of the text are not seen.
    pub(crate) fn clip(&mut self, range: Range<usize>) {
        self.clipped.push(range);
    }

    /// From this byte on, the text has become longer, by a run that begins before it.
    pub(crate) fn shift(&mut self, from: usize, by: usize) {
        for aside in self.asides.iter_mut().filter(|aside| aside.at >= from) {
            aside.at += by;
        }
        for range in self.clipped.iter_mut() {
            *range = shifted(range.start, from, by)..shifted(range.end, from, by);
        }
    }

    /// Where a quote stands in `article`, with the rest of words that it cuts, or else in another reading of its page. Several passages that fit are not told apart by
    /// what stands beside one of them.
    ///
    /// Cost: as for [`Article::find`]; where there are asides, O(n) more for the first quote that is not found to the letter.
    pub fn find(&self, article: &Article, quote: &Quote) -> Answer {
        match self.search(article, quote) {
            Answer::Anchored(anchor) => Answer::Anchored(with_whole_words(article, anchor)),
            orphaned => orphaned,
        }
    }

    /// The same of a quote whose passage is as it was, see [`Article::find_unchanged`].
    pub fn find_unchanged(&self, article: &Article, quote: &Quote) -> Option<Anchor> {
        article.find_unchanged(quote).map(|anchor| with_whole_words(article, anchor))
    }

    fn search(&self, article: &Article, quote: &Quote) -> Answer {
        let answer = article.find(quote);
        let is_certain = match &answer {
            Answer::Anchored(anchor) => anchor.tier != Tier::Approximate || anchor.change == Change::None,
            Answer::Orphaned(orphan) => orphan.reason == Reason::Ambiguous,
        };
        if is_certain {
            return answer;
        }
        let readings = self.prepared.get_or_init(|| self.prepare(article));
        let found = readings.iter().find_map(|reading| reading.find(article.text(), quote));
        found.map_or(answer, Answer::Anchored)
    }

    fn prepare(&self, article: &Article) -> Vec<Reading> {
        let all = || Reading::new(article, self.asides.iter(), &[]);
        let seen = || Reading::new(article, self.asides.iter().filter(|aside| aside.is_seen), &self.clipped);
        let with_all = (!self.asides.is_empty()).then(all);
        with_all.into_iter().chain((!self.clipped.is_empty()).then(seen)).collect()
    }
}

// A label that began inside a word would tear its letters apart, where scripts join them.
fn with_whole_words(article: &Article, anchor: Anchor) -> Anchor {
    let whole = article.snap(anchor.span);
    let (start, end) = (anchor.span.start.min(whole.start), anchor.span.end.max(whole.end));
    Anchor { span: Span::new(start, end), ..anchor }
}

fn shifted(at: usize, from: usize, by: usize) -> usize {
    if at >= from { at + by } else { at }
}

impl Reading {
    fn new<'a>(article: &Article, asides: impl Iterator<Item = &'a Aside>, clipped: &[Range<usize>]) -> Reading {
        let text = article.text();
        let (mut read, mut pieces, mut done) = (String::with_capacity(text.len()), Vec::new(), 0);
        let mut keep = |read: &mut String, range: Range<usize>| {
            if !range.is_empty() {
                pieces.push(Piece { at: read.len(), from: range.start, len: range.len() });
                read.push_str(&text[range]);
            }
        };
        let mut cuts: Vec<(Range<usize>, &str)> = asides.map(|aside| (aside.at..aside.at, &*aside.content)).collect();
        cuts.extend(clipped.iter().map(|range| (range.clone(), "")));
        cuts.sort_by_key(|(range, _)| (range.start, range.end));
        for (range, content) in cuts {
            keep(&mut read, done..range.start.max(done));
            read.push_str(content);
            done = done.max(range.end);
        }
        keep(&mut read, done..text.len());
        Reading { article: article.with_text(read), pieces }
    }

    fn find(&self, text: &str, quote: &Quote) -> Option<Anchor> {
        let Answer::Anchored(anchor) = self.article.find(quote) else { return None };
        let span = self.span_in(text, anchor.span).filter(|_| anchor.change == Change::None)?;
        Some(Anchor { span, ..anchor })
    }

    // The span of the article's text, without white space at its ends.
    fn span_in(&self, text: &str, span: Span) -> Option<Span> {
        let first = self.pieces.iter().find(|piece| piece.at + piece.len > span.start)?;
        let last = self.pieces.iter().rfind(|piece| piece.at < span.end)?;
        let start = first.from + span.start.saturating_sub(first.at);
        let end = last.from + (span.end - last.at).min(last.len);
        let found = text.get(start..end)?;
        let start = start + (found.len() - found.trim_start().len());
        let end = start + found.trim().len();
        (start < end).then(|| Span::new(start, end))
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;
    use crate::text::TABLES;

    #[test]
    fn quotes_are_found_where_readings_have_them() {
        let text = "At least 12 people were hurt. Twelve people died.";
        let mut readings = Readings::default();
        readings.aside(Aside { at: 11, content: "3".into(), is_seen: false }, false);
        readings.aside(Aside { at: 0, content: "Some".into(), is_seen: true }, true);
        readings.settle(30);
        readings.clip(30..36);
        let article = Article::new(text, &TABLES);
        let cases = [
            ("At least 123 people", Some("At least 12 people")),
            ("123 people were hurt", Some("12 people were hurt")),
            ("SomeTwelve people died", Some("Twelve people died")),
            ("Some people died", Some("people died")),
            ("124 people were hurt", None),
            ("people were hurt. Twel", Some("people were hurt. Twelve")),
        ];
        for (exact, expected) in cases {
            let quote = Quote { exact: exact.into(), ..Quote::default() };
            let found = readings.find(&article, &quote);
            let found = if let Answer::Anchored(anchor) = found { Some(article.slice(anchor.span)) } else { None };
            assert_eq!(found, expected, "{exact}");
        }
    }
}
