//! The words of the interface. English is built in; other languages are data, `languages/*.json`, given to [`Strings::add`] when an
//! article needs them.

use crate::manifest::{Claim, Json, Status};
use std::cell::RefCell;
use std::ops::Index;

/// What the widget can say; `{}` in a text stands for what is filled in. Each is a key of the language files, in the same
/// order as [`KEYS`].
#[derive(Clone, Copy, Debug)]
#[expect(dead_code, reason = "of texts that belong together, the first is named and the others are reached by number")]
pub(crate) enum Text {
    Lang,
    Dir,
    Official,
    Reported,
    Speculative,
    Claim,
    MeaningOfficial,
    MeaningReported,
    MeaningSpeculative,
    ExplanationOfficial,
    ExplanationReported,
    ExplanationSpeculative,
    Corrected,
    SourceOne,
    SourceOther,
    Legend,
    LabelledOne,
    LabelledOther,
    NotAssessed,
    UnshownOne,
    UnshownOther,
    About,
    Gone,
    Weak,
    Ambiguous,
    MeaningChanged,
    Sources,
    History,
    Correction,
    Updated,
    Close,
    Link,
    Now,
    Comma,
    Shown,
    Hidden,
    Changed,
}

const COUNT: usize = Text::Changed as usize + 1;

#[rustfmt::skip]
const KEYS: [&str; COUNT] = [
    "lang", "dir", "official", "reported", "speculative", "claim",
    "meaningOfficial", "meaningReported", "meaningSpeculative", "explanationOfficial", "explanationReported", "explanationSpeculative",
    "corrected", "sourceOne", "sourceOther", "legend", "labelledOne", "labelledOther",
    "notAssessed", "unshownOne", "unshownOther", "about", "gone", "weak",
    "ambiguous", "meaningChanged", "sources", "history", "correction", "updated",
    "close", "link", "now", "comma", "shown", "hidden",
    "changed",
];

static ENGLISH: Strings = Strings([
    "en",
    "ltr",
    "Official",
    "Reported",
    "Speculative",
    " claim",
    "On the record: stated by {}",
    "Reported by {}, not officially confirmed",
    "Not established: {}",
    "Said on the record by the person or body named. The label says who said it, not that it is true.",
    "Said by a news organisation or by sources it cites, and not confirmed on the record.",
    "Conjecture, forecast or rumour: no source stands behind it.",
    "corrected",
    "{} source",
    "{} sources",
    "What this article’s claims rest on",
    "{} claim labelled.",
    "{} claims labelled.",
    "The rest of the text was not assessed.",
    "{} label is not shown, as its place in the text is uncertain",
    "{} labels are not shown, as their place in the text is uncertain",
    "What the labels mean",
    "the passage is no longer in the article",
    "nothing in the article is close enough to the passage",
    "several passages fit equally well",
    "a number, a name or a negation in the passage changed",
    "Sources",
    "History",
    "Correction",
    "Label last reviewed",
    "Close",
    "Link to this claim",
    "now",
    ", ",
    "{}: labels shown",
    "{}: labels hidden",
    "The labels have been updated.",
]);

thread_local! {
    static ADDED: RefCell<Vec<&'static Strings>> = RefCell::default();
}

/// The words of one language.
#[derive(Debug)]
pub struct Strings([&'static str; COUNT]);

impl PartialEq for Strings {
    // Each language is there once.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Index<Text> for Strings {
    type Output = &'static str;

    fn index(&self, text: Text) -> &Self::Output {
        &self.0[text as usize]
    }
}

impl Strings {
    /// The words for a BCP 47 tag; English where there are none.
    pub fn of(tag: &str) -> &'static Strings {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let is_meant = |strings: &&&'static Strings| strings[Text::Lang].eq_ignore_ascii_case(primary);
        ADDED.with_borrow(|added| added.iter().rev().find(is_meant).copied()).unwrap_or(&ENGLISH)
    }

    /// Adds a language, the object of a language file; what it lacks is said in English. It stays for good, so add each
    /// once.
    pub fn add(words: &Json) {
        let mut strings = ENGLISH.0;
        for (text, key) in strings.iter_mut().zip(KEYS) {
            if let Some(Json::String(words)) = words.get(key) {
                *text = String::leak(words.clone());
            }
        }
        ADDED.with_borrow_mut(|added| added.push(Box::leak(Box::new(Strings(strings)))));
    }

    // Texts of which there is one for each status, in the order of the statuses.
    fn each(&self, first: Text, number: usize) -> &'static str {
        self.0[first as usize + number]
    }

    /// The word on a badge.
    pub fn status(&self, status: Status) -> &'static str {
        self.each(Text::Official, status as usize)
    }

    /// The words on the badge of `claim`.
    pub(crate) fn badge(&self, claim: &Claim) -> String {
        let word = self.status(claim.status);
        if claim.correction.is_some() { [word, " · ", self[Text::Corrected]].concat() } else { word.to_owned() }
    }

    /// What a screen reader says of the badge: begins with its visible words (WCAG 2.5.3).
    pub(crate) fn badge_name(&self, claim: &Claim) -> String {
        let sources = match claim.sources.len() {
            0 => String::new(),
            count => [self[Text::Comma], &self.counted(Text::SourceOne, count)].concat(),
        };
        [&self.badge(claim), self[Text::Claim], &sources].concat()
    }

    /// One line on what the label means for this claim.
    pub(crate) fn meaning(&self, claim: &Claim) -> String {
        let filled = match claim.status {
            Status::Speculative => claim.note.as_deref(),
            _ => claim.stated_by(),
        };
        fill(self.each(Text::MeaningOfficial, claim.status as usize), filled.unwrap_or_default())
    }

    /// What the label means in general.
    pub(crate) fn explanation(&self, status: Status) -> &'static str {
        self.each(Text::ExplanationOfficial, status as usize)
    }

    pub(crate) fn labelled(&self, count: usize) -> String {
        self.counted(Text::LabelledOne, count)
    }

    pub(crate) fn unshown(&self, count: usize) -> String {
        self.counted(Text::UnshownOne, count)
    }

    pub(crate) fn reason(&self, reason: crate::text::Reason) -> &'static str {
        self.each(Text::Gone, reason as usize)
    }

    #[cfg(feature = "widget")]
    pub(crate) fn announce(&self, status: Status, shown: bool) -> String {
        fill(self[if shown { Text::Shown } else { Text::Hidden }], self.status(status))
    }

    // The text for one thing, or the next, for other numbers.
    fn counted(&self, one: Text, count: usize) -> String {
        fill(self.each(one, usize::from(count != 1)), &count.to_string())
    }
}

fn fill(template: &str, with: &str) -> String {
    let (before, after) = template.split_once("{}").unwrap_or((template, ""));
    [before, with, after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 3] = [
        include_str!("../languages/en.json"),
        include_str!("../languages/uk.json"),
        include_str!("../languages/ar.json"),
    ];

    fn parsed(file: &str) -> Json {
        serde_json::from_str(file).unwrap()
    }

    #[test]
    fn languages_are_found_by_their_primary_tag() {
        FILES.iter().for_each(|file| Strings::add(&parsed(file)));
        let cases = [("en-GB", "en"), ("AR", "ar"), ("uk-UA", "uk"), ("", "en"), ("xx", "en"), ("ar_EG", "ar")];
        for (tag, lang) in cases {
            assert_eq!(Strings::of(tag)[Text::Lang], lang, "{tag}");
        }
    }

    #[test]
    fn every_language_has_every_text_and_no_other() {
        for file in FILES {
            let Json::Object(fields) = parsed(file) else { panic!("no object") };
            let keys: Vec<&str> = fields.iter().map(|(key, _)| key.as_str()).collect();
            assert_eq!(keys, KEYS);
        }
        let english = parsed(FILES[0]);
        KEYS.iter()
            .zip(ENGLISH.0)
            .for_each(|(key, text)| assert_eq!(english.get(key), Some(&Json::String(text.into()))));
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english() {
        Strings::add(&parsed(r#"{"lang": "eo", "close": "Fermi"}"#));
        let words = Strings::of("eo");
        assert_eq!((words[Text::Close], words[Text::Now]), ("Fermi", "now"));
    }
}
