//! `render`: labelled pages, in and out of files.

use super::{Files, manifest, run, text};

const PAGE: &str = "<!doctype html>\r\n<article>\r\n<p>One two three four.</p>\r\n</article>\r\n";

#[test]
fn pages_are_labelled_and_come_back() {
    let files = Files::new("render");
    let (article, claims) = (files.put("a.html", PAGE), files.put("a.claims.json", manifest(&["One two three"])));
    let out = files.path("out.html");
    assert_eq!(run(&["render", &article, &claims, "-o", &out], b"").status.code(), Some(0));
    let once = files.read("out.html");
    assert!(once.contains("data-claim=\"c0\" data-status=\"speculative\">One two three</mark><a "), "{once}");
    assert_eq!(run(&["render", &out, &claims, "-o", &out], b"").status.code(), Some(0));
    assert_eq!(files.read("out.html"), once, "labelled twice is labelled once");
    assert_eq!(run(&["check", &out, &claims], b"").status.code(), Some(0), "labels are no text");
    let stripped = run(&["render", "--strip", &out], b"");
    assert_eq!((stripped.status.code(), text(&stripped.stdout)), (Some(0), PAGE.to_owned()));
    // Through pipes, and over plain labels.
    let piped = run(&["render", "-", &claims], PAGE.as_bytes());
    assert_eq!(text(&piped.stdout), once);
    let plain = run(&["render", &out, &claims, "--plain"], b"");
    assert!(
        text(&plain.stdout)
            .contains("One two three<b data-claim-labels=\"static\" data-claim-badge=\"c0\"> [Speculative, 1]</b>")
    );
    assert_eq!(text(&run(&["render", "--strip", "-"], &plain.stdout).stdout), PAGE);
    assert_eq!(files.names(), ["a.claims.json", "a.html", "out.html"], "nothing is left beside");
}

#[test]
fn a_byte_order_mark_stays() {
    let files = Files::new("mark");
    let claims = files.put("a.claims.json", manifest(&["One two three"]));
    let marked = ["\u{FEFF}", PAGE].concat();
    let labelled = run(&["render", "-", &claims], marked.as_bytes());
    assert!(text(&labelled.stdout).starts_with("\u{FEFF}<!doctype html>"));
    assert_eq!(text(&run(&["render", "--strip", "-"], &labelled.stdout).stdout), marked);
}

#[test]
fn plain_text_becomes_a_page() {
    let files = Files::new("text");
    let claims = files.put("a.claims.json", manifest(&["One < two & three"]));
    let output = run(&["render", &files.put("a.txt", "Headline\r\n\r\nOne < two & three.\r\n"), &claims], b"");
    let page = text(&output.stdout);
    assert!(
        page.contains("<title>Headline</title>")
            && page.contains("<p><mark ")
            && page.contains(">One &lt; two &amp; three</mark>"),
        "{page}"
    );
}

#[test]
fn errors_and_orphans_are_told_and_the_rest_is_labelled() {
    let files = Files::new("partly");
    let (article, claims) =
        (files.put("a.html", PAGE), files.put("a.claims.json", manifest(&["One two three", "nowhere to be found"])));
    let out = files.path("out.html");
    let output = run(&["render", &article, &claims, "-o", &out], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("orphan[gone]: c1"), "{output:?}");
    assert!(files.read("out.html").contains("1 label is not shown"));
    assert_eq!(run(&["render", &article, &claims, "-o", &out, "--allow-orphans"], b"").status.code(), Some(0));
    let broken = files.put("broken.claims.json", "{");
    let output = run(&["render", &article, &broken, "-o", &files.path("none.html")], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(!files.names().contains(&"none.html".to_owned()), "nothing to label by");
}

#[test]
fn broken_pages_are_refused() {
    let files = Files::new("refused");
    let claims = files.put("a.claims.json", manifest(&["One two three"]));
    let labelled = text(&run(&["render", "-", &claims], PAGE.as_bytes()).stdout);
    let mangled = files.put("mangled.html", labelled.replace("</mark>", ""));
    let output = run(&["render", &mangled, &claims], b"");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(text(&output.stderr).contains("edited by hand"), "{output:?}");
}

#[test]
fn language_and_legend_are_chosen() {
    let files = Files::new("language");
    let (article, claims) = (files.put("a.html", PAGE), files.put("a.claims.json", manifest(&["One two three"])));
    let page = text(&run(&["render", &article, &claims, "--lang", "uk-UA", "--no-legend"], b"").stdout);
    assert!(page.contains("[Припущення, 1]") && !page.contains("claim-labels-legend"), "{page}");
    assert!(
        page.contains("</h2><p><strong>Позначено 1 твердження.</strong>"),
        "the notes say what was assessed: {page}"
    );
}

#[test]
fn without_being_told_the_page_says_its_language() {
    let files = Files::new("page-language");
    let claims = files.put("a.claims.json", manifest(&["One two three"]));
    let page = PAGE.replace("<article>", "<article lang=\"iw-IL\">");
    assert!(text(&run(&["render", "-", &claims], page.as_bytes()).stdout).contains("[השערה, 1]"));
}

#[test]
fn a_newsroom_may_use_words_of_its_own() {
    let files = Files::new("own-words");
    let (article, claims) = (files.put("a.html", PAGE), files.put("a.claims.json", manifest(&["One two three"])));
    let own = r#"{"speculative": "Mutmaßung", "labelledCount": {"other": "Gekennzeichnet: {}."}}"#;
    let own = files.put("own.json", own);
    let page = text(&run(&["render", &article, &claims, "--lang", "de", "--words", &own], b"").stdout);
    assert!(page.contains("[Mutmaßung, 1]") && page.contains("Gekennzeichnet: 1.</strong> Der übrige Text"), "{page}");
    let new = files.put("eo.json", r#"{"lang": "eo", "speculative": "Supozo"}"#);
    let page = text(&run(&["render", &article, &claims, "--lang", "eo", "--words", &new], b"").stdout);
    assert!(page.contains("[Supozo, 1]") && page.contains("lang=\"eo\" dir=\"ltr\""), "{page}");
    let broken = run(&["render", &article, &claims, "--words", &files.put("broken.json", "{")], b"");
    assert_eq!(broken.status.code(), Some(2));
    assert!(text(&broken.stderr).contains("broken.json"), "{broken:?}");
}

#[test]
fn every_language_of_the_widget_is_there() {
    let files = Files::new("languages");
    let (article, claims) = (files.put("a.html", PAGE), files.put("a.claims.json", manifest(&["One two three"])));
    for entry in std::fs::read_dir(format!("{}/languages", env!("CARGO_MANIFEST_DIR"))).unwrap() {
        let tag = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        let page = text(&run(&["render", &article, &claims, "--lang", &tag], b"").stdout);
        assert!(page.contains(&format!("lang=\"{tag}\" dir=")), "{tag}: {page}");
    }
}

#[test]
fn links_that_would_lead_elsewhere_are_left_out() {
    let files = Files::new("relative");
    std::fs::create_dir(files.0.join("inner")).unwrap();
    let json = serde_json::json!({"version": 1, "claims": [{"id": "a", "status": "official", "note": "n",
        "quote": {"exact": "One two three"}, "sources": [{"name": "N", "url": "notes.html"}, {"name": "M", "url": "/root"}]}]});
    let (article, claims) = (files.put("a.html", PAGE), files.put("a.claims.json", json.to_string()));
    let here = run(&["render", &article, &claims], b"");
    assert!(text(&here.stdout).contains("href=\"notes.html\"") && here.stderr.is_empty(), "{here:?}");
    let out = files.path("inner/out.html");
    let elsewhere = run(&["render", &article, &claims, "-o", &out], b"");
    assert!(text(&elsewhere.stderr).contains("\"notes.html\" is relative to the manifest"), "{elsewhere:?}");
    let page = files.read("inner/out.html");
    assert!(!page.contains("notes.html") && page.contains("href=\"/root\""), "{page}");
}

#[test]
fn output_is_whole_or_as_it_was() {
    let files = Files::new("output");
    let (article, claims) = (files.put("a.html", PAGE), files.put("a.claims.json", manifest(&["One two three"])));
    let out = files.put("out.html", "precious");
    let read_only = |flag| {
        let mut permissions = std::fs::metadata(&out).unwrap().permissions();
        permissions.set_readonly(flag);
        std::fs::set_permissions(&out, permissions).unwrap();
    };
    read_only(true);
    let output = run(&["render", &article, &claims, "-o", &out], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("out.html: it is read-only"), "{output:?}");
    assert_eq!(files.read("out.html"), "precious");
    read_only(false);
    let missing = run(&["render", &article, &claims, "-o", &files.path("no/such/folder.html")], b"");
    assert_eq!(missing.status.code(), Some(2), "{missing:?}");
    assert_eq!(files.names(), ["a.claims.json", "a.html", "out.html"], "nothing half-written is left");
}

#[cfg(unix)]
#[test]
fn links_and_permissions_of_the_output_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let files = Files::new("modes");
    let (article, claims) = (files.put("a.html", PAGE), files.put("a.claims.json", manifest(&["One two three"])));
    let real = files.put("real.html", "old");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = files.path("link.html");
    symlink(&real, &link).unwrap();
    assert_eq!(run(&["render", &article, &claims, "-o", &link], b"").status.code(), Some(0));
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(files.read("real.html").contains("data-claim=\"c0\""));
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    let article_link = files.path("article-link.html");
    symlink(&article, &article_link).unwrap();
    assert_eq!(run(&["check", &article_link, &claims], b"").status.code(), Some(0));
}
