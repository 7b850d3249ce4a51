//! `render --claim` and `--claims`: pages of one claim each, and their pictures.

use super::{Files, run, text};
use serde_json::{Value, json};

const PAGE: &str = "<!doctype html><html lang=en><article><h1>Bridge & tunnel</h1><p>The bridge will be closed in May, the mayor said. It cost nine million euros.</p></article>";

fn claims(quotes: &[(&str, &str)]) -> Value {
    let claim = |(id, quote): &(&str, &str)| {
        json!({"id": id, "status": "official", "note": "Said <on> the record.", "quote": {"exact": quote},
            "sources": [{"name": "Mayor \"Reyes\"", "url": "notes.html"}, {"name": "The council", "stance": "disputes", "url": "https://council.example/"}]})
    };
    json!({"version": 1, "claims": quotes.iter().map(claim).collect::<Vec<_>>(),
        "article": {"url": "https://news.example/a?b#c", "published": "2025-04-22"},
        "publisher": {"name": "News & Co", "url": "https://news.example", "contact": "mailto:desk@news.example?subject={id}"}})
}

fn both() -> Value {
    claims(&[("closure", "The bridge will be closed in May"), ("Closure", "It cost nine million euros")])
}

// Width and height of a PNG.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_claim_has_a_page_of_its_own_with_a_picture() {
    let files = Files::new("claim");
    let (article, manifest) = (files.put("a.html", PAGE), files.put("a.claims.json", both().to_string()));
    let out = files.path("one.html");
    let output = run(
        &["render", &article, &manifest, "--claim", "closure", "-o", &out, "--at", "https://news.example/claims"],
        b"",
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let page = files.read("one.html");
    for part in [
        "<p dir=\"auto\" lang=\"en\">The bridge will be closed in May</p>",
        "<strong>Official</strong>",
        "On the record: stated by <bdi>Mayor &quot;Reyes&quot;</bdi>",
        "Said &lt;on&gt; the record.",
        "<p>Sources:</p><ul><li><strong><bdi>Mayor",
        "<p>Disputed by:</p><ul><li><strong><a href=\"https://council.example/\"",
        "<a href=\"https://news.example/a?b#claim-closure\" target=\"_top\"><cite dir=\"auto\">Bridge &amp; tunnel</cite></a>",
        "<a href=\"mailto:desk@news.example?subject=closure\" rel=\"noopener noreferrer nofollow\">Something wrong with this label?</a>",
        "<meta property=\"og:title\" content=\"Official: “The bridge will be closed in May”\">",
        "<meta property=\"og:description\" content=\"On the record: stated by Mayor &quot;Reyes&quot;\">",
        "<meta property=\"og:site_name\" content=\"News &amp; Co\">",
        "<meta property=\"og:url\" content=\"https://news.example/claims/one.html\">",
        "<meta property=\"og:image\" content=\"https://news.example/claims/one.png\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(
        !page.contains("nine million") && !page.contains("notes.html"),
        "of its claim alone, and no link that leads elsewhere: {page}"
    );
    assert_eq!(size(&std::fs::read(files.0.join("one.png")).unwrap()), (1200, 630));
}

#[test]
fn all_claims_have_pages_and_a_list() {
    let files = Files::new("claims");
    let (article, manifest) = (files.put("a.html", PAGE), files.put("a.claims.json", both().to_string()));
    let out = files.path("claims");
    let output = run(&["render", &article, &manifest, "--claims", "-o", &out, "--lang", "he"], b"");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(text(&output.stderr).contains("say with --at where the folder is published"));
    let mut names: Vec<String> =
        std::fs::read_dir(&out).unwrap().map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    // Where capital letters are not told from small ones, one would overwrite the other.
    assert_eq!(
        names,
        ["claim-Closure-2.html", "claim-Closure-2.png", "claim-closure.html", "claim-closure.png", "index.html"]
    );
    let index = files.read("claims/index.html");
    assert!(
        index.contains("<a href=\"claim-closure.html\">") && index.contains("<a href=\"claim-Closure-2.html\">"),
        "{index}"
    );
    assert!(index.contains("<html lang=\"he\" dir=\"rtl\">"), "{index}");
    assert!(files.read("claims/claim-closure.html").contains("content=\"claim-closure.png\""));
}

#[test]
fn pages_that_cannot_be_are_told() {
    let files = Files::new("no-claim");
    let (article, manifest) = (
        files.put("a.html", PAGE),
        files.put(
            "a.claims.json",
            claims(&[
                ("closure", "The bridge will be closed in May"),
                ("gone", "Nowhere to be found at all"),
                ("open", "It cost nine million euros"),
            ])
            .to_string()
            .replace("\"id\":\"open\"", "\"id\":\"open\",\"draft\":true"),
        ),
    );
    let out = files.path("one.html");
    let with = |options: &[&str]| run(&[&["render", &article, &manifest], options].concat(), b"");
    for (options, code, why) in [
        (&["--claim", "gone", "-o", &out][..], 2, "a page of gone: the claim is not found in the article"),
        (&["--claim", "other", "-o", &out], 2, "it makes no claim with the id \"other\""),
        (&["--claim", "open", "-o", &out], 2, "its claim \"open\" is a draft, which readers do not get"),
        (&["--claim", "closure"], 2, "say with -o where both go"),
        (&["--claim", "closure", "-o", &out, "--at", "news"], 2, "is no https: or http: address"),
    ] {
        let output = with(options);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        assert!(text(&output.stderr).contains(why), "{output:?}");
        assert!(!files.names().contains(&"one.html".to_owned()));
    }
    // Without a font that has the letters there is no picture, and a page all the same.
    std::fs::create_dir(files.0.join("fonts")).unwrap();
    let output = with(&["--claim", "closure", "-o", &out, "--fonts", &files.path("fonts")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("there is no picture of closure: there is no font in "), "{output:?}");
    let page = files.read("one.html");
    assert!(
        !page.contains("og:image")
            && page.contains("content=\"summary\"")
            && !files.names().contains(&"one.png".to_owned()),
        "{page}"
    );
    assert_eq!(with(&["--claim", "closure", "-o", &out]).status.code(), Some(1), "another claim is not found");
}

#[test]
fn pictures_are_set_in_any_script_that_has_a_font() {
    let files = Files::new("scripts");
    let long =
        "A sentence that is far too long for a picture, with every clause that anybody could think of. ".repeat(12);
    let cases = [
        ("uk", "Міст закриють у травні", 0),
        ("ar", "سيغلق الجسر في شهر مايو", 0),
        ("he", "הגשר ייסגר בחודש מאי", 0),
        ("el", "Η γέφυρα θα κλείσει τον Μάιο", 0),
        ("en", long.trim(), 0),
        // No font has what is not assigned.
        ("en", "The sign says \u{10FFFD} and no more", 2),
    ];
    for (language, quote, code) in cases {
        let article = files.put("a.html", format!("<html lang={language}><article><p>{quote}.</p></article>"));
        let manifest = json!({"version": 1, "claims": [{"id": "a", "status": "speculative", "note": "?", "quote": {"exact": quote}}]});
        let manifest = files.put("a.claims.json", manifest.to_string());
        let out = files.path(&format!("{language}.html"));
        let output = run(&["render", &article, &manifest, "--claim", "a", "-o", &out, "--lang", language], b"");
        assert_eq!(output.status.code(), Some(code), "{quote}: {output:?}");
        if code == 0 {
            assert_eq!(size(&std::fs::read(files.0.join(format!("{language}.png"))).unwrap()), (1200, 630));
        } else {
            assert!(text(&output.stderr).contains("no font has"), "{output:?}");
        }
    }
}
