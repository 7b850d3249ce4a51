//! The cue lists of `en.txt`, by word.

use std::collections::HashMap;
use std::sync::LazyLock;

macro_rules! lists {
    ($($name:ident)*) => {
        /// A section of `en.txt`, which says what each is.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub(super) enum List { $($name),* }
        const NAMES: &[(&str, List)] = &[$((stringify!($name), List::$name)),*];
    };
}

lists! {
    Say State Announce Deny ManySay Saying NoClaim Auxiliary Be Modals Not Adverbs SubjectStops Prepositions Openers Pronouns
    ClausePronouns Determiners Outsiders Uninvolved Anonymity Media MediaNames Spokespeople Bodies Documents Roles Honorifics
    Titles Abbreviations Dates Small When Listeners Permitted Able AbleToBe NoVerbs OfMight Joiners Turns
    How ReportPhrases HedgePhrases
}

/// The lists that a word is in; of lists of phrases, those in which one begins with it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lists(u64);

impl Lists {
    pub fn has(self, list: List) -> bool {
        self.0 & 1 << list as u64 != 0
    }
}

/// The lists that `word` is in, whatever its case and apostrophe.
pub(super) fn lists(word: &str) -> Lists {
    // No word of the lists is longer.
    if word.len() > 24 {
        return Lists::default();
    }
    let folded: String = word.chars().map(fold).collect();
    EN.words.get(folded.as_str()).copied().unwrap_or_default()
}

/// Whether `word` is `listed`, whatever its case and apostrophe.
pub(super) fn is(word: &str, listed: &str) -> bool {
    word.chars().map(fold).eq(listed.chars())
}

/// The phrases of a list of phrases.
pub(super) fn phrases(list: List) -> impl Iterator<Item = &'static str> {
    EN.phrases.iter().filter(move |(of, _)| *of == list).map(|&(_, phrase)| phrase)
}

fn fold(c: char) -> char {
    if c == '’' { '\'' } else { c.to_ascii_lowercase() }
}

struct Lexicon {
    words: HashMap<&'static str, Lists>,
    phrases: Vec<(List, &'static str)>,
}

static EN: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { words: HashMap::new(), phrases: Vec::new() };
    let mut list = None;
    for line in include_str!("en.txt").lines().filter(|line| !line.starts_with('#')) {
        match (line.strip_prefix('[').and_then(|line| line.strip_suffix(']')), list) {
            (Some(name), _) => list = NAMES.iter().find(|(known, _)| *known == name).map(|&(_, list)| list),
            (None, Some(list)) => lexicon.add(list, line),
            (None, None) => {}
        }
    }
    lexicon
});

impl Lexicon {
    fn add(&mut self, list: List, line: &'static str) {
        if !matches!(list, List::How | List::ReportPhrases | List::HedgePhrases) {
            return line.split(' ').for_each(|word| self.put(list, word));
        }
        if let Some(first) = line.split(' ').next().filter(|first| !first.is_empty()) {
            first.split('|').for_each(|word| self.put(list, word));
            self.phrases.push((list, line));
        }
    }

    fn put(&mut self, list: List, word: &'static str) {
        self.words.entry(word).or_default().0 |= 1 << list as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_a_list_and_every_list_a_section() {
        let text = include_str!("en.txt");
        let sections: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).collect();
        let mut lists: Vec<&str> = NAMES.iter().map(|&(name, _)| name).collect();
        let mut sorted = sections.clone();
        sorted.sort_unstable();
        lists.sort_unstable();
        assert_eq!(sorted, lists);
        assert!(NAMES.len() <= 64);
    }

    #[test]
    fn listed_words_can_be_met() {
        for word in EN.words.keys() {
            assert!(word.len() <= 24 && is(word, word), "{word}");
            assert!(lists(word).0 != 0, "{word}");
        }
        assert!(lists("Didn’t").has(List::Not) && lists("SAID").has(List::Say) && !lists("said").has(List::State));
    }
}
