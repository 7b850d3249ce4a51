//! Unsaved work outlives the tab.

use crate::desk::state::{Desk, Session};
use crate::tools::{self, WaitingDraft};
use claim_labels::workbench::{Action, Draft, Snapshot};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, window};
use yew::prelude::*;

/// A draft is written when the editor has paused for this many milliseconds, and at once when the page is hidden.
const PAUSE: u32 = 400;

// Whether there is a draft of all that the file does not hold.
async fn keep(state: Rc<Session>, desk: Desk) -> bool {
    let kept = if state.0.is_dirty() {
        tools::keep(&state.0.file().name, &Draft::of(&state.0).to_json()).await
    } else {
        tools::forget(None).await
    };
    match kept {
        Err(message) if state.0.is_dirty() => {
            desk.complain(format!("Unsaved work cannot be kept on this device ({message}). Save it before you leave."));
            false
        }
        _ => state.0.is_dirty(),
    }
}

/// Keeps a draft of unsaved work, and asks before it is left. Whether the draft has everything.
#[hook]
pub fn use_draft(state: &UseReducerHandle<Session>, desk: &Desk) -> bool {
    let kept = use_state(|| None::<Rc<Snapshot>>);
    let set = kept.setter();
    let now = use_mut_ref(|| None::<Rc<Session>>);
    // What the draft holds, for listeners that outlive a drawing.
    let held = use_mut_ref(|| None::<Rc<Snapshot>>);
    let session = Rc::new(Session(state.0.clone()));
    *now.borrow_mut() = Some(session.clone());
    let snapshot = (state.0.now().clone(), state.0.is_dirty());
    let holds = held.clone();
    use_effect_with((snapshot, desk.clone()), move |(_, desk)| {
        let desk = desk.clone();
        let timeout = Timeout::new(PAUSE, move || {
            spawn_local(async move {
                let snapshot = session.0.now().clone();
                let kept = keep(session, desk).await.then_some(snapshot);
                *holds.borrow_mut() = kept.clone();
                set.set(kept);
            });
        });
        move || drop(timeout)
    });
    use_effect_with(desk.clone(), move |desk| {
        let (leaving, hiding, desk) = (now.clone(), now, desk.clone());
        let is_dirty = move || leaving.borrow().as_ref().is_some_and(|session| session.0.is_dirty());
        let asks = move |event: &Event| {
            if is_dirty() {
                event.prevent_default();
            }
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listeners = window().map(|window| {
            let hides = move |_: &Event| {
                let (session, desk) = (hiding.borrow().clone(), desk.clone());
                // A draft is as old as the work in it, not as the tab that was closed.
                let is_held = |session: &Rc<Session>| {
                    held.borrow().as_ref().is_some_and(|held| Rc::ptr_eq(held, session.0.now()))
                };
                if session.as_ref().is_some_and(is_held) {
                    return;
                }
                spawn_local(async move {
                    if let Some(session) = session {
                        keep(session, desk).await;
                    }
                });
            };
            [
                EventListener::new_with_options(&window, "beforeunload", options, asks),
                EventListener::new(&window, "pagehide", hides),
            ]
        });
        move || drop(listeners)
    });
    kept.as_ref().is_some_and(|kept| Rc::ptr_eq(kept, state.0.now()))
}

struct Offer {
    id: String,
    name: String,
    when: String,
    open: bool,
}

impl Offer {
    fn of(draft: WaitingDraft) -> Offer {
        let date = js_sys::Date::new(&JsValue::from(draft.when));
        let when = date.to_locale_string("default", &JsValue::UNDEFINED).into();
        Offer { id: draft.id, name: draft.name, when, open: draft.open }
    }
}

#[derive(Properties, PartialEq)]
pub struct DraftOffersProps {
    pub desk: Desk,
}

/// Drafts that other sessions left, offered back.
#[component]
pub fn DraftOffers(props: &DraftOffersProps) -> Html {
    let offers = use_state(Rc::<Vec<Offer>>::default);
    let reload = use_state(|| 0);
    let set = offers.setter();
    use_effect_with((*reload, props.desk.clone()), move |(_, desk)| {
        let desk = desk.clone();
        spawn_local(async move {
            match tools::waiting().await {
                Ok(list) => set.set(Rc::new(list.into_iter().map(Offer::of).collect())),
                Err(message) => desk.complain(format!("This browser keeps no drafts here ({message}). Save often.")),
            }
        });
    });
    let again = Callback::from(move |()| reload.set(*reload + 1));
    if offers.is_empty() {
        return html! {};
    }
    html! {
        <section class="drafts" aria-label="Unsaved work">
            { for offers.iter().map(|offer| item(offer, &props.desk, &again)) }
        </section>
    }
}

fn item(offer: &Offer, desk: &Desk, again: &Callback<()>) -> Html {
    let what = format!("“{}”, {}", offer.name, offer.when);
    if offer.open {
        return html! {
            <p>{ format!("Another tab is at work on {what}. This tab keeps a draft of its own; neither overwrites the other.") }</p>
        };
    }
    let restore = {
        let (id, desk, again) = (offer.id.clone(), desk.clone(), again.clone());
        move |_| spawn_local(restore(id.clone(), desk.clone(), again.clone()))
    };
    let discard = {
        let (id, again) = (offer.id.clone(), again.clone());
        move |_| {
            let (id, again) = (id.clone(), again.clone());
            spawn_local(async move {
                let _ = tools::forget(Some(&id)).await;
                again.emit(());
            });
        }
    };
    html! {
        <p class="row">
            <span>{ format!("Unsaved work was left: {what}.") }</span>
            <button type="button" class="primary" onclick={restore}>{ "Bring it back" }</button>
            <button type="button" onclick={discard}>{ "Discard it" }</button>
        </p>
    }
}

// The draft becomes this tab's own before the old one goes.
async fn restore(id: String, desk: Desk, again: Callback<()>) {
    match tools::take(&id).await {
        Ok(Some(json)) => match Draft::from_json(&json) {
            Some(draft) => {
                let kept = tools::keep(&draft.file, &json).await;
                draft.restore().into_iter().for_each(|action: Action| desk.act.emit(action));
                if kept.is_ok() {
                    let _ = tools::forget(Some(&id)).await;
                }
                desk.say("Unsaved work is back.");
            }
            None => desk.complain("This draft cannot be read."),
        },
        Ok(None) => desk.complain("Another tab has this draft open, or had it. Nothing was changed."),
        Err(message) => desk.complain(format!("The draft could not be read: {message}")),
    }
    again.emit(());
}
