//! Where readers land who go to a claim: with its passage in sight, below what sticks to the top of the window, and so it stays when
//! pictures above it come late, until the reader goes on.

use super::reveal::{around, holder};
use crate::liveness::{is_abandoned, listen};
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Array;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, Range, ResizeObserver, ScrollBehavior, ScrollToOptions, Window};

const GAP: f64 = 8.0; // CSS pixels
const HIGHEST: f64 = 0.6; // of the window: what is higher is no bar, but covers the page
const LONGEST: f64 = 10_000.0; // milliseconds for which a place is kept

/// The bottom of what sticks to the top of the window at `x`, or what the page says that it needs there. `own` is ours.
fn bars(window: &Window, own: &Element, x: f64) -> Option<f64> {
    let document = window.document()?;
    let height = window.inner_height().ok()?.as_f64()?;
    let style = |element: &Element, name: &str| window.get_computed_style(element).ok()??.get_property_value(name).ok();
    let sticks =
        |element: &Element| style(element, "position").is_some_and(|position| matches!(&*position, "fixed" | "sticky"));
    let padding = style(&document.document_element()?, "scroll-padding-top");
    let padding = padding.map_or(0.0, |padding| js_sys::Number::parse_float(&padding)); // no number for `auto`
    let mut bottom = 0.0;
    // Bars may stand below each other.
    for _ in 0..4 {
        let found = document.elements_from_point(x as f32, bottom as f32 + 1.0);
        let mut found = found.iter().filter_map(|found| found.dyn_into::<Element>().ok());
        let Some(top) = found.find(|found| found != own) else { break };
        let bar = around(&top).find(sticks).map(|bar| bar.get_bounding_client_rect().bottom());
        let Some(next) = bar.filter(|next| *next > bottom && *next < height * HIGHEST) else { break };
        bottom = next;
    }
    Some(bottom.max(padding))
}

/// Scrolls the window so that `passage`, which is somewhere in it, stands below its bars.
pub(super) fn clear_bars(window: &Window, own: &Element, passage: &Range) {
    let rect = passage.get_bounding_client_rect();
    let lack = bars(window, own, rect.left() + 1.0).map_or(0.0, |bottom| bottom + GAP - rect.top());
    if lack > 0.0 {
        let options = ScrollToOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        options.set_top(-lack);
        window.scroll_by_with_scroll_to_options(&options);
    }
}

/// What moves with the page's layout. Dropping it ends that.
pub(super) struct Following {
    observer: ResizeObserver,
    _on_change: Closure<dyn FnMut(Array)>,
    _listeners: Vec<EventListener>,
}

// Where the reader has landed: how far the passage is from the top, how far the window is scrolled, and when.
#[derive(Clone, Copy)]
struct Landed {
    top: f64,
    scrolled: f64,
    at: f64,
}

impl Following {
    /// Calls `moved` when something around `passage` has another size: with true when the reader has landed there, and what came late
    /// has moved it away.
    pub fn new(window: &Window, passage: &Range, landed: bool, mut moved: impl FnMut(bool) + 'static) -> Option<Self> {
        let here = {
            let (window, passage) = (window.clone(), passage.clone());
            move || Landed {
                top: passage.get_bounding_client_rect().top(),
                scrolled: window.scroll_y().unwrap_or_default(),
                at: js_sys::Date::now(),
            }
        };
        let place = Rc::new(Cell::new(landed.then(&here)));
        let listeners = if landed { watch_reader(window, &place, here.clone()) } else { Vec::new() };
        let words = passage.clone();
        let on_change = Closure::new(move |_: Array| {
            // Words that the page has taken away stand nowhere.
            if is_abandoned() || words.collapsed() {
                return;
            }
            let now = here();
            let kept = place.get().filter(|before| now.at - before.at < LONGEST);
            let is_away = kept.is_some_and(|before| (now.top - before.top).abs() > 1.0);
            moved(is_away);
            // Where it is now is where it stays, as long as it was kept before.
            place.set(kept.map(|before| Landed { at: before.at, ..here() }));
        });
        let observer = ResizeObserver::new(Closure::as_ref(&on_change).unchecked_ref()).ok()?;
        around(&holder(passage)?).for_each(|element| observer.observe(&element));
        Some(Following { observer, _on_change: on_change, _listeners: listeners })
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

// Who scrolls, or does anything else, has seen where they are.
fn watch_reader(
    window: &Window,
    place: &Rc<Cell<Option<Landed>>>,
    here: impl Fn() -> Landed + Clone + 'static,
) -> Vec<EventListener> {
    let listener = |name: &'static str| {
        let (place, here) = (place.clone(), here.clone());
        listen(window, name, EventListenerOptions::run_in_capture_phase(), move |_: &Event| {
            let Some(before) = place.get() else { return };
            let now = here();
            // Browsers scroll too, to keep what is in sight where it is.
            let is_scrolled = (now.scrolled - before.scrolled).abs() > 1.0
                && (now.scrolled - before.scrolled + now.top - before.top).abs() < 1.0;
            if name != "scroll" || is_scrolled {
                place.set(None);
            }
        })
    };
    ["scroll", "wheel", "touchmove", "pointerdown", "keydown"].map(listener).into()
}
