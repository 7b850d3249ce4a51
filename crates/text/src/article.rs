//! A text, prepared once for any number of quotes.

use crate::case::lowercase;
use crate::fold::Folded;
use crate::letter::{is_digit, is_letter};
use crate::lexicon::{Lexicon, language_of};
use crate::platform::Unicode;
use crate::span::{CodePoints, Span};
use crate::token::Source;
use crate::words::Index;
use std::cell::OnceCell;
use std::rc::Rc;

/// A text to find quotes in.
///
/// Preparing it costs O(n) time and about 10 n bytes of memory for n bytes of text, 4 GiB at most.
pub struct Article {
    pub(crate) text: String,
    pub(crate) folded: Folded,
    pub(crate) index: Index,
    pub(crate) unicode: &'static dyn Unicode,
    // Of `CodePoints`, once a quote has a position.
    marks: OnceCell<Vec<usize>>,
    // As it was said, or else as the script tells.
    language: OnceCell<String>,
    lexicon: OnceCell<Option<Rc<Lexicon>>>,
}

impl Article {
    /// Prepares `text`.
    pub fn new(text: impl Into<String>, unicode: &'static dyn Unicode) -> Self {
        let text = text.into();
        let folded = Folded::new(&text, unicode);
        let index = Index::new(&folded.text);
        Article {
            text,
            folded,
            index,
            unicode,
            marks: OnceCell::new(),
            language: OnceCell::new(),
            lexicon: OnceCell::new(),
        }
    }

    /// Says which language the text is written in, by a BCP 47 tag. It decides how numbers are read and which words are
    /// known. Without a tag the script decides, and for Latin letters the most frequent words of five languages, English
    /// where there are none.
    #[must_use]
    pub fn in_language(mut self, tag: &str) -> Self {
        let language = language_of(tag);
        self.language = if language.is_empty() { OnceCell::new() } else { language.into() };
        self
    }

    /// Gives the article its language's lexicon, where none is built in: see [`Article::missing_lexicon`].
    pub fn set_lexicon(&mut self, lexicon: Rc<Lexicon>) {
        self.lexicon = OnceCell::from(Some(lexicon));
    }

    /// The language whose lexicon is not there, one of [`Lexicon::languages`]; never where lexicons are built in. What
    /// [`Article::find_unchanged`] finds needs none. Without it, the other answers are as good as they can be: an anchor's `change` is
    /// right but for numbers written in words, and of other meanings only those in digits are noticed.
    pub fn missing_lexicon(&self) -> Option<&'static str> {
        let language = self.language();
        let known = Lexicon::languages().iter().copied().find(|known| *known == language);
        known.filter(|_| self.lexicon().is_none())
    }

    pub(crate) fn lexicon(&self) -> Option<Rc<Lexicon>> {
        let lexicon = self.lexicon.get_or_init(|| {
            #[cfg(feature = "lexicons")]
            return Lexicon::of(self.language());
            #[cfg(not(feature = "lexicons"))]
            None
        });
        lexicon.clone()
    }

    fn language(&self) -> &str {
        self.language.get_or_init(|| language_by_script(&self.text).to_owned())
    }

    /// Another text in the same language. Cost: as for [`Article::new`].
    pub fn with_text(&self, text: impl Into<String>) -> Article {
        Article { language: self.language.clone(), lexicon: self.lexicon.clone(), ..Article::new(text, self.unicode) }
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// The number of words.
    pub fn words(&self) -> usize {
        self.index.words.len()
    }

    /// Converts places in the text between bytes and code points. Cost: one pass over the text at the first call.
    pub fn code_points(&self) -> CodePoints<'_> {
        CodePoints::with_marks(&self.text, self.marks.get_or_init(|| CodePoints::marks(&self.text)))
    }

    pub(crate) fn source(&self) -> Source<'_> {
        Source { folded: &self.folded, source: &self.text }
    }

    // A span never begins or ends inside what a reader sees as one character.
    pub(crate) fn is_whole(&self, span: Span) -> bool {
        self.is_edge(span.start) && self.is_edge(span.end)
    }

    // The span, widened to whole characters as a reader sees them.
    pub(crate) fn whole(&self, span: Span) -> Span {
        let edges = |at: &usize| self.text.is_char_boundary(*at) && self.is_edge(*at);
        let start = (0..=span.start).rev().find(edges).unwrap_or(0);
        let end = (span.end..=self.text.len()).find(edges).unwrap_or(self.text.len());
        Span::new(start, end)
    }

    fn is_edge(&self, at: usize) -> bool {
        self.unicode.is_grapheme_boundary(&self.text, at)
    }
}

/// Letters that are looked at to tell a language by its script, and words.
const SAMPLE: usize = 2_000;
const WORDS: usize = 300;

// The language that most letters of the text's beginning are written in; for Latin letters, of which most words of every sentence are.
fn language_by_script(text: &str) -> &'static str {
    let sample: Vec<char> = text.chars().filter(|c| is_spelling(*c)).take(SAMPLE).collect();
    let share = |first: char, last: char| sample.iter().filter(|c| (first..=last).contains(*c)).count();
    let most = |first, last| 2 * share(first, last) > sample.len();
    match () {
        () if most('A', 'z') => language_by_words(text),
        () if most('Ѐ', 'ӿ') && share('і', 'ї') > 0 => "uk",
        () if most('Ѐ', 'ӿ') => "ru",
        () if most('\u{590}', '\u{5FF}') => "he",
        () if most('\u{600}', '\u{6FF}') => "ar",
        () if most('\u{900}', '\u{97F}') => "hi",
        () if most('\u{3040}', '\u{9FFF}') && share('\u{3040}', '\u{30FF}') > 0 => "ja",
        () if most('\u{3040}', '\u{9FFF}') => "zh",
        () => language_by_words(text),
    }
}

// A letter, and no digit.
fn is_spelling(c: char) -> bool {
    is_letter(c) && !is_digit(c)
}

/// Words that most sentences have one of, and that are none of the other languages'. English comes first, which is assumed where
/// there are none.
const FREQUENT: [(&str, &str); 5] = [
    ("en", "the and of to is was that for"),
    ("de", "der und das den ist von mit nicht"),
    ("fr", "le les et est du une dans pour"),
    ("es", "el los las y del una por con"),
    ("pt", "os do da em um uma não ao"),
];

fn language_by_words(text: &str) -> &'static str {
    let words = text.split(|c: char| !is_spelling(c)).filter(|word| !word.is_empty()).take(WORDS);
    let mut counts = [0; FREQUENT.len()];
    for word in words.map(lowercase) {
        for (count, (_, frequent)) in counts.iter_mut().zip(FREQUENT) {
            *count += usize::from(frequent.split(' ').any(|one| one == word));
        }
    }
    let most = (0..FREQUENT.len()).rev().max_by_key(|&at| counts[at]).unwrap_or(0);
    FREQUENT[most].0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Quote, TABLES};

    fn is_unchanged(text: &str, exact: &str, prefix: &str, suffix: &str) -> bool {
        let part = |text: &str| text.to_owned();
        let quote = Quote { exact: part(exact), prefix: part(prefix), suffix: part(suffix), position: None };
        Article::new(text, &TABLES).in_language("en").find_unchanged(&quote).is_some()
    }

    #[test]
    fn what_is_as_it_was_is_told_without_a_lexicon() {
        let text = "The notice was new. The ferry to the islands will run in winter, the master said. It is “long”.";
        let whole = "The ferry to the islands will run in winter, the master said.";
        let cases = [
            // As it was, with context, without, and with a part of it.
            (whole, "The notice was new. ", " It is “long”.", true),
            (whole, "", "", true),
            (whole, "", " It is \"long\".", true),
            ("The ferry to the islands will run in winter", "", "", true),
            ("It is \"long\".", "", "", true),
            // Another sentence beside it, or a word beyond the recorded ones.
            (whole, "All is well. ", " Boats are short.", true),
            ("to the islands will run in winter", "ferry ", "", true),
            // Words changed, or those around in its sentence.
            ("The ferry to the islands will run in summer, the master said.", "", "", false),
            ("to the islands will run in winter", "The boat ", "", false),
            ("to the islands will run in winter", "The ferry ", ", nobody said.", false),
            // What stands before in its sentence may deny it.
            ("to the islands will run in winter", "", "", false),
            ("the lift in the town hall is shut", "", "", false),
        ];
        for (exact, prefix, suffix, expected) in cases {
            assert_eq!(is_unchanged(text, exact, prefix, suffix), expected, "{prefix:?} {exact:?} {suffix:?}");
        }
    }

    #[test]
    fn scripts_tell_languages() {
        let cases = [
            ("The word Москва stands here.", "en"),
            ("Министр подписал договор.", "ru"),
            ("Міністр підписав договір.", "uk"),
            ("השר חתם על ההסכם", "he"),
            ("وقع الوزير المعاهدة", "ar"),
            ("मंत्री ने संधि पर हस्ताक्षर किए", "hi"),
            ("大臣は条約に署名した", "ja"),
            ("部长签署了条约", "zh"),
            ("Der Minister hat den Vertrag unterzeichnet und ist abgereist.", "de"),
            ("Le ministre a signé le traité dans une ville du nord.", "fr"),
            ("El ministro firmó una carta por los derechos del pueblo y las ciudades.", "es"),
            ("O ministro assinou uma carta em nome da cidade e não do povo.", "pt"),
            ("Minister reist ab", "en"),
            ("", "en"),
        ];
        for (text, language) in cases {
            assert_eq!(language_by_script(text), language, "{text}");
        }
    }
}
