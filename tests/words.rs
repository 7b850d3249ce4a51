//! The workbench's words: every language has every text, and the workbench asks for no other.
#![cfg(not(target_family = "wasm"))]

use claim_labels::manifest::{Json, parse_text};
use claim_labels::workbench::Words;
use std::collections::BTreeSet;
use std::path::Path;

const LANGUAGES: [&str; 8] = ["en", "ar", "de", "es", "fr", "he", "ru", "uk"];

fn file(lang: &str) -> String {
    std::fs::read_to_string(format!("languages/{lang}.json")).unwrap()
}

fn texts(lang: &str) -> Vec<(String, Json)> {
    let json: Json = serde_json::from_str(&file(lang)).unwrap();
    let Some(Json::Object(fields)) = json.get("workbench").cloned() else { panic!("{lang} has no words") };
    fields
}

// The places that are filled in, in the order of their numbers.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect()
}

fn forms(text: &Json) -> Vec<(&str, &str)> {
    match text {
        Json::String(text) => vec![("", text)],
        Json::Object(forms) => {
            forms.iter().map(|(category, form)| (category.as_str(), form.as_str().unwrap())).collect()
        }
        other => panic!("{other:?} is no text"),
    }
}

#[test]
fn every_language_has_every_text_with_the_same_places() {
    let english = texts("en");
    for lang in LANGUAGES {
        let own = texts(lang);
        let keys = |texts: &[(String, Json)]| -> Vec<String> {
            texts.iter().map(|(key, _)| key.clone()).filter(|key| key != "problems").collect()
        };
        assert_eq!(keys(&own), keys(&english), "{lang}");
        for ((key, text), (_, own)) in english.iter().zip(&own).filter(|((key, _), _)| key != "problems") {
            let wanted = places(forms(text).last().unwrap().1);
            for (category, form) in forms(own) {
                assert!(!form.trim().is_empty(), "{lang} {key}");
                // Some languages have words for one and two.
                let spoken = matches!(category, "one" | "two" | "zero") && places(form).is_empty();
                assert!(spoken || places(form) == wanted, "{lang} {key} {category}: {form}");
            }
            assert_eq!(matches!(text, Json::Object(_)), matches!(own, Json::Object(_)), "{lang} {key}");
        }
    }
}

#[test]
fn numbers_have_every_form_of_the_language() {
    let categories = |lang: &str| -> BTreeSet<&str> {
        match lang {
            "ar" => ["zero", "one", "two", "few", "many", "other"].into(),
            "he" => ["one", "two", "other"].into(),
            "ru" | "uk" => ["one", "few", "many", "other"].into(),
            "es" | "fr" => ["one", "many", "other"].into(),
            _ => ["one", "other"].into(),
        }
    };
    for lang in LANGUAGES {
        for (key, text) in texts(lang).iter().filter(|(key, text)| key != "problems" && matches!(text, Json::Object(_)))
        {
            let own: BTreeSet<&str> = forms(text).into_iter().map(|(category, _)| category).collect();
            assert_eq!(own, categories(lang), "{lang} {key}");
        }
    }
}

#[test]
fn problems_have_words_in_every_language_but_english_whose_are_the_validators() {
    let codes = |lang: &str| -> Vec<String> {
        let problems = texts(lang).into_iter().find(|(key, _)| key == "problems");
        let Some((_, Json::Object(problems))) = problems else { return Vec::new() };
        problems.into_iter().map(|(code, _)| code).collect()
    };
    let mut documented: Vec<String> = Vec::new();
    let docs = std::fs::read_to_string("docs/manifest.md").unwrap();
    let tables = docs.split_once("| error |").unwrap().1;
    for line in tables.lines().take_while(|line| !line.starts_with('#')).filter(|line| line.starts_with("| `")) {
        documented.extend(line.split('|').nth(1).unwrap().split('`').skip(1).step_by(2).map(str::to_owned));
    }
    // These are about files of the command line.
    documented.retain(|code| {
        !["charset-mismatch", "article-without-text", "not-utf-8", "passage-in-embed"].contains(&code.as_str())
    });
    documented.sort();
    for lang in LANGUAGES.into_iter().filter(|lang| *lang != "en") {
        let mut own = codes(lang);
        own.sort();
        assert_eq!(own, documented, "{lang}");
    }
    assert!(codes("en").iter().all(|code| documented.contains(code)));
}

#[test]
fn what_editors_read_of_a_problem_speaks_of_no_file_and_no_command() {
    let manifest =
        r#"{"version": 1, "claims": [{"id": "a", "status": "reported", "quote": "It rains.", "draft": true}]}"#;
    let problems = parse_text(manifest).1;
    let problem = problems.iter().find(|problem| problem.code == "draft").unwrap();
    assert!(problem.help.unwrap().contains("claim-labels publish"), "the command line says more");
    let words = Words::english();
    assert_eq!(words.problem(problem), "This claim is a draft: readers do not get it.");
    assert_eq!(words.help(problem), None);
}

fn sources(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            sources(&entry, out);
        } else if entry.extension().is_some_and(|end| end == "rs" || end == "js") {
            out.push_str(&std::fs::read_to_string(entry).unwrap());
        }
    }
}

#[test]
fn the_workbench_says_every_text_and_asks_for_no_other() {
    let mut source = String::new();
    sources(Path::new("src/bin/workbench"), &mut source);
    sources(Path::new("src/workbench"), &mut source);
    let english = texts("en");
    let known: BTreeSet<&str> = english.iter().map(|(key, _)| key.as_str()).collect();
    let quoted: BTreeSet<&str> = source.split(['"', '\'']).collect();
    let unsaid: Vec<&&str> = known
        .iter()
        .filter(|key| !quoted.contains(**key) && !["moveUpSource", "moveDownSource", "removeSource"].contains(*key))
        .collect();
    assert_eq!(unsaid, Vec::<&&str>::new());
    let mut asked = Vec::new();
    for call in ["t(\"", "fill(\"", "count(\""] {
        for (at, _) in source.match_indices(call) {
            // Not the end of another function's name.
            let is_name = source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            asked.extend(source[at + call.len()..].split('"').next().filter(|_| !is_name));
        }
    }
    let unknown: Vec<&str> =
        asked.into_iter().filter(|key| key.chars().all(char::is_alphanumeric) && !known.contains(key)).collect();
    assert_eq!(unknown, Vec::<&str>::new());
}

#[test]
fn words_are_filled_in_counted_and_never_missing() {
    let english = Words::english();
    assert_eq!(english.fill("notOpened", &["a", "b.", " c"]), "“a” was not opened. b. c What was open stays.");
    assert_eq!((english.count("claimCount", 1), english.count("claimCount", 2)), ("1 claim".into(), "2 claims".into()));
    let ukrainian = Words::read(&file("uk")).unwrap();
    assert_eq!((ukrainian.lang(), ukrainian.dir()), ("uk", "ltr"));
    assert_ne!(ukrainian.count("claimCount", 2), ukrainian.count("claimCount", 5));
    assert!(Words::read("{\"lang\": \"xx\"}").is_none());
}
