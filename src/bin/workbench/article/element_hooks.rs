//! The element and the editor take turns at the article's nodes.

use crate::article::pane_props::ArticlePaneProps;
use crate::desk::state::{Ask, Topic};
use claim_labels::workbench::{Page, Source};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{JSON, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Document, Element, window};
use yew::prelude::*;

/// Readers see a change when the editor has paused for this many milliseconds: labelling anew takes longer than a key may.
const PAUSE: u32 = 300;

// Who is at work on the article's nodes. Labelling moves what is selected, so the two take turns.
#[derive(Default)]
pub struct Turn {
    // A pointer is down in the article.
    pub editor: Cell<bool>,
    // The element is labelling.
    element: Cell<bool>,
    // A pointer went down during the element's turn. What it selected is told when it is up again, maybe.
    pressed: Cell<bool>,
    // Something was selected meanwhile.
    missed: Cell<bool>,
}

impl Turn {
    /// A pointer goes down in the article.
    pub fn press(&self) {
        self.editor.set(true);
        self.pressed.set(true);
    }
}

// Gives the element the manifest. That of another article is given before the article is: at no moment do labels of one stand in the
// other.
#[hook]
pub fn use_manifest(host: &NodeRef, props: &ArticlePaneProps, turn: &Rc<Turn>) {
    let (host, turn) = (host.clone(), turn.clone());
    let shown = use_mut_ref(|| None::<Rc<Source>>);
    let given = use_mut_ref(|| None::<String>);
    use_effect_with((props.manifest.clone(), props.source.clone()), move |(manifest, source)| {
        let manifest = manifest.clone();
        let before = shown.borrow_mut().replace(source.clone());
        let (given, another) = (given.clone(), before.as_ref().is_some_and(|before| !Rc::ptr_eq(before, source)));
        let give = move |turn: &Turn| {
            let value = JSON::parse(manifest.text().trim_start_matches('\u{FEFF}'));
            if let (Some(host), Ok(value)) = (host.cast::<Element>(), value) {
                let text = JSON::stringify(&value).ok().map(String::from);
                // Of what it has already, as after an undo, the element takes no turn: one that was waited for would never end.
                if given.replace(text.clone()) == text && !another {
                    return;
                }
                turn.element.set(true);
                turn.pressed.set(false);
                let _ = Reflect::set(&host, &"manifest".into(), &value);
            }
        };
        let timer = Rc::new(RefCell::new(None));
        match before {
            Some(_) if another => give(&turn),
            before => later(&timer, if before.is_some() { PAUSE } else { 0 }, turn, give),
        }
        move || drop(timer.take())
    });
}

// Runs when the time has come and the editor selects nothing.
fn later(timer: &Rc<RefCell<Option<Timeout>>>, pause: u32, turn: Rc<Turn>, run: impl FnOnce(&Turn) + 'static) {
    let again = timer.clone();
    let timeout =
        Timeout::new(pause, move || if turn.editor.get() { later(&again, pause, turn, run) } else { run(&turn) });
    *timer.borrow_mut() = Some(timeout);
}

// What the element tells.
#[hook]
pub fn use_events(host: &NodeRef, props: &ArticlePaneProps, marked: &UseStateHandle<u32>, turn: &Rc<Turn>) {
    let (host, marked, done, failed) = (host.clone(), marked.clone(), turn.clone(), turn.clone());
    let count = use_mut_ref(|| 0_u32);
    use_effect_with((props.on_open.clone(), props.desk.clone()), move |(on_open, desk)| {
        let detail = |event: &Event, key: &str| {
            let detail = event.unchecked_ref::<CustomEvent>().detail();
            Reflect::get(&detail, &key.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
        };
        let (on_open, desk) = (on_open.clone(), desk.clone());
        let listeners = host.cast::<Element>().map(|host| {
            let ready = move |_: &Event| {
                done.element.set(false);
                if let (true, Some(document)) = (done.missed.take(), document()) {
                    let _ = Event::new("selectionchange").map(|event| document.dispatch_event(&event));
                }
                *count.borrow_mut() += 1;
                marked.set(*count.borrow());
            };
            [
                EventListener::new(&host, "claim-labels:ready", ready),
                EventListener::new(&host, "claim-labels:open", move |event| on_open.emit(detail(event, "id"))),
                EventListener::new(&host, "claim-labels:error", move |event| {
                    failed.element.set(false);
                    desk.complain(Topic::Article, detail(event, "message"));
                }),
            ]
        });
        move || drop(listeners)
    });
}

// What the editor selects with a pointer, or with the browser's own keys.
#[hook]
pub fn use_selection(host: &NodeRef, props: &ArticlePaneProps, turn: &Rc<Turn>) {
    let (host, turn, ask) = (host.clone(), turn.clone(), props.desk.ask.clone());
    use_effect_with(props.reading.clone(), move |reading| {
        let (reading, up) = (reading.clone(), turn.clone());
        let select = move |_: &Event| {
            let (Some(reading), Some(host)) = (&reading, host.cast::<Element>()) else { return };
            if turn.element.get() {
                return turn.missed.set(turn.missed.get() || turn.pressed.get());
            }
            match Page::selected(&host).map(|span| reading.article.snap(span)) {
                Some(span) => ask.emit(Ask::Passage((span.start < span.end).then_some(span))),
                // A press beside it lets go of a passage.
                None if turn.editor.get() => ask.emit(Ask::Passage(None)),
                None => {}
            }
        };
        let listeners = document().map(|document| {
            let lifted = ["pointerup", "pointercancel"].map(|name| {
                let up = up.clone();
                EventListener::new(&document, name, move |_| up.editor.set(false))
            });
            (EventListener::new(&document, "selectionchange", select), lifted)
        });
        move || drop(listeners)
    });
}

fn document() -> Option<Document> {
    window()?.document()
}
