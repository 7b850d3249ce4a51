//! Quotes made from a place in a text are found at that place.

use claim_labels_text::{Anchor, Answer, Article, Quote, Span, TABLES, Tier};
use proptest::prelude::*;

fn anchor(article: &Article, quote: &Quote) -> Option<Anchor> {
    match article.find(quote) {
        Answer::Anchored(anchor) => Some(anchor),
        Answer::Orphaned(_) => None,
    }
}

#[test]
fn selections_snap_to_words() {
    let article = Article::new("He said:  “We didn’t pay 1,200.50 euros.” Café e\u{301}tude", &TABLES);
    let cases = [
        ("aid", "said"),
        (" said: ", "said:"),
        ("idn’", "didn’t"),
        ("00.5", "1,200.50"),
        ("pay 1,2", "pay 1,200.50"),
        ("“We didn’t pay", "“We didn’t pay"),
        ("euros.”", "euros.”"),
        ("tud", "e\u{301}tude"),
        ("  ", ""),
    ];
    for (selected, snapped) in cases {
        let start = article.text().find(selected).unwrap();
        let span = article.snap(Span::new(start, start + selected.len()));
        assert_eq!(article.slice(span), snapped, "{selected:?}");
    }
}

#[test]
fn a_quote_takes_the_words_around_it() {
    let text =
        "The mayor said on Monday that\n   the bridge will close in May, and that nobody knows when it may open again.";
    let article = Article::new(text, &TABLES);
    let start = text.find("the bridge").unwrap();
    let quote = article.quote(Span::new(start, start + "the bridge will close".len())).unwrap();
    assert_eq!(quote.exact, "the bridge will close");
    assert_eq!(quote.prefix, "mayor said on Monday that ");
    assert_eq!(quote.suffix, " in May, and that nobody knows");
    assert_eq!(quote.position, None);
}

#[test]
fn equal_passages_are_told_apart_by_more_context_and_at_last_by_position() {
    let refrain = "Nobody at the ministry would say anything at all about what the letter means. He may resign. Its \
                   spokesman did not answer any of the questions that were put to him in writing.";
    let text = ["Spring. ", refrain, "\nSummer. ", refrain].concat();
    let article = Article::new(text.as_str(), &TABLES);
    for (start, found) in text.match_indices("He may resign") {
        let span = Span::new(start, start + found.len());
        let quote = article.quote(span).unwrap();
        assert_eq!(anchor(&article, &quote).unwrap().span, span);
        assert!(quote.position.is_some());
    }
}

#[test]
fn nothing_to_find_makes_no_quote() {
    for text in ["", "  ", "\n\u{AD}"] {
        let article = Article::new(text, &TABLES);
        assert_eq!(article.quote(Span::new(0, text.len())), None, "{text:?}");
    }
}

// Sentences of few words, so that passages repeat; line breaks and indentation as pages have them.
fn prose() -> impl Strategy<Value = String> {
    let words =
        vec!["the", "mayor", "may", "said", "didn’t", "resign.", "It", "12", "Москва", "谈判", "e\u{301}tude", "“so”"];
    let gaps = vec![" ", " ", " ", "\n", "\n      "];
    let word = (prop::sample::select(words), prop::sample::select(gaps));
    prop::collection::vec(word, 1..80).prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

proptest! {
    #[test]
    fn quotes_are_found_where_they_were_made(text in prose(), from in any::<prop::sample::Index>(), length in 1..60_usize) {
        let article = Article::new(text.as_str(), &TABLES);
        let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let from = from.index(edges.len());
        let span = article.snap(Span::new(edges[from], edges[(from + length).min(edges.len() - 1)]));
        prop_assert_eq!(article.snap(span), span, "snapping twice changes nothing");
        if span.start == span.end {
            return Ok(());
        }
        let Some(quote) = article.quote(span) else {
            prop_assert!(false, "no quote for {:?}", article.slice(span));
            return Ok(());
        };
        let anchor = anchor(&article, &quote).unwrap();
        prop_assert_eq!(anchor.span, span);
        prop_assert!(anchor.tier == Tier::Verbatim || quote.exact != article.slice(span));
        prop_assert_eq!(quote.exact.split_whitespace().collect::<Vec<_>>(), article.slice(span).split_whitespace().collect::<Vec<_>>());
    }
}
