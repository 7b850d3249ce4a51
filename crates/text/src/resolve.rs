//! From candidates to an answer: the one place that decides whether a label may be placed.
//!
//! Tiers are tried in the contract's order. Verbatim and typography share one search over folded text, which finds every
//! occurrence; where there are several, prefix, suffix and position must single one out, or the quote is an orphan.

use crate::article::Article;
use crate::context::Context;
use crate::exact;
use crate::fold::Folded;
use crate::quote::Quote;
use crate::span::{CodePoints, Span};
use crate::words;

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
    let folded = Folded::new(&quote.exact, article.unicode).text;
    let folded = folded.trim();
    let words = words::words(folded);
    let context = context(article, quote);
    let found = exact::occurrences(&article.folded.text, &article.index, folded, &words);
    let mut ranked: Vec<Exact> = found.iter().map(|&at| Exact::new(article, &context, at, at + folded.len())).collect();
    ranked.retain(|exact| article.is_whole(exact.span));
    if ranked.iter().any(|exact| !exact.cuts) {
        ranked.retain(|exact| !exact.cuts);
    }
    match pick(article, quote, &context, &ranked) {
        Picked::One(exact) => Answer::Anchored(Anchor {
            span: exact.span,
            tier: if article.slice(exact.span) == quote.exact { Tier::Verbatim } else { Tier::Typography },
            score: 1.0,
        }),
        Picked::Several(best) => orphan(Reason::Ambiguous, Some(Candidate { span: best.span, score: 1.0 })),
        Picked::None => orphan(Reason::Gone, None),
    }
}

fn orphan(reason: Reason, candidate: Option<Candidate>) -> Answer {
    Answer::Orphaned(Orphan { reason, candidate })
}

fn context(article: &Article, quote: &Quote) -> Context {
    let fold = |side: &str| Folded::new(side, article.unicode).text;
    Context::new(&fold(&quote.prefix), &fold(&quote.suffix))
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
