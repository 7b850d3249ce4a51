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
    assert!(once.contains("data-claim=\"c0\" data-claim-status=\"speculative\">One two three</mark><a "), "{once}");
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
        "quote": {"exact": "One two three"}, "sources": [{"name": "N", "url": "notes.html"}, {"name": "M", "url": "/root"},
            {"name": "O", "url": "archive?u=https://o.example/"}, {"name": "P", "url": "HTTPS://p.example/?u=x"}]}]});
    let (article, claims) = (files.put("a.html", PAGE), files.put("a.claims.json", json.to_string()));
    let here = run(&["render", &article, &claims], b"");
    assert!(text(&here.stdout).contains("href=\"notes.html\"") && here.stderr.is_empty(), "{here:?}");
    let out = files.path("inner/out.html");
    let elsewhere = run(&["render", &article, &claims, "-o", &out], b"");
    assert!(text(&elsewhere.stderr).contains("\"notes.html\" is relative to the manifest"), "{elsewhere:?}");
    let page = files.read("inner/out.html");
    assert!(!page.contains("notes.html") && page.contains("href=\"/root\""), "{page}");
    // One that carries a whole address is relative all the same.
    assert!(text(&elsewhere.stderr).contains("\"archive?u=https://o.example/\" is relative"), "{elsewhere:?}");
    assert!(!page.contains("archive") && page.contains("href=\"HTTPS://p.example/?u=x\""), "{page}");
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

#[test]
fn what_a_run_that_was_ended_left_behind_is_removed_by_a_later_one() {
    let files = Files::new("left-behind");
    let (article, claims) = (files.put("a.html", PAGE), files.put("a.claims.json", manifest(&["One two three"])));
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(7200);
    for (name, is_old) in
        [(".claim-labels-aB3xYz.tmp", true), (".claim-labels-new123.tmp", false), (".claim-labels-notes", true)]
    {
        let path = files.put(name, "half a page");
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(if is_old { long_ago } else { std::time::SystemTime::now() }).unwrap();
    }
    let output = run(&["render", &article, &claims, "-o", &files.path("out.html")], b"");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(
        files.names(),
        [".claim-labels-new123.tmp", ".claim-labels-notes", "a.claims.json", "a.html", "out.html"],
        "another run may be writing the new one, and the notes are somebody's own"
    );
}

#[test]
fn nothing_that_is_read_is_written_over() {
    let files = Files::new("over");
    let (page, plain) = (files.put("index.html", PAGE), files.put("index.txt", "One two three four."));
    let claims = files.put("index.claims.json", manifest(&["One two three"]));
    let words = files.put("words.json", "{}");
    let picture = files.path("index.png");
    // Another way to the same file.
    std::fs::create_dir(files.path("inner")).unwrap();
    let around = files.path("inner/../index.claims.json");
    for (arguments, why) in [
        (
            &["render", &page, &claims, "-o", &claims][..],
            "index.claims.json: it is read here, and would be lost; name another file",
        ),
        (&["render", &page, &claims, "-o", &around], "it is read here"),
        (&["render", &page, &claims, "--words", &words, "-o", &words], "words.json: it is read here"),
        (&["render", &plain, &claims, "-o", &plain], "index.txt: it is read here"),
        (&["render", &page, &claims, "--claim", "c0", "-o", &page], "index.html: it is read here"),
        (&["render", &page, &claims, "--claims", "-o", &files.path("")], "index.html: it is read here"),
        (
            &["render", &page, &claims, "--claim", "c0", "-o", &picture],
            "its picture goes there, beside the page; name the page, such as",
        ),
        (&["convert", &claims, "--to", "schema-org", "-o", &claims], "index.claims.json: it is read here"),
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
        assert!(text(&output.stderr).contains(why), "{arguments:?}: {output:?}");
    }
    assert_eq!(files.names(), ["index.claims.json", "index.html", "index.txt", "inner", "words.json"]);
    assert_eq!(
        (files.read("index.html").as_str(), files.read("index.claims.json")),
        (PAGE, manifest(&["One two three"]))
    );
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

// Under a <base href> a link to a place in the page leads out of it, and one beside the manifest elsewhere.
#[test]
fn labels_stay_in_the_page_under_a_base() {
    let files = Files::new("base");
    let json = serde_json::json!({"version": 1, "claims": [{"id": "a", "status": "official", "note": "n", "quote": {"exact": "One two three"},
        "sources": [{"name": "N", "url": "notes.html"}, {"name": "M", "url": "/root"}, {"name": "O", "url": "https://o.example/"}]}]});
    let claims = files.put("a.claims.json", json.to_string());
    let based = |base: &str| {
        let article = files.put("a.html", format!("<!doctype html><head>{base}</head>{PAGE}"));
        run(&["render", &article, &claims], b"")
    };
    let output = based("<base href='https://elsewhere.example/'>");
    let page = text(&output.stdout);
    assert!(
        !page.contains(" href=\"#") && page.contains("role=\"doc-noteref\"") && page.contains("[Official, 1]"),
        "{page}"
    );
    assert!(
        page.contains(" data-claim-target=\"#claim-note-a\"") && page.contains(" data-claim-target=\"#claim-a\""),
        "{page}"
    );
    assert!(!page.contains("notes.html") && !page.contains("/root") && page.contains("https://o.example/"), "{page}");
    assert!(
        text(&output.stderr).contains("\"/root\" is relative to the manifest, and the page has a <base href>"),
        "{output:?}"
    );
    let page = text(&based("<base target=_blank>").stdout);
    assert!(page.contains("href=\"#claim-note-a\" target=\"_self\"") && page.contains("notes.html"), "{page}");
    assert!(page.contains("href=\"#claim-a\" target=\"_self\""), "{page}");
}

// Those who do not pay have a part of the page: of the rest, not a word.
#[test]
fn words_that_the_page_does_not_have_stay_out_of_it() {
    let files = Files::new("paid");
    let paid =
        ["The minister resigns on Monday", "Her deputy is to be charged with fraud", "The vote fails by seventeen"];
    let claims = files.put("a.claims.json", manifest(&[&["One two three"], &paid[..]].concat()));
    let article = files.put("a.html", PAGE);
    for options in [&[][..], &["--no-legend"], &["--plain"], &["--plain", "--no-legend"]] {
        let output = run(&[&["render", &article, &claims, "--allow-orphans"], options].concat(), b"");
        let page = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        for words in paid.iter().flat_map(|quote| quote.split(' ').skip(1)).filter(|word| word.len() > 3) {
            assert!(!page.contains(words), "{options:?} {words}: {page}");
        }
        assert!(page.contains("3 labels are not shown"), "{options:?}: {page}");
    }
    let page = text(&run(&["render", &article, &claims], b"").stdout);
    assert!(page.contains("(3)</li>") || page.matches("</li>").count() > 1, "the reasons are counted: {page}");
    // A page that is cut in the middle of a passage.
    let whole = "The council met for two hours. The minister resigned on Monday after the vote failed by four in the upper house, they said.";
    let quote = "The minister resigned on Monday after the vote failed by four in the upper house";
    let claims = files.put("cut.claims.json", manifest(&["The council met for two hours", quote]));
    for (cut, _) in whole.match_indices(' ').filter(|(at, _)| *at > 60) {
        for more in ["", "…", "… <a href=/pay>Subscribe to read on</a>"] {
            let article =
                files.put("cut.html", format!("<html lang=en><article><p>{}{more}</p></article>", &whole[..cut]));
            for options in [&[][..], &["--plain"], &["--claims", "-o", &files.path("cut")]] {
                let output = run(&[&["render", &article, &claims, "--allow-orphans"], options].concat(), b"");
                let page = text(&output.stdout)
                    + &std::fs::read_to_string(files.path("cut/claim-c1.html")).unwrap_or_default();
                let paid = whole[cut..]
                    .split([' ', ',', '.'])
                    .filter(|word| word.len() > 3 && quote.contains(word) && !whole[..cut].contains(word));
                paid.for_each(|word| assert!(!page.contains(word), "{word}: {page}"));
            }
        }
    }
    // What the page has more than once it may say.
    let twice =
        files.put("twice.html", "<article><p>One two three.</p><p>It will rain. No: It will rain.</p></article>");
    let claims = files.put("twice.claims.json", manifest(&["One two three", "It will rain"]));
    let page = text(&run(&["render", &twice, &claims], b"").stdout);
    assert!(page.contains("<li><q dir=\"auto\">It will rain</q>: several passages fit equally well</li>"), "{page}");
}

// Pages are saved from a browser with the labels of the element in them.
#[test]
fn a_page_saved_with_its_labels_gets_no_second_ones() {
    let files = Files::new("saved");
    let badge = "<span role=\"button\" tabindex=\"0\" aria-expanded=\"false\" data-claim-status=\"speculative\" lang=\"en\" aria-label=\"x\" \
        data-claim-badge=\"c0\"><span slot=\"nowhere\">\u{A0}[</span>Speculative<span slot=\"nowhere\">]</span></span>";
    let mark = "<mark data-claim-status=\"speculative\" data-claim=\"c0\" data-claim-open=\"\">One two three</mark>";
    let saved = PAGE.replace("One two three", &format!("{mark}{badge}"));
    let (article, claims) = (files.put("a.html", &saved), files.put("a.claims.json", manifest(&["One two three"])));
    assert_eq!(run(&["check", &article, &claims], b"").status.code(), Some(0));
    let fresh = text(&run(&["render", "-", &claims], PAGE.as_bytes()).stdout);
    assert_eq!(text(&run(&["render", &article, &claims], b"").stdout), fresh);
    assert_eq!(text(&run(&["render", "--strip", &article], b"").stdout), PAGE);
    // Other people's marks are theirs.
    let theirs = PAGE.replace("One", "<mark data-claim=\"7\">One</mark>");
    assert_eq!(text(&run(&["render", "--strip", "-"], theirs.as_bytes()).stdout), theirs);
}
