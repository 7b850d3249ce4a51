//! Reads a language's file.

use super::{Lexicon, List, Lists, NAMES, fold};
use std::collections::HashMap;

// The columns of a verb's forms.
const FORMS: [List; 4] = [List::Base, List::Third, List::Past, List::Ing];

const VERBS: [List; 4] = [List::Say, List::State, List::Announce, List::Deny];
const PHRASES: [List; 7] = [
    List::Spoken,
    List::How,
    List::ReportPhrases,
    List::HedgePhrases,
    List::According,
    List::AccordingAfter,
    List::LeadIn,
];

/// Endings by name, a list a column: `reg` is `_ s ed ing`.
type Paradigms<'t> = HashMap<&'t str, Vec<Vec<&'t str>>>;

impl Lexicon {
    /// # Panics
    /// A section, or a paradigm, is not known: the files are part of the program.
    pub(super) fn read(text: &'static str) -> Lexicon {
        let mut lexicon = Lexicon {
            words: HashMap::new(),
            endings: Vec::new(),
            phrases: Vec::new(),
            lemmas: HashMap::new(),
            traits: Lists::default(),
        };
        let mut paradigms = Paradigms::new();
        let mut section = "";
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => section = name,
                None if section == "Forms" => {
                    let (name, columns) = line.split_once(' ').expect("a paradigm has a name");
                    let column = |column: &'static str| column.split(',').map(ending).collect();
                    paradigms.insert(name, columns.split_whitespace().map(column).collect());
                }
                None if section == "Traits" => line.split(' ').for_each(|name| lexicon.traits.add(list(name))),
                None => lexicon.line(list(section), line, &paradigms),
            }
        }
        lexicon
    }

    fn line(&mut self, list: List, line: &str, paradigms: &Paradigms) {
        if PHRASES.contains(&list) {
            return self.phrase(list, line, paradigms);
        }
        for entry in line.split_whitespace() {
            if let Some(ending) = entry.strip_prefix('*') {
                let columns = forms(ending, paradigms);
                columns.iter().flatten().for_each(|ending| self.ending(list, ending));
                continue;
            }
            let columns = forms(entry, paradigms);
            // `Ministerin` has a column of her own.
            for column in columns.iter().filter(|_| !VERBS.contains(&list)) {
                let Some((first, more)) = column.split_first() else { continue };
                for form in more.iter().filter(|form| *form != first) {
                    self.lemmas.entry(form.clone()).or_insert_with(|| first.clone());
                }
            }
            for (column, forms) in columns.iter().enumerate() {
                for form in forms {
                    let lists = self.words.entry(form.clone()).or_default();
                    lists.add(list);
                    if VERBS.contains(&list) {
                        lists.add(FORMS[column.min(FORMS.len() - 1)]);
                    }
                }
            }
        }
    }

    fn phrase(&mut self, list: List, line: &str, paradigms: &Paradigms) {
        let place = |place: &str| -> Vec<String> {
            place.split('|').flat_map(|word| forms(word, paradigms)).flatten().collect()
        };
        let phrase: Vec<Vec<String>> = line.split_whitespace().map(place).collect();
        for word in &phrase[0] {
            self.words.entry(word.clone()).or_default().add(list);
        }
        self.phrases.push((list, phrase));
    }

    fn ending(&mut self, list: List, ending: &str) {
        match self.endings.iter_mut().find(|(known, _)| known == ending) {
            Some((_, lists)) => lists.add(list),
            None => {
                let mut lists = Lists::default();
                lists.add(list);
                self.endings.push((ending.to_owned(), lists));
            }
        }
    }
}

fn list(name: &str) -> List {
    NAMES.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no section {name}")).1
}

fn ending(written: &str) -> &str {
    if written == "_" { "" } else { written }
}

// `claim/reg`: a stem and its paradigm; `say:says:said:saying`: all forms, `-` for none; else the word as it stands.
fn forms(entry: &str, paradigms: &Paradigms) -> Vec<Vec<String>> {
    if let Some((stem, name)) = entry.split_once('/') {
        let columns = paradigms.get(name).unwrap_or_else(|| panic!("no paradigm {name}"));
        let column = |endings: &Vec<&str>| endings.iter().map(|ending| fold(&[stem, ending].concat())).collect();
        return columns.iter().map(column).collect();
    }
    let column = |column: &str| column.split(',').filter(|form| *form != "-").map(fold).collect();
    entry.split(':').map(column).collect()
}
