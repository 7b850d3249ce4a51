//! The article as it stands in the page, and as a text.

use crate::dom::{BROWSER, PageText, read};
use crate::readings::Readings;
use crate::text::{Article, Span, Unicode};
use web_sys::{Element, Range, window};

/// What an element of a foreign page is to the article's text: `text`, `clipped` where only screen readers have it, `aside` or
/// `left-out`, as far as its name alone does not say it. Whoever takes its attributes away puts that into `data-claim-labels`, for
/// the rules to find.
pub fn part_of(element: &Element) -> &'static str {
    crate::dom::part_of(element)
}

/// The nodes of the article as they are now. Labelling changes them; the text stays.
pub struct Page {
    text: PageText,
}

impl Page {
    /// The browser's Unicode tables, to find quotes in other texts.
    pub fn unicode() -> &'static dyn Unicode {
        &BROWSER
    }

    /// Reads the article inside `root`. Cost: O(n) in its nodes and text.
    pub fn read(root: &Element) -> Page {
        Page { text: read(root) }
    }

    /// The article, to find quotes in. Cost: as for [`Article::new`].
    pub fn article(&self) -> Article {
        Article::new(self.text.text.as_str(), &BROWSER)
    }

    /// Other readings of the page, once.
    pub fn readings(&mut self) -> Readings {
        std::mem::take(&mut self.text.readings)
    }

    /// The text that flows: every line break in it is an edge of a block.
    pub fn flowing(&self) -> String {
        self.text.flowing()
    }

    /// What is selected inside `root`. Cost: as for [`Page::read`] if something is; else nothing, as carets move at every key.
    pub fn selected(root: &Element) -> Option<Span> {
        let selection = window()?.get_selection().ok()??;
        if selection.is_collapsed() || selection.range_count() == 0 {
            return None;
        }
        let range = selection.get_range_at(0).ok()?;
        let inside = root.contains(range.common_ancestor_container().ok().as_ref());
        inside.then(|| Page::read(root).text.span_of(&range))?
    }

    /// The byte of the text at which a range of the page begins.
    pub fn offset_of(&self, range: &Range) -> Option<usize> {
        self.text.offset_of(range)
    }

    /// The range of the page that holds a span.
    pub fn range(&self, span: Span) -> Option<Range> {
        self.text.range_of(span)
    }
}
