//! Sentences that were edited: those that turned round are refused, the others labelled. One table a language, a file each.

use claim_labels_text::{Answer, Article, Change, Quote, Reason, TABLES};

fn answer(language: &str, fields: &[&str]) -> Answer {
    let quote = Quote {
        prefix: [fields[2], " "].concat(),
        exact: fields[3].into(),
        suffix: [" ", fields[4]].concat(),
        position: None,
    };
    Article::new(fields[5], &TABLES).in_language(language).find(&quote)
}

// What is wrong with the answer to a line, if anything is.
fn wrong(language: &str, line: &str) -> Option<String> {
    let fields: Vec<&str> = line.split(" |").map(str::trim).collect();
    let said = match answer(language, &fields) {
        Answer::Anchored(anchor) if anchor.change == Change::None => "labelled in silence",
        Answer::Anchored(_) => "labelled",
        Answer::Orphaned(orphan) if orphan.reason == Reason::MeaningChanged => "refused",
        Answer::Orphaned(_) => "not found",
    };
    let right = match fields[1] {
        "refuse" => said == "refused",
        "told" => said == "refused" || said == "labelled",
        "label" => said.starts_with("labelled"),
        _ => false,
    };
    (!right).then(|| [said, ": ", line].concat())
}

fn check(language: &str, table: &str) {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let wrong: Vec<String> = lines.filter_map(|line| wrong(language, line)).collect();
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english() {
    check("en", include_str!("data/english.txt"));
}

// White space beside a dash is no part of the fold; that a line ended there counts all the same.
#[test]
fn what_stands_in_the_next_line_is_no_other_name() {
    let text = "Voices of the crew\n“It was the best summer that I had on the boats” -\nHarbour\nThe harbour is open.";
    let quote = Quote {
        exact: "“It was the best summer that I had on the boats” - Helen Marsh".into(),
        prefix: "Voices of the crew\n".into(),
        suffix: "\nHarbour\nThe harbour is open.".into(),
        position: None,
    };
    match Article::new(text, &TABLES).find(&quote) {
        Answer::Anchored(anchor) => assert!(matches!(anchor.change, Change::Wording(_)), "{anchor:?}"),
        Answer::Orphaned(orphan) => panic!("{orphan:?}"),
    }
}
