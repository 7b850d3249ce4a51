//! One element's life, as the loader sees it: labels are made, kept true while the page lives (the article may be rendered anew,
//! the manifest may change), and taken away.

use super::engine::Engine;
use super::labelling::{Manifests, Steps};
use super::reader::Reader;
use super::{languages, lexicons, pacing, tasks};
use crate::failure::Failure;
use crate::liveness::{self, is_abandoned};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit, MutationRecord};

// Milliseconds of work before the page has its turn; a task is long from 50, and a step takes about 6.
const THINKING: f64 = 24.0;
const DRAWING: f64 = 42.0;
const LONG: f64 = 28.0; // to have read an article
const FIRST: f64 = 8.0; // of drawing a long one: enough for the labels in view, which come first
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

/// A manifest's text, and the address that its links are relative to, if it has one of its own.
struct Source {
    text: String,
    base: Option<String>,
}

/// Shows labels in one element.
#[wasm_bindgen]
pub struct Session {
    life: Rc<Life>,
}

#[wasm_bindgen]
impl Session {
    /// A session for `element`. `fetch_manifest(cache)` settles with `{text, base}` or fails with `{code, message}`; `settled()` is
    /// called when the legend is there; `address_of(folder, language)` tells where words and lexicons are.
    /// `ledger`, an empty array, holds how to give the page back, see `program.js`.
    ///
    /// # Errors
    /// `{code: "unsupported-browser", message}` without shadow roots or constructable stylesheets.
    #[wasm_bindgen(constructor)]
    pub fn new(
        element: HtmlElement,
        fetch_manifest: Function,
        settled: Function,
        address_of: Function,
        ledger: Array,
    ) -> Result<Session, JsValue> {
        let engine = Rc::new(Engine::with_ledger(element.clone(), ledger)?);
        let reader = Reader::new(engine.clone(), settled);
        let life = Rc::new_cyclic(|me: &Weak<Life>| {
            let noticed = me.clone();
            let on_change = Closure::new(move |records: Array| {
                let noticed = if is_abandoned() { None } else { noticed.upgrade() };
                noticed.into_iter().for_each(|life| life.page_changed(&records));
            });
            let observer = MutationObserver::new(Closure::as_ref(&on_change).unchecked_ref()).ok();
            Life {
                me: me.clone(),
                element,
                engine,
                reader,
                fetch_manifest,
                address_of,
                observer,
                _on_change: on_change,
                wanted: RefCell::default(),
                shown: RefCell::default(),
                busy: Cell::default(),
                stale: Cell::default(),
                lost: Cell::default(),
                turn: Cell::default(),
                timer: RefCell::default(),
                seen: RefCell::default(),
                delay: Cell::default(),
            }
        });
        Ok(Session { life })
    }

    /// Shows a manifest, JSON text; a promise of whether its labels are in place: false when a later call has overtaken this one.
    /// It is rejected with `{code, message}`.
    pub fn show(&self, text: String, base: Option<String>) -> Promise {
        let life = self.life.clone();
        let source = Rc::new(Source { text, base });
        tasks::promise(async move { Ok(life.show(source).await?.into()) })
    }

    /// Takes everything away; the page's nodes are as they were.
    pub fn hide(&self) {
        self.life.hide();
    }

    /// What `atWork` names this session by.
    #[wasm_bindgen(getter)]
    pub fn number(&self) -> u32 {
        self.life.engine.core().number
    }

    /// `[{id, status, state, tier, score, change, reason}]` in the manifest's order.
    #[wasm_bindgen(getter)]
    pub fn claims(&self) -> JsValue {
        self.life.engine.claims()
    }

    /// The statuses that are shown.
    #[wasm_bindgen(getter)]
    pub fn shown(&self) -> JsValue {
        self.life.engine.shown()
    }

    /// Shows just these statuses, an array of their names.
    #[wasm_bindgen(setter)]
    pub fn set_shown(&self, shown: Array) {
        self.life.engine.show(shown.iter().filter_map(|name| name.as_string()));
    }

    /// Opens the card of the claim with this id; whether there is one that is labelled.
    pub fn open(&self, id: &str) -> bool {
        self.life.engine.open(id)
    }

    /// Closes the card.
    pub fn close(&self) {
        self.life.engine.close();
    }
}

/// The number of the session that the program worked for last: after a trap, the one to blame.
#[wasm_bindgen(js_name = atWork)]
pub fn at_work() -> u32 {
    liveness::at_work()
}

/// After a trap: nothing that still calls in is heard.
#[wasm_bindgen]
pub fn abandon() {
    liveness::abandon();
}

impl Drop for Session {
    fn drop(&mut self) {
        self.life.hide();
    }
}

struct Life {
    me: Weak<Life>,
    element: HtmlElement,
    engine: Rc<Engine>,
    reader: Rc<Reader>,
    fetch_manifest: Function,
    address_of: Function,
    observer: Option<MutationObserver>,
    _on_change: Closure<dyn FnMut(Array)>,
    // The manifest that is to be shown, and the one that is.
    wanted: RefCell<Option<Rc<Source>>>,
    shown: RefCell<Option<Rc<Source>>>,
    // Labels are being made.
    busy: Cell<bool>,
    // The page has taken from them what they stood on.
    stale: Cell<bool>,
    // The article was there, and is gone.
    lost: Cell<bool>,
    turn: Cell<u32>,
    timer: RefCell<Option<Timeout>>,
    // Waits for a hidden page to be seen again.
    seen: RefCell<Option<EventListener>>,
    // Seconds until the next look at the manifest.
    delay: Cell<f64>,
}

impl Life {
    async fn show(self: Rc<Self>, source: Rc<Source>) -> Result<bool, Failure> {
        let turn = self.pause();
        self.wanted.replace(Some(source.clone()));
        let done = self.label(&source, turn).await?;
        if turn != self.turn.get() {
            return Ok(false);
        }
        self.busy.set(false);
        if !done || self.stale.get() {
            return Ok(Box::pin(self.again()).await);
        }
        let first = self.shown.replace(Some(source)).is_none();
        self.reader.see(first);
        self.refresh_later();
        Ok(true)
    }

    // Labels the article; false when that has become pointless.
    async fn label(&self, source: &Rc<Source>, turn: u32) -> Result<bool, Failure> {
        self.busy.set(true);
        self.stale.set(false);
        let shown = self.shown.borrow().clone();
        let same = shown.as_ref().is_some_and(|shown| Rc::ptr_eq(shown, source));
        let base = source.base.clone().or_else(|| self.element.base_uri().ok().flatten()).unwrap_or_default();
        self.engine.begin(&source.text, &base, if same { Manifests::Same } else { Manifests::New })?;
        self.reader.prepare(shown.is_none());
        self.watch();
        let (name, own) = (self.engine.language(), self.element.get_attribute("words"));
        let address_of = self.address_of.clone();
        // Fetched while the claims are looked for.
        let words = tasks::promise(async move {
            languages::learn(&name, own.as_deref().filter(|own| !own.is_empty()), &address_of).await;
            Ok(JsValue::UNDEFINED)
        });
        let is_sound = || turn == self.turn.get() && !self.stale.get() && !is_abandoned();
        let started = pacing::clock();
        let mut began = started;
        // Once, and once more with a lexicon if there are passages that ask for one.
        for lexicon in [None, Some(())] {
            if lexicon.is_some() {
                let Some(language) = self.engine.lacking() else { break };
                lexicons::fetched(language, &self.address_of).await;
                if !is_sound() {
                    return Ok(false);
                }
                if lexicons::known(language).is_none() {
                    break;
                }
                self.engine.search();
                began = pacing::clock();
            }
            while self.engine.step(Steps::Thinking)? {
                if pacing::clock() - began >= THINKING {
                    pacing::give_way().await;
                    began = pacing::clock();
                    if !is_sound() {
                        return Ok(false);
                    }
                }
            }
        }
        let _ = JsFuture::from(words).await;
        if pacing::clock() - began >= DRAWING {
            pacing::give_way().await;
            began = pacing::clock();
        }
        if !is_sound() {
            return Ok(false);
        }
        // Labels that can be drawn in one go are: each time, the page is laid out anew.
        let mut is_long = pacing::clock() - started > LONG;
        if is_long {
            began = pacing::clock();
        }
        while self.draw()? {
            if pacing::clock() - began < if is_long { FIRST } else { DRAWING } {
                continue;
            }
            if is_long {
                pacing::frame().await
            } else {
                pacing::give_way().await
            }
            began = pacing::clock();
            if !is_sound() {
                return Ok(false);
            }
            is_long = false;
        }
        Ok(is_sound())
    }

    // One step; whether there is more to do. What others have done to the page counts, what we do ourselves does not.
    fn draw(&self) -> Result<bool, Failure> {
        if let Some(observer) = &self.observer {
            self.page_changed(&observer.take_records());
        }
        if self.stale.get() {
            return Ok(false);
        }
        let more = self.engine.step(Steps::Drawing)?;
        // In the last step the page hears of the labels, and may do something.
        if let Some(observer) = self.observer.as_ref().filter(|_| more) {
            observer.take_records();
        }
        Ok(more)
    }

    fn hide(&self) {
        self.pause();
        self.shown.take();
        self.reader.leave();
        self.engine.hide();
    }

    fn pause(&self) -> u32 {
        self.timer.take();
        self.seen.take();
        self.observer.iter().for_each(MutationObserver::disconnect);
        self.busy.set(false);
        self.turn.set(self.turn.get() + 1);
        self.turn.get()
    }

    // The page is watched where the article can change, or be taken away and come back.
    fn watch(&self) {
        let Some(observer) = &self.observer else { return };
        let article = self.engine.article();
        let element: &Element = &self.element;
        let root = article.as_ref().unwrap_or(element).get_root_node();
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        if article.as_ref() != Some(element) {
            let _ = observer.observe_with_options(&root, &options);
        }
        if let Some(article) = article {
            options.set_character_data(true);
            let _ = observer.observe_with_options(&article, &options);
        }
    }

    // Before the page is painted: it never shows its new text among our pieces of the old.
    fn page_changed(&self, records: &Array) {
        let article = self.engine.article();
        let concerns = |record: JsValue| {
            let target = record.unchecked_into::<MutationRecord>().target();
            target.is_none_or(|target| {
                let inside = |article: &Element| article.contains(Some(&target));
                !target.is_connected() || article.as_ref().is_none_or(inside)
            })
        };
        let untouched =
            if self.lost.get() { article.is_none() } else { !records.iter().any(concerns) || !self.engine.check() };
        if untouched {
            return;
        }
        self.stale.set(true);
        if let Some(life) = self.me.upgrade().filter(|_| !self.busy.get()) {
            tasks::begin(async move {
                life.again().await;
            });
        }
    }

    async fn again(self: Rc<Self>) -> bool {
        let turn = self.pause();
        pacing::give_way().await;
        if turn != self.turn.get() || is_abandoned() {
            return false;
        }
        self.lost.set(false);
        let wanted = self.wanted.borrow().clone();
        let Some(wanted) = wanted else { return false };
        match self.clone().show(wanted).await {
            Ok(done) => done,
            Err(_) => {
                // The article is gone, and may come back.
                self.pause();
                self.engine.hide();
                self.lost.set(true);
                self.watch();
                false
            }
        }
    }

    // A manifest that did not change is not shown again, and one that cannot be had leaves what is shown.
    fn refresh_later(&self) {
        let seconds = self.element.get_attribute("refresh").map(|text| number(&text.into()));
        let Some(seconds) = seconds.filter(|seconds| *seconds > 0.0) else { return };
        // An object stays what it is.
        if self.shown.borrow().as_ref().is_none_or(|shown| shown.base.is_none()) {
            return;
        }
        self.delay.set(self.delay.get().max(seconds).max(1.0));
        let me = self.me.clone();
        let milliseconds = (self.delay.get() * 1000.0).min(i32::MAX.into()) as u32;
        let timeout = Timeout::new(milliseconds, move || {
            let life = if is_abandoned() { None } else { me.upgrade() };
            life.into_iter().for_each(|life| life.refresh_when_seen(seconds));
        });
        self.timer.replace(Some(timeout));
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
        self.seen.replace(Some(listener));
    }

    async fn refresh(self: Rc<Self>, seconds: f64) {
        let turn = self.turn.get();
        let found = match self.fetch_manifest.call1(&JsValue::NULL, &"no-cache".into()) {
            Ok(promise) => JsFuture::from(Promise::from(promise)).await.unwrap_or_else(|cause| cause),
            Err(cause) => cause,
        };
        if turn != self.turn.get() || is_abandoned() {
            return;
        }
        let found: Found = found.unchecked_into();
        let Some(text) = found.text() else {
            self.delay.set((self.delay.get() * 2.0).min(SLOWEST.max(seconds)));
            if found.code().as_deref() != Some("manifest-unreachable") {
                let why = found.message().unwrap_or_default();
                web_sys::console::warn_1(&format!("claim-labels: {why} The labels stay as they are.").into());
            }
            return self.refresh_later();
        };
        self.delay.set(seconds);
        let changed = self.shown.borrow().as_ref().is_none_or(|shown| shown.text != text);
        let source = Rc::new(Source { text, base: found.base() });
        if !changed || self.clone().show(source).await.is_err() {
            self.refresh_later();
        }
    }
}
