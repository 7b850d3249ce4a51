//! What is text in a page: one table, for HTML files here and for the browser in `browser.rs`.

#![cfg(not(target_family = "wasm"))]

use claim_labels::html::Page;
use claim_labels::text::{Answer, Article, Quote, TABLES};
use serde_json::Value;

const CASES: &str = include_str!("data/reading.json");

#[test]
fn files_are_read_as_the_table_says() {
    let cases: Vec<Value> = serde_json::from_str(CASES).unwrap();
    for case in &cases {
        let (what, html) = (&case["what"], case["html"].as_str().unwrap());
        let page = Page::parse(html).unwrap();
        assert_eq!(page.text(), case["text"], "{what}");
        let article = Article::new(page.text(), &TABLES);
        for (exact, passage) in case["quotes"].as_object().into_iter().flatten() {
            let found = match page.readings().find(&article, &Quote { exact: exact.clone(), ..Quote::default() }) {
                Answer::Anchored(anchor) => Value::from(article.slice(anchor.span)),
                Answer::Orphaned(_) => Value::Null,
            };
            assert_eq!(found, *passage, "{what}: {exact}");
        }
    }
}

#[test]
fn several_passages_are_not_told_apart_by_their_notes() {
    let page =
        Page::parse("<p>They all left in May.<sup>[1]</sup></p><p>It rained. They all left in May.</p>").unwrap();
    let article = Article::new(page.text(), &TABLES);
    let quote = Quote { exact: "They all left in May.".into(), ..Quote::default() };
    assert!(matches!(page.readings().find(&article, &quote), Answer::Orphaned(_)));
}

// A page with an element that names its article by this selector, and what is taken for the article.
fn article_for(selector: &str, inside: &str) -> String {
    let selector = selector.replace('&', "&amp;").replace('"', "&quot;");
    let page = format!(
        "<body class=news><p class='story lead'>first</p><claim-labels for=\"{selector}\">{inside}</claim-labels><main><section>
        <article class=story itemprop=articleBody>second</article></section><div class=story id=c data-x='y'>third</div></main>
        <ARTICLE id=d data-x>fourth</article></body>"
    );
    Page::parse(&page).unwrap().text().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn selectors_name_the_article_as_in_a_browser() {
    let cases = [
        ("article", "second"),
        ("ARTICLE", "second"),
        ("#c", "third"),
        (".story", "first"),
        (".story.lead", "first"),
        ("article.story", "second"),
        ("div.story#c[data-x]", "third"),
        ("[data-x]", "third"),
        ("[DATA-X]", "third"),
        ("article[data-x]", "fourth"),
        ("[itemprop=articleBody]", "second"),
        ("[itemprop=\"articleBody\"]", "second"),
        ("[data-x='y']", "third"),
        ("main .story", "second"),
        ("main\n  div", "third"),
        ("body main section article", "second"),
        ("#d, #c", "third"),
        ("#none , .lead", "first"),
        (" section ", "second"),
    ];
    for (selector, text) in cases {
        for inside in ["", " ", "\n<!-- -->\n"] {
            assert_eq!(article_for(selector, inside), text, "{selector:?}");
        }
    }
}

#[test]
fn other_selectors_are_not_guessed_at() {
    let whole = article_for("#none", "");
    assert_eq!(whole, "first second third fourth");
    let none = ["article.lead", "[data-x=z]", ".news section section", "section main article", "main main div"];
    let invalid = [
        "",
        " ",
        "article,",
        ",article",
        "#1",
        ".-1",
        "#",
        ".",
        "article.",
        "[]",
        "[=y]",
        "[data-x=]",
        "[data-x",
        "article { }",
    ];
    let unread = [
        "main > div",
        "article:first-of-type",
        "*",
        "p ~ main",
        "p + main",
        "[data-x~=y]",
        "[data-x=\"y, article\"]",
        "[data-x=\"y z\"]",
        "#a\\b",
        "[data-x]article",
        "ns|article",
    ];
    let long = ["article,".repeat(200), "article".to_owned()].concat();
    for selector in none.into_iter().chain(invalid).chain(unread).chain([&*long]) {
        for blank in ["", "\n", "<!-- -->"] {
            assert_eq!(article_for(selector, blank), whole, "{selector:?}");
        }
        assert_eq!(article_for(selector, "<p>inside</p>"), "inside", "{selector:?}");
    }
}

// Each `for` is a way through the whole page: of very many only the first are followed.
#[test]
fn the_first_element_that_has_an_article_counts() {
    let text = |html: &str| Page::parse(html).unwrap().text().trim().to_owned();
    let label = |selector: &str| format!("<claim-labels for='{selector}'> </claim-labels>");
    let page =
        |labels: &str| format!("{labels}<p id=a>one</p><p id=b>two</p><claim-labels><p>three</p></claim-labels>");
    assert_eq!(text(&page(&(label("#none") + &label("#b") + &label("#a")))), "two");
    assert_eq!(text(&page(&label("#none"))), "three");
    assert_eq!(text(&page(&(label("#none").repeat(1_000) + &label("#b")))), "three");
}
