//! Every rule of the claims manifest, each with its code, place and consequence.

#![cfg(not(target_family = "wasm"))]

use claim_labels::manifest::{self, Json, Manifest, Problem, Severity};
use claim_labels::text::{Article, TABLES};
use proptest::prelude::*;

fn claim(fields: &str) -> String {
    format!(r#"{{"version": 1, "claims": [{{"id": "a", "quote": {{"exact": "twelve letters"}}, {fields}}}]}}"#)
}

fn check(json: &str) -> (Option<Manifest>, Vec<Problem>) {
    let (found, problems) = manifest::parse(json.as_bytes());
    // What pages read first: the same, or nothing where anything is wrong.
    assert_eq!(manifest::parse_sound(json), found.clone().filter(|_| problems.is_empty()), "{json}");
    (found, problems)
}

fn codes(problems: &[Problem]) -> Vec<(&str, &str)> {
    problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect()
}

const SOUND: &str = r#""status": "speculative", "note": "nobody knows""#;

#[test]
fn a_full_manifest_has_no_problems() {
    let json = r#"{
      "$schema": "./claims.schema.json", "version": 1,
      "article": {"url": "https://news.example/talks", "headline": "h", "language": "en", "published": "2025-04-22T16:00:00Z"},
      "publisher": {"name": "News", "url": "https://news.example", "policy": "/standards"},
      "claims": [{
        "id": "open-to.talks_1", "status": "official",
        "quote": {"exact": "Putin is still willing", "prefix": "said ", "suffix": " to", "position": {"start": 3, "end": 25}},
        "summary": "s", "note": "n",
        "sources": [{"name": "Dmitry Peskov", "role": "spokesperson", "publisher": "p", "url": "https://k.example", "date": "2025-04-22"}],
        "updated": "2025-04-22T16:00:00Z",
        "history": [{"status": "reported", "date": "2025-04-20", "note": "n"}, {"status": "reported", "date": "2025-04-20T10:00:00Z"}],
        "correction": {"date": "2025-04-24", "note": "n", "url": "https://n.example"}
      }]}"#;
    let (manifest, problems) = check(json);
    assert_eq!(problems, []);
    let claim = &manifest.unwrap().claims[0];
    assert_eq!(claim.id, "open-to.talks_1");
    assert_eq!(claim.quote.position, Some(3));
    assert_eq!(claim.stated_by(), Some("Dmitry Peskov"));
    assert_eq!(claim.history.len(), 2);
}

#[test]
fn drafts_are_no_claims() {
    let draft = claim(r#""status": "official", "draft": true, "comment": "ask", "review": "2025-06-01""#);
    let (manifest, problems) = check(&draft);
    let manifest = manifest.unwrap();
    assert_eq!((manifest.claims.len(), manifest.drafts.len()), (0, 1));
    assert_eq!(manifest.drafts[0].review.as_deref(), Some("2025-06-01"));
    // What is not decided needs no source yet.
    assert_eq!(codes(&problems), [("draft", "/claims/0/draft")]);
    let cases = [
        (r#""draft": "yes""#, "wrong-type", "/claims/0/draft"),
        (r#""comment": 3"#, "wrong-type", "/claims/0/comment"),
        (r#""review": "soon""#, "date-invalid", "/claims/0/review"),
    ];
    for (field, code, path) in cases {
        let (manifest, problems) = check(&claim(&format!("{SOUND}, {field}")));
        assert_eq!(codes(&problems), [(code, path)], "{field}");
        assert!(manifest.is_some_and(|manifest| manifest.claims.is_empty() && manifest.drafts.is_empty()), "{field}");
    }
    let (manifest, problems) = check(&claim(&format!("{SOUND}, \"draft\": false")));
    assert_eq!((manifest.unwrap().claims.len(), problems.len()), (1, 0));
}

#[test]
fn manifests_that_cannot_be_used() {
    let cases = [
        ("", "not-json", ""),
        ("{\"version\": 1,", "not-json", ""),
        ("[]", "not-a-manifest", ""),
        ("3", "not-a-manifest", ""),
        (r#"{"claims": []}"#, "version-missing", ""),
        (r#"{"version": 2, "claims": []}"#, "version-unsupported", "/version"),
        (r#"{"version": "1", "claims": []}"#, "version-unsupported", "/version"),
        (r#"{"version": 1}"#, "claims-missing", ""),
        (r#"{"version": 1, "claims": {}}"#, "wrong-type", "/claims"),
    ];
    for (json, code, path) in cases {
        let (manifest, problems) = check(json);
        assert_eq!(manifest, None, "{json}");
        assert_eq!(codes(&problems), [(code, path)], "{json}");
    }
    assert_eq!(codes(&manifest::parse(b"{\"\xFF\"").1), [("not-utf-8", "")]);
    let utf16: Vec<u8> = "\u{FEFF}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [&utf16[..], &utf16[2..]] {
        assert_eq!(manifest::parse(bytes).1[0].message, "The manifest is UTF-16.");
    }
}

// Errors of one claim: it is left out, and nothing else is wrong.
#[test]
fn claims_that_cannot_be_used() {
    let sound = |fields: &str| claim(&format!("{SOUND}, {fields}"));
    let quote = |quote: &str| format!(r#"{{"version": 1, "claims": [{{"id": "a", {SOUND}, "quote": {quote}}}]}}"#);
    let id = |id: &str| {
        format!(r#"{{"version": 1, "claims": [{{"id": {id}, {SOUND}, "quote": {{"exact": "twelve letters"}}}}]}}"#)
    };
    let cases = [
        (r#"{"version": 1, "claims": [7]}"#.into(), "wrong-type", "/claims/0"),
        (claim(r#""note": "n""#), "status-missing", "/claims/0"),
        (claim(r#""note": "n", "status": "true""#), "status-unknown", "/claims/0/status"),
        (claim(r#""note": "n", "status": 1"#), "wrong-type", "/claims/0/status"),
        (claim(r#""note": "n", "status": "official""#), "official-without-source", "/claims/0"),
        (
            claim(r#""note": "n", "status": "official", "sources": [{"publisher": "p"}]"#),
            "official-without-source",
            "/claims/0",
        ),
        (
            claim(r#""note": "n", "status": "official", "sources": [{"name": " "}]"#),
            "official-without-source",
            "/claims/0",
        ),
        (claim(r#""note": "n", "status": "reported", "sources": []"#), "reported-without-source", "/claims/0"),
        (claim(r#""status": "speculative""#), "speculative-without-note", "/claims/0"),
        (claim(r#""status": "speculative", "note": "  ""#), "speculative-without-note", "/claims/0"),
        (id("\"\""), "id-invalid", "/claims/0/id"),
        (id("\"a b\""), "id-invalid", "/claims/0/id"),
        (id("\"é\""), "id-invalid", "/claims/0/id"),
        (id(&format!("\"{}\"", "x".repeat(65))), "id-invalid", "/claims/0/id"),
        (id("null"), "wrong-type", "/claims/0/id"),
        (
            format!(r#"{{"version": 1, "claims": [{{{SOUND}, "quote": {{"exact": "twelve letters"}}}}]}}"#),
            "id-missing",
            "/claims/0",
        ),
        (format!(r#"{{"version": 1, "claims": [{{"id": "a", {SOUND}}}]}}"#), "quote-missing", "/claims/0"),
        (quote("{}"), "quote-missing", "/claims/0/quote"),
        (quote(r#"{"exact": " \n"}"#), "quote-empty", "/claims/0/quote/exact"),
        (quote(r#"{"exact": "twelve letters", "prefix": 1}"#), "wrong-type", "/claims/0/quote/prefix"),
        (
            quote(r#"{"exact": "twelve letters", "position": {"start": 1.5, "end": 2}}"#),
            "position-invalid",
            "/claims/0/quote/position",
        ),
        (
            quote(r#"{"exact": "twelve letters", "position": {"start": 9, "end": 2}}"#),
            "position-invalid",
            "/claims/0/quote/position",
        ),
        (sound(r#""sources": {}"#), "wrong-type", "/claims/0/sources"),
        (sound(r#""sources": [{"url": "javascript:alert(1)"}]"#), "url-invalid", "/claims/0/sources/0/url"),
        (sound(r#""sources": [{"date": "yesterday"}]"#), "date-invalid", "/claims/0/sources/0/date"),
        (sound(r#""updated": "2025-02-30""#), "date-invalid", "/claims/0/updated"),
        (sound(r#""history": [{"date": "2025-01-01"}]"#), "status-missing", "/claims/0/history/0"),
        (
            sound(
                r#""history": [{"status": "reported", "date": "2025-01-02"}, {"status": "reported", "date": "2025-01-01"}]"#,
            ),
            "history-order",
            "/claims/0/history/1",
        ),
        (sound(r#""correction": "wrong""#), "wrong-type", "/claims/0/correction"),
        (sound(r#""summary": "a", "summary": "b""#), "field-duplicate", "/claims/0/summary"),
    ];
    for (json, code, path) in cases {
        let (manifest, problems) = check(&json);
        assert_eq!(codes(&problems), [(code, path)], "{json}");
        assert_eq!(problems[0].severity, Severity::Error);
        assert_eq!(manifest.unwrap().claims, [], "{json}");
    }
}

#[test]
fn warnings_leave_the_claim_in() {
    let cases = [
        (claim(r#""status": "reported", "sources": [{"publisher": "p"}]"#), "note-missing", "/claims/0"),
        (claim(&format!(r#"{SOUND}, "sourcse": []"#)), "unknown-field", "/claims/0/sourcse"),
        (
            format!(r#"{{"version": 1, "claims": [{{"id": "a", {SOUND}, "quote": {{"exact": "short"}}}}]}}"#),
            "quote-short",
            "/claims/0/quote",
        ),
    ];
    for (json, code, path) in cases {
        let (manifest, problems) = check(&json);
        assert_eq!(codes(&problems), [(code, path)], "{json}");
        assert_eq!(problems[0].severity, Severity::Warning);
        assert_eq!(manifest.unwrap().claims.len(), 1);
    }
}

#[test]
fn claims_that_share_an_id_are_all_left_out() {
    let one = format!(r#"{{"id": "a", {SOUND}, "quote": {{"exact": "twelve letters"}}}}"#);
    let (manifest, problems) =
        check(&format!(r#"{{"version": 1, "claims": [{one}, {one}, {}]}}"#, one.replace("\"a\"", "\"b\"")));
    assert_eq!(codes(&problems), [("id-duplicate", "/claims/1/id")]);
    let claims = manifest.unwrap().claims;
    assert_eq!(claims.iter().map(|claim| (claim.id.as_str(), claim.number)).collect::<Vec<_>>(), [("b", 2)]);
}

#[test]
fn problems_say_line_and_column() {
    let (_, problems) = check("{\n  \"version\": 1,\n  \"claims\": [\n    {\"id\": \"ü\", \"status\": \"x\"}\n  ]\n}");
    let places: Vec<_> = problems.iter().map(|problem| (problem.code, problem.line, problem.column)).collect();
    assert_eq!(
        places,
        [("id-invalid", Some(4), Some(12)), ("status-unknown", Some(4), Some(27)), ("quote-missing", Some(4), Some(5)),]
    );
    let (_, broken) = check("{\n  \"ü\": trX\n}");
    assert_eq!((broken[0].line, broken[0].column), (Some(2), Some(10)));
}

#[test]
fn places_do_not_depend_on_the_order_of_the_paths() {
    let text = format!("[\n{}\n{}]", r#""é", "#.repeat(40), r#"{"a": "ü"}, "#.repeat(40) + "1");
    let paths: Vec<String> = (0..81).chain((0..81).rev()).map(|at| format!("/{at}")).collect();
    let paths: Vec<&str> = paths.iter().map(|path| &**path).chain(["/44/a", "", "/99", "/44/a"]).collect();
    // Each by itself, and for the values of the array where the columns are known beforehand.
    let alone: Vec<_> = paths.iter().map(|path| manifest::locate(&text, &[path])[0]).collect();
    assert_eq!(manifest::locate(&text, &paths), alone);
    for (at, place) in alone.iter().enumerate().take(81) {
        let expected = if at < 40 { (2, 1 + 5 * at) } else { (3, 1 + 12 * (at - 40)) };
        assert_eq!(*place, Some(expected), "/{at}");
    }
    assert_eq!(&alone[162..], [Some((3, 55)), Some((1, 1)), None, Some((3, 55))]);
}

#[test]
fn a_broken_file_lists_a_bounded_number_of_problems() {
    let json = format!(r#"{{"version": 1, "claims": [{}7]}}"#, "7,".repeat(5000));
    let (_, problems) = check(&json);
    assert_eq!(problems.len(), 1001);
    assert_eq!(problems[1000].code, "too-many-problems");
}

#[test]
fn lint_warns_of_overlap_and_density() {
    let article = Article::new("One two three four five six seven.", &TABLES);
    let claim = |id, exact| format!(r#"{{"id": "{id}", {SOUND}, "quote": {{"exact": "{exact}"}}}}"#);
    let json = format!(
        r#"{{"version": 1, "claims": [{}, {}]}}"#,
        claim("b", "three four five six"),
        claim("a", "One two three four")
    );
    let (manifest, _) = check(&json);
    let manifest = manifest.unwrap();
    let anchorings = manifest::anchor(&article, &manifest);
    let problems = manifest::lint(&article, &manifest, &anchorings);
    assert_eq!(codes(&problems), [("claims-overlap", "/claims/0"), ("claims-dense", "/claims")]);
}

fn any_json() -> impl Strategy<Value = Json> {
    let names =
        prop::sample::select(vec!["version", "claims", "id", "status", "quote", "exact", "sources", "history", "x/~"]);
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<f64>().prop_map(Json::Number),
        Just(Json::Number(1.0)),
        "official|reported|a|2025-01-01|\\PC{0,8}".prop_map(Json::String),
    ];
    leaf.prop_recursive(6, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::Array),
            prop::collection::vec((names.clone().prop_map(String::from), inner), 0..6).prop_map(Json::Object),
        ]
    })
}

proptest! {
    #[test]
    fn any_value_is_read_without_a_panic(json in any_json()) {
        let (manifest, problems) = manifest::read(&json);
        prop_assert!(manifest.is_some() || !problems.is_empty());
        prop_assert_eq!(manifest::read_sound(&json), manifest.filter(|_| problems.is_empty()));
    }

    #[test]
    fn any_bytes_are_parsed_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        manifest::parse(&bytes);
    }
}
