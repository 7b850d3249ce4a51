//! The article that is open, read.

use crate::tools;
use claim_labels::Readings;
use claim_labels::text::{Article, Span};
use claim_labels::workbench::{Action, Edit, Page, Step, moved, sentences};
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The article that is open, read.
pub struct Reading {
    /// The element around it.
    pub host: Element,
    /// Its text.
    pub article: Article,
    /// Other readings of the page that it stands in.
    pub readings: Readings,
    /// The same, flowing.
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
        Reading { article: page.article(), readings: page.readings(), flowing, sentences, host }
    }

    /// The passage after a press.
    pub fn moved(&self, passage: Option<Span>, step: Step) -> Option<Span> {
        moved(&self.flowing, &self.sentences, passage, step)
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

/// Brings a passage into view, unless it is in view.
pub fn reveal(reading: &Reading, span: Span) {
    let element =
        Page::read(&reading.host).range(span).and_then(|range| range.start_container().ok()?.parent_element());
    let (Some(element), Some(paper)) = (element, reading.host.parent_element()) else { return };
    let (seen, whole) = (element.get_bounding_client_rect(), paper.get_bounding_client_rect());
    if seen.top() < whole.top() || seen.bottom() > whole.bottom() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
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
