//! Tokens with what the lexicon says of them.

use crate::case::is_capital;
use crate::letter::{is_digit, is_letter};
use crate::lexicon::{Entry, Lexicon, Section};
use crate::token::{Number, Token};
use std::borrow::Cow;

/// A word, a phrase or a number, as far as its meaning is known.
#[derive(Clone, Debug)]
pub(crate) struct Term<'a> {
    /// As it is written.
    pub text: &'a str,
    pub normal: Cow<'a, str>,
    pub number: Option<Number>,
    pub entries: Cow<'a, [Entry]>,
    /// The same for terms that say the same, as far as is known: inflected forms, listed synonyms, notations of a number.
    pub id: u64,
    /// Whether it is written with a capital that no sentence's beginning explains.
    pub is_name: bool,
    /// Whether a line ends before it.
    pub line: bool,
    /// Whether a hyphen joins it to what is before.
    pub hyphenated: bool,
    /// Whether it begins a sentence, so that its capital tells nothing.
    pub begins: bool,
    // Whether it has letters and is no number, and whether it is a word without a content of its own.
    spelled: bool,
    joins: bool,
}

/// The longest phrase, in tokens; characters, in scripts without spaces.
const LONGEST_PHRASE: usize = 6;

/// The terms of some tokens. Phrases of the lexicon are one term; a word with an apostrophe may be two (`did` and `n't`).
pub(crate) fn terms<'a>(tokens: &[Token<'a>], lexicon: &'a Lexicon) -> Vec<Term<'a>> {
    let mut terms = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        // Notes are numbered anew when one comes before them.
        if token.bracketed && token.number.is_some() {
            at += 1;
            continue;
        }
        let normal = lexicon.normal(token.text);
        let length = if lexicon.begins_phrase(&normal) { phrase(&tokens[at..], lexicon) } else { 1 };
        if length > 1 {
            let phrase = lexicon.phrase(&tokens[at..at + length]);
            terms.push(Term::new(*token, phrase.into(), lexicon));
        } else if let Some(cut) = clitic(token.text, &normal, lexicon) {
            let (head, tail) = token.text.split_at(cut);
            let middle = token.start + cut;
            let first = Token { text: head, end: middle, asked: false, ..*token };
            let second = Token { text: tail, start: middle, begins: false, hyphenated: false, line: false, ..*token };
            terms.push(Term::new(first, lexicon.normal(head), lexicon));
            terms.push(Term::new(second, lexicon.normal(tail), lexicon));
        } else {
            terms.push(Term::new(*token, normal, lexicon));
        }
        at += length;
    }
    if lexicon.nouns_are_capital() {
        find_names(&mut terms);
    }
    terms
}

// Where all nouns have capitals, one is a name behind a preposition without an article (`in Bremen`), or behind another noun
// (`Ministerin Schneider`).
fn find_names(terms: &mut [Term]) {
    for at in 1..terms.len() {
        let (before, term) = (&terms[at - 1], &terms[at]);
        let capital = |term: &Term| term.text.starts_with(is_capital);
        let named = before.has(Section::Preposition) || capital(before) && before.is_content();
        terms[at].is_name = named && capital(term) && !term.begins && term.number.is_none() && !term.is_when();
    }
}

// The length of the longest phrase that these tokens begin with.
fn phrase(tokens: &[Token], lexicon: &Lexicon) -> usize {
    let joins = |at: &usize| tokens[*at].number.is_none() && (*at == 0 || !tokens[*at].after_end);
    let most = (0..tokens.len().min(LONGEST_PHRASE)).take_while(joins).count();
    let known = lexicon.phrases(&tokens[..most]).filter(|(_, entries)| !entries.is_empty());
    known.last().map_or(1, |(length, _)| length)
}

// Where a word with an apostrophe is two: the lexicon has `n't`, `'s`, or `l'`.
fn clitic(text: &str, normal: &str, lexicon: &Lexicon) -> Option<usize> {
    let at = text.find('\'')?;
    let known = |part: &str| !lexicon.exact(&lexicon.normal(part)).is_empty();
    let before = text[..at].char_indices().next_back().map(|(before, _)| before).filter(|before| *before > 0);
    let whole = || !lexicon.exact(normal).is_empty();
    [before, Some(at)]
        .into_iter()
        .flatten()
        .find(|cut| known(&text[*cut..]))
        .or_else(|| Some(at + 1).filter(|cut| *cut < text.len() && known(&text[..*cut])))
        .filter(|_| !whole())
}

impl<'a> Term<'a> {
    fn new(token: Token<'a>, normal: Cow<'a, str>, lexicon: &'a Lexicon) -> Self {
        let mut entries = lexicon.entries(&normal);
        if token.number.is_some() {
            // A half is a number, and the contrary of a double.
            entries.to_mut().retain(|entry| entry.section == Section::Contrast);
        }
        let first = token.text.chars().next();
        let capital = first.is_some_and(is_capital);
        let mut term = Term {
            text: token.text,
            number: token.number,
            id: 0,
            is_name: capital && !token.begins && !lexicon.nouns_are_capital() && token.number.is_none(),
            begins: token.begins,
            spelled: token.number.is_none() && token.text.chars().any(|c| is_letter(c) && !is_digit(c)),
            joins: entries.iter().any(|entry| matches!(entry.section, Section::Function | Section::Preposition)),
            hyphenated: token.hyphenated,
            line: token.line,
            entries,
            normal,
        };
        term.id = term.id(lexicon);
        term
    }

    fn id(&self, lexicon: &Lexicon) -> u64 {
        if let Some(number) = self.number {
            return number.key();
        }
        let line = |section| self.entries.iter().find(|entry| entry.section == section);
        let alike = [Section::Months, Section::Weekdays, Section::Units, Section::Currencies, Section::Same]
            .into_iter()
            .find_map(line);
        match alike {
            Some(entry) => u64::from(entry.line) << 16 | u64::from(entry.side),
            None => lexicon.stem_key(lexicon.stripped(&self.normal)),
        }
    }

    pub fn has(&self, section: Section) -> bool {
        self.entries.iter().any(|entry| entry.section == section)
    }

    /// Whether it carries meaning of its own, and is no number.
    pub fn is_content(&self) -> bool {
        self.spelled && (self.is_name || !self.joins)
    }

    /// Whether a day, month or number says when or how much rather than who.
    pub fn is_when(&self) -> bool {
        self.number.is_some() || self.has(Section::Months) || self.has(Section::Weekdays) || self.has(Section::Units)
    }
}
