//! `check` on one article.

use super::{Files, manifest, run};
use serde_json::Value;

#[test]
fn json_has_the_contracts_shape() {
    let files = Files::new("shape");
    let padding = "Word after word fills the lines of this page without meaning very much. ".repeat(4);
    let article = files
        .put("a.txt", format!("\u{FEFF}“Ünïted” we stand.\r\n{padding}\r\nThe mayor said 12 people died in the fire."));
    let json =
        manifest(&["\"Ünïted\" we", "The mayor said 15 people died in the fire", "entirely elsewhere and unheard of"]);
    let manifest = files.put("m.json", json);
    let output = run(&["check", &article, &manifest, "--format", "json", "--allow-orphans"], b"");
    assert_eq!(output.status.code(), Some(0));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        report["claims"][0],
        serde_json::json!({"id": "c0", "status": "speculative", "state": "anchored", "tier": "typography", "score": 1.0,
            "start": 0, "end": 11, "text": "“Ünïted” we", "change": "none", "changes": [], "reason": null, "candidate": null})
    );
    let held = &report["claims"][1];
    assert_eq!((&held["state"], &held["reason"]), (&"orphaned".into(), &"meaning-changed".into()));
    assert_eq!(held["candidate"]["text"], "The mayor said 12 people died in the fire");
    assert_eq!(held["candidate"]["start"].as_u64(), Some(18 + 1 + 72 * 4 + 1));
    assert_eq!((&report["claims"][2]["reason"], &report["claims"][2]["candidate"]), (&"gone".into(), &Value::Null));
    assert_eq!(report["problems"].as_array().map(Vec::len), Some(0));
}

#[test]
fn exit_codes_tell_what_is_wrong() {
    let files = Files::new("codes");
    let article = files.put("a.html", "<nav>x</nav><article><p>One two three four.</p></article>");
    let good = files.put("good.json", manifest(&["One two three"]));
    let orphan = files.put("orphan.json", manifest(&["nowhere to be found"]));
    let broken = files.put("broken.json", "{\n  \"version\": 1,\n  oops");
    let crlf = files.put("crlf.json", manifest(&["One two three"]).replace('{', "{\r\n"));
    let odd = files.put("a.docx", "x");
    let utf16 = files.put("u.txt", b"\xFF\xFEa\0");
    let latin = files.put("l.txt", b"caf\xE9");
    let cases: [(&[&str], i32); 12] = [
        (&["check", &article, &good], 0),
        (&["check", &article, &crlf], 0),
        (&["check", &article, &orphan], 1),
        (&["check", &article, &orphan, "--allow-orphans"], 0),
        (&["check", &article, &broken], 1),
        (&["check", &article, &broken, "--format", "json"], 1),
        (&["check", &article, "missing.json"], 2),
        (&["check", "missing.html", &good], 2),
        (&["check", &odd, &good], 2),
        (&["check", &utf16, &good], 2),
        (&["check", &latin, &good], 2),
        (&["check", &article], 2),
    ];
    for (arguments, code) in cases {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{output:?}");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{arguments:?}");
    }
}

#[test]
fn problems_and_orphans_are_printed_for_people() {
    let files = Files::new("people");
    let article = files.put("a.txt", "One two three four.");
    let manifest = files.put(
        "m.json",
        "{\"version\": 1, \"claims\": [\n  {\"id\": \"a\", \"status\": \"guess\", \"quote\": {\"exact\": \"One two three\"}},\n  {\"id\": \"b\", \"status\": \"speculative\", \"note\": \"n\", \"quote\": {\"exact\": \"something else altogether\"}}]}",
    );
    let output = run(&["check", &article, &manifest], b"");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("error[status-unknown]: There is no status \"guess\"."), "{text}");
    assert!(text.contains("m.json:2:25"), "{text}");
    assert!(text.contains("orphan[gone]: b: \"something else altogether\""), "{text}");
    assert!(text.contains("0 of 1 claim anchored, 1 problem"), "{text}");
}

#[test]
fn all_scripts_are_printed_as_they_are() {
    let files = Files::new("scripts");
    let article = files.put("a.txt", "شيء آخر تمامًا");
    let manifest = files.put("m.json", manifest(&["قاله المتحدث علنًا\nيوم الثلاثاء"]));
    let text = String::from_utf8(run(&["check", &article, &manifest], b"").stdout).unwrap();
    assert!(text.contains("c0: \"قاله المتحدث علنًا يوم الثلاثاء\""), "{text}");
}

#[test]
fn standard_input_is_an_article_or_a_manifest() {
    let files = Files::new("stdin");
    let json = manifest(&["One two three"]);
    let manifest = files.put("m.json", &json);
    let article = files.put("a.txt", "One two three four.");
    assert_eq!(run(&["check", "-", &manifest], b"<p>One <b>two</b> three").status.code(), Some(0));
    assert_eq!(run(&["check", "-", &manifest], b"One two three").status.code(), Some(0));
    assert_eq!(run(&["check", "-", &manifest, "--as", "text"], b"<p>One two three").status.code(), Some(0));
    assert_eq!(run(&["check", &article, "-"], json.as_bytes()).status.code(), Some(0));
}

// The page and the command line read the same text: what the element is tested on in a browser, too.
#[test]
fn the_examples_are_clean() {
    let root = env!("CARGO_MANIFEST_DIR");
    for (article, manifest) in [
        ("examples/peace-talks.html", "peace-talks"),
        ("examples/ukrainian.html", "ukrainian"),
        ("examples/arabic.html", "arabic"),
    ] {
        let output = run(
            &[
                "check",
                &format!("{root}/{article}"),
                &format!("{root}/examples/{manifest}.claims.json"),
                "--format",
                "json",
            ],
            b"",
        );
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((output.status.code(), &report["problems"]), (Some(0), &Value::Array(Vec::new())), "{article}");
    }
}

#[test]
fn a_passage_in_an_embedded_post_is_warned_of() {
    let files = Files::new("embed");
    let post = |class: &str| {
        format!(
            "<article><p>The mayor spoke on Monday, at length and of many things, and nobody asked her anything at all.</p>
            <blockquote class=\"{class}\"><p>We will close the bridge in May.</p></blockquote>
            <p>Critics want to hear more about the budget before the council votes on the plan again.</p></article>"
        )
    };
    let claims = files.put("m.json", manifest(&["We will close the bridge in May"]));
    for (class, warned) in
        [("twitter-tweet", true), ("big tiktok-embed", true), ("twitter", false), ("pull-quote", false)]
    {
        let article = files.put("a.html", post(class));
        let output = run(&["check", &article, &claims, "--format", "json"], b"");
        assert_eq!(output.status.code(), Some(0), "{class}");
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let problem = &report["problems"][0];
        assert_eq!(problem["code"] == "passage-in-embed", warned, "{class}: {problem}");
        if warned {
            assert_eq!((&problem["path"], &problem["line"]), (&"/claims/0/quote/exact".into(), &1.into()));
        }
    }
}

// The element finds the article by `for`; so does whoever checks the page.
#[test]
fn for_names_the_article() {
    let files = Files::new("for");
    let claims = files.put("m.json", manifest(&["The bridge closes in May"]));
    let page = |label: &str| {
        format!(
            "<article class=teaser><p>Something else.</p></article>{label}<main><div class=\"a story\" id=s><p>The bridge closes in May.</p></div></main><p>Below."
        )
    };
    let text_of = |label: &str| {
        let article = files.put("a.html", page(label));
        let output = run(&["check", &article, &claims, "--format", "json"], b"");
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code(), report["claims"][0]["start"].as_u64())
    };
    for selector in [".story", "#s", "div.story", "main .story", "[id]", "nav, div"] {
        for inside in ["", "\n", "<!-- -->"] {
            let label = format!("<claim-labels manifest=m.json for=\"{selector}\">{inside}</claim-labels>");
            assert_eq!(text_of(&label), (Some(0), Some(0)), "{label}");
        }
    }
    // What only browsers read leaves the page's only article, and white space is no article.
    let unread = "<claim-labels manifest=m.json for=\"main > div\">\n</claim-labels>";
    assert_eq!(text_of(unread), (Some(1), None));
    let around =
        "<claim-labels manifest=m.json for=\"main > div\"><p>Today the bridge closes in May.</p></claim-labels>";
    assert_eq!(text_of(around), (Some(0), Some(6)));

    let article = files.put("a.html", page("<claim-labels manifest=m.json for=.story>\n</claim-labels>"));
    let labelled = run(&["render", &article, &claims], b"");
    let html = String::from_utf8(labelled.stdout).unwrap();
    assert!(html.contains("<div class=\"a story\" id=s><section data-claim-labels=\"static\""), "{html}");
}
