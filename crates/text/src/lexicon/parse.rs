//! From a lexicon's text to its tables.

use super::section::{FIRST_RULE, SECTIONS, Section};
use super::table::Table;
use super::{Entry, Lexicon, SHORTEST_INFLECTED, Value};
use crate::decimal::read;
use crate::words::{is_unspaced, key};
use std::fmt;

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

// What the tables are made of.
#[derive(Default)]
struct Lists {
    words: Vec<(u64, Entry)>,
    stems: Vec<(u64, Entry)>,
    beginnings: Vec<(u64, Entry)>,
}

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    /// A line stands before the first section, a section's name is unknown, or a line is not written as its section asks.
    pub fn parse(text: &str) -> Result<Lexicon, LexiconError> {
        let mut lexicon = Lexicon::default();
        let mut lists = Lists::default();
        let mut section = None;
        let lines =
            || text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        // Rules first: they decide what words are known by.
        for rules in [true, false] {
            for (number, line) in lines() {
                let wrong = |message: &str| LexiconError { line: number + 1, message: message.to_owned() };
                if let Some(name) = line.strip_prefix('[') {
                    let found = SECTIONS.iter().find(|known| known.0 == name.trim_end_matches(']'));
                    section = Some(found.ok_or_else(|| wrong("no section has this name"))?.1);
                    continue;
                }
                let section = section.ok_or_else(|| wrong("words before the first section"))?;
                match (rules, section >= Section::Endings) {
                    (true, true) => lexicon.add_rules(section, line).map_err(wrong)?,
                    (false, false) => lexicon.add_words(&mut lists, section, line, number as u16).map_err(wrong)?,
                    _ => {}
                }
            }
            lexicon.rules.iter_mut().for_each(|rules| rules.sort_by_key(|rule| std::cmp::Reverse(rule.0.len())));
        }
        (lexicon.words, lexicon.stems) = (Table::new(lists.words), Table::new(lists.stems));
        lexicon.beginnings = Table::new(lists.beginnings);
        lexicon.heads.sort_unstable();
        lexicon.figures.sort_unstable();
        Ok(lexicon)
    }

    fn add_rules(&mut self, section: Section, line: &str) -> Result<(), &'static str> {
        for item in line.split_whitespace() {
            let (from, to) = match section {
                Section::Endings | Section::Letters | Section::Notation | Section::Grammar => {
                    item.split_once('=').ok_or("a rule is written from=to")?
                }
                Section::Affixes if !item.starts_with('-') && !item.ends_with('-') => {
                    return Err("an affix begins or ends with a hyphen");
                }
                _ => (item, ""),
            };
            self.rules[section as usize - FIRST_RULE].push((from.to_owned(), to.to_owned()));
        }
        Ok(())
    }

    fn add_words(&mut self, lists: &mut Lists, section: Section, line: &str, number: u16) -> Result<(), &'static str> {
        let mut entry = Entry { section, line: number, side: 0 };
        let mut items = line.split_whitespace();
        if matches!(section, Section::Numbers | Section::Ordinals | Section::Hours) {
            let value = items.next().and_then(value_of).ok_or("the line begins with no value")?;
            self.values.push((number, value));
        }
        // Lines of these sections are one another's contraries.
        if matches!(section, Section::Months | Section::Weekdays | Section::Units | Section::Currencies) {
            (entry.line, entry.side) = (u16::MAX - section as u16, number);
        }
        for word in items {
            if word == "/" {
                entry.side += 1;
            } else if let Some(beginning) = word.strip_suffix('*') {
                lists.beginnings.push((key(&self.normal(beginning)), entry));
            } else {
                self.add_word(lists, &word.replace('_', " "), entry);
            }
        }
        Ok(())
    }

    fn add_word(&mut self, lists: &mut Lists, word: &str, entry: Entry) {
        let normal = self.normal(word);
        lists.words.push((key(&normal), entry));
        if is_figure(entry.section) {
            self.figures.push(key(normal.split(' ').next().unwrap_or_default()));
        }
        if let Some((head, _)) = normal.split_once(' ') {
            self.heads.push(key(head));
        } else if let Some((at, c)) = normal.char_indices().nth(1).filter(|_| normal.chars().all(is_unspaced)) {
            debug_assert!(at > 0 && is_unspaced(c));
            self.heads.push(key(&normal[..at]));
        } else if normal.chars().count() >= SHORTEST_INFLECTED && is_inflected(entry.section) {
            lists.stems.push((self.stem_key(&normal), entry));
        }
    }
}

fn is_figure(section: Section) -> bool {
    matches!(section, Section::Numbers | Section::Ordinals | Section::Hours | Section::Units)
}

// Sections whose words are found inflected. Marks are listed as they are written: `partly` is not `parts`.
fn is_inflected(section: Section) -> bool {
    matches!(
        section,
        Section::Reversing | Section::Contrast | Section::Same | Section::Units | Section::Currencies | Section::Months
    )
}

// `12`, `1.5`, `x1000`, `1/2`, `n`, `+`, `-`.
fn value_of(text: &str) -> Option<Value> {
    let number = |text: &str| Some(read(text, '.')?.value);
    if text == "n" {
        Some(Value::Ending)
    } else if text == "+" {
        Some(Value::And)
    } else if text == "-" {
        Some(Value::Minus)
    } else if let Some(part) = text.strip_prefix("1/") {
        Some(Value::Part(part.parse().ok()?))
    } else if let Some(times) = text.strip_prefix('x') {
        Some(Value::Times(number(times)?))
    } else {
        Some(Value::Is(number(text)?))
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
            ("[numbers]\ntwelve", 2, "the line begins with no value"),
            ("[affixes]\nun", 2, "an affix begins or ends with a hyphen"),
        ];
        for (text, line, message) in cases {
            assert_eq!(Lexicon::parse(text).unwrap_err(), LexiconError { line, message: message.into() });
        }
    }

    #[cfg(feature = "lexicons")]
    #[test]
    fn every_built_in_lexicon_is_read() {
        assert!(Lexicon::languages().iter().all(|language| Lexicon::of(language).is_some()));
        assert!(Lexicon::of("en-GB").is_some() && Lexicon::of("tlh").is_none());
    }
}
