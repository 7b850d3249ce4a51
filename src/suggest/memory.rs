//! The people and bodies of an article, for surnames and pronouns.

use super::lexicon::{Lexicon, List};
use super::phrase_text::joined;
use super::token::Token;
use crate::manifest::{Source, Status};
use std::collections::{HashMap, HashSet};

// Paragraphs after which a pronoun means nobody.
const REACH: usize = 2;
// What stands before a person's name, and what only bodies are called.
const NO_NAMES: [List; 8] = [
    List::Roles,
    List::Titles,
    List::Honorifics,
    List::Bodies,
    List::MediaNames,
    List::Media,
    List::Documents,
    List::Common,
];

/// Which pronoun stands for somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Gender {
    He,
    She,
}

/// Who a passage is attributed to, and what that makes of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Speaker {
    pub status: Status,
    pub source: Option<Source>,
    /// A person, by name.
    pub person: bool,
    pub gender: Option<Gender>,
}

impl Speaker {
    pub fn new(status: Status, name: String, role: Option<String>) -> Speaker {
        let source = Source { name: Some(name), role, ..Source::default() };
        let source = Some(source).filter(|source| source.name.as_deref() != Some(""));
        Speaker { status, source, person: false, gender: None }
    }

    /// Somebody who is not named.
    pub fn nameless() -> Speaker {
        Speaker { status: Status::Reported, source: None, person: false, gender: None }
    }

    fn name(&self) -> Option<&str> {
        self.source.as_ref()?.name.as_deref()
    }
}

/// The people and bodies met so far.
pub(super) struct Memory {
    pub lexicon: &'static Lexicon,
    by_surname: HashMap<String, Speaker>,
    // Words that the article writes with a capital in the middle of sentences.
    names: HashSet<String>,
    // Names in full, by their last word; nothing where two share it.
    full: HashMap<String, Option<String>>,
    // Whoever spoke or was spoken of, the last at the end, with the paragraph in which that was.
    recent: Vec<(Speaker, usize)>,
    paragraph: usize,
}

impl Memory {
    pub fn new(lexicon: &'static Lexicon) -> Memory {
        Memory {
            lexicon,
            by_surname: HashMap::new(),
            names: HashSet::new(),
            full: HashMap::new(),
            recent: Vec::new(),
            paragraph: 0,
        }
    }

    /// Takes note of the names in a paragraph.
    pub fn note(&mut self, tokens: &[Token]) {
        let inside = |at: usize| at > 0 && (tokens[at - 1].word || tokens[at - 1].text == ",");
        let part = |at: usize| tokens.get(at).is_some_and(|token| token.is_name() && !token.is(NO_NAMES));
        let mut at = 0;
        while at < tokens.len() {
            if inside(at) && tokens[at].is_name() {
                self.names.insert(tokens[at].text.to_owned());
            }
            let run = (at..tokens.len()).take_while(|&at| part(at) && !tokens[at].is_possessive()).count();
            if run == 2 || run == 3 {
                self.full_name(&tokens[at..at + run]);
            }
            at += run.max(1);
        }
    }

    fn full_name(&mut self, name: &[Token]) {
        let text = joined(name);
        let known = self.full.entry(name[name.len() - 1].text.to_owned()).or_insert_with(|| Some(text.clone()));
        if known.as_deref().is_some_and(|known| known != text) {
            *known = None;
        }
    }

    /// Whether the article writes a word like a name.
    pub fn is_name(&self, word: &str) -> bool {
        self.names.contains(word) || self.known(word).is_some()
    }

    /// The name in full whose last word is `surname`, if there is only one.
    pub fn in_full(&self, surname: &str) -> Option<&str> {
        self.full.get(surname)?.as_deref()
    }

    /// A new paragraph: after two, a pronoun means nobody.
    pub fn paragraph(&mut self) {
        self.paragraph += 1;
        let oldest = self.paragraph;
        self.recent.retain(|(_, met)| met + REACH >= oldest);
    }

    /// Who spoke last, for quotations that go on.
    pub fn last(&self) -> Option<&Speaker> {
        self.recent.last().map(|(speaker, _)| speaker)
    }

    /// Who a pronoun means: the last person it can mean, or body.
    pub fn meant(&self, pronoun: &Token) -> Option<&Speaker> {
        let gender = match () {
            () if pronoun.is(List::He) => Some(Gender::He),
            () if pronoun.is(List::She) => Some(Gender::She),
            () => None,
        };
        let fits = |speaker: &&Speaker| match gender {
            Some(gender) => speaker.person && speaker.gender.is_none_or(|known| known == gender),
            None if pronoun.is(List::It) => !speaker.person,
            None => true,
        };
        let known = self.recent.iter().rev().map(|(speaker, _)| speaker).find(fits);
        known.or_else(|| self.last().filter(|last| gender.is_some() && last.source.is_none()))
    }

    pub fn meet(&mut self, speaker: &Speaker) {
        if let Some((_, surname)) = speaker.name().and_then(|name| name.rsplit_once(' ')) {
            self.by_surname.insert(surname.to_owned(), speaker.clone());
        }
        self.recent.retain(|(known, _)| known.name() != speaker.name());
        self.recent.push((speaker.clone(), self.paragraph));
    }

    /// Who was met before with that surname, in any case of the noun where the language has cases.
    pub fn known(&self, surname: &str) -> Option<&Speaker> {
        let exact = self.by_surname.get(surname);
        let cases = self.lexicon.has(List::Cases);
        let related = |(known, _): &(&String, &Speaker)| same_stem(known, surname);
        exact.or_else(|| cases.then(|| self.by_surname.iter().find(related).map(|(_, speaker)| speaker))?)
    }
}

// `Лебедева`, `Лебедевой`: the same but for an ending.
fn same_stem(known: &str, other: &str) -> bool {
    let common = known.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let (most, least) =
        (known.chars().count().max(other.chars().count()), known.chars().count().min(other.chars().count()));
    common >= 4 && most - common <= 3 && common + 2 >= least
}
