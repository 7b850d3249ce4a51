//! What is known of a language's words: which negate, which hedge, which exclude each other, which say the same.
//!
//! The data are text files, one a language, in a format of sections and lines (`lexicons/README.md`). Natively they are
//! built in ([`Lexicon::of`]); a page fetches the one it needs, when it needs it, and reads it with [`Lexicon::parse`].
//! Cost of reading: O(n log n) for n words, about a quarter of a millisecond for the largest.

mod built_in;
mod parse;
mod section;
mod table;

pub(crate) use built_in::language_of;
pub use parse::LexiconError;
pub(crate) use section::Section;

use crate::case::lower;
use crate::decimal::Decimal;
use crate::token::Token;
use crate::words::{Sign, is_unspaced, key, key_of};
use section::{FIRST_RULE, RULES};
use std::borrow::Cow;
use table::Table;

/// What one line says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub section: Section,
    /// The line's number: words of one line say the same, but for sides.
    pub line: u16,
    /// In a line with ` / `, the side, from 0.
    pub side: u16,
}

/// The words of a language.
#[derive(Debug, Default)]
pub struct Lexicon {
    // By the key of the word or phrase.
    words: Table,
    // The same by the key of the word without its inflection.
    stems: Table,
    // The same by the key of what a word begins with.
    beginnings: Table,
    // Keys of the first words of phrases.
    heads: Vec<u64>,
    // What the lines of numbers, ordinals and hours are worth.
    values: Vec<(u16, Value)>,
    // Pairs `from=to` and single items of the sections that are rules rather than words; longest first.
    rules: [Vec<(String, String)>; RULES],
    // Keys of words that may be a number or a part of one.
    figures: Vec<u64>,
}

/// What a word for a number does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Is(Decimal),
    /// Multiplies what stands before.
    Times(Decimal),
    /// One part of so many.
    Part(u32),
    /// Marks what stands before as an ordinal and adds nothing.
    Ending,
    /// Joins hundreds and what is below.
    And,
    /// Makes what follows negative.
    Minus,
}

impl Lexicon {
    fn rules(&self, section: Section) -> &[(String, String)] {
        &self.rules[section as usize - FIRST_RULE]
    }

    /// A word as it is compared: in small letters, without vowel points, and with letters that count as the same made one.
    pub(crate) fn normal<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let mut normal = Cow::Borrowed(word);
        if !word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            normal = word.chars().filter(|c| !is_point(*c)).map(|c| lower(on_line(c))).collect();
        }
        for (from, to) in self.rules(Section::Letters) {
            if normal.contains(from.as_str()) {
                normal = normal.replace(from.as_str(), to).into();
            }
        }
        normal
    }

    /// A normal word without its inflection: of the endings that it has, the longest is replaced, and letters doubled before it
    /// are made one. What is left is for comparing, not for reading.
    pub(crate) fn stem(&self, normal: &str) -> String {
        let (head, tail) = self.stem_parts(normal);
        [head, tail].concat()
    }

    // The key of a word's stem.
    pub(crate) fn stem_key(&self, normal: &str) -> u64 {
        let (head, tail) = self.stem_parts(normal);
        key_of(head.chars().chain(tail.chars()))
    }

    // What is left of a word and what is put to it; together they are its stem.
    fn stem_parts<'a>(&'a self, normal: &'a str) -> (&'a str, &'a str) {
        let fits = |rule: &&(String, String)| {
            normal.strip_suffix(rule.0.as_str()).is_some_and(|rest| has_chars(rest, SHORTEST_STEM))
        };
        let rule = self.rules(Section::Endings).iter().find(fits);
        let (head, tail) = rule.map_or((normal, ""), |rule| (&normal[..normal.len() - rule.0.len()], &rule.1));
        let mut last = tail.char_indices().rev().chain(head.char_indices().rev());
        let doubled = last.next().zip(last.next()).filter(|(a, b)| a.1 == b.1);
        match doubled.filter(|_| head.chars().chain(tail.chars()).nth(SHORTEST_STEM).is_some()) {
            Some(((at, _), _)) if tail.is_empty() => (&head[..at], tail),
            Some(((at, _), _)) => (head, &tail[..at]),
            None => (head, tail),
        }
    }

    /// What the lexicon says of a word or phrase in normal form, as it is written or inflected.
    pub(crate) fn entries(&self, normal: &str) -> Cow<'_, [Entry]> {
        let mut found = Cow::Borrowed(self.exact(normal));
        if found.is_empty() {
            found = self.stems.of(self.stem_key(normal)).into();
        }
        // A word that says the same as others, or has contraries, may have more of them by its beginning.
        let open = || found.iter().all(|entry| matches!(entry.section, Section::Same | Section::Contrast));
        if !self.beginnings.is_empty() && open() {
            let cuts = normal.char_indices().map(|(at, _)| at).chain([normal.len()]).skip(SHORTEST_STEM.min(2));
            let cuts: Vec<usize> = cuts.collect();
            let longest = cuts.iter().rev().take(LONGEST_ENDING + 1);
            let mut with = longest.map(|&cut| self.beginnings.of(key(&normal[..cut])));
            if let Some(more) = with.find(|entries| !entries.is_empty()) {
                found.to_mut().extend(more);
            }
        }
        if found.is_empty() {
            // Words that are written to the next one.
            found = self.bare(normal).map_or_else(Cow::default, |bare| self.entries(bare));
        }
        found
    }

    /// A word without a prefix that is another word (`و`, `ה`), if it has one and enough is left.
    pub(crate) fn bare<'a>(&self, normal: &'a str) -> Option<&'a str> {
        let rest = |rule: &(String, String)| normal.strip_prefix(rule.0.as_str());
        let prefixes = self.rules(Section::Prefixes).iter();
        prefixes.filter_map(rest).find(|rest| has_chars(rest, SHORTEST_STEM))
    }

    /// A word without all such prefixes, of which there may be several: `وال`, `של`.
    pub(crate) fn stripped<'a>(&self, normal: &'a str) -> &'a str {
        std::iter::successors(Some(normal), |word| self.bare(word)).last().unwrap_or(normal)
    }

    /// What the lexicon says of a word or phrase exactly as it is written.
    pub(crate) fn exact(&self, normal: &str) -> &[Entry] {
        self.words.of(key(normal))
    }

    /// The tokens of a phrase as the lexicon writes them: with a space between two that are apart.
    pub(crate) fn phrase(&self, tokens: &[Token]) -> String {
        let mut phrase = String::new();
        for (at, token) in tokens.iter().enumerate() {
            if at > 0 && tokens[at - 1].end < token.start {
                phrase.push(' ');
            }
            phrase.push_str(&self.normal(token.text));
        }
        phrase
    }

    /// What the lexicon says of the phrases that the tokens begin with: two of them, three, and so on.
    pub(crate) fn phrases<'l>(&'l self, tokens: &[Token]) -> impl Iterator<Item = (usize, &'l [Entry])> {
        let mut sign = Sign::default();
        let phrases = (0..tokens.len()).map(move |at| {
            if at > 0 && tokens[at - 1].end < tokens[at].start {
                sign.add(' '.into());
            }
            self.normal(tokens[at].text).chars().for_each(|c| sign.add(c.into()));
            (at + 1, self.words.of(sign.key()))
        });
        phrases.skip(1)
    }

    /// Of a word for a number: as it is written, inflected, or with a prefix.
    pub(crate) fn number_entries(&self, normal: &str) -> Cow<'_, [Entry]> {
        let entries = self.exact(normal);
        if entries.is_empty() && !self.beginnings.is_empty() { self.entries(normal) } else { entries.into() }
    }

    /// Whether a number or unit may begin with this word.
    pub(crate) fn may_be_figure(&self, normal: &str) -> bool {
        self.figures.binary_search(&key(normal)).is_ok()
            || !self.beginnings.is_empty()
            || normal.starts_with(is_unspaced)
    }

    /// Whether a phrase begins with this word.
    pub(crate) fn begins_phrase(&self, normal: &str) -> bool {
        self.heads.binary_search(&key(normal)).is_ok()
    }

    /// What the number word of an entry is worth.
    pub(crate) fn value(&self, entry: Entry) -> Option<Value> {
        let at = self.values.binary_search_by_key(&entry.line, |value| value.0).ok()?;
        matches!(entry.section, Section::Numbers | Section::Ordinals | Section::Hours).then(|| self.values[at].1)
    }

    /// Whether one of two words is the other with an affix that makes it the contrary.
    pub(crate) fn are_contrary(&self, a: &str, b: &str) -> bool {
        let mut affixes = self.rules(Section::Affixes).iter();
        affixes.any(|(affix, _)| {
            let bare = |word: &str| {
                let rest = match affix.strip_suffix('-') {
                    Some(prefix) => word.strip_prefix(prefix),
                    None => word.strip_suffix(&affix[1..]),
                };
                rest.filter(|rest| rest.chars().count() >= SHORTEST_STEM).map(|rest| self.stem(rest))
            };
            // `meaningless` is contrary to `meaningful`, too.
            let is_of = |bare: String, other: &str| {
                bare == self.stem(other)
                    || affix.starts_with('-') && bare.chars().count() > SHORTEST_STEM && other.starts_with(&bare)
            };
            bare(a).is_some_and(|bare| is_of(bare, b)) || bare(b).is_some_and(|bare| is_of(bare, a))
        })
    }

    /// Whether nothing is known: no lexicon was there.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a word joins what is before and behind it on equal terms: `und`, `and`.
    pub(crate) fn is_and(&self, normal: &str) -> bool {
        self.exact(normal).iter().any(|entry| self.value(*entry) == Some(Value::And))
    }

    /// Whether two negations of one clause are one: `no vino nadie`, `никто не пришёл`.
    pub(crate) fn negations_agree(&self) -> bool {
        self.has_grammar("negation", "concord")
    }

    /// Whether a word of content that gave way to another is refused only where one of them is known to have a contrary.
    pub(crate) fn doubts_contraries_only(&self) -> bool {
        self.has_grammar("replaced", "contraries")
    }

    /// Whether the verb comes first, so that who does it and to whom stand side by side.
    pub(crate) fn verbs_come_first(&self) -> bool {
        self.has_grammar("order", "verb")
    }

    fn has_grammar(&self, name: &str, value: &str) -> bool {
        self.rules(Section::Grammar).iter().any(|rule| rule.0 == name && rule.1 == value)
    }

    /// Whether nouns are written with a capital, so that it makes no name.
    pub(crate) fn nouns_are_capital(&self) -> bool {
        self.rules(Section::Notation).iter().any(|rule| rule.0 == "capitals" && rule.1 == "nouns")
    }

    /// The sign between a number's whole and its fraction.
    pub(crate) fn decimal_sign(&self) -> char {
        let rule = self.rules(Section::Notation).iter().find(|rule| rule.0 == "decimal");
        rule.and_then(|rule| rule.1.chars().next()).unwrap_or('.')
    }
}

// Inflected forms are found of words of at least so many letters; what is left of a word has at least three. After a `*` at most
// six letters follow.
const SHORTEST_INFLECTED: usize = 4;
const SHORTEST_STEM: usize = 3;
const LONGEST_ENDING: usize = 6;

fn has_chars(text: &str, least: usize) -> bool {
    text.chars().nth(least - 1).is_some()
}

// Subscripts are set as digits where there is no markup: CO₂, CO2.
fn on_line(c: char) -> char {
    match c {
        '₀'..='₉' => char::from(b'0' + (c as u32 - '₀' as u32) as u8),
        _ => c,
    }
}

// Vowel points and stress marks of Arabic, Hebrew and Cyrillic: most texts do without.
fn is_point(c: char) -> bool {
    matches!(c, '\u{301}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}
