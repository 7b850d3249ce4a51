//! Unsaved work outlives the tab: a draft of each file of the session that holds less than was done.

use crate::desk::state::{Desk, Session, Topic};
use crate::tools;
use crate::words::fill;
use claim_labels::workbench::{Draft, Snapshot};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, window};
use yew::prelude::*;

/// A draft is written when the editor has paused for this many milliseconds, and at once when the page is hidden.
const PAUSE: u32 = 400;

// What the drafts of this tab hold, by the file's number.
type Held = Rc<RefCell<HashMap<usize, Rc<Snapshot>>>>;

// Brings the drafts up to date. A draft is as old as the work in it, so one that holds everything is not written again.
async fn sync(session: Rc<Session>, held: Held, desk: Desk) {
    // A host has every change.
    if desk.host.is_some() {
        return;
    }
    for file in 0..session.0.files.len() {
        let work = session.0.unsaved(file).cloned();
        let before = held.borrow().get(&file).cloned();
        let kept = match (&work, before) {
            (Some(work), Some(before)) if Rc::ptr_eq(work, &before) => continue,
            (None, None) => continue,
            (Some(work), _) => {
                let json = Draft::of_work(&session.0, work).to_json();
                tools::keep(file, &session.0.files[file].name, &json).await
            }
            (None, Some(_)) => tools::forget(file).await,
        };
        match (work, kept) {
            (Some(work), Ok(())) => drop(held.borrow_mut().insert(file, work)),
            (Some(_), Err(message)) => desk.complain(Topic::Drafts, fill("draftNotKept", &[&message])),
            (None, _) => drop(held.borrow_mut().remove(&file)),
        }
    }
}

/// Keeps drafts of unsaved work, and asks before it is left. Whether they have everything.
#[hook]
pub fn use_drafts(state: &UseReducerHandle<Session>, desk: &Desk) -> bool {
    let kept = use_state(|| None::<Rc<Snapshot>>);
    let now = use_mut_ref(|| None::<Rc<Session>>);
    let held = use_memo((), |()| RefCell::default());
    let session = Rc::new(Session(state.0.clone()));
    *now.borrow_mut() = Some(session.clone());
    let (set, holds) = (kept.setter(), held.clone());
    use_effect_with((session.clone(), desk.clone()), move |(session, desk)| {
        let (session, desk) = (session.clone(), desk.clone());
        let timeout = Timeout::new(PAUSE, move || {
            spawn_local(async move {
                sync(session.clone(), holds.clone(), desk).await;
                set.set(holds.borrow().get(&session.0.now().file).cloned());
            });
        });
        move || drop(timeout)
    });
    use_leaving(now, held, desk);
    kept.as_ref().is_some_and(|kept| Rc::ptr_eq(kept, state.0.now()))
}

#[hook]
fn use_leaving(now: Rc<RefCell<Option<Rc<Session>>>>, held: Held, desk: &Desk) {
    use_effect_with(desk.clone(), move |desk| {
        let (leaving, desk) = (now.clone(), desk.clone());
        let hosted = desk.host.is_some();
        let would_lose =
            move || !hosted && leaving.borrow().as_ref().is_some_and(|session| session.0.has_unsaved_work());
        let asks = move |event: &Event| {
            if would_lose() {
                event.prevent_default();
            }
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listeners = window().map(|window| {
            let hides = move |_: &Event| {
                if let Some(session) = now.borrow().clone() {
                    spawn_local(sync(session, held.clone(), desk.clone()));
                }
            };
            [
                EventListener::new_with_options(&window, "beforeunload", options, asks),
                EventListener::new(&window, "pagehide", hides),
            ]
        });
        move || drop(listeners)
    });
}
