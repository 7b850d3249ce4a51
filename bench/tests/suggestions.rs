//! Suggestions are no worse than was measured: see `docs/suggestions.md`, and `make bench` for the tables.

use claim_labels::manifest::Status;
use claim_labels_bench::suggestions::{labelled, language, score};

// Least precision and recall of official, reported and speculative, in percent, rounded down.
type Floor = [(f64, f64); 3];

fn check(file: &str, floor: Floor) {
    let path = [env!("CARGO_MANIFEST_DIR"), "/data/suggestions/", file].concat();
    let articles = labelled(&std::fs::read_to_string(path).unwrap());
    for (status, (precision, recall)) in Status::ALL.into_iter().zip(floor) {
        let score = score(&articles, Some(status), language(file));
        assert!(score.claims > 0, "{file} has nothing {status:?}");
        assert!(
            100.0 * score.precision() >= precision,
            "{file}, {status:?}: precision of {score:?} is under {precision}"
        );
        assert!(100.0 * score.recall() >= recall, "{file}, {status:?}: recall of {score:?} is under {recall}");
    }
}

#[test]
fn where_rules_were_tuned() {
    check("dev.txt", [(95.0, 93.0), (88.0, 91.0), (93.0, 96.0)]);
}

#[test]
fn where_they_were_not() {
    check("heldout.txt", [(80.0, 76.0), (50.0, 61.0), (44.0, 44.0)]);
}

#[test]
fn other_languages() {
    check("de.txt", [(100.0, 100.0), (100.0, 100.0), (100.0, 100.0)]);
    check("ru.txt", [(100.0, 100.0), (100.0, 100.0), (100.0, 100.0)]);
    check("uk.txt", [(100.0, 100.0), (100.0, 100.0), (100.0, 100.0)]);
    check("de-heldout.txt", [(80.0, 57.0), (66.0, 80.0), (100.0, 100.0)]);
    check("ru-heldout.txt", [(100.0, 100.0), (100.0, 75.0), (100.0, 100.0)]);
    check("uk-heldout.txt", [(100.0, 100.0), (100.0, 75.0), (100.0, 100.0)]);
}

#[test]
fn marks_are_read() {
    let articles = labelled("# a\nSo [official:Anna Reyes|it is], she\nsaid.\n\n# b\n[speculative|It may be].\n");
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[0].text, "So it is, she\nsaid.");
    let claim = &articles[0].claims[0];
    assert_eq!(&articles[0].text[claim.span.start..claim.span.end], "it is");
    assert_eq!((claim.status, claim.source.as_deref()), (Status::Official, Some("Anna Reyes")));
    assert_eq!((articles[1].text.as_str(), articles[1].claims[0].source.as_deref()), ("It may be.", None));
}
