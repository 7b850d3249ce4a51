//! What is known of a language's words: which negate, which hedge, which exclude each other, which say the same.
//!
//! The data are text files, one a language, in a format of sections and lines (`lexicons/README.md`). Natively they are
//! built in ([`Lexicon::of`]); a page fetches the one it needs, when it needs it, and reads it with [`Lexicon::parse`].
//! Cost of reading: O(n log n) for n words, about a quarter of a millisecond for the largest.

use std::fmt;

/// What a section of a lexicon says of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Negation,
    Reversing,
    Hedge,
    Qualifier,
    Bound,
    Condition,
    Contrast,
    Same,
    Function,
    Numbers,
    Ordinals,
    Months,
    Weekdays,
    Units,
    Currencies,
    Agent,
    Endings,
    Prefixes,
    Affixes,
    Letters,
    Notation,
}

const SECTIONS: [(&str, Section); 21] = [
    ("negation", Section::Negation),
    ("reversing", Section::Reversing),
    ("hedge", Section::Hedge),
    ("qualifier", Section::Qualifier),
    ("bound", Section::Bound),
    ("condition", Section::Condition),
    ("contrast", Section::Contrast),
    ("same", Section::Same),
    ("function", Section::Function),
    ("numbers", Section::Numbers),
    ("ordinals", Section::Ordinals),
    ("months", Section::Months),
    ("weekdays", Section::Weekdays),
    ("units", Section::Units),
    ("currencies", Section::Currencies),
    ("agent", Section::Agent),
    ("endings", Section::Endings),
    ("prefixes", Section::Prefixes),
    ("affixes", Section::Affixes),
    ("letters", Section::Letters),
    ("notation", Section::Notation),
];

/// What one line says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    // Where the word stands in the lexicon's text.
    start: u32,
    end: u32,
    pub section: Section,
    /// The line's number: words of one line say the same, but for sides.
    pub line: u16,
    /// In a line with ` / `, the side, from 0.
    pub side: u8,
}

/// The words of a language.
#[derive(Debug, Default)]
pub struct Lexicon {
    text: String,
    // By word; `_` in phrases is a space here.
    entries: Vec<Entry>,
    // Pairs `from=to` and single items of the sections that are rules rather than words.
    rules: Vec<(Section, String, String)>,
}

/// Why a text is no lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for LexiconError {}

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    /// A line stands before the first section, a section's name is unknown, or a rule is not written as its section asks.
    pub fn parse(text: &str) -> Result<Lexicon, LexiconError> {
        let mut lexicon = Lexicon { text: text.replace('_', " "), ..Lexicon::default() };
        let mut section = None;
        let mut at = 0;
        for (number, line) in text.split('\n').enumerate() {
            let wrong = |message: &str| LexiconError { line: number + 1, message: message.to_owned() };
            let trimmed = line.trim();
            if let Some(name) = trimmed.strip_prefix('[') {
                let name = name.trim_end_matches(']');
                let found = SECTIONS.iter().find(|known| known.0 == name);
                section = Some(found.ok_or_else(|| wrong("no section has this name"))?.1);
            } else if !trimmed.is_empty() && !trimmed.starts_with('#') {
                let section = section.ok_or_else(|| wrong("words before the first section"))?;
                lexicon.add(section, line, at, number as u16).map_err(wrong)?;
            }
            at += line.len() + 1;
        }
        let Lexicon { text, entries, .. } = &mut lexicon;
        entries.sort_by(|a, b| a.of(text).cmp(b.of(text)));
        Ok(lexicon)
    }

    fn add(&mut self, section: Section, line: &str, start: usize, number: u16) -> Result<(), &'static str> {
        let mut side = 0;
        let mut at = start;
        for word in line.split(' ') {
            let (from, to) = (at, at + word.trim_end().len());
            at += word.len() + 1;
            match (section, word.trim_end()) {
                (_, "") => {}
                (Section::Endings | Section::Letters | Section::Notation, rule) => {
                    let (from, to) = rule.split_once('=').ok_or("a rule is written from=to")?;
                    self.rules.push((section, from.to_owned(), to.to_owned()));
                }
                (Section::Prefixes | Section::Affixes, rule) => {
                    if section == Section::Affixes && !rule.starts_with('-') && !rule.ends_with('-') {
                        return Err("an affix begins or ends with a hyphen");
                    }
                    self.rules.push((section, rule.to_owned(), String::new()));
                }
                (_, "/") => side += 1,
                _ => self.entries.push(Entry { start: from as u32, end: to as u32, section, line: number, side }),
            }
        }
        Ok(())
    }

    /// The sign between a number's whole and its fraction.
    pub(crate) fn decimal_sign(&self) -> char {
        let rule = self.rules.iter().find(|rule| rule.0 == Section::Notation && rule.1 == "decimal");
        rule.and_then(|rule| rule.2.chars().next()).unwrap_or('.')
    }

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
        const BUILT_IN: &[(&str, &str)] = &[$(($name, include_str!(concat!("../lexicons/", $name, ".txt")))),*];
    };
}

lexicons!("en");

impl Entry {
    fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_line_is_told() {
        let cases = [
            ("not", 1, "words before the first section"),
            ("# ok\n[negation]\nnot\n[nonsense]", 4, "no section has this name"),
            ("[endings]\ned", 2, "a rule is written from=to"),
            ("[affixes]\nun", 2, "an affix begins or ends with a hyphen"),
        ];
        for (text, line, message) in cases {
            assert_eq!(Lexicon::parse(text).unwrap_err(), LexiconError { line, message: message.into() });
        }
    }

    #[cfg(feature = "lexicons")]
    #[test]
    fn every_built_in_lexicon_is_read() {
        for (language, text) in BUILT_IN {
            Lexicon::parse(text).unwrap_or_else(|error| panic!("{language}.txt, {error}"));
        }
        assert!(Lexicon::of("en-GB").is_some() && Lexicon::of("tlh").is_none());
    }
}
