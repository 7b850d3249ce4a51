//! Any text and any quote: an answer, never a panic, and what it says is so. `make fuzz` runs this in bulk.

use claim_labels_text::{Answer, Article, Quote, Reason, TABLES, Tier};
use proptest::prelude::*;
use unicode_segmentation::GraphemeCursor;

// Words that repeat, so that quotes meet lookalikes; marks and signs that fold, combine or vanish.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "the",
        "The",
        "not",
        "council",
        "council's",
        "said",
        "12",
        "120",
        "bridge",
        "Москва",
        "قال",
        "谈",
        "判",
        "é",
        "e\u{301}",
        "\u{301}",
        "—",
        "--",
        "“",
        "”",
        "...",
        "…",
        ". ",
        ", ",
        "\n",
        " ",
        " ",
        " ",
        "\u{A0}",
        "\u{AD}",
        "\u{200D}",
        "👩",
        "\u{1F3FD}",
        "🇺",
        "🇦",
        "ﬁ",
        "\u{0}",
        "\u{FFFD}",
        "\u{202E}",
    ]);
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.join(""))
}

fn cut(text: &str, from: usize, len: usize) -> &str {
    let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let from = from % edges.len();
    &text[edges[from]..edges[(from + len).min(edges.len() - 1)]]
}

fn is_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap()
}

fn check(text: &str, quote: &Quote) -> Result<(), TestCaseError> {
    let article = Article::new(text, &TABLES);
    match article.find(quote) {
        Answer::Anchored(anchor) => {
            prop_assert!(anchor.span.start < anchor.span.end);
            prop_assert!(is_boundary(text, anchor.span.start) && is_boundary(text, anchor.span.end));
            prop_assert!((0.0..=1.0).contains(&anchor.score));
            let slice = article.slice(anchor.span);
            prop_assert!(slice == quote.exact || anchor.tier != Tier::Verbatim, "{:?}", slice);
        }
        Answer::Orphaned(orphan) => {
            prop_assert_eq!(orphan.reason == Reason::Gone, orphan.candidate.is_none());
            if let Some(candidate) = orphan.candidate {
                prop_assert!((0.0..=1.0).contains(&candidate.score));
                prop_assert!(!article.slice(candidate.span).is_empty());
            }
        }
    }
    Ok(())
}

// A rare word of the quote that became a frequent one: they weigh differently, and the score must not mind.
#[test]
fn scores_stay_below_one() {
    let text = "The councils met. ".repeat(40);
    check(&text, &Quote { exact: "The councilx met".into(), ..Quote::default() }).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quotes_of_the_text(text in prose(), from in 0usize..500, len in 0usize..60, position in 0usize..600) {
        let quote = Quote { exact: cut(&text, from, len).into(), position: Some(position), ..Quote::default() };
        check(&text, &quote)?;
    }

    #[test]
    fn quotes_of_another_text(text in prose(), exact in prose(), prefix in prose(), suffix in prose()) {
        check(&text, &Quote { exact, prefix, suffix, position: None })?;
    }

    #[test]
    fn quotes_of_an_edited_text(text in prose(), from in 0usize..500, len in 1usize..60, at in 0usize..500, new in prose()) {
        let exact = cut(&text, from, len).to_owned();
        let (before, after) = text.split_at(cut(&text, 0, at % (text.chars().count() + 1)).len());
        let edited = [before, cut(&new, 0, 20), after].concat();
        check(&edited, &Quote { exact, prefix: cut(&text, from.saturating_sub(32), 32).into(), ..Quote::default() })?;
    }

    #[test]
    fn anything_at_all(text in "\\PC{0,80}", exact in "\\PC{0,20}", prefix in "\\PC{0,20}") {
        check(&text, &Quote { exact, prefix, ..Quote::default() })?;
    }

    // What stands once, to the letter, on whole words, is found there, whatever surrounds it.
    #[test]
    fn a_unique_passage_is_found(before in "[a-m ]{0,80}", exact in "[n-z]{3,9}( [n-z]{1,9}){1,6}", after in "[a-m ]{0,80}") {
        let text = [before.as_str(), ". ", &exact, ". ", &after].concat();
        let Answer::Anchored(anchor) = Article::new(text.as_str(), &TABLES).find(&Quote { exact, ..Quote::default() }) else {
            return Err(TestCaseError::fail("not found"));
        };
        prop_assert_eq!((anchor.tier, anchor.span.start), (Tier::Verbatim, before.len() + 2));
    }
}

#[test]
fn huge_and_hollow_input_is_answered() {
    let sentence = "The council said that the bridge will close in May. ";
    let twins = Article::new(sentence.repeat(10_000), &TABLES);
    let quote = |exact: &str| Quote { exact: exact.into(), prefix: "close in May. ".into(), ..Quote::default() };
    let reason = |article: &Article, quote: &Quote| match article.find(quote) {
        Answer::Orphaned(orphan) => Some(orphan.reason),
        Answer::Anchored(_) => None,
    };
    assert_eq!(reason(&twins, &quote(sentence.trim())), Some(Reason::Ambiguous));
    assert_eq!(reason(&twins, &quote("The council said that a bridge will close in May.")), Some(Reason::Ambiguous));

    let long: String = (0..100_000 / 6).map(|number| format!("w{number} ")).collect();
    let text = format!("{long}. {}", "Other words stand here. ".repeat(200_000));
    let large = Article::new(text, &TABLES);
    assert!(large.text().len() > 4_900_000);
    assert_eq!(reason(&large, &quote(&long)), None);
    assert_eq!(reason(&large, &quote(&long.replace("w77 ", "and "))), None);

    let accents = Article::new(format!("a{} end of it", "\u{301}".repeat(50_000)), &TABLES);
    assert_eq!(reason(&accents, &Quote { exact: "end of it".into(), ..Quote::default() }), None);
    for hollow in ["", " ", "\n\t", "\u{200B}", "...", "—", "\u{0}"] {
        assert!(reason(&twins, &quote(hollow)).is_some(), "{hollow:?}");
        assert_eq!(reason(&Article::new(hollow, &TABLES), &quote("words")), Some(Reason::Gone));
    }
}
