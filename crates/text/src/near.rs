//! How like the quote a place is, in one number, and where exactly its passage begins and ends.

use crate::approximate::{Found, Neighbour, ends_sentence, search, weight};
use crate::article::Article;
use crate::letter::is_letter;
use crate::query::Query;
use crate::span::Span;
use crate::words::Word;

/// Context counts as much as this many words of the quote. Higher holds short phrases to their surroundings, so that more
/// survive rewording, and lets surroundings alone carry more of a deleted phrase's lookalikes.
const CONTEXT_WORDS: f32 = 3.0;

/// Where words at a passage's edge were replaced, the new ones are looked for this far: twice the words lost, and three.
/// Higher takes in longer replacements, and more of what was merely added beside them.
const REPLACED: (usize, usize) = (2, 3);

/// A place that is like the quote.
pub(crate) struct Near {
    pub span: Span,
    /// Whether it had to be widened to whole characters.
    widened: bool,
    pub score: f32,
    /// Numbers of the passage's first word and of the one after its last.
    pub words: (usize, usize),
}

/// The places most like the quote, best first.
pub(crate) fn places(article: &Article, query: &Query) -> Vec<Near> {
    let found = search(&article.folded.text, &article.index, &query.pattern());
    let mut ranked: Vec<Near> = Vec::new();
    for near in found.into_iter().map(|found| Near::new(article, query, found)) {
        // Letters are widened by their marks. A sign that is part of another (an emoji joined from several, half a flag) is
        // not what a reader sees there.
        if !near.widened || article.text[near.span.start..].starts_with(is_letter) {
            ranked.insert(ranked.partition_point(|other| other.score >= near.score), near);
        }
    }
    ranked
}

/// Likeness of the passage at `bytes` of the fold and agreement of the text around it, in one number from 0 to 1.
pub(crate) fn score(article: &Article, query: &Query, likeness: f32, bytes: (usize, usize)) -> f32 {
    if query.context.is_empty() {
        return likeness;
    }
    blend(query, likeness, query.context.agreement(&article.folded.text, bytes.0, bytes.1))
}

/// The score for a likeness and an agreement; with an agreement of 0, the least that the likeness can lead to.
pub(crate) fn blend(query: &Query, likeness: f32, agreement: f32) -> f32 {
    let size = query.words.len() as f32;
    (likeness * size + agreement * CONTEXT_WORDS) / (size + CONTEXT_WORDS)
}

impl Near {
    fn new(article: &Article, query: &Query, found: Found) -> Self {
        let passage = Passage { article, words: &article.index.words };
        let bytes =
            |(first, end): (usize, usize)| (passage.words[first].start as usize, passage.words[end - 1].end as usize);
        let edges = passage.edges(&found);
        let score = passage.score(query, &found, edges, bytes(edges));
        let (first, end) = passage.with_moved(query, edges);
        let (start, stop) = bytes((first, end));
        let (start, stop) = passage.with_signs(query, start, stop);
        let found_span = article.folded.to_source(start, stop);
        let span = article.whole(found_span);
        Near { span, widened: span != found_span, score, words: (first, end) }
    }
}

struct Passage<'a> {
    article: &'a Article,
    words: &'a [Word],
}

impl Passage<'_> {
    // Dice's coefficient of the words, by weight, and the agreement of the context.
    fn score(&self, query: &Query, found: &Found, words: (usize, usize), bytes: (usize, usize)) -> f32 {
        let index = &self.article.index;
        let weigh = |words: &[Word]| words.iter().map(|word| weight(index, word.key)).sum::<f32>();
        // A rare word may have become a frequent, similar one, and weigh more than it.
        let likeness = (2.0 * found.agreed / (weigh(&query.words) + weigh(&self.words[words.0..words.1]))).min(1.0);
        score(self.article, query, likeness, bytes)
    }

    // A passage runs from its first surviving word to its last; where outer words were replaced, on to the context, or to
    // the end of the sentence.
    fn edges(&self, found: &Found) -> (usize, usize) {
        let (mut first, mut end) = found.words;
        let reach = |lost: usize| lost * REPLACED.0 + REPLACED.1;
        if found.missing.0 > 0 {
            let least = found.before.map_or(0, |near| near.place + 1);
            let near = (first - first.min(reach(found.missing.0))).max(least);
            let stop = (near..=first).rev().find(|&at| at == least || self.is_edge(at));
            first = stop.filter(|&at| self.is_edge(at) || touches(found.before)).unwrap_or(first);
        }
        if found.missing.1 > 0 {
            let most = found.after.map_or(self.words.len(), |near| near.place);
            let far = (end + reach(found.missing.1)).min(most);
            let stop = (end..=far).find(|&at| at == most || self.is_edge(at));
            end = stop.filter(|&at| self.is_edge(at) || touches(found.after)).unwrap_or(end);
        }
        (first, end)
    }

    // Words of the quote that are not in the passage but right beside it changed places with others and belong to it: two at
    // least, or one that begins or ends the sentence.
    fn with_moved(&self, query: &Query, (first, end): (usize, usize)) -> (usize, usize) {
        let times = |words: &[Word], key: u64| words.iter().filter(|word| word.key == key).count();
        let is_lost = |at: usize| {
            let key = self.words[at].key;
            times(&query.words, key) > times(&self.words[first..end], key)
        };
        let start = (0..first).rev().take_while(|&at| !self.is_edge(at + 1) && is_lost(at)).last().unwrap_or(first);
        let stop =
            (end..self.words.len()).take_while(|&at| !self.is_edge(at) && is_lost(at)).last().map_or(end, |at| at + 1);
        let belongs = |moved: usize, edge: usize| moved > 1 || moved > 0 && self.is_edge(edge);
        (if belongs(first - start, start) { start } else { first }, if belongs(stop - end, stop) { stop } else { end })
    }

    // Whether a sentence ends before the word with this number.
    fn is_edge(&self, at: usize) -> bool {
        if at == 0 || at >= self.words.len() {
            return true;
        }
        let between = &self.article.folded.text[self.words[at - 1].end as usize..self.words[at].start as usize];
        ends_sentence(between) || between.contains([';', ':'])
    }

    // Signs around the quote's words belong to the passage where it has the same.
    fn with_signs(&self, query: &Query, start: usize, stop: usize) -> (usize, usize) {
        let text = &self.article.folded.text;
        let outer = |word: Option<&Word>, edge: fn(&Word) -> u32| word.map_or(0, |word| edge(word) as usize);
        let head = &query.text()[..outer(query.words.first(), |word| word.start)];
        let tail = &query.text()[outer(query.words.last(), |word| word.end)..];
        let before = common(head.chars().rev(), text[..start].chars().rev());
        let after = common(tail.chars(), text[stop..].chars());
        (start - before, stop + after)
    }
}

// Whether the context's word right beside the quote has kept its place, so that what lies between replaces the quote's.
fn touches(neighbour: Option<Neighbour>) -> bool {
    neighbour.is_some_and(|near| near.gap == 0)
}

// Length in bytes of what both begin with.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}
