//! The words of the interface. English is built in; other languages are data, `languages/*.json`, given to [`Strings::add`] when an
//! article needs them.

#[cfg(test)]
mod tests;
mod text;

pub(crate) use text::{Count, Text};

use crate::locale;
use crate::manifest::{Claim, Json, Status};
use std::cell::RefCell;
use std::ops::Index;
use text::{CATEGORIES, COUNT_KEYS, COUNTS, ENGLISH, ENGLISH_COUNTS, KEYS, TEXTS};

static BUILT_IN: Strings = Strings { texts: ENGLISH, counts: ENGLISH_COUNTS };

thread_local! {
    // By name, see `Strings::add`.
    static ADDED: RefCell<Vec<(String, &'static Strings)>> = RefCell::default();
}

/// What a badge says of its claim beside what the manifest says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Notice {
    /// It is not what the reader saw before.
    pub renewed: bool,
    /// Its passage has other words than those that were labelled.
    pub reworded: bool,
}

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Strings {
    texts: [&'static str; TEXTS],
    // A form for each category of numbers; where a language has none, it is empty.
    counts: [[&'static str; 6]; COUNTS],
}

impl PartialEq for Strings {
    // Each language is there once.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Index<Text> for Strings {
    type Output = &'static str;

    fn index(&self, text: Text) -> &Self::Output {
        &self.texts[text as usize]
    }
}

impl Strings {
    /// The words for a BCP 47 tag, or for a name given to [`Strings::add`]: those for the whole of it, or for less and less of
    /// it (`de-AT`, then `de`); English where there are none. Dates and numbers follow the whole tag.
    pub fn of(name: &str) -> &'static Strings {
        let mut known = name;
        let found = loop {
            if let Some(found) = Strings::named(known) {
                break found;
            }
            let Some(end) = known.rfind(['-', '_', ' ']) else { return &BUILT_IN };
            known = &known[..end];
        };
        let tag = &name[..name.find(' ').unwrap_or(name.len())];
        if known.len() >= tag.len() {
            return found;
        }
        let mut regional = found.clone();
        regional.texts[Text::Lang as usize] = tag.replace('_', "-").leak();
        keep(tag, regional)
    }

    fn named(name: &str) -> Option<&'static Strings> {
        let is_meant = |added: &&(String, &'static Strings)| added.0.eq_ignore_ascii_case(name);
        let found = ADDED.with_borrow(|added| added.iter().rev().find(is_meant).map(|added| added.1));
        found.or_else(|| name.eq_ignore_ascii_case("en").then_some(&BUILT_IN))
    }

    /// Adds words, the object of a language file, for `name`: a BCP 47 tag, which may be followed by a space and a name of
    /// words of your own. What they lack is said in the words that `name` had before. They stay for good, so add each once.
    pub fn add(name: &str, words: &Json) -> &'static Strings {
        let mut strings = Strings::of(name).clone();
        for (text, key) in strings.texts.iter_mut().zip(KEYS.split(' ')) {
            learn(text, words.get(key));
        }
        for (forms, key) in strings.counts.iter_mut().zip(COUNT_KEYS.split(' ')) {
            let Some(counted) = words.get(key) else { continue };
            *forms = [""; 6];
            for (form, category) in forms.iter_mut().zip(CATEGORIES) {
                learn(form, counted.get(category));
            }
        }
        keep(name, strings)
    }

    // Texts of which there is one for each status, in the order of the statuses.
    fn each(&self, first: Text, number: usize) -> &'static str {
        self.texts[first as usize + number]
    }

    /// The word on a badge.
    pub fn status(&self, status: Status) -> &'static str {
        self.each(Text::Official, status as usize)
    }

    /// The words on the badge of `claim`.
    pub(crate) fn badge(&self, claim: &Claim, notice: Notice) -> String {
        self.label(claim.status, claim.correction.is_some(), notice)
    }

    fn label(&self, status: Status, corrected: bool, Notice { renewed, reworded }: Notice) -> String {
        let mut words = self.status(status).to_owned();
        let more = [(corrected, Text::Corrected), (reworded, Text::Reworded), (renewed, Text::Renewed)];
        for (_, text) in more.iter().filter(|(is, _)| *is) {
            words.push_str(" · ");
            words.push_str(self[*text]);
        }
        words
    }

    /// What a screen reader says of the badge: begins with its visible words (WCAG 2.5.3).
    pub(crate) fn badge_name(&self, claim: &Claim, notice: Notice) -> String {
        let sources = match claim.supporting() {
            0 => String::new(),
            count => format!("{}{}", self[Text::Comma], self.count(Count::Sources, count)),
        };
        let since = match notice.reworded {
            true => format!("{}{}", self[Text::Comma], self[Text::RewordedSince]),
            false => String::new(),
        };
        format!("{}{}{sources}{since}", self.badge(claim, notice), self[Text::Claim])
    }

    /// One line on what the label means for this claim: words of the interface, what the manifest says, and words again.
    pub(crate) fn meaning<'a>(&self, claim: &'a Claim) -> [&'a str; 3] {
        let filled = match claim.status {
            Status::Speculative => claim.note.as_deref(),
            _ => claim.stated_by(),
        };
        let (before, after) = halves(self.each(Text::MeaningOfficial, claim.status as usize));
        [before, filled.unwrap_or_default(), after]
    }

    /// What the label was when the reader last saw it.
    #[cfg(feature = "widget")]
    pub(crate) fn before(&self, status: Status, corrected: bool) -> String {
        let (before, after) = halves(self[Text::Before]);
        format!("{before}{}{after}", self.label(status, corrected, Notice::default()))
    }

    /// What the label means in general.
    pub fn explanation(&self, status: Status) -> &'static str {
        self.each(Text::ExplanationOfficial, status as usize)
    }

    /// Why a passage was not found.
    pub fn reason(&self, reason: crate::text::Reason) -> &'static str {
        self.each(Text::Gone, reason as usize)
    }

    #[cfg(feature = "widget")]
    pub(crate) fn announce(&self, status: Status, shown: bool) -> String {
        let (before, after) = halves(self[if shown { Text::Shown } else { Text::Hidden }]);
        format!("{before}{}{after}", self.status(status))
    }

    /// The text in the form that this language has for `count` things.
    pub(crate) fn count(&self, text: Count, count: usize) -> String {
        let forms = &self.counts[text as usize];
        let category = locale::plural(self[Text::Lang], count);
        let form = CATEGORIES.iter().zip(forms).find(|(name, form)| **name == category && !form.is_empty());
        let form = form.map_or(forms[5], |(_, form)| form);
        match form.split_once("{}") {
            Some((before, after)) => format!("{before}{count}{after}"),
            // Some languages have words for one and two.
            None => form.to_owned(),
        }
    }
}

fn learn(text: &mut &'static str, words: Option<&Json>) {
    if let Some(Json::String(words)) = words {
        *text = String::leak(words.clone());
    }
}

fn keep(name: &str, strings: Strings) -> &'static Strings {
    let strings = Box::leak(Box::new(strings));
    ADDED.with_borrow_mut(|added| added.push((name.to_owned(), strings)));
    strings
}

fn halves(template: &'static str) -> (&'static str, &'static str) {
    template.split_once("{}").unwrap_or((template, ""))
}
