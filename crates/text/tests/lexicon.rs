//! A lexicon that is given at run time, as in a page.

use claim_labels_text::{Answer, Article, Lexicon, Quote, Reason, TABLES};
use std::rc::Rc;

fn reason(article: &Article) -> Option<Reason> {
    let quote = Quote { exact: "The ferry glarks to the island every morning".into(), ..Quote::default() };
    match article.find(&quote) {
        Answer::Anchored(_) => None,
        Answer::Orphaned(orphan) => Some(orphan.reason),
    }
}

#[test]
fn a_lexicon_given_decides_what_turns_round() {
    let text = "The ferry frimps to the island every morning.";
    let with = |lexicon: &str| {
        let mut article = Article::new(text, &TABLES).in_language("tlh");
        article.set_lexicon(Rc::new(Lexicon::parse(lexicon).unwrap()));
        reason(&article)
    };
    let words = "[function]\nthe to every\n";
    assert_eq!(reason(&Article::new(text, &TABLES).in_language("tlh")), None);
    assert_eq!(with(&[words, "[contrast]\nglarks / frimps"].concat()), Some(Reason::MeaningChanged));
    assert_eq!(with(&[words, "[same]\nglarks frimps"].concat()), None);
}

#[test]
fn nothing_is_lacking_where_lexicons_are_built_in() {
    let article = Article::new("The ferry sails to the island every morning.", &TABLES).in_language("en");
    assert_eq!(reason(&article), Some(Reason::MeaningChanged));
    assert_eq!(article.missing_lexicon(), None);
}

// A page finds what is as it was, and when its lexicon has come, the rest.
#[test]
fn a_lexicon_that_comes_late_changes_no_answer() {
    let (mut early, mut late) = (0, 0);
    for line in include_str!("data/english.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let fields: Vec<&str> = line.split(" |").map(str::trim).collect();
        let [_, _, prefix, exact, suffix, text] = fields[..] else { panic!("{line}") };
        for (prefix, suffix) in [(prefix, suffix), ("", suffix), (prefix, ""), ("", "")] {
            let [prefix, suffix] = [[prefix, " "].concat(), [" ", suffix].concat()];
            let quote = Quote { exact: exact.into(), prefix, suffix, position: None };
            // One that knows no language, and so has no lexicon until it is given.
            let mut article = Article::new(text, &TABLES).in_language("tlh");
            let first = article.find_unchanged(&quote);
            match first {
                Some(_) => early += 1,
                None => late += 1,
            }
            article.set_lexicon(Lexicon::of("en").unwrap());
            let answer = first.map_or_else(|| article.find(&quote), Answer::Anchored);
            assert_eq!(answer, Article::new(text, &TABLES).in_language("en").find(&quote), "{line}");
        }
    }
    assert!(early > 20 && late > 100, "{early} and {late}");
}
