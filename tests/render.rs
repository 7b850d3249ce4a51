//! Static labelled HTML: the page's own bytes, and the labels between them.

#![cfg(not(target_family = "wasm"))]

use claim_labels::html::Page;
use claim_labels::manifest::{self, Manifest};
use claim_labels::render::{Options, Rendered, Strings, Unlabelled, render, strip};
use claim_labels::text::{Article, TABLES};
use proptest::prelude::*;

fn manifest(quotes: &[&str]) -> Manifest {
    let claim = |(number, quote): (usize, &&str)| {
        let status = ["official", "reported", "speculative"][number % 3];
        serde_json::json!({"id": format!("c{number}"), "status": status, "note": "Why & how <b>.", "quote": {"exact": quote, "suffix": ""},
            "sources": [{"name": "A \"source\"", "role": "speaker", "url": "https://a.example/?x&y", "date": "2025-04-22T10:00:00Z"}]})
    };
    let json = serde_json::json!({"version": 1, "claims": quotes.iter().enumerate().map(claim).collect::<Vec<_>>()});
    manifest::parse(json.to_string().as_bytes()).0.unwrap()
}

fn linked() -> Options {
    Options { words: Strings::of("en"), plain: false, legend: true }
}

fn label_with(html: &str, quotes: &[&str], options: Options) -> Result<Rendered, Unlabelled> {
    let (page, manifest) = (Page::parse(html).unwrap(), manifest(quotes));
    let anchorings = manifest::anchor(&Article::new(page.text(), &TABLES), &manifest);
    render(html, &page, &manifest, &anchorings, options)
}

fn label(html: &str, quotes: &[&str]) -> String {
    label_with(html, quotes, linked()).unwrap().html
}

// What is added but legend and notes: marks as `{id|…}`, badges as `[id]`.
fn marks(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest
        .find("<mark data-claim-labels")
        .into_iter()
        .chain(rest.find("<a data-claim-labels"))
        .chain(rest.find("<section data-claim-labels"))
        .min()
    {
        out.push_str(&rest[..at].replace("</mark>", "}"));
        let tag = &rest[at..at + rest[at..].find('>').unwrap() + 1];
        let value = |name: &str| {
            tag.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
        };
        rest = &rest[at + tag.len()..];
        if tag.starts_with("<mark") {
            out += &format!("{{{}|", value("data-claim"));
        } else {
            let end = if tag.starts_with("<a") { "</a>" } else { "</section>" };
            rest = &rest[rest.find(end).unwrap() + end.len()..];
            if tag.starts_with("<a") {
                out += &format!("[{}]", value("data-claim-badge"));
            }
        }
    }
    out + &rest.replace("</mark>", "}")
}

#[test]
fn passages_are_marked_where_they_are_written() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("<p>One two three.</p>", &["One two"], "<p>{c0|One two}[c0] three.</p>"),
        ("<p>One <b>two</b> three.</p>", &["One two three"], "<p>{c0|One }<b>{c0|two}</b>{c0| three}[c0].</p>"),
        ("<p>One two</p>\n<p>three four</p>", &["One two three"], "<p>{c0|One two}</p>\n<p>{c0|three}[c0] four</p>"),
        (
            "<p>A &amp; B said &quot;so it is&quot;.",
            &["B said \"so it is\""],
            "<p>A &amp; {c0|B said &quot;so it is&quot;}[c0].",
        ),
        (
            "<p>See <a href=x>one two</a> three.</p>",
            &["See one two"],
            "<p>{c0|See }<a href=x>{c0|one two}</a>[c0] three.</p>",
        ),
        ("<p>One two<!-- x --> three</p>", &["One two three"], "<p>{c0|One two}<!-- x -->{c0| three}[c0]</p>"),
        ("<p>One two</q> three</p>", &["One two three"], "<p>{c0|One two}</q>{c0| three}[c0]</p>"),
        (
            "<P CLASS=a>One two three four",
            &["One two", "three four"],
            "<P CLASS=a>{c0|One two}[c0] {c1|three four}[c1]",
        ),
        ("<p>One two three four", &["One two three", "two three four"], "<p>{c0|One {c1|two three}}[c0]{c1| four}[c1]"),
        ("<p>One\r\ntwo three", &["One two three"], "<p>{c0|One\r\ntwo three}[c0]"),
        ("<ul><li>One two<li>three four</ul>", &["three four"], "<ul><li>One two<li>{c0|three four}[c0]</ul>"),
        ("<table><tr><td>One two<td>three</table>", &["One two"], "<table><tr><td>{c0|One two}[c0]<td>three</table>"),
        (
            "<details><summary>One two</summary>three</details>",
            &["One two"],
            "<details><summary>{c0|One two}</summary>[c0]three</details>",
        ),
        ("<p title='One two'>One two three", &["One two"], "<p title='One two'>{c0|One two}[c0] three"),
        ("One two <a href='unclosed", &["One two"], "{c0|One two}[c0] <a href='unclosed"),
        (
            "<p>One two <script>'One two'</script>three",
            &["two three"],
            "<p>One {c0|two }<script>'One two'</script>{c0|three}[c0]",
        ),
        // What a mark would tear apart stands in one, or in none where the passage has only a part of it.
        (
            "<p>The <ruby>東<rt>to</rt>京<rt>kyo</rt></ruby> line is open</p>",
            &["The 東京 line", "京 line is"],
            "<p>{c0|The }{c0|<ruby>東<rt>to</rt>京<rt>kyo</rt></ruby>}{c1|{c0| line}[c0] is}[c1] open</p>",
        ),
        (
            "<p>It fell to <math><mn>2.1</mn><mi>%</mi></math>, they say</p>",
            &["fell to 2.1%", "It fell to 2.1%"],
            "<p>{c1|It {c0|fell to }}{c0|{c1|<math><mn>2.1</mn><mi>%</mi></math>}[c1]}[c0], they say</p>",
        ),
        (
            "<p>It is 40 <span class=sr-only>kilometres</span><i aria-hidden=true>km</i> long</p>",
            &["is 40 kilometres long"],
            "<p>It {c0|is 40 }{c0|<span class=sr-only>kilometres</span>}<i aria-hidden=true>km</i>{c0| long}[c0]</p>",
        ),
        // A digit that is read as a raised one is written as it was.
        (
            "<p>Some 10<sup>6</sup> cells &amp; 10<sub>&#50;</sub></p>",
            &["10⁶ cells & 10₂"],
            "<p>Some {c0|10}<sup>{c0|6}</sup>{c0| cells &amp; 10}<sub>{c0|&#50;}[c0]</sub></p>",
        ),
        (
            "<p>At 12<sup><a href=#n>3</a></sup> people <del>died</del> left</p>",
            &["12 people  left"],
            "<p>At {c0|12}<sup><a href=#n>3</a></sup>{c0| people }<del>died</del>{c0| left}[c0]</p>",
        ),
    ];
    for (html, quotes, expected) in cases {
        let labelled = label(html, quotes);
        assert_eq!(marks(&labelled), *expected, "{html}");
        assert_eq!(strip(&labelled).unwrap(), *html);
    }
}

#[test]
fn legend_and_notes_stand_around_the_article() {
    let cases = [
        ("<body><nav>n</nav><article>\n<p>One two</p>\n</article><p>x</body>", "<article>", "</article>"),
        (
            "<body><nav>n</nav><claim-labels><article>One two</article></claim-labels></body>",
            "<claim-labels>",
            "</claim-labels>",
        ),
        ("<html><body class=a>\n<p>One two</p></body></html>\n", "<body class=a>", "</body>"),
        ("<p>One two</p>\n", "", ""),
        ("<title>x</title><p>One two</p></html> ", "</title>", "</html>"),
        ("<article><p>One two", "<article>", ""),
        ("<div><article><p>One two</div><p>x", "<article>", "</div>"),
    ];
    for (html, before, after) in cases {
        let labelled = label(html, &["One two"]);
        assert!(
            labelled.contains(&format!("{before}<section data-claim-labels=\"static\" class=\"claim-labels-legend\"")),
            "{labelled}"
        );
        assert!(labelled.trim_end().contains(&format!("</ol></section>{after}")), "{labelled}");
        assert_eq!(strip(&labelled).unwrap(), html);
        assert_eq!(Page::parse(&labelled).unwrap().text(), Page::parse(html).unwrap().text());
    }
}

#[test]
fn notes_say_what_cards_say() {
    let labelled = label("<p>One two three</p>", &["One two"]);
    for part in [
        "<strong>1 claim labelled.</strong> The rest of the text was not assessed.",
        "<a data-claim-labels=\"static\" data-claim-badge=\"c0\" id=\"claim-c0\" data-claim-status=\"official\" href=\"#claim-note-c0\" role=\"doc-noteref\" aria-label=\"Official claim, 1 source\" lang=\"en\">\u{A0}[Official, 1]</a>",
        "<li id=\"claim-note-c0\" value=\"1\" data-claim-status=\"official\"><p><strong>Official</strong>: <a href=\"#claim-c0\" role=\"doc-backlink\"><q dir=\"auto\">One two</q></a></p>",
        "<p>On the record: stated by <bdi>A &quot;source&quot;</bdi></p>",
        "Why &amp; how &lt;b&gt;.",
        "<a href=\"https://a.example/?x&amp;y\" rel=\"noopener noreferrer nofollow\"><bdi>A &quot;source&quot;</bdi></a></strong> <small>(<bdi dir=\"ltr\">https://a.example/?x&amp;y</bdi>)</small>, <bdi>speaker</bdi>, <time datetime=\"2025-04-22T10:00:00Z\">Apr 22, 2025</time>",
        "id=\"claim-c0\"",
    ] {
        assert!(labelled.contains(part), "{part}\n{labelled}");
    }
}

#[test]
fn changed_words_are_told() {
    let html =
        "<p>The council approved the plans for a big bridge in May.</p><p>It rained for days on end in the north.</p>";
    let quotes = ["The council approved the plans for a large bridge", "It rained for days on end"];
    let labelled = label(html, &quotes);
    for part in [
        "<mark data-claim-labels=\"static\" data-claim=\"c0\" data-claim-status=\"official\" data-claim-change=\"wording\">",
        "data-claim-status=\"official\" data-claim-change=\"wording\" href=\"#claim-note-c0\" role=\"doc-noteref\" aria-label=\"Official · wording changed claim, 1 source, the wording changed since it was labelled\"",
        "\u{A0}[Official · wording changed, 1]</a>",
        "<p>When it was labelled: <q dir=\"auto\">The council approved the plans for a <del>large</del> bridge</q></p>",
        "<p>Today: <q dir=\"auto\">The council approved the plans for a <ins>big</ins> bridge</q></p>",
        "<strong>2 claims labelled.</strong> In 1 of them the wording changed since. The rest",
        "data-claim=\"c1\" data-claim-status=\"reported\">",
    ] {
        assert!(labelled.contains(part), "{part}\n{labelled}");
    }
    assert_eq!(strip(&labelled).unwrap(), html);
    let plain = label_with(html, &quotes, Options { plain: true, ..linked() }).unwrap().html;
    assert!(plain.contains("[Official · wording changed, 1]") && plain.contains("Today: <q>"), "{plain}");
    assert_eq!(strip(&plain).unwrap(), html);
}

#[test]
fn names_that_the_page_has_stay_its_own() {
    let labelled = label("<p id=claim-c0>One two</p><i id=claim-note-c0></i>", &["One two"]);
    assert_eq!(labelled.matches("id=\"claim-c0\"").count(), 0);
    assert!(
        labelled.contains("href=\"#claim-note-c0-2\"") && labelled.contains("<li id=\"claim-note-c0-2\""),
        "{labelled}"
    );
    assert!(!labelled.contains("doc-backlink"));
}

#[test]
fn no_name_is_given_twice() {
    let html = "<p id=claim-note-y>One two. Three four. Five six. Seven eight.</p>";
    let claim = |id: &str, quote: &str| serde_json::json!({"id": id, "status": "official", "quote": {"exact": quote}, "sources": [{"name": "A"}]});
    let claims = [
        claim("x", "One two"),
        claim("note-x", "Three four"),
        claim("x-2", "Five six"),
        claim("note-y", "Seven eight"),
    ];
    let json = serde_json::json!({"version": 1, "claims": claims});
    let (page, manifest) = (Page::parse(html).unwrap(), manifest::parse(json.to_string().as_bytes()).0.unwrap());
    let anchorings = manifest::anchor(&Article::new(page.text(), &TABLES), &manifest);
    let labelled = render(html, &page, &manifest, &anchorings, linked()).unwrap().html;
    let ids: Vec<&str> = labelled.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let once: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    // The badge of `note-y` has none, as the page has its name.
    assert_eq!((ids.len(), once.len()), (7, 7), "{ids:?}");
    for (badge, note) in
        [("claim-x", "claim-note-x-2"), ("claim-note-x", "claim-note-note-x"), ("claim-x-2", "claim-note-x-2-2")]
    {
        let at = labelled.find(&format!("id=\"{badge}\"")).unwrap();
        assert!(labelled[at..].contains(&format!("href=\"#{note}\"")), "{labelled}");
        let item = labelled.find(&format!("<li id=\"{note}\"")).unwrap();
        assert!(labelled[item..].contains(&format!("href=\"#{badge}\"")), "{labelled}");
    }
}

#[test]
fn what_was_edited_by_hand_is_told() {
    let labelled = label("<p>One two three</p>", &["One two"]);
    assert_eq!(strip(&labelled.replace("</mark>", "")), Err(Unlabelled::Mangled));
    let with_edit = labelled.replace(" three", " four");
    assert_eq!(strip(&with_edit).unwrap(), "<p>One two four</p>");
}

#[test]
fn plain_labels_survive_a_sanitiser_of_mails() {
    let options = Options { plain: true, ..linked() };
    let html = "<article><p>One <b>two</b> three.</p><p>Four five six seven.</p></article>";
    let labelled = label_with(html, &["One two three", "Four five six"], options).unwrap().html;
    assert_eq!(strip(&labelled).unwrap(), html);
    // What mail programs let through: text-level and block elements, links with their address, and no other attribute.
    let tags = ["p", "b", "strong", "i", "em", "a", "ul", "ol", "li", "h1", "h2", "h3", "br", "blockquote"];
    let mut sanitiser = ammonia::Builder::empty();
    sanitiser.tags(tags.into()).add_tag_attributes("a", ["href"]).link_rel(None);
    let mail = sanitiser.clean(&labelled).to_string();
    assert!(mail.contains("<p>One <b>two</b> three<b> [Official, 1]</b>.</p>"), "{mail}");
    assert!(mail.contains("<p>Four five six<b> [Reported, 2]</b> seven.</p>"), "{mail}");
    for part in [
        "2 claims labelled.",
        "The rest of the text was not assessed.",
        "[1] <strong>Official</strong>: One two three",
        "[2] <strong>Reported</strong>",
        "<a href=\"https://a.example/?x&amp;y\">",
    ] {
        assert!(mail.contains(part), "{part}\n{mail}");
    }
    let words = |html: &str| {
        html.replace("&quot;", "\"")
            .split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(_, text)| text.to_owned())
            .collect::<String>()
    };
    assert_eq!(words(&mail), words(&labelled), "the sanitiser took no words");
}

fn part() -> impl Strategy<Value = String> {
    let pieces = [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i class='a>b'>",
        "</i>",
        "<a href=x>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<div>",
        "</div>",
        "<br>",
        "<!-- c -->",
        "<!>",
        "</>",
        "<",
        ">",
        "&",
        "&amp;",
        "&am",
        "&#x41;",
        "\r\n",
        "\r",
        "\n",
        " ",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<svg>",
        "</svg>",
        "<pre>",
        "</pre>",
        "<select>",
        "<option>",
        "<article>",
        "</article>",
        "<body>",
        "</body>",
        "</html>",
        "<title>",
        "</title>",
        "<template>",
        "</template>",
        "<ruby>",
        "<rp>",
        "<h1>",
        "</h1>",
        "<form>",
        "<li>",
        "<ul>",
        "</ul>",
        "=\"'",
        "<summary>",
        "<label>",
        "<q>",
        "</q>",
        "<claim-labels>",
        "<sup>",
        "</sup>",
        "<a href='#n'>",
        "<rt>",
        "</ruby>",
        "<math>",
        "<mfrac>",
        "<mn>",
        "</math>",
        "<del>",
        "</del>",
        "<span class=sr-only>",
        "<span aria-hidden=true>",
        "</span>",
        "12",
        "3",
    ];
    prop_oneof![
        3 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        3 => prop::sample::select(vec!["the mayor said ", "twelve ", "people ", "left ", "the town "]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ]
}

proptest! {
    // Any page, any passage of it: labelled, it is the same page; or it is refused.
    #[test]
    fn labels_change_nothing_else(parts in prop::collection::vec(part(), 1..24), cuts in prop::collection::vec((0usize..400, 1usize..40), 1..4), plain: bool) {
        let html = parts.concat();
        let page = Page::parse(&html).unwrap();
        let text: Vec<char> = page.text().chars().collect();
        let quotes: Vec<String> = cuts.iter().map(|(from, len)| text.iter().skip(from % text.len().max(1)).take(*len).collect()).collect();
        let quotes: Vec<&str> = quotes.iter().map(String::as_str).filter(|quote| !quote.trim().is_empty()).collect();
        prop_assume!(!quotes.is_empty());
        let options = Options { plain, ..linked() };
        if let Ok(rendered) = label_with(&html, &quotes, options) {
            prop_assert_eq!(strip(&rendered.html).unwrap(), html.clone());
            let again = strip(&rendered.html).unwrap();
            prop_assert_eq!(label_with(&again, &quotes, options).unwrap().html, rendered.html);
        }
    }
}

// Pages as they are written: balanced, with the end tags left out that HTML lets one leave out.
fn ordinary() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "the mayor said ",
        "twelve ",
        "people ",
        "left &amp; went",
        " the town&rsquo;s\r\n",
        "ü ",
    ]);
    let leaf = prop_oneof![
        5 => words.prop_map(str::to_owned),
        1 => prop::sample::select(vec!["<br>", "<!-- c -->", "<img alt=x>", "<script>x</script>", "\n"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["10<sup>6</sup> ", "12<sup><a href=#n>3</a></sup> ", "<ruby>京<rt>kyo</rt></ruby>", "<del>so</del> ", "<math><mn>1</mn></math>"]).prop_map(str::to_owned),
    ];
    let inline = leaf.prop_recursive(3, 12, 4, |inner| {
        let wrap = prop::sample::select(vec![("<b>", "</b>"), ("<i class='a>b'>", "</i>"), ("<span>", "</span>")]);
        (wrap, prop::collection::vec(inner, 0..4))
            .prop_map(|((open, close), inner)| format!("{open}{}{close}", inner.concat()))
    });
    let link =
        prop::collection::vec(inline.clone(), 1..3).prop_map(|inner| format!("<a href=x>{}</a>", inner.concat()));
    let line = prop::collection::vec(prop_oneof![4 => inline, 1 => link], 1..5).prop_map(|parts| parts.concat());
    let wrap = prop::sample::select(vec![
        ("<p>", "</p>\n"),
        ("<p>", ""),
        ("<h2>", "</h2>"),
        ("<ul><li>", "<li>x</ul>"),
        ("<blockquote><p>", "</p></blockquote>"),
        ("<table><tr><td>", "<td>x</table>"),
        ("<figure><figcaption>", "</figcaption></figure>"),
        ("<div>", "</div>"),
    ]);
    let block = (wrap, line).prop_map(|((open, close), line)| format!("{open}{line}{close}"));
    let page = prop::sample::select(vec![
        ("", ""),
        ("<article>", "</article>"),
        ("<!doctype html>\n<html><head><title>t</title></head><body>\n", "</body>\n</html>\n"),
        ("<claim-labels>\n<article>", "</article></claim-labels><footer>f</footer>"),
        ("<article>", ""),
    ]);
    (page, prop::collection::vec(block, 1..6))
        .prop_map(|((before, after), blocks)| format!("{before}{}{after}", blocks.concat()))
}

proptest! {
    // The refusal is for broken pages: ordinary ones are labelled, whatever their passages cross.
    #[test]
    fn ordinary_pages_are_labelled(html in ordinary(), cuts in prop::collection::vec((0usize..200, 8usize..60), 1..4), plain: bool) {
        let page = Page::parse(&html).unwrap();
        let text: Vec<char> = page.text().chars().collect();
        let quotes = cuts.iter().map(|(from, len)| text.iter().skip(from % text.len().max(1)).take(*len).collect::<String>());
        let quotes: Vec<String> = quotes.filter(|quote| quote.contains(char::is_alphanumeric)).collect();
        let quotes: Vec<&str> = quotes.iter().map(String::as_str).collect();
        let rendered = label_with(&html, &quotes, Options { plain, ..linked() }).unwrap();
        prop_assert!(rendered.left_out.is_empty());
        prop_assert_eq!(strip(&rendered.html).unwrap(), html);
    }
}
