//! The lexicons that there are, and natively their texts.

use super::Lexicon;

impl Lexicon {
    /// The built-in lexicon of a language, by its BCP 47 tag; `None` for languages without one.
    #[cfg(feature = "lexicons")]
    pub fn of(tag: &str) -> Option<std::rc::Rc<Lexicon>> {
        use std::{cell::RefCell, collections::HashMap, rc::Rc};
        thread_local! {
            static READ: RefCell<HashMap<&'static str, Rc<Lexicon>>> = RefCell::default();
        }
        let (language, text) = BUILT_IN.iter().find(|built_in| built_in.0 == language_of(tag))?;
        let read = || Rc::new(Lexicon::parse(text).unwrap_or_else(|error| unreachable!("{language}: {error}")));
        Some(READ.with_borrow_mut(|all| Rc::clone(all.entry(language).or_insert_with(read))))
    }

    /// The languages that have a lexicon, as in the names of the files: `en`, `de`.
    pub fn languages() -> &'static [&'static str] {
        LANGUAGES
    }
}

/// The language of a BCP 47 tag in small letters: `en` of `en-GB`.
pub(crate) fn language_of(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

// One line a language: the name, and the text where it is built in.
macro_rules! lexicons {
    ($($name:literal),*) => {
        const LANGUAGES: &[&str] = &[$($name),*];
        #[cfg(feature = "lexicons")]
        const BUILT_IN: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../lexicons/", $name, ".txt")))),*];
    };
}

lexicons!("ar", "de", "en", "es", "fr", "he", "hi", "ja", "pt", "ru", "uk", "zh");
