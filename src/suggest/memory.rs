//! The people and bodies of an article, for surnames and pronouns.

use crate::manifest::{Source, Status};
use std::collections::HashMap;

/// Who a passage is attributed to, and what that makes of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Speaker {
    pub status: Status,
    pub source: Option<Source>,
}

impl Speaker {
    pub fn new(status: Status, name: String, role: Option<String>) -> Speaker {
        let source = Source { name: Some(name), role, ..Source::default() };
        Speaker { status, source: Some(source).filter(|source| source.name.as_deref() != Some("")) }
    }

    /// Somebody who is not named.
    pub fn nameless() -> Speaker {
        Speaker { status: Status::Reported, source: None }
    }
}

/// The people and bodies met so far.
#[derive(Default)]
pub(super) struct Memory {
    by_surname: HashMap<String, Speaker>,
    last: Option<Speaker>,
    // Paragraphs since the last was met.
    age: usize,
}

impl Memory {
    /// A new paragraph: after two, a pronoun means nobody.
    pub fn paragraph(&mut self) {
        self.age += 1;
        if self.age > 2 {
            self.last = None;
        }
    }

    /// Who spoke last, for pronouns and quotations that go on.
    pub fn last(&self) -> Option<&Speaker> {
        self.last.as_ref()
    }

    pub fn meet(&mut self, speaker: &Speaker) {
        let name = speaker.source.as_ref().and_then(|source| source.name.as_deref());
        if let Some((_, surname)) = name.and_then(|name| name.rsplit_once(' ')) {
            self.by_surname.insert(surname.to_owned(), speaker.clone());
        }
        (self.last, self.age) = (Some(speaker.clone()), 0);
    }

    /// Who was met before with that surname.
    pub fn known(&self, surname: &str) -> Option<&Speaker> {
        self.by_surname.get(surname)
    }
}
