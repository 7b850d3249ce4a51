//! Where things stand that are drawn beside the article's text: the text itself is never touched for them.

use crate::article::reading::Reading;
use claim_labels::text::Span;
use claim_labels::workbench::Page;
use gloo::events::EventListener;
use std::rc::Rc;
use web_sys::{DomRect, Element, HtmlElement, window};
use yew::prelude::*;

/// A place in the pane, in pixels from the start of what it scrolls.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    pub top: f64,
    pub left: f64,
    pub height: f64,
}

/// Where passages begin and end in the pane.
pub fn spots(reading: &Reading, spans: &[Span]) -> Vec<Option<[Spot; 2]>> {
    let Some(paper) = reading.host.parent_element() else { return Vec::new() };
    let page = Page::read(&reading.host);
    let length = reading.article.text().len();
    let ends = |span: &Span| {
        let range = Some(*span).filter(|span| span.end <= length).and_then(|span| page.range(span))?;
        let rects = range.get_client_rects()?;
        let last = rects.length().checked_sub(1)?;
        let (first, last) = (rects.item(0)?, rects.item(last)?);
        let (start, end) = if reading.rtl { (first.right(), last.left()) } else { (first.left(), last.right()) };
        Some([spot(&paper, &first, start), spot(&paper, &last, end)])
    };
    spans.iter().map(ends).collect()
}

fn spot(paper: &Element, rect: &DomRect, x: f64) -> Spot {
    let around = paper.get_bounding_client_rect();
    Spot {
        top: rect.top() - around.top() + f64::from(paper.scroll_top()),
        left: x - around.left() + f64::from(paper.scroll_left()),
        height: rect.height(),
    }
}

/// Puts an element at a place. By the object model: a strict policy refuses style attributes.
pub fn put(element: &HtmlElement, spot: Spot) {
    let style = element.style();
    for (name, value) in [("top", spot.top), ("left", spot.left), ("--line", spot.height)] {
        let _ = style.set_property(name, &format!("{value:.1}px"));
    }
}

/// Counts how often the pane may have been laid out anew.
#[hook]
pub fn use_layouts() -> u32 {
    let layouts = use_state(|| 0_u32);
    let set = layouts.setter();
    use_effect_with((), move |()| {
        let count = Rc::new(std::cell::Cell::new(0));
        let listener = window().map(|window| {
            EventListener::new(&window, "resize", move |_| {
                count.set(count.get() + 1);
                set.set(count.get());
            })
        });
        move || drop(listener)
    });
    *layouts
}
