//! The card's manners: where it stands, where focus goes, and what closes it.
//!
//! It opens beside its badge in the top layer, where no page's overflow or stacking can cut it, and scrolls with the
//! page. On a narrow screen it is a sheet at the bottom, and the page moves so that the sentence stays in sight. Escape,
//! a press outside, or tabbing out of it closes it; focus goes back to the badge.

use super::state::Action;
use crate::dom::{Tree, call, tree_around};
use crate::markup::BADGE_ATTRIBUTE;
use crate::object::object;
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent, Node, ShadowRoot};

#[wasm_bindgen]
extern "C" {
    // `showPopover` is missing in browsers before 2024; the style sheet then makes the card a sheet everywhere.
    type Popover;
    #[wasm_bindgen(method, catch, js_name = showPopover)]
    fn show_popover(this: &Popover) -> Result<(), JsValue>;

    // At once, even where the page scrolls smoothly: where the card goes is worked out right after.
    type Scroller;
    #[wasm_bindgen(method, js_name = scrollIntoView)]
    fn scroll_into_view(this: &Scroller, options: &JsValue);
    #[wasm_bindgen(method, js_name = scrollBy)]
    fn scroll_by(this: &Scroller, options: &JsValue);
    #[wasm_bindgen(method, getter, js_name = scrollX)]
    fn x(this: &Scroller) -> f64;
    #[wasm_bindgen(method, getter, js_name = scrollY)]
    fn y(this: &Scroller) -> f64;
    #[wasm_bindgen(method, getter, js_name = innerHeight)]
    fn height(this: &Scroller) -> f64;
}

fn at_once(top: i32) -> JsValue {
    object(&[("behavior", "instant".into()), ("top", top.into())])
}

const NARROW: i32 = 640; // CSS pixels
const GAP: i32 = 8;
const LEAST: i32 = 160; // of the card's height

/// Who is told what a reader does.
pub(crate) type Act = Rc<dyn Fn(Action)>;

/// An open card. Dropping it takes its listeners away.
pub(super) struct Dialog {
    pub badge: Element,
    _listeners: [EventListener; 3],
}

impl Dialog {
    /// Opens `card` beside `badge`, or moves it there; `jumped` when the page has to go there first.
    pub fn open(card: HtmlElement, badge: Element, jumped: bool, act: Act) -> Self {
        let popover: &Popover = card.unchecked_ref();
        let _ = popover.show_popover(); // one that is open already stays so
        if jumped {
            first_piece(&badge).iter().for_each(|mark| mark.unchecked_ref::<Scroller>().scroll_into_view(&at_once(0)));
        }
        place(&card, &badge);
        if is_free(&card, &badge) {
            focus(&card);
        }
        Dialog { _listeners: listeners(&card, &badge, act), badge }
    }
}

/// Moves focus without moving the page.
pub(crate) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(object(&[("preventScroll", true.into())]).unchecked_ref());
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
fn listeners(card: &HtmlElement, badge: &Element, act: Act) -> [EventListener; 3] {
    ["keydown", "pointerdown", "click"].map(|name| {
        let (card, badge, act) = (card.clone(), badge.clone(), act.clone());
        let capture = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
        let target: EventTarget = card.owner_document().map_or_else(|| card.clone().into(), Into::into);
        EventListener::new_with_options(&target, name, capture, move |event| {
            let path = event.composed_path();
            let inside = path.includes(&card, 0);
            let closes = match name {
                "keydown" => event.dyn_ref().is_some_and(|key| is_left_by(&card, &badge, key)),
                "pointerdown" => !inside && !path.includes(&badge, 0),
                _ => inside && presses_close(&path.get(0), &badge),
            };
            if closes {
                act(Action::Close);
            }
        })
    })
}

// Whether the close button was pressed; focus is on the badge then.
fn presses_close(target: &JsValue, badge: &Element) -> bool {
    let button = target.dyn_ref::<Element>().and_then(|target| target.closest(".close").ok().flatten());
    button.iter().for_each(|_| focus(badge));
    button.is_some()
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
fn place(card: &HtmlElement, badge: &Element) {
    let document = card.owner_document();
    let Some((window, page)) = document.and_then(|document| document.default_view().zip(document.document_element()))
    else {
        return;
    };
    let view: &Scroller = window.unchecked_ref();
    let (width, height) = (page.client_width(), view.height() as i32);
    // It may have stood elsewhere before.
    ["style", "data-sheet"].iter().for_each(|name| call(card).unset(name));
    if width < NARROW || !card.matches(":popover-open").unwrap_or(false) {
        call(card).set("data-sheet", "");
        return uncover(view, card, badge, height - card.offset_height());
    }
    let rect = badge.get_bounding_client_rect();
    let (start, end) = (rect.left() as i32, rect.right() as i32);
    // Above, it keeps clear of the whole passage, which may begin lines earlier.
    let top = first_piece(badge).map_or(rect.top(), |mark| mark.get_bounding_client_rect().top()) as i32 - GAP;
    let bottom = rect.bottom() as i32 + GAP;
    let below = bottom + card.offset_height() <= height || height - bottom >= top;
    // What does not fit on the better side scrolls inside the card.
    let room = if below { height - bottom } else { top } - GAP;
    let pixels = |value: i32| format!("{value}px");
    let set = |property: &str, value: i32| drop(card.style().set_property(property, &pixels(value)));
    if card.offset_height() > room {
        set("max-block-size", room.max(LEAST));
    }
    let (card_width, card_height) = (card.offset_width(), card.offset_height());
    let left = if card.dir() == "rtl" { end - card_width } else { start };
    let left = left.min(width - card_width - GAP).max(GAP);
    let top = if below { bottom } else { top - card_height };
    set("left", left + view.x() as i32);
    set("top", top.max(GAP) + view.y() as i32);
}

fn first_piece(badge: &Element) -> Option<Element> {
    let id = badge.get_attribute(BADGE_ATTRIBUTE)?;
    let selector = ["mark[data-claim=\"", &id, "\"]"].concat();
    tree_around(badge).find(&selector).ok()?
}

// Scrolls so that the badge, and the words before it, stand above `limit` pixels from the top; where the page ends before
// that, the sheet goes to the top instead.
fn uncover(view: &Scroller, card: &HtmlElement, badge: &Element, limit: i32) {
    let hidden = || badge.get_bounding_client_rect().bottom() as i32 + 2 * GAP - limit;
    if hidden() > 0 {
        view.scroll_by(&at_once(hidden()));
    }
    if hidden() > GAP {
        call(card).set("data-sheet", "top");
    }
}
