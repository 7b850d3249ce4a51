//! Whether two passages have the same words in the same order.
//!
//! This is what [`crate::Change::None`] stands on, and so it is kept apart from all that judges meaning, and simple: tokens are
//! compared one by one. Only three things are overlooked, besides the typography that folding takes away: a capital where a
//! sentence begins, the notation of a number in digits, and signs between words that end no sentence and join no numbers.

use crate::case::{is_capital, lower};
use crate::token::Token;

/// Whether the tokens are the same, one by one.
pub(crate) fn same(old: &[Token], new: &[Token]) -> bool {
    old.len() == new.len()
        && old.iter().zip(new).enumerate().all(|(at, (a, b))| {
            let first = at == 0;
            is_same_token(a, b, first) && (first || a.after_end == b.after_end)
        })
        && asked(old) == asked(new)
}

// Which tokens are followed by a question mark.
fn asked(tokens: &[Token]) -> Vec<usize> {
    (0..tokens.len()).filter(|&at| tokens[at].asked).collect()
}

/// Whether two tokens are the same word or number. The first of a quote may have its capital from a sentence's beginning even
/// where the quote itself does not tell.
pub(crate) fn is_same_token(old: &Token, new: &Token, first: bool) -> bool {
    match (old.number, new.number) {
        // At the edge of a passage, what joins it to what is before is none of its words.
        (Some(a), Some(b)) => a.is(b) && (first || old.joint == new.joint),
        (None, None) => old.text == new.text || is_same_but_for_capital(old, new, first),
        _ => false,
    }
}

fn is_same_but_for_capital(old: &Token, new: &Token, first: bool) -> bool {
    let (mut a, mut b) = (old.text.chars(), new.text.chars());
    let (Some(from), Some(to)) = (a.next(), b.next()) else { return false };
    let excused = |capital: char, begins: bool| is_capital(capital) && begins;
    lower(from) == lower(to)
        && a.as_str() == b.as_str()
        && (excused(from, old.begins || first) || excused(to, new.begins))
}
