//! Lexicons that were fetched, each read once, by language.

use crate::text::{Lexicon, LexiconError};
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    static LEXICONS: RefCell<Vec<(String, Rc<Lexicon>)>> = const { RefCell::new(Vec::new()) };
}

/// The lexicon of a language, if it was [learnt](learn).
pub(crate) fn known(language: &str) -> Option<Rc<Lexicon>> {
    LEXICONS.with_borrow(|all| all.iter().find(|(name, _)| name == language).map(|(_, lexicon)| lexicon.clone()))
}

/// Reads the text of a language's lexicon and keeps it.
///
/// # Errors
/// It is no lexicon.
pub(crate) fn learn(language: &str, text: &str) -> Result<Rc<Lexicon>, LexiconError> {
    let lexicon = Rc::new(Lexicon::parse(text)?);
    LEXICONS.with_borrow_mut(|all| all.push((language.to_owned(), lexicon.clone())));
    Ok(lexicon)
}
