//! The JSON Schema says what the reader says: checked by an independent validator.

#![cfg(not(target_family = "wasm"))]

use claim_labels::manifest::{self, Severity};
use claim_labels::schema::schema;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

fn generated() -> Value {
    serde_json::to_value(schema()).unwrap()
}

fn validator() -> Validator {
    jsonschema::options().should_validate_formats(true).build(&generated()).unwrap()
}

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_checked_in_schema_is_the_generated_one() {
    let written = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    assert!(read("schema/claims.schema.json") == written, "run: claim-labels schema > schema/claims.schema.json");
    assert!(jsonschema::meta::is_valid(&generated()));
}

#[test]
fn all_examples_are_valid() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let manifests: Vec<_> = names.filter(|path| path.to_string_lossy().ends_with(".claims.json")).collect();
    assert!(manifests.len() >= 3);
    for path in manifests {
        let manifest: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let errors: Vec<String> = validator().iter_errors(&manifest).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
}

fn claim() -> Value {
    json!({"id": "a", "status": "official", "quote": {"exact": "twelve letters"}, "note": "n", "sources": [{"name": "N"}]})
}

fn with(path: &str, value: Value) -> Value {
    let mut manifest = json!({"version": 1, "claims": [claim()]});
    let (parent, key) = path.rsplit_once('/').unwrap();
    let parent = manifest.pointer_mut(parent).unwrap();
    match value {
        Value::Null => drop(parent.as_object_mut().unwrap().remove(key)),
        value => parent[key] = value,
    }
    manifest
}

fn reader_accepts(manifest: &Value) -> bool {
    let (_, problems) = manifest::parse(manifest.to_string().as_bytes());
    problems.iter().all(|problem| problem.severity == Severity::Warning)
}

// Values at places of a sound manifest, sound and not.
fn cases() -> Vec<(&'static str, Value)> {
    let mut cases =
        vec![("/version", json!(1)), ("/claims", json!([])), ("/claims/0/unknown", json!(true)), ("/note", json!([]))];
    for bad in [json!(2), json!("1"), json!(1.5), Value::Null] {
        cases.push(("/version", bad));
    }
    for stance in [json!("supports"), json!("disputes"), json!("both"), json!(1)] {
        cases.push(("/claims/0/sources/0/stance", stance));
    }
    for contact in [
        "mailto:desk@news.example?subject={id}",
        "https://news.example/?u={url}&q={quote}",
        "http://news.example",
        "mailto:desk",
        "https://?x",
        "https://news.example/{name}",
        "https://news.example/a b",
        "",
    ] {
        cases.push(("/publisher", json!({"contact": contact})));
    }
    for id in ["a", "A.b_c-9", "", "a b", "é", "a/b"] {
        cases.push(("/claims/0/id", json!(id)));
    }
    cases.extend([
        ("/claims/0/id", json!("x".repeat(64))),
        ("/claims/0/id", json!("x".repeat(65))),
        ("/claims/0/id", json!(3)),
    ]);
    for field in [
        "/claims",
        "/claims/0/id",
        "/claims/0/status",
        "/claims/0/quote",
        "/claims/0/quote/exact",
        "/claims/0/sources",
        "/claims/0/note",
    ] {
        cases.push((field, Value::Null));
        cases.push((field, json!(7)));
        cases.push((field, json!({})));
        cases.push((field, json!(" ")));
    }
    for status in ["official", "reported", "speculative", "guess", "Official"] {
        cases.push(("/claims/0/status", json!(status)));
    }
    for draft in [json!(true), json!(false), json!("true"), json!(1)] {
        cases.push(("/claims/0/draft", draft.clone()));
        let incomplete =
            json!([{"id": "a", "status": "official", "quote": {"exact": "twelve letters"}, "draft": draft}]);
        cases.push(("/claims", incomplete));
    }
    for review in [json!("2025-06-01"), json!("June"), json!(3)] {
        cases.push(("/claims/0/review", review.clone()));
        cases.push(("/claims/0/comment", review));
    }
    for url in [
        "https://a.example/x?y#z",
        "HTTP://a.example",
        "/claims",
        "notes.html",
        "../a:b",
        "//cdn.example/x",
        "?q",
        "#f",
        "a%20b",
        "ü",
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        " https://a.example",
        "mailto:a@b.c",
        "https:",
        "https://",
        "https:///x",
        "http:a",
        "a\\b",
        "https://a.example/<b>",
        "a b",
        "\u{1}x",
    ] {
        cases.push(("/claims/0/sources/0/url", json!(url)));
    }
    for date in [
        "2025-04-22",
        "2024-02-29",
        "2025-04-22T16:00:00Z",
        "2025-04-22t16:00:00.25+05:30",
        "",
        "2025",
        "2025-4-22",
        "2025-02-29",
        "2025-13-01",
        "2025-00-10",
        "2025-04-31",
        "22.04.2025",
        "2025-04-22T16:00Z",
        "2025-04-22T16:00:00",
        "2025-04-22T24:00:00Z",
        "2025-04-22T16:00:00.Z",
        "2025-04-22 ",
        "２０２５-04-22",
    ] {
        cases.push(("/claims/0/updated", json!(date)));
    }
    for sources in [
        json!([]),
        json!([{}]),
        json!([{"name": " "}]),
        json!([{"publisher": "p"}]),
        json!([{"name": 1}]),
        json!([7]),
        json!([{"role": "r"}, {"name": "n"}]),
    ] {
        cases.push(("/claims/0/sources", sources));
    }
    for position in [
        json!({"start": 1, "end": 2}),
        json!({"start": 1}),
        json!({"start": -1, "end": 2}),
        json!({"start": 0.5, "end": 2}),
        json!([]),
        json!({"start": 0, "end": 1e300}),
    ] {
        cases.push(("/claims/0/quote/position", position));
    }
    for history in [
        json!([{"status": "reported"}]),
        json!([{}]),
        json!([{"status": "x"}]),
        json!({}),
        json!([{"status": "reported", "date": "x"}]),
    ] {
        cases.push(("/claims/0/history", history));
    }
    for correction in
        [json!({}), json!({"note": "n", "url": "/x"}), json!({"note": 1}), json!({"url": "ftp://x"}), json!("x")]
    {
        cases.push(("/claims/0/correction", correction));
    }
    for (path, value) in [
        ("/article", json!({"language": 1})),
        ("/article", json!({"url": "x:y"})),
        ("/publisher", json!({"name": []})),
        ("/publisher", json!({"policy": "/p"})),
    ] {
        cases.push((path, value));
    }
    cases
}

#[test]
fn schema_and_reader_agree_on_each_rule() {
    let validator = validator();
    for (path, value) in cases() {
        let manifest = with(path, value.clone());
        assert_eq!(validator.is_valid(&manifest), reader_accepts(&manifest), "{path}: {value}");
    }
    for manifest in [
        json!([]),
        json!(3),
        json!({}),
        json!({"version": 1}),
        json!({"claims": []}),
        json!({"version": 1, "claims": [[]]}),
    ] {
        assert!(!validator.is_valid(&manifest) && !reader_accepts(&manifest), "{manifest}");
    }
}

proptest! {
    // Several fields changed at once: the rules for statuses look at more than one.
    #[test]
    fn schema_and_reader_agree_on_many_rules(picks in prop::collection::vec(prop::sample::select(cases()), 1..4), status in prop::sample::select(vec!["official", "reported", "speculative"])) {
        let mut manifest = with("/claims/0/status", json!(status));
        for (path, value) in picks {
            let (parent, key) = path.rsplit_once('/').unwrap();
            let Some(Value::Object(parent)) = manifest.pointer_mut(parent) else { continue };
            match value {
                Value::Null => drop(parent.remove(key)),
                value => drop(parent.insert(key.to_owned(), value)),
            }
        }
        let valid = validator().is_valid(&manifest);
        prop_assert_eq!(valid, reader_accepts(&manifest), "{}", manifest);
    }
}
