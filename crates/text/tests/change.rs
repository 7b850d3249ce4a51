//! What an anchor says of changed words: nothing is `none` that is not the same words in the same order.

use claim_labels_text::{Anchor, Answer, Article, Change, Quote, TABLES};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn anchor(language: &str, text: &str, quote: &str) -> Option<Anchor> {
    let article = Article::new(text, &TABLES).in_language(language);
    match article.find(&Quote { exact: quote.into(), ..Quote::default() }) {
        Answer::Anchored(anchor) => Some(anchor),
        Answer::Orphaned(_) => None,
    }
}

#[test]
fn the_same_words_are_no_change() {
    let cases = [
        ("en", "“It’s open,” she said — at last.", "\"It's open,\" she said - at last."),
        ("en", "The bridge is closed to all traffic now, he said.", "The bridge is closed to all traffic now"),
        ("en", "The bridge is closed to all traffic now.", "the bridge is closed to all traffic now"),
        ("en", "At least 12,400 homes lost power on Monday.", "At least 12 400 homes lost power on Monday"),
        (
            "en",
            "The bridge will close in May. Two papers say that it may cost nine million.",
            "The bridge will close in May.",
        ),
        ("en", "Nobody had called the police on Sun. The mayor denies that.", "Nobody had called the police on Sun."),
        ("ar", "انقطع التيار عن ١٢٬٤٠٠ منزل في المدينة.", "انقطع التيار عن 12,400 منزل في المدينة"),
    ];
    for (language, text, quote) in cases {
        assert_eq!(anchor(language, text, quote).map(|anchor| anchor.change), Some(Change::None), "{text}");
    }
}

#[test]
fn a_name_that_changed_behind_a_title_is_told() {
    let quote = Quote {
        exact: "The committee has agreed to the plan of Sen.".into(),
        suffix: " Miller, its chair".into(),
        ..Quote::default()
    };
    for (name, same) in [("Miller", true), ("Ortega", false)] {
        let text = format!("The committee has agreed to the plan of Sen. {name}, its chair, on Monday.");
        let unmarked = match Article::new(text, &TABLES).in_language("en").find(&quote) {
            Answer::Anchored(anchor) => anchor.change == Change::None,
            Answer::Orphaned(_) => false,
        };
        assert_eq!(unmarked, same, "{name}");
    }
}

#[test]
fn edits_are_told_with_their_place() {
    let text = "The old council said on Monday that the bridge stays closed to traffic.";
    let quote = "The council said that the old bridge stays closed to all traffic";
    let found = anchor("en", text, quote).unwrap();
    let edits: Vec<(&str, &str, &str)> = found
        .change
        .edits()
        .iter()
        .map(|edit| (edit.from.as_str(), edit.to.as_str(), &text[edit.place.start..edit.place.end]))
        .collect();
    assert_eq!(edits, [("", "old", "old"), ("", "on Monday", "on Monday"), ("old", "", ""), ("all", "", "")]);
}

fn prose() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "the ",
        "The ",
        "not ",
        "council ",
        "Council's ",
        "said ",
        "12 ",
        "120 ",
        "12,400 ",
        "12 400 ",
        "12.400 ",
        "-5 ",
        "5 ",
        "5km ",
        "10² ",
        "1/2 ",
        "1 2 ",
        "Москва ",
        "москва ",
        "قال ",
        "١٢ ",
        "谈",
        "判",
        "é ",
        "e\u{301} ",
        "— ",
        "-",
        "“",
        "” ",
        "... ",
        ". ",
        "? ",
        ", ",
        "\n",
        "\u{A0}",
        "\u{AD}",
        "%",
        "€",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.join(""))
}

// Letters and digits of a text, whatever stands between them: small, composed, digits of one script.
fn letters(text: &str) -> String {
    let arabic = |c: char| matches!(c, '٠'..='٩').then(|| char::from(b'0' + (c as u32 - '٠' as u32) as u8));
    text.nfc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).map(|c| arabic(c).unwrap_or(c)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn none_implies_equal_words(text in prose(), exact in prose(), at in 0usize..24, piece in prose()) {
        // A quote of its own, and one that was cut from the text and edited.
        let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let edge = edges[at % edges.len()];
        let edited = [&text[..edge], piece.get(..piece.len().min(8)).unwrap_or_default(), &text[edge..]].concat();
        for quote in [exact, edited, text.to_uppercase()] {
            for language in ["en", "de", ""] {
                if let Some(Anchor { span, change: Change::None, .. }) = anchor(language, &text, &quote) {
                    prop_assert_eq!(letters(&text[span.start..span.end]), letters(&quote));
                }
            }
        }
    }
}

// Words that went from beside a passage are told at its edge, though nothing else is left there.
#[test]
fn words_that_went_with_the_end_of_the_text_are_told_there() {
    let text = "The council met for two hours. The minister resigned on Monday after the vote failed by four in the";
    let quote = Quote {
        exact: "The minister resigned on Monday after the vote failed by four in the upper house".into(),
        suffix: ", people close".into(),
        ..Quote::default()
    };
    let answer = Article::new(text, &TABLES).in_language("en").find(&quote);
    let Answer::Anchored(anchor) = answer else { panic!("{answer:?}") };
    let Change::Wording(edits) = &anchor.change else { panic!("{:?}", anchor.change) };
    assert!(edits.iter().all(|edit| edit.place.start >= anchor.span.start), "{edits:?}");
}
