//! A word or mark, and what it can be asked.

use super::lexicon::{List, Lists, is};

/// A word with the full stop of its abbreviation, or one mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub text: &'t str,
    /// First byte in the article.
    pub start: usize,
    pub word: bool,
    /// Number of the quotation that it stands in, marks included; 0 outside.
    pub quote: u32,
    pub(super) lists: Lists,
}

/// What a token can be asked to be: one of some words, or in a list.
pub(super) trait Words: Copy {
    fn include(self, token: &Token) -> bool;
}

impl Words for List {
    fn include(self, token: &Token) -> bool {
        token.lists.has(self)
    }
}

impl<const N: usize> Words for &[&str; N] {
    fn include(self, token: &Token) -> bool {
        self.iter().any(|word| is(token.text, word))
    }
}

impl<const N: usize> Words for [List; N] {
    fn include(self, token: &Token) -> bool {
        self.iter().any(|list| token.is(*list))
    }
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is(&self, words: impl Words) -> bool {
        words.include(self)
    }

    pub fn is_capitalised(&self) -> bool {
        self.word && self.text.starts_with(char::is_uppercase)
    }

    /// `recently`, not `Emily`.
    pub fn is_manner(&self) -> bool {
        self.text.len() > 3 && self.text.ends_with("ly") && !self.is_capitalised()
    }

    pub fn is_name(&self) -> bool {
        self.is_capitalised() && !self.is([List::Times, List::Months, List::Small])
    }

    /// `Reyes’s`, `the ministers'`.
    pub fn is_possessive(&self) -> bool {
        ["’s", "'s", "s’", "s'"].iter().any(|ending| self.text.ends_with(ending))
    }
}
