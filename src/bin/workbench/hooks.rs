//! What the desk does by itself: checks, keys, going where it was asked to.

use crate::article::reading::{Reading, reveal};
use crate::desk::file_handles::FileHandles;
use crate::desk::state::{Ask, Desk, Dialog, Goal, Notice, Session, Tab, Ui};
use crate::suggestions;
use claim_labels::suggest::Suggestion;
use claim_labels::text::Span;
use claim_labels::workbench::{Action, Checked, Checker, Doc, Snapshot};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, window};
use yew::prelude::*;

/// The manifest is checked when the editor has paused for this many milliseconds.
const PAUSE: u32 = 150;

/// What was said is shown for this many milliseconds.
const SHOWN: u32 = 6000;

#[hook]
pub fn use_desk(state: &UseReducerHandle<Session>, ui: &UseReducerHandle<Ui>) -> Desk {
    let files = use_memo((), |()| FileHandles::default());
    let (act, ask) = (state.dispatcher(), ui.dispatcher());
    let desk = use_memo((), move |()| Desk {
        files: (*files).clone(),
        act: Callback::from(move |action| act.dispatch(action)),
        ask: Callback::from(move |request| ask.dispatch(request)),
    });
    (*desk).clone()
}

#[hook]
pub fn use_checked(reading: &UseStateHandle<Option<Rc<Reading>>>, manifest: &Doc) -> Rc<Checked> {
    let checked = use_state(Rc::<Checked>::default);
    let checker = use_memo((**reading).clone(), |_| std::cell::RefCell::new(Checker::default()));
    let set = checked.setter();
    use_effect_with(((**reading).clone(), manifest.clone()), move |(reading, manifest)| {
        let (reading, manifest) = (reading.clone(), manifest.clone());
        let timeout = Timeout::new(PAUSE, move || {
            if let Some(reading) = reading {
                set.set(checker.borrow_mut().check(&reading.article, &reading.readings, &manifest).into());
            }
        });
        move || drop(timeout)
    });
    (*checked).clone()
}

// Looked for only while they are looked at: it takes a while in a long text.
#[hook]
pub fn use_suggestions(
    ui: &Ui,
    reading: &UseStateHandle<Option<Rc<Reading>>>,
    now: &Rc<Snapshot>,
    checked: &Rc<Checked>,
) -> Rc<Vec<Suggestion>> {
    let language = now.manifest.root.text_at("/article/language");
    let reading = (**reading).clone().filter(|_| ui.tab == Tab::Suggestions);
    let found = use_memo((reading.clone(), language), |(reading, language)| {
        reading.as_ref().map(|reading| suggestions::find(reading, language)).unwrap_or_default()
    });
    let deps = (reading, found, checked.clone(), now.dismissed.clone());
    use_memo(deps, |(reading, found, checked, dismissed)| {
        reading.as_ref().map(|reading| suggestions::open(found, reading, checked, dismissed)).unwrap_or_default()
    })
}

// Keys that work everywhere but in dialogs.
#[hook]
pub fn use_keys(desk: &Desk) {
    use_effect_with(desk.clone(), |desk| {
        let desk = desk.clone();
        let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
        let listener = window().map(|window| {
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let event: &KeyboardEvent = event.unchecked_ref();
                if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_dialog_open() {
                    return;
                }
                match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
                    ("z", false) => desk.act.emit(Action::Undo),
                    ("z", true) | ("y", false) => desk.act.emit(Action::Redo),
                    ("s", false) => desk.ask.emit(Ask::Open(Some(Dialog::Changes))),
                    _ => return,
                }
                event.prevent_default();
            })
        });
        move || drop(listener)
    });
}

// Asked of the page at every key: what is drawn may be a moment behind.
fn is_dialog_open() -> bool {
    let document = window().and_then(|window| window.document());
    document.and_then(|document| document.query_selector("dialog[open]").ok().flatten()).is_some()
}

// Goes where it was asked to, once all is drawn.
#[hook]
pub fn use_goal(goal: (u32, Option<Rc<Goal>>)) {
    use_effect_with(goal, |(_, goal)| {
        let id = match goal.as_deref() {
            Some(Goal::Field(pointer)) => pointer.clone(),
            Some(Goal::Article) => "paper".into(),
            _ => return,
        };
        Timeout::new(0, move || focus(&id)).forget();
    });
}

// What went well is not shown for ever.
#[hook]
pub fn use_hush(notice: &Option<Notice>, desk: &Desk) {
    let ask = desk.ask.clone();
    use_effect_with(notice.clone(), move |notice| {
        let calm = notice.as_ref().filter(|notice| !notice.trouble);
        let timeout = calm.map(|_| Timeout::new(SHOWN, move || ask.emit(Ask::Hush)));
        move || drop(timeout)
    });
}

// A field, or what is around it.
fn focus(id: &str) {
    let document = window().and_then(|window| window.document());
    let around = std::iter::successors(Some(id), |id| Some(id.rsplit_once('/')?.0)).take_while(|id| !id.is_empty());
    let found =
        document.and_then(|document| around.map(|id| document.get_element_by_id(id)).find_map(|element| element));
    let Some(element) = found else { return };
    let mut folded = element.closest("details").ok().flatten();
    while let Some(details) = folded {
        let _ = details.set_attribute("open", "");
        folded = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

// The passage of the claim that is opened.
#[hook]
pub fn use_reveal(reading: &UseStateHandle<Option<Rc<Reading>>>, selected: Option<usize>, span: Option<Span>) {
    let reading = (**reading).clone();
    use_effect_with((selected, span.is_some()), move |_| {
        if let (Some(reading), Some(span)) = (reading, span) {
            reveal(&reading, span);
        }
    });
}
