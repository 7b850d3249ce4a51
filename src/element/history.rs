//! Back closes a card that is a sheet, on a narrow screen. Where the browser has a `CloseWatcher`, that is what hears of it, and the
//! page's history is left alone, which scripts may count as views. Elsewhere, while the sheet is open, the reader's place in history is
//! one of its own, which `history.state` names beside whatever the page keeps there; however else it closes, that place is given back.
//! `history="none"` on the element does without.

use super::core::Core;
use crate::liveness::{is_abandoned, listen};
use crate::markup::BADGE_ATTRIBUTE;
use crate::widget::{Action, GO};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, History, Window};

const MARK: &str = "claimLabels";
const SOON: u32 = 300; // milliseconds in which a press that closed the sheet may turn out to be one on a link

/// The open sheet: its claim, and the element that shows it.
struct Sheet {
    claim: String,
    core: Weak<Core>,
}

#[wasm_bindgen]
extern "C" {
    // See https://html.spec.whatwg.org/#close-requests-and-close-watchers.
    #[wasm_bindgen(extends = EventTarget)]
    type CloseWatcher;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<CloseWatcher, JsValue>;
    #[wasm_bindgen(method)]
    fn destroy(this: &CloseWatcher);
}

// Hears that the reader went back while a sheet is open.
struct Watcher {
    watcher: CloseWatcher,
    _closed: EventListener,
}

impl Watcher {
    // None where the browser knows no such thing.
    fn new() -> Option<Watcher> {
        let watcher = CloseWatcher::new().ok()?;
        let _closed = listen(&watcher, "close", EventListenerOptions::default(), |_| close_sheet());
        Some(Watcher { watcher, _closed })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.watcher.destroy();
    }
}

thread_local! {
    static WATCHER: RefCell<Option<Watcher>> = const { RefCell::new(None) };
    static SHEET: RefCell<Option<Sheet>> = const { RefCell::new(None) };
    // On the way back from a place of ours.
    static LEAVING: Cell<bool> = const { Cell::new(false) };
    static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static WATCHING: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn history() -> Option<History> {
    window()?.history().ok()
}

// What a page keeps in its place in history, if that is an object.
fn state() -> Option<Object> {
    let state = history()?.state().ok()?;
    // A page that keeps something else there does without.
    (state.is_null() || state.is_object()).then(|| Object::assign(&Object::new(), state.unchecked_ref()))
}

// The claim whose sheet this place in history is for. A page that copies its state to another address copies no sheet.
fn claim_here() -> Option<String> {
    let state = state()?;
    let mark = Reflect::get(&state, &MARK.into()).ok()?.dyn_into::<Array>().ok()?;
    let here = window()?.location().href().ok()?;
    (mark.get(1).as_string()? == here).then(|| mark.get(0).as_string()).flatten()
}

enum Place {
    New,
    Same,
}

fn mark(place: Place, claim: Option<&str>) {
    let Some((state, history)) = state().zip(history()) else { return };
    let here = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let _ = match claim {
        Some(claim) => Reflect::set(&state, &MARK.into(), &Array::of2(&claim.into(), &here.into())),
        None => Reflect::delete_property(&state, &MARK.into()),
    };
    // A page may be forbidden to change its history; it does without.
    let _ = match place {
        Place::New => history.push_state(&state, ""),
        Place::Same => history.replace_state(&state, ""),
    };
}

fn settle() {
    if is_abandoned() {
        return;
    }
    TIMER.take();
    let open = SHEET.with_borrow(|sheet| sheet.as_ref().map(|sheet| sheet.claim.clone()));
    let here = claim_here();
    if LEAVING.get() || open == here {
        return;
    }
    match open {
        Some(open) => mark(if here.is_some() { Place::Same } else { Place::New }, Some(&open)),
        None => {
            LEAVING.set(true);
            if let Some(history) = history() {
                let _ = history.back();
            }
        }
    }
}

/// Opens a claim's card by its id, wherever on the page it is; whether there is one.
pub(super) type Open = fn(&str) -> bool;

/// Opens the sheet that this place in history is for, after a reload.
pub(super) fn resume(open: Open) {
    let marked = state().is_some_and(|state| Reflect::has(&state, &MARK.into()).unwrap_or(false));
    if marked {
        watch(open);
        reopen(open);
    }
}

fn reopen(open: Open) {
    let there = SHEET.with_borrow(|sheet| sheet.as_ref().map(|sheet| sheet.claim.clone()));
    if let Some(claim) = claim_here().filter(|claim| Some(claim) != there.as_ref()) {
        open(&claim);
    }
}

fn close_sheet() {
    let core = SHEET.with_borrow(|sheet| sheet.as_ref().and_then(|sheet| sheet.core.upgrade()));
    if let Some(core) = core {
        core.act(Action::Close);
    }
}

// Listens to Back and Forward, once.
fn watch(open: Open) {
    let Some(window) = window().filter(|_| WATCHING.with_borrow(Vec::is_empty)) else { return };
    let popped = listen(&window, "popstate", EventListenerOptions::default(), move |_| {
        if LEAVING.replace(false) {
            return settle();
        }
        if claim_here().is_none() {
            close_sheet();
        }
        reopen(open);
    });
    // On a link that is not ours the reader goes elsewhere: nothing may call them back.
    let capture = EventListenerOptions::run_in_capture_phase();
    let clicked = listen(&window, "click", capture, |event| {
        if TIMER.with_borrow(Option::is_some) && leads_elsewhere(event) {
            TIMER.take();
            if claim_here().is_some() {
                mark(Place::Same, None);
            }
        }
    });
    WATCHING.with_borrow_mut(|watching| watching.extend([popped, clicked]));
}

fn leads_elsewhere(event: &Event) -> bool {
    let leads = |node: JsValue| {
        let Ok(element) = node.dyn_into::<Element>() else { return false };
        element.has_attribute("href") && !element.has_attribute(BADGE_ATTRIBUTE) && !element.has_attribute(GO)
    };
    event.composed_path().iter().any(leads)
}

/// The card of `claim` was opened in `core`.
pub(super) fn opened(core: &Rc<Core>, claim: &str, is_sheet: bool, open: Open) {
    SHEET.replace(is_sheet.then(|| Sheet { claim: claim.to_owned(), core: Rc::downgrade(core) }));
    WATCHER.with_borrow_mut(|watcher| {
        if !is_sheet {
            watcher.take();
        } else if watcher.is_none() {
            *watcher = Watcher::new();
        }
    });
    let does_without = core.host.get_attribute("history").as_deref() == Some("none");
    if !does_without && WATCHER.with_borrow(Option::is_none) {
        watch(open);
        settle();
    }
}

/// The card was closed. The place in history is given back a little later.
pub(super) fn closed() {
    drop(WATCHER.take());
    SHEET.take();
    if WATCHING.with_borrow(Vec::is_empty) {
        return;
    }
    TIMER.replace(Some(Timeout::new(SOON, settle)));
}
