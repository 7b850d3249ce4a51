//! Pages in other charsets: read as browsers read them, labelled in their own bytes, and given back.

use super::{Files, manifest, run, text};
use encoding_rs::Encoding;
use serde_json::Value;

fn encode(label: &str, text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = Encoding::for_label(label.as_bytes()).unwrap().encode(text);
    assert!(!lossy, "{label}");
    bytes.into_owned()
}

const PAGES: [(&str, &str, &str, &str); 7] = [
    ("windows-1251", "ru", "Совет закроет мост в мае", "Мэр заявил: «Совет закроет мост в мае», и ушёл."),
    (
        "iso-8859-1",
        "fr",
        "Le conseil fermera le pont à l’été",
        "Le maire a dit : Le conseil fermera le pont à l’été, dès lundi.",
    ),
    (
        "windows-1252",
        "de",
        "Der Rat schließt die Brücke im Mai",
        "„Der Rat schließt die Brücke im Mai“, sagte sie. 5 €",
    ),
    ("Shift_JIS", "ja", "市長は橋を五月に閉じると述べた", "雨が続いた。市長は橋を五月に閉じると述べた。①髙"),
    ("EUC-KR", "ko", "시장은 오월에 다리를 닫겠다고 말했다", "비가 왔다. 시장은 오월에 다리를 닫겠다고 말했다."),
    ("gb18030", "zh", "市长说大桥将于五月关闭", "下雨了。市长说大桥将于五月关闭，大家都知道。𠮷"),
    ("utf-8", "ru", "Совет закроет мост в мае", "Мэр заявил: «Совет закроет мост в мае», и ушёл."),
];

#[test]
fn pages_are_read_labelled_and_given_back() {
    for (label, lang, quote, sentence) in PAGES {
        let files = Files::new(&format!("charset-{label}"));
        let page = format!(
            "<!doctype html>\r\n<html lang={lang}><head><meta charset=\"{label}\"><title>t</title></head>\r\n<body><article><p>{sentence}</p></article></body></html>\r\n"
        );
        let bytes = encode(label, &page);
        let (article, claims) = (files.put("a.html", &bytes), files.put("m.json", manifest(&[quote])));
        let output = run(&["check", &article, &claims, "--format", "json"], b"");
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            (&report["claims"][0]["tier"], &report["claims"][0]["text"]),
            (&"verbatim".into(), &quote.into()),
            "{label}"
        );
        assert!(report["problems"].as_array().unwrap().iter().all(|problem| problem["code"] != "charset-mismatch"));

        let out = files.path("out.html");
        assert_eq!(
            run(&["render", &article, &claims, "--lang", "uk", "-o", &out], b"").status.code(),
            Some(0),
            "{label}"
        );
        let labelled = std::fs::read(&out).unwrap();
        let (read, malformed) = Encoding::for_label(label.as_bytes()).unwrap().decode_without_bom_handling(&labelled);
        assert!(
            !malformed && read.contains(&format!("data-claim=\"c0\" data-claim-status=\"speculative\">{quote}</mark>")),
            "{read}"
        );
        let is_cyrillic = ["windows-1251", "Shift_JIS", "EUC-KR", "gb18030", "utf-8"].contains(&label);
        assert_eq!(read.contains("&#1087;"), !is_cyrillic, "{label}: {read}");
        let back = files.path("back.html");
        assert_eq!(run(&["render", "--strip", &out, "-o", &back], b"").status.code(), Some(0));
        assert_eq!(std::fs::read(&back).unwrap(), bytes, "{label}");
    }
}

// In Shift_JIS a yen sign is written as the byte of a backslash, and browsers read that.
#[test]
fn what_a_browser_would_read_otherwise_is_written_as_a_reference() {
    for label in ["Shift_JIS", "EUC-JP"] {
        let files = Files::new(&format!("charset-yen-{label}"));
        let page = format!(
            "<!doctype html><meta charset=\"{label}\"><article><p>市長は橋を閉じると述べた。 C:\\x ~</p></article>"
        );
        let article = files.put("a.html", encode(label, &page));
        let note = "¥500 ‾ −1 – \\ ~ 円";
        let claims = manifest(&["市長は橋を閉じると述べた"])
            .replace("\"note\":\"n\"", &format!("\"note\":{}", Value::from(note)));
        let (claims, out) = (files.put("m.json", claims), files.path("out.html"));
        let done = run(&["render", &article, &claims, "--lang", "ja", "-o", &out], b"");
        assert_eq!(done.status.code(), Some(0), "{label}: {}", text(&done.stderr));
        let labelled = std::fs::read(&out).unwrap();
        let (read, malformed) = Encoding::for_label(label.as_bytes()).unwrap().decode_without_bom_handling(&labelled);
        assert!(!malformed, "{label}");
        let shown = claim_labels::html::Page::parse(&read.replace(" data-claim-labels=\"static\"", "")).unwrap();
        assert!(shown.text().contains(note), "{label}: {}", shown.text());
        let back = run(&["render", "--strip", &out], b"");
        assert_eq!(back.stdout, encode(label, &page), "{label}");
    }
}

#[test]
fn what_is_declared_and_is_not_so_is_told() {
    let files = Files::new("mismatch");
    let claims = files.put("m.json", manifest(&["Der Rat schließt die Brücke"]));
    let page =
        "<!doctype html>\n<title>t</title>\n  <meta charset=iso-8859-1>\n<p>Der Rat schließt die Brücke im Mai.</p>";
    let article = files.put("a.html", page);
    let output = run(&["check", &article, &claims], b"");
    let said = text(&output.stdout).replace(&files.path(""), "");
    let expected = "warning[charset-mismatch]: The page declares iso-8859-1 (windows-1252), but it is UTF-8: browsers show other characters than were checked.\n --> a.html:3:3\n";
    assert!(output.status.code() == Some(0) && said.contains(expected), "{said}");
    let output = run(&["check", &article, &claims, "--format", "json"], b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&report["problems"][0]["code"], &report["problems"][0]["line"]),
        (&"charset-mismatch".into(), &3.into())
    );
    assert_eq!(report["problems"][0]["file"], article.as_str());
    let github = text(&run(&["check", &article, &claims, "--format", "github"], b"").stdout);
    assert!(github.contains("a.html,line=3,col=3,title=charset-mismatch::"), "{github}");

    for same in
        [page.replace("iso-8859-1", "utf-8"), format!("\u{FEFF}{page}"), page.replace("ü", "u").replace("ß", "ss")]
    {
        let output = run(&["check", &files.put("b.html", same), &claims, "--allow-orphans"], b"");
        assert!(!text(&output.stdout).contains("charset-mismatch"));
    }
}

#[test]
fn what_cannot_be_read_or_written_is_refused_by_name() {
    let files = Files::new("charset-refused");
    let claims = files.put("m.json", manifest(&["One two three"]));
    let cases: [(&[u8], &str); 4] = [
        (
            b"<meta charset=shift_jis><p>One two three \x81</p>",
            "it declares shift_jis, and its bytes are not that; save it as UTF-8",
        ),
        (b"<meta charset=iso-2022-kr><p>One two three \xE9</p>", "it declares iso-2022-kr"),
        (b"<meta charset=utf-8><p>One two three \xE9</p>", "it is not UTF-8 at line 1, column 38; save it as UTF-8"),
        (b"<p>One two three \xE9</p>", "or let it declare its charset"),
    ];
    for (bytes, part) in cases {
        let output = run(&["check", &files.put("a.html", bytes), &claims], b"");
        let said = text(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains(part), "{part}\n{said}");
    }
    let page = encode("iso-2022-jp", "<meta charset=iso-2022-jp><p>One two three, 市長は橋を閉じる</p>");
    let article = files.put("a.html", page);
    assert_eq!(run(&["check", &article, &claims], b"").status.code(), Some(0));
    let output = run(&["render", &article, &claims], b"");
    assert!(output.status.code() == Some(2) && text(&output.stderr).contains("ISO-2022-JP"), "{output:?}");
}
