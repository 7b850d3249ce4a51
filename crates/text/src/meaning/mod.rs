//! Edits that change what a passage says though they change few words: another number, another name, a negation more or less, a
//! word for its contrary. Such a passage is not labelled as if nothing had happened; an editor must look.
//!
//! Two passages are compared term by term ([`compare`]). What only changed its form, its notation or its place says the same. Of the
//! rest, what the language's lexicon knows to turn a sentence round is refused ([`turns`]), and so are numbers ([`figures`]), names
//! ([`names`]), roles ([`roles`]) and, in a sentence that is kept otherwise, a word of content that gave way to another
//! ([`replaced`]). The words around a passage count as far as prefix and suffix tell what they were ([`around`]).

mod around;
mod compare;
mod figures;
mod names;
mod numbers;
mod replaced;
mod roles;
mod term;
mod turns;
mod variant;

pub(crate) use around::{Around, around};
pub(crate) use numbers::with_numbers;

use crate::lexicon::Lexicon;
use crate::token::Token;
use compare::Comparison;
use std::ops::Range;
use term::Term;

/// Two passages to compare, numbers merged: what is known of their sentences before them, themselves, and what is behind them.
pub(crate) struct Pair<'a> {
    pub old: [Vec<Token<'a>>; 3],
    pub new: [Vec<Token<'a>>; 3],
    /// Tokens that stayed and are not among them.
    pub outside: usize,
}

/// Whether the new passage is known to say something else than the old one.
pub(crate) fn turns_round(pair: &Pair, lexicon: &Lexicon) -> bool {
    let (old, new) = (side_by_side(&pair.old, lexicon), side_by_side(&pair.new, lexicon));
    let compared = Comparison::new(old.0, new.0, lexicon);
    let swapped = roles::swapped(&compared, lexicon);
    // What changed around the passages and not in them is judged by itself.
    let compared = compared.within(&old.1, &new.1);
    let asked = |[_, passage, after]: &[Vec<Token>; 3]| passage.iter().chain(after).any(|token| token.asked);
    swapped
        || asked(&pair.old) != asked(&pair.new)
        || turns::turned(&compared, lexicon)
        || figures::renumbered(&compared)
        || names::renamed(&compared)
        || replaced::replaced(&compared, lexicon, pair.outside)
}

// The terms of all three parts in a row, and which are the passage's.
fn side_by_side<'a>(parts: &[Vec<Token<'a>>; 3], lexicon: &'a Lexicon) -> (Vec<Term<'a>>, Range<usize>) {
    let [before, passage, after] = parts;
    let mut terms = term::terms(before, lexicon);
    let start = terms.len();
    terms.extend(term::terms(passage, lexicon));
    let end = terms.len();
    terms.extend(term::terms(after, lexicon));
    (terms, start..end)
}
