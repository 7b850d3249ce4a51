//! What `check` prints for people, for GitHub and for code scanning.

use super::server::Server;
use super::{Files, run, text};
use serde_json::Value;
use std::process::Command;

const ARTICLE: &str =
    "<!doctype html>\n<title>t</title>\n<p>The mayor said 12 people left the &ldquo;old&rdquo; town.</p>\n";
const MANIFEST: &str = r#"{"version": 1, "claims": [
  {"id": "a", "status": "guess", "quote": {"exact": "One two three"}},
  {"id": "b", "status": "speculative", "note": "n", "quote": {"exact": "The mayor said 15 people left the old town"}},
  {"id": "c", "status": "speculative", "note": "n", "odd: 100%, new": 1, "quote": {"exact": "something else altogether"}}
]}"#;

fn check(name: &str, more: &[&str]) -> (Option<i32>, String) {
    let files = Files::new(name);
    let (article, manifest) = (files.put("talks.html", ARTICLE), files.put("talks.claims.json", MANIFEST));
    let output = run(&[&["check", &article, &manifest], more].concat(), b"");
    (output.status.code(), text(&output.stdout).replace(&files.path(""), ""))
}

#[test]
fn people_see_the_lines_and_what_to_do() {
    let (code, said) = check("lines", &[]);
    assert_eq!(code, Some(1));
    let expected = r#"error[status-unknown]: There is no status "guess".
 --> talks.claims.json:2:25
  |
2 |   {"id": "a", "status": "guess", "quote": {"exact": "One two three"}},
  |                         ^^^^^^^
  |
  = help: Use official, reported or speculative.
"#;
    assert!(said.contains(expected), "{said}");
    for part in [
        "orphan[meaning-changed]: b: \"The mayor said 15 people left the old town\"",
        " --> talks.claims.json:3:",
        " ::: talks.html:3:4",
        "3 | <p>The mayor said 12 people left the &ldquo;old&rdquo; town.</p>",
        "nearest, 0.",
        "A number, a name or a negation changed.",
        "orphan[gone]: c: \"something else altogether\"",
        "0 of 2 claims anchored, 2 problems",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
}

#[test]
fn a_manifest_on_one_long_line_is_not_poured_out() {
    let files = Files::new("long");
    let claim = r#"{"id": "x", "status": "guess", "quote": {"exact": "One two three"}}"#;
    let manifest = files.put("m.json", format!("{{\"version\": 1, \"claims\": [{}]}}", vec![claim; 50].join(", ")));
    let output = run(&["check", &files.put("a.txt", "x"), &manifest], b"");
    let said = text(&output.stdout);
    assert!(said.lines().all(|line| line.len() < 300), "{said}");
    assert!(said.contains("m.json:1:49"), "{said}");
}

// The value as whoever reads the whole text finds it, up to the end of its line.
#[test]
fn the_value_that_is_meant_is_pointed_at() {
    let claim = |number| {
        let quote = serde_json::json!({"exact": "One two three"});
        serde_json::json!({"id": format!("ü{number}"), "status": ["é", 7, "x"], "quote": quote})
    };
    let json = serde_json::json!({"version": 1, "claims": (0..12).map(claim).collect::<Vec<_>>()});
    let pretty = serde_json::to_string_pretty(&json).unwrap();
    let dense = json.to_string().replace("},", "},\n");
    for source in [&dense, &pretty, &pretty.replace('\n', "\r\n"), &(pretty.replace("},", "},\n\n") + "\n")] {
        let files = Files::new("pointed");
        let (article, manifest) = (files.put("a.txt", "x"), files.put("m.json", source));
        let said = text(&run(&["check", &article, &manifest], b"").stdout);
        let mut seen = 0;
        for told in said.split("\n\n").filter(|told| told.starts_with("error[")) {
            let (_, told) = told.split_once("m.json:").unwrap();
            let mut lines = told.lines();
            let place = lines.next().unwrap().split_once(':').unwrap();
            let (line, column): (usize, usize) = (place.0.parse().unwrap(), place.1.parse().unwrap());
            let (shown, carets) = (lines.nth(1).unwrap(), lines.next().unwrap().split_once("| ").unwrap().1);
            let from: Vec<&str> = source.lines().skip(line - 1).collect();
            assert_eq!(shown, format!("{line} | {}", from[0]), "{told}");
            let rest: String = from.join("\n").chars().skip(column - 1).collect();
            let mut values = serde_json::Deserializer::from_str(&rest).into_iter::<Value>();
            values.next().unwrap().unwrap();
            let value = rest[..values.byte_offset()].lines().next().unwrap().chars().count();
            assert_eq!(carets, " ".repeat(column - 1) + &"^".repeat(value), "{told}");
            seen += 1;
        }
        assert!(seen >= 24, "{said}");
    }
}

#[test]
fn github_gets_annotations() {
    let (code, said) = check("github", &["--format", "github"]);
    assert_eq!(code, Some(1));
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines[0],
        "::error file=talks.claims.json,line=2,col=25,title=status-unknown::There is no status \"guess\".%0AUse official, reported or speculative."
    );
    assert!(
        lines[1].starts_with(
            "::warning file=talks.claims.json,line=4,col=71,title=unknown-field::The field \"odd: 100%25, new\""
        ),
        "{said}"
    );
    assert!(lines[2].starts_with("::error file=talks.claims.json,line=3,col="), "{said}");
    assert!(lines[2].contains("title=orphan-meaning-changed::b: "), "{said}");
    let (_, said) = check("github-allowed", &["--format", "github", "--allow-orphans"]);
    assert!(said.contains("::warning file=talks.claims.json,line=3,"), "{said}");
}

// The official schema, as a crate ships it.
fn sarif_schema() -> Value {
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let host = text(&version.stdout).lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned)).unwrap();
    let arguments = ["metadata", "--format-version", "1", "--offline", "--filter-platform", &host];
    let output = Command::new(env!("CARGO")).args(arguments).output().unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)));
    let mut packages = metadata["packages"].as_array().unwrap().iter();
    let package = packages.find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = std::path::Path::new(package["manifest_path"].as_str().unwrap());
    let mut schema: Value =
        serde_json::from_slice(&std::fs::read(manifest.with_file_name("src/schema.json")).unwrap()).unwrap();
    // One pattern of the official schema is no regular expression; its fields are not written here.
    for object in ["run", "toolComponent"] {
        schema["definitions"][object]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    }
    schema
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let schema = sarif_schema();
    assert!(schema["title"].as_str().unwrap().contains("SARIF) Version 2.1.0"), "{}", schema["title"]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let valid = |said: &str| {
        let log: Value = serde_json::from_str(said).unwrap();
        let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}\n{said}");
        log
    };
    let (code, said) = check("sarif", &["--format", "sarif"]);
    let run = &valid(&said)["runs"][0];
    assert_eq!(code, Some(1));
    let rules: Vec<&str> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(rules, ["orphan-gone", "orphan-meaning-changed", "status-unknown", "unknown-field"]);
    assert_eq!(
        run["results"][0]["locations"][0]["physicalLocation"]["region"],
        serde_json::json!({"startLine": 2, "startColumn": 25})
    );
    assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0"})), "the validator refuses");

    let files = Files::new("sarif-folder");
    files.put("a b.html", "<p>x");
    files.put("a b.claims.json", "{}");
    files.put("lonely.claims.json", "{}");
    let output = super::run(&["check", "--dir", &files.path(""), "--format", "sarif"], b"");
    let log = valid(&text(&output.stdout));
    let uris: Vec<&str> = log["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap())
        .collect();
    assert!(uris[0].starts_with("file:///") && uris[0].ends_with("a%20b.claims.json"), "{uris:?}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn addresses_stay_addresses_in_sarif() {
    let server = Server::start();
    server.page("/a%20b?x=1", ARTICLE);
    server.json("/m.json?x=1&y", MANIFEST);
    let (article, manifest) = (server.url("/a%20b?x=1"), server.url("/m.json?x=1&y"));
    let output = run(&["check", &article, &manifest, "--allow-private", "--format", "sarif"], b"");
    let log: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
    let uri = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, manifest.as_str());
}
