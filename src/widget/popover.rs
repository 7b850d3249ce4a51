//! The card's place: where it stands, where focus goes, and what closes it.
//!
//! It opens beside its badge in the top layer, where no page's overflow or stacking can cut it, and scrolls with the
//! page. On a narrow screen it is a sheet at the bottom, and the page moves so that the sentence stays in sight. Escape,
//! a press outside, or tabbing out of it closes it; focus goes back to the badge. A sheet can be swiped away.

use super::landing::{Following, clear_bars};
use super::reveal::{holder, reveal};
use super::state::Action;
use crate::dom::{Tree, call, range_in, tree_around};
use crate::liveness::listen;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    DomRect, Element, Event, EventTarget, FocusOptions, HtmlElement, KeyboardEvent, Node, PointerEvent, Range,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ScrollToOptions, ShadowRoot, Window,
};
use yew::Callback;

const NARROW: i32 = 640; // CSS pixels
const GAP: i32 = 8;
const LEAST: i32 = 160; // of the card's height
const FROM_TOP: f64 = 0.3; // of the window's height, for a passage that the page goes to
const FAR: i32 = 60; // that a swipe goes to close a sheet

/// Set on a card that is a sheet; its value is `top` where the sheet had to go there.
pub(crate) const SHEET: &str = "data-sheet";

/// An open card. Dropping it takes its listeners away.
pub(super) struct Popover {
    _listeners: [EventListener; 2],
    _following: Option<Following>,
}

impl Popover {
    /// Opens `card` beside `badge`, or moves it there; `jumped` when the page has to go there first. The words begin at `passage`.
    pub fn open(
        card: HtmlElement,
        badge: Element,
        passage: Option<Range>,
        jumped: bool,
        on_action: Callback<Action>,
    ) -> Self {
        // Browsers before 2024 have no such method: the stylesheet makes the card a sheet there. One that is open stays so.
        let _ = card.show_popover();
        let passage = passage.unwrap_or_else(|| range_in(&badge));
        reveal(&badge);
        if let Some(holder) = holder(&passage) {
            reveal(&holder);
        }
        if jumped {
            land(&card, &passage);
        }
        place(&card, &badge, &passage);
        if is_free(&card, &badge) {
            focus(&card);
        }
        Popover { _following: follow(&card, &badge, &passage, jumped), _listeners: listeners(&card, &badge, on_action) }
    }
}

fn window_of(card: &HtmlElement) -> Option<Window> {
    card.owner_document()?.default_view()
}

// At once, even where the page scrolls smoothly: where the card goes is worked out right after.
fn land(card: &HtmlElement, passage: &Range) {
    let Some((holder, window)) = holder(passage).zip(window_of(card)) else { return };
    // Whatever scrolls around it, then the rest of the way: the words may begin far below the element's edge.
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(ScrollLogicalPosition::Start);
    holder.scroll_into_view_with_scroll_into_view_options(&options);
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    scroll(&window, passage.get_bounding_client_rect().top() - height * FROM_TOP);
    let host = card.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
    if let Some(host) = host {
        clear_bars(&window, &host, passage);
    }
    make_way(card, &passage.get_bounding_client_rect());
}

// What is unfolded in the legend stands over the page: it is folded where the passage is beneath it.
fn make_way(card: &HtmlElement, passage: &DomRect) {
    let root: Tree = card.get_root_node().unchecked_into();
    let Some(over) = root.find("details[open] > .over").ok().flatten() else { return };
    let rect = over.get_bounding_client_rect();
    if rect.top() < passage.bottom()
        && passage.top() < rect.bottom()
        && let Some(details) = over.parent_element()
    {
        call(&details).unset("open");
    }
}

// The card stays beside its badge when what is around it changes; a sheet stays where it is.
fn follow(card: &HtmlElement, badge: &Element, passage: &Range, jumped: bool) -> Option<Following> {
    let (own, badge, away) = (card.clone(), badge.clone(), passage.clone());
    Following::new(&window_of(card)?, passage, jumped, move |is_away| {
        if is_away {
            land(&own, &away);
        }
        if is_away || !own.has_attribute(SHEET) {
            place(&own, &badge, &away);
        }
    })
}

/// Moves focus without moving the page.
pub(crate) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

// Whether the card may take the focus: the reader is on its badge or nowhere, not writing a comment somewhere else.
fn is_free(card: &HtmlElement, badge: &Element) -> bool {
    let Some(document) = card.owner_document() else { return false };
    // A button that moved the card keeps the focus.
    if tree_around(card).active().is_some_and(|active| card.contains(Some(&active))) {
        return false;
    }
    let document: &Tree = document.unchecked_ref();
    tree_around(badge).active().or_else(|| document.active()).is_none_or(|active| {
        active == *badge || active.local_name() == "body" || active.contains(Some(card)) || holds(&active, card)
    })
}

// Whether `card` is drawn in the shadow root of `host`.
fn holds(host: &Element, card: &HtmlElement) -> bool {
    card.get_root_node().dyn_into::<ShadowRoot>().is_ok_and(|root| root.host() == *host)
}

// In the capture phase, before the page can keep an event to itself.
fn listeners(card: &HtmlElement, badge: &Element, on_action: Callback<Action>) -> [EventListener; 2] {
    ["keydown", "pointerdown"].map(|name| {
        let (card, badge, on_action) = (card.clone(), badge.clone(), on_action.clone());
        let capture = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
        let target: EventTarget = card.owner_document().map_or_else(|| card.clone().into(), Into::into);
        listen(&target, name, capture, move |event| {
            let closes = match event.dyn_ref::<KeyboardEvent>() {
                Some(key) => is_left_by(&card, &badge, key),
                None => {
                    let path = event.composed_path();
                    !path.includes(&card, 0) && !path.includes(&badge, 0)
                }
            };
            if closes {
                on_action.emit(Action::Close);
            }
        })
    })
}

// Whether a key leads out of the card; focus is on the badge then.
fn is_left_by(card: &HtmlElement, badge: &Element, event: &KeyboardEvent) -> bool {
    const TAB: u32 = 9; // WebKitGTK has no name for the key when Shift is held
    let tab = event.key_code() == TAB && leaves(card, event);
    if event.key() != "Escape" && !tab {
        return false;
    }
    // From the badge the browser goes on: forward to what follows the passage, or back onto the badge itself.
    if !tab || event.shift_key() {
        event.prevent_default();
    }
    focus(badge);
    true
}

// Whether Tab leads out of the card.
fn leaves(card: &HtmlElement, event: &KeyboardEvent) -> bool {
    let Ok(stops) = card.query_selector_all("button,a[href]") else { return false };
    let edge = if event.shift_key() { stops.item(0) } else { stops.item(stops.length().saturating_sub(1)) };
    let Ok(target) = event.composed_path().get(0).dyn_into::<Node>() else { return false };
    let card: &Node = card;
    edge.as_ref() == Some(&target) || (event.shift_key() && *card == target)
}

// Beside its badge; a sheet where there is no room for that, or no top layer.
fn place(card: &HtmlElement, badge: &Element, passage: &Range) {
    let document = card.owner_document();
    let Some((window, page)) = document.and_then(|document| document.default_view().zip(document.document_element()))
    else {
        return;
    };
    let inner_height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let zoom = |element: &Element| call(element).zoom().unwrap_or(1.0);
    let (width, height) = ((f64::from(page.client_width()) * zoom(&page)) as i32, inner_height as i32);
    // It may have stood elsewhere before.
    ["style", SHEET].iter().for_each(|name| call(card).unset(name));
    let rect = badge.get_bounding_client_rect();
    // Style sheets may hide the badge, so that there is nothing to stand beside.
    let is_hidden = rect.width() == 0.0 && rect.height() == 0.0;
    if width < NARROW || is_hidden || !card.matches(":popover-open").unwrap_or(false) {
        call(card).set(SHEET, "");
        return uncover(&window, card, badge, height - card.offset_height());
    }
    let (start, end) = (rect.left() as i32, rect.right() as i32);
    // Above, it keeps clear of the whole passage, which may begin lines earlier.
    let top = passage.get_bounding_client_rect().top() as i32 - GAP;
    let bottom = rect.bottom() as i32 + GAP;
    // As it is drawn: style sheets may magnify what the card is in.
    let size = || {
        let rect = card.get_bounding_client_rect();
        (rect.width() as i32, rect.height() as i32)
    };
    let below = bottom + size().1 <= height || height - bottom >= top;
    // What does not fit on the better side scrolls inside the card.
    let room = if below { height - bottom } else { top } - GAP;
    let factor = zoom(card);
    let set = |property: &str, value: i32| {
        // A whole number: code that writes fractions has four kilobytes.
        drop(card.style().set_property(property, &format!("{}px", (f64::from(value) / factor) as i32)));
    };
    if size().1 > room {
        set("max-block-size", room.max(LEAST));
    }
    let (card_width, card_height) = size();
    let left = if card.dir() == "rtl" { end - card_width } else { start };
    let left = left.min(width - card_width - GAP).max(GAP);
    let top = if below { bottom } else { top - card_height };
    set("left", left + window.scroll_x().unwrap_or_default() as i32);
    set("top", top.max(GAP) + window.scroll_y().unwrap_or_default() as i32);
}

fn scroll(window: &Window, by: f64) {
    let options = ScrollToOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_top(by);
    window.scroll_by_with_scroll_to_options(&options);
}

// Scrolls so that the badge, and the words before it, stand above `limit` pixels from the top; where the page ends before
// that, the sheet goes to the top instead.
fn uncover(window: &Window, card: &HtmlElement, badge: &Element, limit: i32) {
    let hidden = || badge.get_bounding_client_rect().bottom() as i32 + 2 * GAP - limit;
    if hidden() > 0 {
        scroll(window, hidden().into());
    }
    if hidden() > GAP {
        call(card).set(SHEET, "top");
    }
}

/// A press on the header of `card`, where that is a sheet: it follows the finger, and a swipe of [`FAR`] pixels closes it.
pub(super) fn swipe(down: &PointerEvent, card: HtmlElement, badge: Element, on_action: Callback<Action>) {
    let Some(place) = card.get_attribute(SHEET) else { return };
    let target = down.target().and_then(|target| target.dyn_into::<Element>().ok());
    if target.is_some_and(|target| target.closest("button").is_ok_and(|button| button.is_some())) {
        return;
    }
    let Some(window) = card.owner_document().and_then(|document| document.default_view()) else { return };
    let still =
        window.match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches());
    let away = if place.is_empty() { 1 } else { -1 }; // from the top it goes up
    let start = down.client_y();
    let ended: Rc<RefCell<Vec<EventListener>>> = Rc::default();
    let listen = |name: &'static str| {
        let (card, badge, on_action, ended) = (card.clone(), badge.clone(), on_action.clone(), ended.clone());
        listen(&window, name, EventListenerOptions::default(), move |event: &Event| {
            let y = event.dyn_ref::<PointerEvent>().map_or(start, |event| event.client_y());
            let distance = ((y - start) * away).max(0);
            if name == "pointermove" {
                if !still {
                    let _ = card.style().set_property("translate", &format!("0 {}px", distance * away));
                }
                return;
            }
            let _ = card.style().remove_property("translate");
            if name == "pointerup" && distance > FAR {
                focus(&badge);
                on_action.emit(Action::Close);
            }
            // Last, as it frees what runs here.
            let listeners = ended.take();
            gloo::timers::callback::Timeout::new(0, move || drop(listeners)).forget();
        })
    };
    let listeners = ["pointermove", "pointerup", "pointercancel"].map(listen);
    ended.borrow_mut().extend(listeners);
}
