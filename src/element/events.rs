//! The element's events: their names and details.

use crate::object::object;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, EventTarget};

pub(super) const READY: &str = "claim-labels:ready";
pub(super) const OPEN: &str = "claim-labels:open";
pub(super) const CLOSE: &str = "claim-labels:close";
pub(super) const FILTER: &str = "claim-labels:filter";
pub(super) const UPDATE: &str = "claim-labels:update";

/// Sends an event that bubbles and crosses shadow roots.
pub(super) fn send(target: &EventTarget, name: &str, detail: &JsValue) {
    let init = object(&[("bubbles", true.into()), ("composed", true.into()), ("detail", detail.clone())]);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, init.unchecked_ref()) {
        let _ = target.dispatch_event(&event);
    }
}

/// A JavaScript array of strings.
pub(super) fn names<'a>(names: impl Iterator<Item = &'a str>) -> JsValue {
    names.map(JsValue::from).collect::<Array>().into()
}
