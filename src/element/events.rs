//! The element's events: their names and details. Each is sent under two names: JSX, and templates that give a colon a meaning of
//! their own, can only write the second, `claimlabelsready`.

use super::report::{ProblemDetail, to_js};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

pub(super) const OPEN: &str = "claim-labels:open";
pub(super) const CLOSE: &str = "claim-labels:close";

/// What the element tells the page.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Told<'a> {
    Ready { anchored: usize, orphaned: usize, reworded: usize, problems: Vec<ProblemDetail<'a>> },
    Open { id: &'a str, status: &'static str },
    Close,
    Filter { shown: Vec<&'static str> },
    Report { id: &'a str },
    Update { added: Vec<&'a str>, removed: Vec<&'a str>, changed: Vec<&'a str> },
    Error { code: &'static str, message: String },
}

impl Told<'_> {
    fn name(&self) -> &'static str {
        match self {
            Told::Ready { .. } => "claim-labels:ready",
            Told::Open { .. } => OPEN,
            Told::Close => CLOSE,
            Told::Filter { .. } => "claim-labels:filter",
            Told::Report { .. } => "claim-labels:report",
            Told::Update { .. } => "claim-labels:update",
            Told::Error { .. } => "claim-labels:error",
        }
    }
}

/// An event that is to be sent.
pub(super) struct Message {
    pub name: &'static str,
    detail: JsValue,
}

impl From<&Told<'_>> for Message {
    fn from(told: &Told<'_>) -> Message {
        Message { name: told.name(), detail: to_js(told) }
    }
}

impl Message {
    /// Sends the event; it bubbles and crosses shadow roots.
    pub fn send(&self, target: &EventTarget) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&self.detail);
        for name in [self.name, &self.name.replace(['-', ':'], "")] {
            if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
                let _ = target.dispatch_event(&event);
            }
        }
    }
}
