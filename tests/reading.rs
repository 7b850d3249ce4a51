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
