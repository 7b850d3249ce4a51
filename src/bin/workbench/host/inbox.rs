//! Messages of the host, taken up one turn later: of many that come at once, only those that still matter.

use super::link::Link;
use super::protocol::{Answer, FromHost, Open, Refusal, read};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, window};
use yew::Callback;

/// What the host wants by now.
#[derive(Default)]
pub struct Wanted {
    /// To know that the workbench is there.
    pub hello: bool,
    /// The last that was to be opened.
    pub open: Option<Open>,
    /// Answers since, by document and revision: the last of each.
    pub answers: BTreeMap<(String, u32), Answer>,
    /// The last that was refused.
    pub refused: Option<Refusal>,
}

// A host that sends more answers at a time has lost count.
const MOST_ANSWERS: usize = 1000;

#[derive(Default)]
struct Inbox {
    wanted: Wanted,
    soon: Option<Timeout>,
}

/// Listens until the answer is dropped.
pub fn listen(link: Link, take: Callback<Wanted>) -> Option<EventListener> {
    let inbox = Rc::new(RefCell::new(Inbox::default()));
    let hear = move |event: &web_sys::Event| {
        let event: &MessageEvent = event.unchecked_ref();
        if !link.sent(event) {
            return;
        }
        let Some(message) = read(&event.data()) else { return };
        let mut now = inbox.borrow_mut();
        now.wanted.add(message);
        if now.soon.is_none() {
            let (inbox, take) = (inbox.clone(), take.clone());
            now.soon = Some(Timeout::new(0, move || {
                let Inbox { wanted, soon } = inbox.take();
                // This is the turn that it was for.
                if let Some(soon) = soon {
                    soon.forget();
                }
                take.emit(wanted);
            }));
        }
    };
    window().map(|window| EventListener::new(&window, "message", hear))
}

impl Wanted {
    fn add(&mut self, message: Result<FromHost, Refusal>) {
        match message {
            Ok(FromHost::Hello) => self.hello = true,
            Ok(FromHost::Open(open)) => self.open = Some(*open),
            Ok(FromHost::Answer(answer)) if self.answers.len() < MOST_ANSWERS => {
                self.answers.insert((answer.document.clone(), answer.revision), answer);
            }
            Ok(FromHost::Answer(_)) => {}
            Err(refusal) => self.refused = Some(refusal),
        }
    }
}
