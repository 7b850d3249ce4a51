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

/// Two passages to compare, with as much of their sentences as is known; numbers merged.
pub(crate) struct Pair<'a> {
    pub old: Vec<Token<'a>>,
    pub new: Vec<Token<'a>>,
    /// Tokens that stayed and are not among them.
    pub outside: usize,
    /// Whether the new one may begin, or end, with words that the old one had beyond what was recorded.
    pub open: (bool, bool),
}

/// Whether the new passage is known to say something else than the old one.
pub(crate) fn turns_round(pair: &Pair, lexicon: &Lexicon) -> bool {
    let compared = Comparison::new(term::terms(&pair.old, lexicon), term::terms(&pair.new, lexicon), lexicon);
    let swapped = roles::swapped(&compared, lexicon);
    let compared = compared.without_open_ends(pair.open);
    let asked = |tokens: &[Token]| tokens.iter().filter(|token| token.asked).count();
    swapped
        || asked(&pair.old) != asked(&pair.new)
        || turns::turned(&compared, lexicon)
        || figures::renumbered(&compared)
        || names::renamed(&compared)
        || replaced::replaced(&compared, lexicon, pair.outside)
}
