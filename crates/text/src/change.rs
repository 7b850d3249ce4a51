//! How the words of a passage differ from the words of the quote, for those who show it.

use crate::answer::{Change, Edit};
use crate::article::Article;
use crate::diff::{Gap, gaps};
use crate::near::Near;
use crate::query::Query;
use crate::quote::Quote;
use crate::same::{is_same_token, same};
use crate::span::Span;
use crate::token::{Source, Token};

/// How the passage `near` differs from the quote. [`Change::None`] only where [`same`] says so.
pub(crate) fn change(article: &Article, quote: &Quote, query: &Query, near: &Near) -> Change {
    let decimal = article.lexicon().map_or('.', |lexicon| lexicon.decimal_sign());
    let source = Source { folded: &query.folded, source: &quote.exact };
    let old = source.tokens(&query.words, decimal);
    let here = Source::of(article);
    let new = here.tokens(&article.index.words[near.words.0..near.words.1], decimal);
    if same(&old, &new) {
        return Change::None;
    }
    let weight = |a: usize, b: usize| match is_same_token(&old[a], &new[b], a == 0) {
        true => old[a].text.chars().count().min(6) as u16,
        false => 0,
    };
    let edits: Vec<Edit> =
        gaps((old.len(), new.len()), weight).iter().map(|gap| edit(source, &old, here, &new, gap)).collect();
    if edits.is_empty() { Change::Wording(vec![marks(source, &old, here, &new)]) } else { Change::Wording(edits) }
}

fn edit(source: Source, old: &[Token], here: Source, new: &[Token], gap: &Gap) -> Edit {
    let place = match new[gap.came.clone()] {
        [] => {
            let at = match gap.came.start.checked_sub(1) {
                Some(last) => here.folded.to_source(new[last].start, new[last].end).end,
                None => new.first().map_or(0, |next| here.folded.to_source(next.start, next.end).start),
            };
            Span::new(at, at)
        }
        [first, ..] => here.folded.to_source(first.start, new[gap.came.end - 1].end),
    };
    Edit {
        from: words(source, &old[gap.lost.clone()]).to_owned(),
        to: here.source[place.start..place.end].to_owned(),
        place,
    }
}

// The words are the same and only what ends their sentences is not: the whole is told.
fn marks(source: Source, old: &[Token], here: Source, new: &[Token]) -> Edit {
    let place = match new {
        [first, .., last] => here.folded.to_source(first.start, last.end),
        [only] => here.folded.to_source(only.start, only.end),
        [] => Span::new(0, 0),
    };
    Edit { from: words(source, old).to_owned(), to: here.source[place.start..place.end].to_owned(), place }
}

// The source's text from the first of the tokens to the last.
fn words<'a>(source: Source<'a>, tokens: &[Token]) -> &'a str {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return "" };
    let span = source.folded.to_source(first.start, last.end);
    &source.source[span.start..span.end]
}
