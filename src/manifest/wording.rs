//! A reworded passage for readers: the words that were labelled beside today's.

use claim_labels_text::{Article, Edit, Span};

/// What a passage said when it was labelled, and what it says now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The words that were labelled.
    pub labelled: Vec<Fragment>,
    /// The words of today.
    pub today: Vec<Fragment>,
}

/// A part of one of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Its words, and the white space and marks around them.
    pub text: String,
    /// Whether the other text has not the same in this place.
    pub differs: bool,
}

impl Wording {
    /// The two texts of a passage at `span` whose quote was `exact`, and which differs from it by `edits`: those around the
    /// passage make today's text longer.
    pub(crate) fn new(article: &Article, exact: &str, span: Span, edits: &[Edit]) -> Wording {
        let places = edits.iter().map(|edit| edit.place);
        let start = places.clone().map(|place| place.start).min().unwrap_or(span.start).min(span.start);
        let end = places.clone().map(|place| place.end).max().unwrap_or(span.end).max(span.end);
        let today = fragments(article.text(), start..end, places.map(|place| place.start..place.end));
        let mut from = 0;
        let lost = edits.iter().filter(|edit| !edit.from.is_empty()).filter_map(|edit| {
            let at = from + exact.get(from..)?.find(&edit.from)?;
            from = at + edit.from.len();
            Some(at..from)
        });
        Wording { labelled: fragments(exact, 0..exact.len(), lost), today }
    }
}

type Range = std::ops::Range<usize>;

fn fragments(text: &str, whole: Range, differing: impl Iterator<Item = Range>) -> Vec<Fragment> {
    let (mut out, mut done) = (Vec::new(), whole.start);
    let mut add = |range: Range, differs| {
        if !range.is_empty() {
            out.push(Fragment { text: text[range].to_owned(), differs });
        }
    };
    for range in differing {
        add(done..range.start.max(done), false);
        add(range.start.max(done)..range.end, true);
        done = done.max(range.end);
    }
    add(done..whole.end.max(done), false);
    out
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;
    use claim_labels_text::{Answer, Quote, TABLES};

    fn shown(fragments: &[Fragment]) -> String {
        fragments.iter().map(|one| if one.differs { format!("[{}]", one.text) } else { one.text.clone() }).collect()
    }

    #[test]
    fn both_texts_say_what_differs() {
        let cases = [
            (
                "The council approved the plans for a large bridge here",
                "The council approved the plans for a big bridge here.",
                "The council approved the plans for a [large] bridge here",
                "The council approved the plans for a [big] bridge here",
            ),
            (
                "The council approved plans for a bridge over the river",
                "The council approved the old plans for a bridge over river.",
                "The council approved plans for a bridge over [the] river",
                "The council approved [the old] plans for a bridge over river",
            ),
        ];
        for (exact, text, labelled, today) in cases {
            let article = Article::new(text, &TABLES);
            let quote = Quote { exact: exact.into(), ..Quote::default() };
            let Answer::Anchored(anchor) = article.find(&quote) else { panic!("{exact}") };
            let wording = Wording::new(&article, exact, anchor.span, anchor.change.edits());
            assert_eq!((shown(&wording.labelled), shown(&wording.today)), (labelled.into(), today.into()));
        }
    }

    #[test]
    fn words_around_the_passage_are_shown_with_it() {
        let article = Article::new("They deny that it will close. So it is.", &TABLES);
        let edit = Edit { from: "said".into(), to: "deny".into(), place: Span::new(5, 9) };
        let wording = Wording::new(&article, "it will close", Span::new(15, 28), &[edit]);
        assert_eq!(shown(&wording.labelled), "it will close");
        assert_eq!(shown(&wording.today), "[deny] that it will close");
    }
}
