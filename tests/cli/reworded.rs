//! Labels on words that changed: told in every format, and an error with `--strict`.

use super::{Files, run, text};
use serde_json::Value;

const ARTICLE: &str = "<!doctype html>\n<title>t</title>\n<article><p>It rained for days on end in the north of the country.</p>\n\
<p>The council approved the plans for a big bridge &amp; two roads in May.</p>\n\
<p>Nobody asked the ferry company, which has carried people and bicycles across the river for sixty years, in all \
weathers and for next to nothing, and will now carry on.</p></article>\n";
const MANIFEST: &str = r#"{"version": 1, "claims": [
  {"id": "a", "status": "speculative", "note": "n", "quote": {"exact": "The council approved the plans for a large bridge & two roads"}},
  {"id": "b", "status": "speculative", "note": "n", "quote": {"exact": "It rained for days on end in the north"}}
]}"#;

fn check(name: &str, more: &[&str]) -> (Option<i32>, String) {
    let files = Files::new(name);
    let (article, manifest) = (files.put("talks.html", ARTICLE), files.put("talks.claims.json", MANIFEST));
    let output = run(&[&["check", &article, &manifest], more].concat(), b"");
    (output.status.code(), text(&output.stdout).replace(&files.path(""), ""))
}

#[test]
fn people_see_old_and_new_words_and_both_places() {
    let (code, said) = check("reworded-text", &[]);
    assert_eq!(code, Some(0), "{said}");
    for part in [
        "warning[reworded]: The passage of \"a\" has other words now: \"big\" instead of \"large\".",
        " --> talks.claims.json:2:72",
        "these words were labelled",
        " ::: talks.html:4:41",
        "--- was \"large\"",
        "See whether the label still fits.",
        "2 of 2 claims anchored, 1 of them reworded, 1 problem",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
}

#[test]
fn programs_get_words_and_places() {
    let (code, said) = check("reworded-json", &["--format", "json"]);
    let report: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(code, Some(0));
    assert_eq!((&report["claims"][0]["change"], &report["claims"][1]["change"]), (&"wording".into(), &"none".into()));
    let start =
        "It rained for days on end in the north of the country.\n\n\nThe council approved the plans for a ".len();
    assert_eq!(
        report["claims"][0]["changes"],
        serde_json::json!([{"from": "large", "to": "big", "start": start, "end": start + 3}])
    );
    assert_eq!(report["claims"][1]["changes"], serde_json::json!([]));
    let problem = &report["problems"][0];
    assert_eq!((&problem["code"], &problem["severity"]), (&"reworded".into(), &"warning".into()));
    assert_eq!((&problem["path"], &problem["line"]), (&"/claims/0/quote/exact".into(), &2.into()));
}

#[test]
fn workflows_get_both_places() {
    let (_, said) = check("reworded-github", &["--format", "github"]);
    let expected = "::warning file=talks.claims.json,line=2,col=72,title=reworded::The passage of \"a\" has other words now: \
        \"big\" instead of \"large\".%0Atalks.html:4:41%0ASee whether";
    assert!(said.contains(expected), "{said}");
    let (_, said) = check("reworded-sarif", &["--format", "sarif"]);
    let log: Value = serde_json::from_str(&said).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"reworded".into(), &"warning".into()));
    let related = &result["relatedLocations"][0]["physicalLocation"];
    assert_eq!(related["artifactLocation"]["uri"].as_str().map(|uri| uri.ends_with("talks.html")), Some(true));
    assert_eq!(related["region"], serde_json::json!({"startLine": 4, "startColumn": 41}));
}

#[test]
fn strict_runs_fail() {
    let cases: [(&[&str], i32, &str); 4] = [
        (&["--strict"], 1, "warning[reworded]"),
        (&["--strict", "--format", "github"], 1, "::error file="),
        (&["--strict", "--format", "sarif"], 1, "\"level\":\"error\""),
        (&["--strict", "--allow-orphans"], 1, "reworded"),
    ];
    for (number, (more, code, part)) in cases.iter().enumerate() {
        let (found, said) = check(&format!("strict-{number}"), more);
        assert_eq!(found, Some(*code), "{more:?}");
        assert!(said.contains(part), "{part}\n{said}");
    }
    let files = Files::new("strict-folder");
    files.put("talks.html", ARTICLE);
    files.put("talks.claims.json", MANIFEST);
    let (folder, code) = (files.path(""), |more: &[&str]| {
        let output = run(&[&["check", "--dir", &files.path("")], more].concat(), b"");
        (output.status.code(), text(&output.stdout))
    });
    assert_eq!(code(&[]).0, Some(0), "{folder}");
    let (found, said) = code(&["--strict"]);
    assert_eq!(found, Some(1));
    assert!(said.contains("2 of 2 claims anchored, 1 of them reworded"), "{said}");
}

#[test]
fn advice_is_right() {
    let files = Files::new("advice");
    let manifest = files.put("m.json", super::manifest(&["The bridge will close in May"]));
    let cases = [
        (
            "none.html",
            "<title>t</title><script src=x.js /><p>The bridge will close in May.</p>",
            "Its <script> is never closed",
        ),
        ("empty.html", "<div id=app></div><script>fill()</script>", "If a script fills the page"),
    ];
    for (name, source, part) in cases {
        let output = run(&["check", &files.put(name, source), &manifest], b"");
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("warning[article-without-text]: No text was found in the article."), "{said}");
        assert!(said.contains(part) && said.contains("There is no text to look in"), "{said}");
        assert!(!said.contains("remove"), "{said}");
    }
    let said = |article: &str| text(&run(&["check", &files.put("a.html", article), &manifest], b"").stdout);
    let other = said("<p>The bridge will close in June. Buses will run.</p>");
    assert!(other.contains("if so, quote the new words; if not, remove it"), "{other}");
    let gone = said("<p>Something else altogether is said here, of cats and of dogs.</p>");
    assert!(gone.contains("If the article says it in other words, quote those; else remove the claim."), "{gone}");
}
