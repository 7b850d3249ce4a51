//! Looks from time to time whether the manifest is another one. One that did not change is not shown again, and one that cannot be had
//! leaves what is shown.

use super::super::deferred::{self, Part};
use super::super::tasks;
use super::life::{Life, Source};
use crate::liveness::is_abandoned;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

const SLOWEST: f64 = 3600.0; // seconds between two tries while the manifest cannot be had

#[wasm_bindgen]
extern "C" {
    // JavaScript has one already; that of Rust brings tables of 10 KB.
    #[wasm_bindgen(js_name = Number)]
    fn number(text: &JsValue) -> f64;

    /// What the loader has fetched: `{text, base}`, or in the place of it a failure, `{code, message}`.
    type Found;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Found) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn base(this: &Found) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn code(this: &Found) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn message(this: &Found) -> Option<String>;
}

/// When the manifest is looked at again.
#[derive(Default)]
pub(super) struct Refresh {
    timer: RefCell<Option<Timeout>>,
    // Waits for a hidden page to be seen again.
    seen: RefCell<Option<EventListener>>,
    // Seconds until the next look.
    delay: Cell<f64>,
}

impl Refresh {
    /// It is not, until that is asked for anew.
    pub fn stop(&self) {
        self.timer.take();
        self.seen.take();
    }
}

impl Life {
    /// Looks at the manifest again in as many seconds as the attribute `refresh` says, if it says so.
    pub(super) fn refresh_later(&self) {
        let seconds = self.element.get_attribute("refresh").map(|text| number(&text.into()));
        let Some(seconds) = seconds.filter(|seconds| *seconds > 0.0) else { return };
        // An object stays what it is.
        if self.shown.borrow().as_ref().is_none_or(|shown| shown.base.is_none()) {
            return;
        }
        let delay = &self.refresh.delay;
        delay.set(delay.get().max(seconds).max(1.0));
        let me = self.me.clone();
        let milliseconds = (delay.get() * 1000.0).min(i32::MAX.into()) as u32;
        let timeout = Timeout::new(milliseconds, move || {
            let life = if is_abandoned() { None } else { me.upgrade() };
            let Some(life) = life else { return };
            let turn = life.turn.get();
            let loaded = deferred::load(&life.loader.load, Part::Extra, None);
            tasks::begin(async move {
                let loaded = loaded.await;
                match loaded {
                    _ if turn != life.turn.get() || is_abandoned() => {}
                    Ok(_) => extra_refresh(life, seconds),
                    Err(_) => life.refresh_later(),
                }
            });
        });
        self.refresh.timer.replace(Some(timeout));
    }

    fn refresh_when_seen(&self, seconds: f64) {
        let Some((document, life)) = self.element.owner_document().zip(self.me.upgrade()) else { return };
        if !document.hidden() {
            return tasks::begin(life.refresh(seconds));
        }
        let listener = EventListener::once(&document, "visibilitychange", move |_| {
            if !is_abandoned() {
                tasks::begin(life.refresh(seconds));
            }
        });
        self.refresh.seen.replace(Some(listener));
    }

    async fn refresh(self: Rc<Self>, seconds: f64) {
        let turn = self.turn.get();
        let found = match self.loader.fetch_manifest.call1(&JsValue::NULL, &"no-cache".into()) {
            Ok(promise) => JsFuture::from(Promise::from(promise)).await.unwrap_or_else(|cause| cause),
            Err(cause) => cause,
        };
        if turn != self.turn.get() || is_abandoned() {
            return;
        }
        let found: Found = found.unchecked_into();
        let delay = &self.refresh.delay;
        let Some(text) = found.text() else {
            delay.set((delay.get() * 2.0).min(SLOWEST.max(seconds)));
            if found.code().as_deref() != Some("manifest-unreachable") {
                let why = found.message().unwrap_or_default();
                web_sys::console::warn_1(&format!("claim-labels: {why} The labels stay as they are.").into());
            }
            return self.refresh_later();
        };
        delay.set(seconds);
        let changed = self.shown.borrow().as_ref().is_none_or(|shown| shown.text != text);
        let source = Rc::new(Source { text, base: found.base() });
        if !changed || self.clone().replace(source).await.is_err() {
            self.refresh_later();
        }
    }
}

// Most pages do not ask for their manifest again.
#[inline(never)]
fn extra_refresh(life: Rc<Life>, seconds: f64) {
    life.refresh_when_seen(seconds);
}
