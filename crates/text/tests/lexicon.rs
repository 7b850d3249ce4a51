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
    assert_eq!(article.needs_lexicon(), None);
}
