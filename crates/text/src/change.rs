//! How the words of a passage differ from the words of the quote, for those who show it.

use crate::answer::Edit;
use crate::diff::{Gap, gaps};
use crate::same::is_same_token;
use crate::span::Span;
use crate::token::{Source, Token};

/// The places where two passages differ, at least one: where the words are the same and only what ends their sentences is not,
/// the whole is told.
pub(crate) fn edits(source: Source, old: &[Token], here: Source, new: &[Token]) -> Vec<Edit> {
    let weight = |a: usize, b: usize| match is_same_token(&old[a], &new[b], a == 0) {
        true => old[a].text.chars().count().min(6) as u16,
        false => 0,
    };
    let found = gaps((old.len(), new.len()), weight);
    if found.is_empty() {
        return vec![edit(source, old, here, new, &Gap { lost: 0..old.len(), came: 0..new.len() })];
    }
    found.iter().map(|gap| edit(source, old, here, new, gap)).collect()
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
    let from = match old[gap.lost.clone()] {
        [] => "",
        [first, ..] => {
            let span = source.folded.to_source(first.start, old[gap.lost.end - 1].end);
            &source.source[span.start..span.end]
        }
    };
    Edit { from: from.to_owned(), to: here.source[place.start..place.end].to_owned(), place }
}
