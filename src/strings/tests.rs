use super::text::*;
use super::*;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

const FILES: [&str; 8] = [
    include_str!("../../languages/en.json"),
    include_str!("../../languages/ar.json"),
    include_str!("../../languages/de.json"),
    include_str!("../../languages/es.json"),
    include_str!("../../languages/fr.json"),
    include_str!("../../languages/he.json"),
    include_str!("../../languages/ru.json"),
    include_str!("../../languages/uk.json"),
];

fn parsed(file: &str) -> Json {
    serde_json::from_str(file).unwrap()
}

fn fields(object: &Json) -> Vec<(&str, &Json)> {
    let Json::Object(fields) = object else { panic!("no object") };
    fields.iter().map(|(key, value)| (key.as_str(), value)).collect()
}

fn text<'a>(object: &'a Json, key: &str) -> &'a str {
    let Some(Json::String(text)) = object.get(key) else { panic!("{key} is no text") };
    text
}

fn category(lang: &str, count: usize) -> String {
    locale::plural(lang, count)
}

#[test]
fn every_language_has_every_text_and_no_other() {
    assert_eq!(FILES.len(), std::fs::read_dir("languages").unwrap().count(), "each file is tested");
    for file in FILES {
        let words = parsed(file);
        let keys: Vec<&str> = fields(&words).iter().map(|(key, _)| *key).collect();
        let known = KEYS.split_whitespace().chain(COUNT_KEYS.split_whitespace());
        // The last is what the workbench says, see tests/words.rs.
        assert_eq!(keys, known.chain(["workbench"]).collect::<Vec<_>>());
        assert!(fields(&words).iter().all(|(_, value)| **value != Json::String(String::new())));
    }
}

#[test]
fn english_is_built_in_as_its_file_says() {
    let file = parsed(FILES[0]);
    KEYS.split_whitespace().zip(ENGLISH).for_each(|(key, english)| assert_eq!(text(&file, key), english));
    for (key, forms) in COUNT_KEYS.split_whitespace().zip(ENGLISH_COUNTS) {
        let counted = file.get(key).unwrap();
        assert_eq!(fields(counted).len(), forms.iter().filter(|form| !form.is_empty()).count());
        fields(counted).iter().for_each(|(category, _)| {
            let at = CATEGORIES.iter().position(|name| name == category).unwrap();
            assert_eq!(text(counted, category), forms[at]);
        });
    }
}

#[test]
fn every_language_has_the_plurals_that_it_needs() {
    let name = |category: PluralCategory| CATEGORIES[category as usize];
    for file in FILES.map(parsed) {
        let locale: Locale = text(&file, "lang").parse().unwrap();
        let rules = PluralRules::try_new_cardinal(locale.into()).unwrap();
        let needed: Vec<&str> = {
            let all: Vec<PluralCategory> = rules.categories().collect();
            let in_order = CATEGORIES.into_iter().filter(|one| all.iter().any(|category| name(*category) == *one));
            in_order.collect()
        };
        for key in COUNT_KEYS.split_whitespace() {
            let has: Vec<&str> = fields(file.get(key).unwrap()).iter().map(|(category, _)| *category).collect();
            assert_eq!(has, needed, "{} {key}", text(&file, "lang"));
        }
    }
}

// A form for a single number, as Arabic has for two, may say it in words.
#[test]
fn every_text_has_the_holes_of_the_english_one() {
    let holes = |text: &str| text.matches("{}").count();
    for file in FILES.map(parsed) {
        let lang = text(&file, "lang");
        KEYS.split_whitespace()
            .zip(ENGLISH)
            .for_each(|(key, english)| assert_eq!(holes(text(&file, key)), holes(english), "{lang} {key}"));
        for (key, (form, words)) in COUNT_KEYS
            .split_whitespace()
            .flat_map(|key| fields(file.get(key).unwrap()).into_iter().map(move |form| (key, form)))
        {
            let Json::String(words) = words else { panic!("{lang} {key} {form}") };
            let numbers = (0..1000).filter(|count| category(lang, *count) == form).count();
            assert!(holes(words) == 1 || numbers == 1 && holes(words) == 0, "{lang} {key} {form}: {words}");
        }
    }
}

#[test]
fn french_signs_keep_their_distance() {
    fn texts<'a>(json: &'a serde_json::Value, out: &mut Vec<&'a str>) {
        match json {
            serde_json::Value::String(text) => out.push(text),
            serde_json::Value::Object(fields) => fields.values().for_each(|field| texts(field, out)),
            _ => {}
        }
    }
    let words: serde_json::Value = serde_json::from_str(FILES[4]).unwrap();
    let mut all = Vec::new();
    texts(&words, &mut all);
    for text in all {
        // Addresses are spelt as everywhere.
        let text =
            ["https://", "http://", "mailto:"].iter().fold(text.to_owned(), |text, address| text.replace(address, ""));
        for (at, _) in text.match_indices([':', ';', '!', '?']) {
            assert!(text[..at].ends_with(['\u{A0}', '\u{202F}']), "{text}");
        }
    }
}

#[test]
fn languages_are_found_by_less_and_less_of_their_tags() {
    for file in FILES.map(parsed) {
        Strings::add(text(&file, "lang"), &file);
    }
    let cases = [
        ("en-GB", "en-GB", "Official"),
        ("AR", "ar", "رسمي"),
        ("uk_UA", "uk-UA", "Офіційно"),
        ("de-AT", "de-AT", "Offiziell"),
        ("zh-Hant-TW", "en", "Official"),
        ("", "en", "Official"),
        ("de-AT words that were not loaded", "de-AT", "Offiziell"),
    ];
    for (tag, lang, official) in cases {
        let words = Strings::of(tag);
        assert_eq!((words[Text::Lang], words[Text::Official]), (lang, official), "{tag}");
        assert!(std::ptr::eq(words, Strings::of(tag)), "{tag} is made once");
    }
}

#[test]
fn publishers_have_the_last_word() {
    Strings::add("de", &parsed(FILES[2]));
    let own = r#"{"official": "Amtlich", "sourceCount": {"other": "Quellen: {}"}, "close": 5}"#;
    let words = Strings::add("de-CH own.json", &parsed(own));
    assert_eq!((words[Text::Official], words[Text::Close], words[Text::Lang]), ("Amtlich", "Schließen", "de-CH"));
    assert_eq!(words.count(Count::Sources, 1), "Quellen: 1");
    assert_eq!(Strings::of("de-CH")[Text::Official], "Offiziell");
    let new = Strings::add("eo", &parsed(r#"{"lang": "eo", "close": "Fermi"}"#));
    assert_eq!((new[Text::Close], new[Text::Now], new[Text::Lang]), ("Fermi", "now", "eo"));
}

#[test]
fn numbers_take_the_form_of_their_language() {
    for file in FILES.map(parsed) {
        Strings::add(text(&file, "lang"), &file);
    }
    let cases = [
        ("en", 0, "0 sources"),
        ("en", 1, "1 source"),
        ("fr", 0, "0 source"),
        ("fr", 1_000_000, "1000000 de sources"),
        ("uk", 1, "1 джерело"),
        ("uk", 3, "3 джерела"),
        ("uk", 12, "12 джерел"),
        ("ru", 21, "21 источник"),
        ("ru", 25, "25 источников"),
        ("ar", 0, "لا مصادر"),
        ("ar", 2, "مصدران"),
        ("ar", 5, "5 مصادر"),
        ("ar", 11, "11 مصدرًا"),
        ("ar", 100, "100 مصدر"),
        ("he", 2, "שני מקורות"),
        ("he", 20, "20 מקורות"),
    ];
    for (lang, count, expected) in cases {
        assert_eq!(Strings::of(lang).count(Count::Sources, count), expected, "{lang} {count}");
    }
}

#[test]
fn days_are_written_as_the_language_does() {
    let cases = [
        ("en", "2025-04-22", "Apr 22, 2025"),
        ("en-GB", "2025-04-22T23:30:00+02:00", "22 Apr 2025"),
        ("de", "2025-04-22", "22.04.2025"),
        ("uk", "2025-04-22", "22 квіт. 2025\u{202f}р."),
        ("he", "2025-04-22", "22 באפר׳ 2025"),
        ("no such language", "2025-04-22", "2025-04-22"),
    ];
    for (lang, date, expected) in cases {
        assert_eq!(locale::day(lang, date), expected, "{lang}");
    }
}
