//! The words that the rules look for, a file a language in `words`. `words/README.md` says how the files are written.

mod read;

use std::collections::HashMap;
use std::sync::LazyLock;

macro_rules! lists {
    ($($name:ident)*) => {
        /// A section of a language's file; `words/README.md` says what each is.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub(super) enum List { $($name),* }
        const NAMES: &[(&str, List)] = &[$((stringify!($name), List::$name)),*];
    };
}

lists! {
    Say State Announce Deny Spoken Base Third Past Ing
    Tell Finite Be Modals Auxiliary Negation That As Who Relative Without Trailing Subordinators Remarks Stops To By With From Of LeadIn Adverbs SubjectStops Joiners Turns
    Nothing Pronouns He She They It Personal Voice Determiners Prepositions PlacePrepositions Particles Openers
    Times Months When How Listeners Small Common Honorifics Titles Suffixes Genitives Patronymics Abbreviations Onward Closing Numbered Proper
    Outsiders Uninvolved Anonymity Named Media MediaNames Newsrooms Spokespeople Bodies Documents Roles
    According AccordingAfter NoSource Sayings
    May AbleModals PermitModals MightNoun Permitted Able AbleToBe NoVerbs ReportPhrases HedgePhrases
    CommaClause SpeechInside CapitalNouns Cases OrdinalStops
}

/// The lists that a word is in; of lists of phrases, those in which one begins with it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lists(u128);

impl Lists {
    pub fn has(self, list: List) -> bool {
        self.0 & 1 << list as u128 != 0
    }

    fn add(&mut self, list: List) {
        self.0 |= 1 << list as u128;
    }
}

/// The words of a language.
pub(super) struct Lexicon {
    words: HashMap<String, Lists>,
    // Ends of words: `*sprecher`.
    endings: Vec<(String, Lists)>,
    phrases: Vec<(List, Vec<Vec<String>>)>,
    // A word's first form, as a source is named: `полиции` is `полиция`.
    lemmas: HashMap<String, String>,
    traits: Lists,
}

// No word of the lists is longer.
const LONGEST: usize = 60;

impl Lexicon {
    /// That of a BCP 47 tag's language, if there is one.
    pub fn of(language: &str) -> Option<&'static Lexicon> {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        ALL.iter().find(|(name, _)| primary.eq_ignore_ascii_case(name)).map(|(_, lexicon)| &**lexicon)
    }

    /// The lists that `word` is in, whatever its case and apostrophe.
    pub fn lists(&self, word: &str) -> Lists {
        if word.len() > LONGEST {
            return Lists::default();
        }
        let folded: String = fold(word);
        let mut lists = self.words.get(folded.as_str()).copied().unwrap_or_default();
        let ends = |ending: &&(String, Lists)| folded.len() > ending.0.len() && folded.ends_with(&ending.0);
        self.endings.iter().filter(ends).for_each(|(_, more)| lists.0 |= more.0);
        lists
    }

    /// The phrases of a list of phrases: places, each with the words that may stand there.
    pub fn phrases(&self, list: List) -> impl Iterator<Item = &[Vec<String>]> {
        self.phrases.iter().filter(move |(of, _)| *of == list).map(|(_, phrase)| phrase.as_slice())
    }

    /// A word's first form, if it is listed with its forms.
    pub fn lemma(&self, word: &str) -> Option<&str> {
        self.lemmas.get(&fold(word)).map(String::as_str)
    }

    /// Whether the language has a trait that the grammar asks for.
    pub fn has(&self, list: List) -> bool {
        self.traits.has(list)
    }
}

/// Whether `word` is `listed`, whatever its case and apostrophe.
pub(super) fn is(word: &str, listed: &str) -> bool {
    word.chars().flat_map(lower).eq(listed.chars())
}

fn fold(word: &str) -> String {
    word.chars().flat_map(lower).collect()
}

fn lower(c: char) -> impl Iterator<Item = char> {
    // A number of scripts have no case, and ё is written as е as often as not.
    let plain = match c {
        '’' | 'ʼ' => '\'',
        'ё' | 'Ё' => 'е',
        c => c,
    };
    plain.to_lowercase()
}

macro_rules! languages {
    ($($name:literal)*) => {
        static ALL: [(&str, LazyLock<Lexicon>); 4] =
            [$(($name, LazyLock::new(|| Lexicon::read(include_str!(concat!("words/", $name, ".txt")))))),*];
    };
}

languages! { "en" "de" "ru" "uk" }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_a_list_and_english_has_every_list_of_words() {
        assert!(NAMES.len() <= 128);
        for (name, lexicon) in &ALL {
            assert!(!lexicon.words.is_empty(), "{name}");
        }
    }

    #[test]
    fn listed_words_can_be_met() {
        for (name, lexicon) in &ALL {
            for word in lexicon.words.keys() {
                assert!(word.len() <= LONGEST && is(word, word), "{name}: {word}");
                assert!(lexicon.lists(word).0 != 0, "{name}: {word}");
            }
        }
        let en = Lexicon::of("en-GB").unwrap();
        assert!(en.lists("Didn’t").has(List::Negation) && en.lists("SAID").has(List::Say));
        assert!(!en.lists("said").has(List::State) && en.lists("said").has(List::Past));
    }
}
