//! Input that cannot be used: a clear message with its place, the right exit code, and never a panic.

use super::{Files, manifest, run, text};

#[test]
fn articles_that_cannot_be_read() {
    let files = Files::new("articles");
    let good = files.put("good.json", manifest(&["One two three"]));
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("latin.html", b"<p>One\ntwo caf\xE9".to_vec(), "it is not UTF-8 at line 2, column 8; save it as UTF-8"),
        ("marked.html", [vec![0xFF, 0xFE], utf16("<p>One")].concat(), "it is UTF-16; save it as UTF-8"),
        ("unmarked.txt", utf16("One two three"), "it is UTF-16; save it as UTF-8"),
        ("deep.html", "<div>".repeat(100_000).into_bytes(), "nested deeper than 4096 levels"),
        ("wide.html", vec![b'x'; 64_000_001], "it is larger than 64 MB"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "it is not UTF-8 at line 1, column 1"),
        ("letter.docx", b"x".to_vec(), "say --as html or --as text"),
    ];
    for (name, bytes, message) in cases {
        let article = files.put(name, bytes);
        let output = run(&["check", &article, &good], b"");
        let said = text(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{name}: {said}");
        assert!(
            said.starts_with("claim-labels: cannot read ") && said.contains(name) && said.contains(message),
            "{name}: {said}"
        );
    }
}

#[test]
fn odd_articles_are_articles() {
    let files = Files::new("odd");
    let good = files.put("good.json", manifest(&["One two three"]));
    let cases = [
        ("truncated.html", "<article><p>One two three four <a href='x"),
        ("unhtml.html", "{\"json\": \"One two three\"}"),
        ("bom.html", "\u{FEFF}<p>One two three"),
        ("crlf.html", "<p>One\r\ntwo\r\nthree</p>\r\n"),
        ("nul.html", "<p>One two three\0</p>"),
    ];
    for (name, source) in cases {
        let output = run(&["check", &files.put(name, source), &good], b"");
        assert_eq!(output.status.code(), Some(0), "{name}: {output:?}");
    }
}

#[test]
fn manifests_that_cannot_be_used() {
    let files = Files::new("manifests");
    let article = files.put("a.txt", "One two three four.");
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let claim = r#"{"id": "a", "status": "speculative", "note": "n", "quote": {"exact": "One two three"}"#;
    let cases: [(&str, Vec<u8>, &str, &str); 8] = [
        ("latin.json", b"{\n \"caf\xE9\": 1}".to_vec(), "error[not-utf-8]: The manifest is not UTF-8.", ":2:6"),
        (
            "utf16.json",
            "{}".encode_utf16().flat_map(u16::to_be_bytes).collect(),
            "error[not-utf-8]: The manifest is UTF-16.",
            ":1:1",
        ),
        (
            "deep.json",
            deep.into(),
            "error[not-json]: The manifest is not JSON: it is nested deeper than 64 levels.",
            ":1:",
        ),
        (
            "huge.json",
            b"{\"version\": 1e999, \"claims\": []}".to_vec(),
            "error[not-json]: The manifest is not JSON: number out of range.",
            ":1:17",
        ),
        (
            "large.json",
            format!("{{\"version\": {}, \"claims\": []}}", "9".repeat(300)).into(),
            "error[version-unsupported]",
            ":1:13",
        ),
        (
            "twice.json",
            format!("{{\"version\": 1, \"claims\": [\n{claim}, \"id\": \"b\"}}]}}").into(),
            "error[field-duplicate]: The field \"id\" is there twice.",
            ":2:94",
        ),
        ("empty.json", Vec::new(), "error[not-json]", ":1:1"),
        ("cut.json", b"{\"version\": 1,\n \"claims\": [".to_vec(), "error[not-json]", ":2:12"),
    ];
    for (name, bytes, message, place) in cases {
        let output = run(&["check", &article, &files.put(name, bytes)], b"");
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{name}: {said}");
        assert!(said.contains(message) && said.contains(&format!("{name}{place}")), "{name}: {said}");
    }
    let output = run(&["check", &article, &files.put("wide.json", vec![b' '; 4_194_305])], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("larger than 4 MB"));
}

#[test]
fn wrong_usage_is_told() {
    let cases: [&[&str]; 9] = [
        &[],
        &["check"],
        &["check", "-", "-"],
        &["check", "--dir", "x", "a.html", "b.json"],
        &["check", "a.html", "b.json", "--format", "xml"],
        &["convert", "a.json"],
        &["convert", "a.json", "--to", "w3c", "--from", "w3c"],
        &["render", "a.html"],
        &["render", "--strip", "a.html", "b.json"],
    ];
    for arguments in cases {
        let output = run(arguments, b"{}");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}: {output:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}

// Files from anywhere are checked in somebody's terminal, and in logs that draw colours.
#[test]
fn no_terminal_finds_commands_in_what_is_told() {
    let files = Files::new("commands");
    let evil = "\u{1b}[2J\u{7}\u{9b}31m\u{202e}";
    let claims = serde_json::json!({"version": 1, format!("field{evil}"): 1, "claims": [
        {"id": format!("a{evil}"), "status": format!("status{evil}"), "quote": {"exact": "One two three"}},
        {"id": "b", "status": "speculative", "note": "n", "quote": {"exact": format!("One two three for all {evil} of us")}},
    ]});
    let claims = files.put("a.json", claims.to_string());
    let article = files.put("a.html", format!("<p>One two three for some {evil} of you, four five</p>"));
    let missing = files.path(&format!("{evil}.html"));
    for arguments in [
        &["check", &article, &claims][..],
        &["check", &article, &claims, "--format", "github"],
        &["render", &article, &claims, "--allow-orphans"],
        &["check", &missing, &claims],
        &["convert", &claims, "--to", "w3c"],
    ] {
        let output = run(arguments, b"");
        let told = if arguments[0] == "render" { String::new() } else { text(&output.stdout) };
        let said = told + &text(&output.stderr);
        assert!(
            !said.is_empty() && !said.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']),
            "{arguments:?}: {said:?}"
        );
    }
}
