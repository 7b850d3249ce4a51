//! From candidates to an answer: the one place that decides whether a label may be placed.
//!
//! Tiers are tried in the contract's order. Verbatim and typography share one search over folded text, which finds every
//! occurrence; where there are several, prefix, suffix and position must single one out, or the quote is an orphan.

use crate::approximate::{Found, Pattern, search, weight};
use crate::article::Article;
use crate::context::Context;
use crate::exact;
use crate::fold::Folded;
use crate::quote::Quote;
use crate::span::{CodePoints, Span};
use crate::words::{self, Word};

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
    /// A number, a name or a negation inside it changed.
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

/// A quote that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Where it stands.
    pub span: Span,
    /// How it was found.
    pub tier: Tier,
    /// How sure the match is, 0 to 1.
    pub score: f32,
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

/// What [`Article::find`] says of a quote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// It stands here.
    Anchored(Anchor),
    /// It labels nothing.
    Orphaned(Orphan),
}

// How far the best of several equal occurrences must lead in agreement of context. Lower places more claims whose
// context was edited, and more on the wrong twin; a typical twin agrees to 0.2 to 0.4 by chance.
const LEAD: f32 = 0.15;

pub(crate) fn find(article: &Article, quote: &Quote) -> Answer {
    let query = Query::new(article, quote);
    match pick(article, quote, &query.context, &query.exact(article)) {
        Picked::One(exact) => Answer::Anchored(Anchor {
            span: exact.span,
            tier: if article.slice(exact.span) == quote.exact { Tier::Verbatim } else { Tier::Typography },
            score: 1.0,
        }),
        Picked::Several(best) => orphan(Reason::Ambiguous, Some(Candidate { span: best.span, score: 1.0 })),
        Picked::None => approximate(article, &query),
    }
}

// The tier of last resort.
fn approximate(article: &Article, query: &Query) -> Answer {
    let prefix = words::words(&query.prefix);
    let suffix = words::words(&query.suffix);
    let pattern = Pattern {
        prefix: &prefix,
        prefix_text: &query.prefix,
        quote: &query.words,
        quote_text: &query.text,
        suffix: &suffix,
        suffix_text: &query.suffix,
    };
    let text = &article.folded.text;
    let found = search(text, &article.index, &pattern);
    let mut ranked: Vec<Near> = found.iter().map(|found| Near::new(article, query, &pattern, found)).collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
    let Some(best) = ranked.first() else { return orphan(Reason::Gone, None) };
    let candidate = Candidate { span: best.span, score: best.score };
    if best.score < NEAR {
        return orphan(Reason::Gone, None);
    }
    if best.score < ENOUGH {
        return orphan(Reason::Weak, Some(candidate));
    }
    if ranked.get(1).is_some_and(|next| next.score > best.score - AHEAD) {
        return orphan(Reason::Ambiguous, Some(candidate));
    }
    Answer::Anchored(Anchor { span: best.span, tier: Tier::Approximate, score: best.score })
}

const NEAR: f32 = 0.35;
const ENOUGH: f32 = 0.54;
const AHEAD: f32 = 0.1;
const CONTEXT_WORDS: f32 = 3.0;

// A place that is like the quote.
#[derive(Debug)]
struct Near {
    span: Span,
    score: f32,
    likeness: f32,
    agreement: f32,
}

impl Near {
    fn new(article: &Article, query: &Query, pattern: &Pattern, found: &Found) -> Self {
        let index = &article.index;
        let (first, end) = edges(article, query, found);
        let weigh = |words: &[Word]| words.iter().map(|word| weight(index, word.key)).sum::<f32>();
        let both = weigh(pattern.quote) + weigh(&index.words[first..end]);
        let likeness = 2.0 * found.agreed / both;
        let (start, stop) = (index.words[first].start as usize, index.words[end - 1].end as usize);
        let agreement = query.context.agreement(&article.folded.text, start, stop);
        let size = pattern.quote.len() as f32;
        let around = if query.context.is_empty() { 0.0 } else { CONTEXT_WORDS };
        let score = (likeness * size + agreement * around) / (size + around);
        let (start, stop) = punctuation(&article.folded.text, query, start, stop, found.missing);
        Near { span: article.folded.to_source(start, stop), score, likeness, agreement }
    }
}

// Where the passage begins and ends, in words: at its first and last surviving word, or beyond, where the quote's outer
// words were replaced by others.
fn edges(article: &Article, query: &Query, found: &Found) -> (usize, usize) {
    let (mut first, mut end) = found.words;
    let (lost_before, lost_after) = found.missing;
    let words = &article.index.words;
    let text = &article.folded.text;
    if lost_before > 0 {
        let reach = 2 * lost_before + 3;
        let least = found.context.0.map_or(0, |(_, place)| place + 1);
        let mut at = first;
        while at > least && first - at < reach && !breaks(&text[words[at - 1].end as usize..words[at].start as usize]) {
            at -= 1;
        }
        if at == least && found.context.0.is_some_and(|(gap, _)| gap == 0)
            || at == 0
            || breaks(&text[words[at - 1].end as usize..words[at].start as usize])
        {
            first = at;
        }
    }
    if lost_after > 0 {
        let reach = 2 * lost_after + 3;
        let most = found.context.1.map_or(words.len(), |(_, place)| place);
        let mut at = end;
        let broken =
            |at: usize| at >= words.len() || breaks(&text[words[at - 1].end as usize..words[at].start as usize]);
        while at < most && at - end < reach && !broken(at) {
            at += 1;
        }
        if at == most && found.context.1.is_some_and(|(gap, _)| gap == 0) || broken(at) {
            end = at;
        }
    }
    let _ = query;
    (first, end)
}

// Whether a sentence ends here.
fn breaks(between: &str) -> bool {
    between.contains(['.', '!', '?', '。', '！', '？', '؟', '।', ';', ':'])
}

// Signs around the quote's words belong to the passage where it has the same.
fn punctuation(text: &str, query: &Query, start: usize, stop: usize, _missing: (usize, usize)) -> (usize, usize) {
    let head = &query.text[..query.words.first().map_or(0, |word| word.start as usize)];
    let tail = &query.text[query.words.last().map_or(query.text.len(), |word| word.end as usize)..];
    let same_before: usize = head
        .chars()
        .rev()
        .zip(text[..start].chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let same_after: usize =
        tail.chars().zip(text[stop..].chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    (start - same_before, stop + same_after)
}

// A quote, folded.
struct Query {
    text: String,
    words: Vec<Word>,
    prefix: String,
    suffix: String,
    context: Context,
}

impl Query {
    fn new(article: &Article, quote: &Quote) -> Self {
        let fold = |side: &str| Folded::new(side, article.unicode).text;
        let text = fold(&quote.exact).trim().to_owned();
        let (prefix, suffix) = (fold(&quote.prefix), fold(&quote.suffix));
        Query { words: words::words(&text), context: Context::new(&prefix, &suffix), text, prefix, suffix }
    }

    // Every occurrence to the letter of the fold; those that cut words only if there are no others.
    fn exact(&self, article: &Article) -> Vec<Exact> {
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

fn orphan(reason: Reason, candidate: Option<Candidate>) -> Answer {
    Answer::Orphaned(Orphan { reason, candidate })
}

// An occurrence of the folded quote.
#[derive(Clone, Copy)]
struct Exact {
    span: Span,
    agreement: f32,
    cuts: bool,
}

impl Exact {
    fn new(article: &Article, context: &Context, start: usize, end: usize) -> Self {
        Exact {
            span: article.folded.to_source(start, end),
            agreement: context.agreement(&article.folded.text, start, end),
            cuts: exact::cuts_a_word(&article.folded.text, start, end),
        }
    }
}

enum Picked {
    One(Exact),
    Several(Exact),
    None,
}

fn pick(article: &Article, quote: &Quote, context: &Context, ranked: &[Exact]) -> Picked {
    let Some(&best) = ranked.iter().max_by(|a, b| a.agreement.total_cmp(&b.agreement)) else { return Picked::None };
    let rivals = ranked.iter().filter(|exact| exact.agreement > best.agreement - LEAD).count();
    if rivals == 1 && (ranked.len() == 1 || !context.is_empty()) {
        return Picked::One(best);
    }
    let hinted = quote.position.map(|point| CodePoints::new(&article.text).to_byte(point));
    match ranked.iter().find(|exact| Some(exact.span.start) == hinted && exact.agreement > best.agreement - LEAD) {
        Some(&exact) => Picked::One(exact),
        None => Picked::Several(best),
    }
}

impl Article {
    // A span never begins or ends inside what a reader sees as one character.
    fn is_whole(&self, span: Span) -> bool {
        let edge = |at| self.unicode.is_grapheme_boundary(&self.text, at);
        edge(span.start) && edge(span.end)
    }
}
