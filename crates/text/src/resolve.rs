//! From candidates to an answer: the one place that decides whether a label may be placed.
//!
//! Tiers are tried in the contract's order. Verbatim and typography share one search over folded text, which finds every
//! occurrence; where there are several, prefix, suffix and position must single one out, or the quote is an orphan.

use crate::answer::{Anchor, Answer, Candidate, Change, Orphan, Reason, Tier};
use crate::article::Article;
use crate::near::{self, Near};
use crate::query::{Exact, Query};
use crate::quote::Quote;
use crate::verdict::{is_unchanged, verdict};

// Every threshold below was chosen on the revisions described in `docs/anchoring.md`, which says what moves when it moves.

/// How far the best of several equal occurrences must lead in agreement of context. Lower places more quotes whose context
/// was edited, and more on the wrong twin.
const LEAD: f32 = 0.15;

/// The least score that labels. Lower finds more phrases that were half rewritten, and labels more sentences that only
/// resemble a deleted one.
const ENOUGH: f32 = 0.54;

/// How far the best place must lead in score. Lower chooses more readily between twins.
const AHEAD: f32 = 0.1;

/// How many times farther from the position hint the next best place must be for the hint to count. Lower trusts positions of
/// before the edit more.
const FARTHER: usize = 4;

/// The least score that is worth showing to an editor as a candidate.
const NEAR: f32 = 0.35;

impl Article {
    /// Where `quote` stands, or why that cannot be said.
    pub fn find(&self, quote: &Quote) -> Answer {
        let query = Query::new(self, quote);
        let picked = pick(self, quote, &query);
        match unchanged(self, quote, &query, &picked) {
            Some(anchor) => Answer::Anchored(anchor),
            None => changed(self, quote, &query, picked),
        }
    }

    /// Where `quote` stands to the letter of the fold, in a sentence that is as it was: what [`Article::find`] answers, too,
    /// whatever the lexicon. `None` where more has to be known to tell: similar places, or the words of the language.
    pub fn find_unchanged(&self, quote: &Quote) -> Option<Anchor> {
        let query = Query::new(self, quote);
        unchanged(self, quote, &query, &pick(self, quote, &query))
    }
}

fn unchanged(article: &Article, quote: &Quote, query: &Query, picked: &Picked) -> Option<Anchor> {
    let Picked::One(exact) = picked else { return None };
    is_unchanged(article, quote, query, exact).then(|| anchor(article, quote, exact, Change::None))
}

fn anchor(article: &Article, quote: &Quote, exact: &Exact, change: Change) -> Anchor {
    let tier = if article.slice(exact.span) == quote.exact { Tier::Verbatim } else { Tier::Typography };
    Anchor { span: exact.span, tier, score: 1.0, change }
}

fn changed(article: &Article, quote: &Quote, query: &Query, picked: Picked) -> Answer {
    match picked {
        Picked::One(exact) => {
            match verdict(article, quote, query, exact.words(article), !exact.cuts_a_word(article, query)) {
                Some(change) => Answer::Anchored(anchor(article, quote, &exact, change)),
                None => orphan(Reason::MeaningChanged, Some(Candidate { span: exact.span, score: 1.0 })),
            }
        }
        Picked::Several(best) => orphan(Reason::Ambiguous, Some(Candidate { span: best.span, score: 1.0 })),
        Picked::Doubtful(candidate) => orphan(Reason::Weak, Some(candidate)),
        Picked::None => approximate(article, quote, query),
    }
}

enum Picked {
    One(Exact),
    Several(Exact),
    // A few words in quite other surroundings.
    Doubtful(Candidate),
    None,
}

// One of the equal occurrences, if it is the only one, or if context or else the position singles it out.
fn pick(article: &Article, quote: &Quote, query: &Query) -> Picked {
    let found = query.exact(article);
    let [_, _, ..] = found[..] else { return found.first().map_or(Picked::None, |only| lone(article, query, *only)) };
    let rated: Vec<(f32, Exact)> = found.iter().map(|exact| (exact.agreement(article, query), *exact)).collect();
    let best = rated.iter().fold(rated[0], |best, next| if next.0 > best.0 { *next } else { best });
    let rivals: Vec<&Exact> = rated.iter().filter(|rival| rival.0 > best.0 - LEAD).map(|rival| &rival.1).collect();
    if rivals.len() == 1 {
        return Picked::One(best.1);
    }
    // Verbatim comes before typography.
    let mut verbatim = rivals.iter().filter(|exact| article.slice(exact.span) == quote.exact);
    if let (Some(only), None) = (verbatim.next(), verbatim.next()) {
        return Picked::One(**only);
    }
    let hint = hint(article, quote);
    match rivals.iter().find(|exact| Some(exact.span.start) == hint) {
        Some(exact) => Picked::One(**exact),
        None => Picked::Several(best.1),
    }
}

// A phrase of three words or less may stand once and yet not be the one that was meant: it is scored like an edited one.
fn lone(article: &Article, query: &Query, only: Exact) -> Picked {
    // Longer ones speak for themselves, whatever stands around them.
    if near::blend(query, 1.0, 0.0) >= ENOUGH {
        return Picked::One(only);
    }
    let score = near::score(article, query, 1.0, only.folded);
    if score < ENOUGH { Picked::Doubtful(Candidate { span: only.span, score }) } else { Picked::One(only) }
}

// The tier of last resort.
fn approximate(article: &Article, quote: &Quote, query: &Query) -> Answer {
    let ranked = near::places(article, query);
    let Some(best) = ranked.first().filter(|best| best.score >= NEAR) else { return orphan(Reason::Gone, None) };
    let candidate = Some(Candidate { span: best.span, score: best.score });
    if best.score < ENOUGH {
        return orphan(Reason::Weak, candidate);
    }
    if ranked.get(1).is_some_and(|next| !is_ahead(article, quote, best, next)) {
        return orphan(Reason::Ambiguous, candidate);
    }
    match verdict(article, quote, query, best.words.0..best.words.1, false) {
        Some(change) => {
            Answer::Anchored(Anchor { span: best.span, tier: Tier::Approximate, score: best.score, change })
        }
        None => orphan(Reason::MeaningChanged, candidate),
    }
}

// Whether `best` leads `next` clearly. Half the lead is enough where it is also the one where the quote once stood: edits
// move passages, but seldom to where a lookalike was.
fn is_ahead(article: &Article, quote: &Quote, best: &Near, next: &Near) -> bool {
    let lead = best.score - next.score;
    let nearer = || {
        let hint = hint(article, quote)?;
        Some(best.span.start.abs_diff(hint) * FARTHER < next.span.start.abs_diff(hint))
    };
    lead >= AHEAD || lead >= AHEAD / 2.0 && nearer().unwrap_or(false)
}

// Where the quote started when it was recorded, in bytes.
fn hint(article: &Article, quote: &Quote) -> Option<usize> {
    quote.position.map(|point| article.code_points().to_byte(point))
}

fn orphan(reason: Reason, candidate: Option<Candidate>) -> Answer {
    Answer::Orphaned(Orphan { reason, candidate })
}
