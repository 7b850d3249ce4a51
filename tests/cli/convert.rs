//! `convert`, `schema` and `init`.

use super::{Files, manifest, run, text};
use serde_json::{Value, json};

fn examples() -> String {
    format!("{}/examples", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn examples_go_to_w3c_and_back() {
    let files = Files::new("w3c");
    for name in ["peace-talks", "ukrainian", "arabic"] {
        let manifest = format!("{}/{name}.claims.json", examples());
        let out = files.path("annotations.jsonld");
        assert_eq!(run(&["convert", &manifest, "--to", "w3c", "-o", &out], b"").status.code(), Some(0));
        let back = run(&["convert", &out, "--from", "w3c"], b"");
        assert_eq!(back.status.code(), Some(0), "{back:?}");
        let parse = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap();
        assert_eq!(parse(&back.stdout), parse(&std::fs::read(&manifest).unwrap()), "{name}");
        let piped = run(&["convert", "-", "--to", "w3c"], &back.stdout);
        assert_eq!(text(&piped.stdout), files.read("annotations.jsonld"), "{name}");
    }
}

#[test]
fn schema_org_is_json_ld() {
    let output = run(&["convert", &format!("{}/peace-talks.claims.json", examples()), "--to", "schema-org"], b"");
    let graph: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &graph["@graph"][0]["@type"]), (Some(0), &json!("Claim")));
}

#[test]
fn schema_org_stays_inside_a_script_element() {
    let quote = "The sign said </script><!-- and <script> in red";
    let note = json!("A note.");
    let claim = json!({"id": "a", "status": "speculative", "note": note, "quote": {"exact": quote}});
    let source = json!({"version": 1, "claims": [claim]}).to_string();
    let output = run(&["convert", "-", "--to", "schema-org"], source.as_bytes());
    let written = text(&output.stdout);
    assert!(!written.contains('<'), "{written}");
    let graph: Value = serde_json::from_str(&written).unwrap();
    assert!(graph.to_string().contains(quote), "{graph}");
}

#[test]
fn what_cannot_be_converted_is_told_and_not_written() {
    let files = Files::new("convert");
    let out = files.path("out.json");
    let cases = [
        ("bad.json", "{\"version\": 1,\n\"claims\": [{\"id\": \"a\"}]}", "--to", 1, "error[status-missing]"),
        ("broken.json", "{", "--to", 1, "error[not-json]"),
        ("broken.jsonld", "{\n\"a\": x}", "--from", 2, "line 2 column 6"),
        (
            "page.jsonld",
            "{\"type\": \"AnnotationCollection\",\n \"first\": \"https://a.example/1\"}",
            "--from",
            1,
            "page.jsonld:2:11",
        ),
        (
            "note.jsonld",
            "[{\"type\": \"Annotation\", \"target\":\n \"https://a.example\"}]",
            "--from",
            1,
            "note.jsonld:2:2",
        ),
    ];
    for (name, source, way, code, message) in cases {
        let output = run(&["convert", &files.put(name, source), way, "w3c", "-o", &out], b"");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{name}: {said}");
        assert!(said.contains(message), "{name}: {said}");
        assert!(!files.names().contains(&"out.json".to_owned()), "{name}");
    }
}

#[test]
fn annotations_are_utf_8() {
    for (bytes, message) in
        [(&b"[\"caf\xE9\"]"[..], "it is not UTF-8 at line 1, column 6"), (b"\xFF\xFE[\0", "it is UTF-16")]
    {
        let output = run(&["convert", "-", "--from", "w3c"], bytes);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        assert!(text(&output.stderr).contains(message), "{output:?}");
    }
}

#[test]
fn claims_made_of_annotations_are_checked() {
    let annotation = json!([{"type": "Annotation", "body": {"type": "TextualBody", "value": "official"},
        "target": {"source": "https://a.example", "selector": {"type": "TextQuoteSelector", "exact": "some words of it"}}}]);
    let files = Files::new("refused-annotations");
    let out = files.put("out.json", "precious");
    let refused = run(&["convert", "-", "--from", "w3c", "-o", &out], annotation.to_string().as_bytes());
    assert_eq!((refused.status.code(), files.read("out.json")), (Some(1), "precious".to_owned()));
    let said = text(&refused.stderr);
    assert!(
        said.contains("error[official-without-source]") && said.contains("the manifest of standard input:"),
        "{said}"
    );
    assert!(said.contains("nothing is written; --with-errors"), "{said}");
    let output = run(&["convert", "-", "--from", "w3c", "--with-errors"], annotation.to_string().as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("\"exact\": \"some words of it\""), "it is there to be mended");
    assert!(text(&output.stderr).contains("error[official-without-source]"), "{output:?}");
}

#[test]
fn the_schema_is_printed() {
    let output = run(&["schema"], b"");
    let checked_in = std::fs::read_to_string(format!("{}/../schema/claims.schema.json", examples())).unwrap();
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), checked_in));
}

#[test]
fn init_writes_a_manifest_that_is_sound() {
    let files = Files::new("init");
    let page = "<html lang=uk><link rel=canonical href=https://news.example/a><article><h1>The  news</h1>\
        <time datetime='yesterday'>x</time><p>One two three</p></article>";
    let (article, out) = (files.put("a.html", page), files.path("a.claims.json"));
    assert_eq!(run(&["init", &article, "-o", &out], b"").status.code(), Some(0));
    let made: Value = serde_json::from_str(&files.read("a.claims.json")).unwrap();
    assert_eq!(
        made["article"],
        json!({"url": "https://news.example/a", "headline": "The news", "language": "uk"}),
        "no date is none"
    );
    assert_eq!((&made["version"], &made["claims"]), (&json!(1), &json!([])));
    assert_eq!(run(&["check", &article, &out], b"").status.code(), Some(0));
    let again = run(&["init", &article, "-o", &out], b"");
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("it is there already"), "{again:?}");
    let plain = run(&["init", "-", "--as", "text"], b"\r\nHeadline\r\nMore");
    assert_eq!(serde_json::from_slice::<Value>(&plain.stdout).unwrap()["article"], json!({"headline": "Headline"}));
}

#[test]
fn suggestions_are_drafts_until_somebody_decides() {
    let files = Files::new("suggest");
    let page = "<html lang=en-GB><article><p>Mayor Anna Reyes said the ferry would stop in June. The old school may close.</p></article>";
    let (article, out) = (files.put("a.html", page), files.path("a.claims.json"));
    assert_eq!(run(&["init", &article, "--suggest", "-o", &out], b"").status.code(), Some(0));
    let made: Value = serde_json::from_str(&files.read("a.claims.json")).unwrap();
    let first = &made["claims"][0];
    assert_eq!((&first["id"], &first["status"]), (&json!("the-ferry-would-stop-in"), &json!("official")));
    assert_eq!((&first["draft"], &first["comment"]), (&json!(true), &json!("Suggested for its cue: said")));
    assert_eq!(first["quote"]["exact"], "the ferry would stop in June");
    assert_eq!(first["sources"][0]["name"], "Anna Reyes");
    assert_eq!(made["claims"][1]["status"], "speculative");
    let checked = run(&["check", &article, &out], b"");
    let said = text(&checked.stdout);
    assert_eq!(checked.status.code(), Some(0), "{said}");
    assert_eq!((said.matches("warning[").count(), said.matches("warning[draft]").count()), (2, 2), "{said}");
    let shown = run(&["render", &article, &out, "-o", "-"], b"");
    assert!(!text(&shown.stdout).contains("data-claim"), "no label of a draft: {shown:?}");
    let decided = files.read("a.claims.json").replace("\"draft\": true", "\"draft\": false");
    files.put("a.claims.json", decided.replace("speculative\"", "speculative\", \"note\": \"n\""));
    let decided = run(&["check", &article, &out], b"");
    assert_eq!(decided.status.code(), Some(0), "{}", text(&decided.stdout));
    assert!(text(&decided.stdout).contains("2 of 2 claims anchored"));
    let twice = b"The school may close, it said. The school may close.";
    let made: Value =
        serde_json::from_slice(&run(&["init", "-", "--as", "text", "--language", "en", "--suggest"], twice).stdout)
            .unwrap();
    let ids: Vec<&str> = made["claims"].as_array().unwrap().iter().filter_map(|claim| claim["id"].as_str()).collect();
    assert!(ids.len() == 2 && ids[0] != ids[1], "{made}");
    let german = run(&["init", "-", "--suggest"], b"<html lang=de><p>The school may close.");
    assert_eq!(serde_json::from_slice::<Value>(&german.stdout).unwrap()["claims"], json!([]));
}

#[test]
fn init_tells_the_language_and_the_headline_of_a_text() {
    let article = |arguments: &[&str], input: &str| {
        let made = run(&[&["init", "-", "--as", "text"], arguments].concat(), input.as_bytes());
        let made: Value = serde_json::from_slice(&made.stdout).unwrap();
        (made["article"].clone(), made["claims"].as_array().map_or(0, Vec::len))
    };
    let german = "Die Brücke bleibt zu\nDie Ministerin Anna Weber sagte, die Brücke in der Stadt sei nicht sicher.";
    let headline = "Die Brücke bleibt zu";
    assert_eq!(article(&["--suggest"], german), (json!({"headline": headline, "language": "de"}), 1));
    let told = article(&["--suggest", "--language", "da"], german);
    assert_eq!(told, (json!({"headline": headline, "language": "da"}), 0));
    // A sentence is no headline, and neither is a long paragraph.
    assert_eq!(article(&[], "Steg gesperrt.\nMehr").0, json!({}));
    assert_eq!(article(&[], "Weber: „Steg gesperrt.“\nMehr").0, json!({}));
    assert_eq!(article(&[], &"Steg ".repeat(31)).0, json!({}));
    assert_eq!(article(&[], "Steg gesperrt?\nMehr").0, json!({"headline": "Steg gesperrt?"}));
    let wrong = run(&["init", "-", "--language", "auf Deutsch"], b"");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("not a language's tag"), "{wrong:?}");
}

#[test]
fn unknown_fields_are_kept() {
    let mut odd: Value = serde_json::from_str(&manifest(&["One two three"])).unwrap();
    odd["claims"][0]["desk"] = json!({"shift": [1, 2.5, null]});
    odd["big"] = json!(9_007_199_254_740_991_u64);
    let there = run(&["convert", "-", "--to", "w3c"], odd.to_string().as_bytes());
    let back = run(&["convert", "-", "--from", "w3c"], &there.stdout);
    assert_eq!(serde_json::from_slice::<Value>(&back.stdout).unwrap(), odd);
}
