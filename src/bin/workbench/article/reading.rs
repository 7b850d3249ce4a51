//! The article that is open, read.

use crate::tools;
use claim_labels::Readings;
use claim_labels::text::{Article, Span};
use claim_labels::workbench::{Action, Edit, Page, Step, is_right_to_left, moved, sentence_at, sentences};
use web_sys::Element;

/// The article that is open, read.
pub struct Reading {
    /// The element around it.
    pub host: Element,
    /// Its text.
    pub article: Article,
    /// Other readings of the page that it stands in.
    pub readings: Readings,
    /// Whether its lines run from right to left.
    pub rtl: bool,
    /// Its text, flowing.
    flowing: String,
    sentences: Vec<Span>,
}

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Reading {
    pub fn of(host: Element) -> Reading {
        let mut page = Page::read(&host);
        let flowing = page.flowing();
        let lang = host.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
        let sentences = sentences(&flowing, &tools::sentences(&flowing, &lang.unwrap_or_default()));
        let rtl = is_right_to_left(&flowing);
        Reading { article: page.article(), readings: page.readings(), flowing, sentences, host, rtl }
    }

    /// The passage after a press; `from` is where the editor is while there is none.
    pub fn moved(&self, passage: Option<Span>, from: usize, step: Step) -> Option<Span> {
        moved(&self.flowing, &self.sentences, passage, from, step)
    }

    /// The passage with one of its ends a word further out, or in.
    pub fn word_further(&self, passage: Span, end: bool, outwards: bool) -> Span {
        let step = match (end, outwards) {
            (true, true) => Step::Longer,
            (true, false) => Step::Shorter,
            (false, true) => Step::Earlier,
            (false, false) => Step::Later,
        };
        self.moved(Some(passage), 0, step).unwrap_or(passage)
    }

    /// Where the sentence begins that holds a place.
    pub fn sentence_start(&self, at: usize) -> usize {
        sentence_at(&self.sentences, at).map_or(at, |sentence| sentence.start)
    }

    /// The sentence that holds a place.
    pub fn sentence(&self, at: usize) -> Option<Span> {
        sentence_at(&self.sentences, at)
    }

    /// The text in which every line break is an edge of a block.
    pub fn flowing(&self) -> &str {
        &self.flowing
    }

    /// The words of a passage, in one line.
    pub fn words(&self, span: Span) -> String {
        self.article.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Brings a passage into view, unless it is in view. The pane alone scrolls: on a phone the page around it stays where it is.
pub fn reveal(reading: &Reading, span: Span) {
    let range = Page::read(&reading.host).range(span);
    let (Some(range), Some(paper)) = (range, reading.host.parent_element()) else { return };
    let (seen, whole) = (range.get_bounding_client_rect(), paper.get_bounding_client_rect());
    if seen.top() < whole.top() || seen.bottom() > whole.bottom() {
        let middle = whole.top() + (whole.height() - seen.height().min(whole.height())) / 2.0;
        paper.set_scroll_top(paper.scroll_top() + (seen.top() - middle) as i32);
    }
}

/// Undo and such, from here: the action at this time.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// An edit, now.
pub fn edit(edit: Edit) -> Action {
    Action::Edit(edit, now())
}
