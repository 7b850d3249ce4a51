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

fn recorded(prefix: &str, exact: &str, suffix: &str) -> Quote {
    Quote { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into(), position: None }
}

// Quotes, with what was recorded before and behind them, and texts that end or begin the passage's first or last word, number or
// sentence otherwise. None of them may be labelled as if nothing had changed.
#[test]
fn what_changes_at_the_edges_of_a_passage_is_told() {
    let cases = [
        ("en", "In all, ", "500 people died in the flood", "", "In all, 1,500 people died in the flood"),
        ("en", "", "The toll rose to 12", "", "The toll rose to 12,000 on Friday."),
        ("en", "", "The tax will rise to 5", " percent", "The tax will rise to 5.5 percent."),
        ("en", "", "The party won", "", "The party won't run in June."),
        ("en", "", "The letter was sent to the mayor", "", "The letter was sent to the mayor's wife."),
        ("en", "In all ", "five people died in the flood", "", "In all twenty-five people died in the flood."),
        ("en", "", "five people died in the flood", "", "In all twenty-five people died in the flood."),
        ("en", "", "The fund lost 40", "", "The fund lost 40 million in two years."),
        ("zh", "", "三人死亡", "", "事故造成十三人死亡。"),
        ("en", "", "Take 1/2 tablets of the drug twice a day", "", "Take 1–2 tablets of the drug twice a day."),
        ("en", "", "Children of 10–15 may join the club now", "", "Children of 10, 15 may join the club now."),
        (
            "en",
            "",
            "The bank reported a result of €5 million on Monday",
            "",
            "The bank reported a result of −€5 million on Monday.",
        ),
        ("en", "", "The factory makes 10⁻³ tonnes of it each day", "", "The factory makes 10³ tonnes of it each day."),
        ("en", "", "The bridge will close in May.", "", "The bridge will close in May!?"),
        ("en", "", "The bridge will close in May.", "", "The bridge will close in May…?"),
        ("en", "", "The bridge will close in May.", "", "The bridge will close in May (?)."),
        ("en", "", "The bridge will close in May", "", "The bridge will close in May?"),
        ("de", "", "Die Brücke wird im Mai geschlossen", "", "Die Brücke wird im Mai geschlossen?"),
    ];
    for (language, prefix, exact, suffix, text) in cases {
        let quote = recorded(prefix, exact, suffix);
        let article = Article::new(text, &TABLES).in_language(language);
        if let Answer::Anchored(anchor) = article.find(&quote) {
            assert_ne!(anchor.change, Change::None, "{exact} / {text}");
        }
        assert!(article.find_unchanged(&quote).is_none(), "{exact} / {text}");
    }
}

#[test]
fn what_was_so_at_the_edges_of_a_passage_is_no_change() {
    let cases = [
        (
            "en",
            "",
            "The letter was sent to the mayor",
            "'s wife on Friday.",
            "The letter was sent to the mayor’s wife on Friday.",
        ),
        ("fr", "", "été trop chaud", "", "C’était un été trop chaud."),
        ("en", "In all, ", "25 people died in the flood", "", "In all, 25 people died in the flood."),
        ("en", "", "The fund lost 40", " million in two years", "The fund lost 40 million in two years."),
        ("en", "", "The toll rose to 12", "", "The toll rose to 12 on Friday."),
        ("en", "", "The market will open in week 7", "", "The market will open in week 7, the council says."),
        ("en", "", "Will the bridge close in May?", "", "Will the bridge close in May?"),
        ("en", "", "Children of 10-15 may join the club", "", "Children of 10 – 15 may join the club now."),
    ];
    for (language, prefix, exact, suffix, text) in cases {
        let quote = recorded(prefix, exact, suffix);
        match Article::new(text, &TABLES).in_language(language).find(&quote) {
            Answer::Anchored(anchor) => assert_eq!(anchor.change, Change::None, "{exact} / {text}"),
            Answer::Orphaned(orphan) => panic!("{exact} / {text}: {orphan:?}"),
        }
    }
}
