//! One element's life, as the loader sees it: labels are made, kept true while the page lives (the article may be rendered anew,
//! the manifest may change), and taken away.

use super::deferred::{self, Part};
use super::disturbances::{Disturbances, Disturbed};
use super::engine::Engine;
use super::labelling::{Manifests, Steps};
use super::reader::Reader;
use super::{languages, pacing, tasks};
use crate::dom::{DECISIVE, changes_text, is_edited};
use crate::failure::Failure;
use crate::liveness::{self, is_abandoned, listen};
use crate::manifest;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement, MutationObserver, MutationObserverInit, MutationRecord, Node, ShadowRoot};

// Milliseconds of work before the page has its turn; a task is long from 50, and a step takes about 6.
const BEGINNING: f64 = 8.0; // on a slow machine what runs for the first time takes long
const THINKING: f64 = 16.0;
const DRAWING: f64 = 24.0;
const SCRIPT: f64 = 11.0; // of that in a long article, where as much and more goes to its layout
const LONG: f64 = 28.0; // to have read an article
const FIRST: f64 = 8.0; // of drawing a long one: enough for the labels in view, which come first
const EDITABLE: &str = "contenteditable";
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
    /// A session for `element`. `fetch_manifest(cache)` settles with `{text, base}` or fails with `{code, message}`; `settled(on)` is
    /// called with `true` when the legend is there, with `false` before it goes for another article; `address_of(folder, language)`
    /// tells where words are; `load(part, language)` returns a promise of a deferred part of the program, and of the text of that
    /// language's lexicon.
    ///
    /// # Errors
    /// `{code: "unsupported-browser", message}` without shadow roots or constructable stylesheets.
    #[wasm_bindgen(constructor)]
    pub fn new(
        element: HtmlElement,
        fetch_manifest: Function,
        settled: Function,
        address_of: Function,
        load: Function,
    ) -> Result<Session, JsValue> {
        let engine = Rc::new(Engine::new(element.clone())?);
        let reader = Reader::new(engine.clone(), settled, load.clone());
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
                load,
                observer,
                _on_change: on_change,
                wanted: RefCell::default(),
                shown: RefCell::default(),
                expecting: Cell::default(),
                edited: Cell::default(),
                busy: Cell::default(),
                stale: Cell::default(),
                lost: Cell::default(),
                turn: Cell::default(),
                timer: RefCell::default(),
                seen: RefCell::default(),
                delay: Cell::default(),
                disturbances: RefCell::default(),
                editing: RefCell::default(),
            }
        });
        Ok(Session { life })
    }

    /// Shows a manifest, JSON text; a promise of whether its labels are in place: false when a later call has overtaken this one.
    /// It is rejected with `{code, message}`.
    pub fn show(&self, text: String, base: Option<String>) -> Promise {
        let life = self.life.clone();
        let source = Rc::new(Source { text, base });
        tasks::promise(async move { Ok(life.replace(source).await?.into()) })
    }

    /// Another manifest is on its way, for this article or for another one: no label of the one shown stands on it meanwhile.
    pub fn expect(&self) {
        self.life.expect();
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

    /// How to give the page back, see `ledger.js`; it needs no program.
    #[wasm_bindgen(getter)]
    pub fn ledger(&self) -> JsValue {
        self.life.engine.core().ledger.clone().into()
    }

    /// The passage of the claim with this id, as an array of ranges of the page.
    pub fn ranges(&self, id: &str) -> Array {
        self.life.engine.ranges(id)
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
    load: Function,
    observer: Option<MutationObserver>,
    _on_change: Closure<dyn FnMut(Array)>,
    // The manifest that is to be shown, and the one that is.
    wanted: RefCell<Option<Rc<Source>>>,
    shown: RefCell<Option<Rc<Source>>>,
    // Another one is on its way.
    expecting: Cell<bool>,
    // The article has changed since its manifest was shown first.
    edited: Cell<bool>,
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
    disturbances: RefCell<Disturbances>,
    // Hears of text that is about to be edited.
    editing: RefCell<Option<EventListener>>,
}

// The component whose shadow root the article is in: its slots show what stands in the component.
fn host_of(article: &Element) -> Option<Element> {
    Some(article.get_root_node().dyn_into::<ShadowRoot>().ok()?.host())
}

impl Life {
    async fn show(self: Rc<Self>, source: Rc<Source>) -> Result<bool, Failure> {
        let turn = self.pause();
        // While it waits for its turn, too: labels of before may stand in the page.
        self.watch();
        let before = self.wanted.replace(Some(source.clone()));
        if before.as_ref().is_none_or(|before| !Rc::ptr_eq(before, &source)) {
            self.edited.set(false);
        }
        let done = self.label(&source, turn).await;
        if turn != self.turn.get() {
            return Ok(false);
        }
        let done = done?;
        self.busy.set(false);
        if !done || self.stale.get() {
            return Ok(Box::pin(self.again()).await);
        }
        self.disturbances.borrow_mut().settled();
        let first = self.shown.replace(Some(source)).is_none();
        self.reader.see(first);
        self.refresh_later();
        Ok(true)
    }

    // As `show`; where this one cannot be shown, what is shown stays, and is minded as before.
    async fn replace(self: Rc<Self>, source: Rc<Source>) -> Result<bool, Failure> {
        let done = self.clone().show(source).await;
        if done.is_err() {
            self.busy.set(false);
            let shown = self.shown.borrow().clone();
            let is_shown = shown.is_some();
            self.wanted.replace(shown);
            if is_shown {
                self.watch();
            }
            if is_shown {
                self.look();
            }
        }
        done
    }

    // From now on nothing is labelled by the manifest that is shown. Its labels stay where the article is the one that they were made
    // for: another one must never be seen with them.
    fn expect(&self) {
        let records = self.observer.as_ref().map(MutationObserver::take_records);
        self.timer.take();
        self.seen.take();
        self.turn.set(self.turn.get() + 1);
        self.expecting.set(true);
        self.busy.set(false);
        if self.edited.get() {
            self.withdraw();
        } else {
            records.iter().for_each(|records| self.page_changed(records));
        }
    }

    // Takes everything away until the manifest comes that is expected.
    fn withdraw(&self) {
        self.reader.unsettle();
        self.hide();
        self.expecting.set(true);
    }

    // Labels the article; false when that has become pointless.
    async fn label(&self, source: &Rc<Source>, turn: u32) -> Result<bool, Failure> {
        let is_sound = || turn == self.turn.get() && !self.stale.get() && !is_abandoned();
        self.busy.set(true);
        self.stale.set(false);
        let mut work = pacing::Work::begin().await;
        if !is_sound() {
            return Ok(false);
        }
        let shown = self.shown.borrow().clone();
        let same = shown.as_ref().is_some_and(|shown| Rc::ptr_eq(shown, source));
        let base = source.base.clone().or_else(|| self.element.base_uri().ok().flatten()).unwrap_or_default();
        // What is wrong with a manifest is said by a part that is fetched, and visits are remembered by it.
        let sound = manifest::parse_sound(&source.text);
        if work.time() >= BEGINNING {
            work.give_way().await;
            if !is_sound() {
                return Ok(false);
            }
        }
        let mut with_visits = self.reader.may_remember();
        if with_visits || sound.is_none() {
            drop(work);
            let loaded = deferred::load(&self.load, Part::Extra, None).await;
            work = pacing::Work::begin().await;
            if !is_sound() {
                return Ok(false);
            }
            with_visits &= loaded.is_ok();
            if sound.is_none() {
                loaded?;
            }
        }
        let manifest = match sound {
            Some(sound) => (Some(sound), Vec::new()),
            None => deferred::extra_parse(&source.text)?,
        };
        self.engine.begin(manifest, &base, if same { Manifests::Same } else { Manifests::New })?;
        self.reader.prepare(shown.is_none(), with_visits);
        self.watch();
        let (name, own) = (self.engine.language(), self.element.get_attribute("words"));
        let address_of = self.address_of.clone();
        // Fetched while the claims are looked for.
        let words = tasks::promise(async move {
            languages::learn(&name, own.as_deref().filter(|own| !own.is_empty()), &address_of).await;
            Ok(JsValue::UNDEFINED)
        });
        if work.time() >= BEGINNING {
            work.give_way().await;
            if !is_sound() {
                return Ok(false);
            }
        }
        let started = pacing::clock();
        // What claims need whose passages changed is fetched when the first is met, while the others are looked for.
        let mut needed = None;
        loop {
            while self.engine.step(Steps::Thinking)? {
                needed = needed.or_else(|| self.fetch_needs());
                if work.time() >= THINKING {
                    work.give_way().await;
                    if !is_sound() {
                        return Ok(false);
                    }
                }
            }
            if !self.engine.is_waiting() {
                break;
            }
            let mut lexicon = None;
            if let Some(needed) = needed.take().or_else(|| self.fetch_needs()) {
                drop(work);
                lexicon = needed.await?;
                work = pacing::Work::begin().await;
            }
            if !is_sound() {
                return Ok(false);
            }
            self.engine.search(lexicon);
        }
        drop(work);
        let _ = JsFuture::from(words).await;
        let mut work = pacing::Work::begin().await;
        if work.time() >= BEGINNING {
            work.give_way().await;
        }
        if !is_sound() {
            return Ok(false);
        }
        // Labels that can be drawn in one go are: each time, the page is laid out anew. In a long article that is done in the same task, as
        // a browser that does it when it draws does it for many tasks at once.
        let is_long = pacing::clock() - started > LONG;
        let mut is_first = is_long;
        if is_long {
            work.start_anew();
        }
        while self.draw()? {
            // What is left to do changes nothing in the article: it need not be drawn twice.
            if self.engine.is_drawn() {
                continue;
            }
            // What Yew renders when the task ends takes a task by itself on a slow machine.
            let is_presenting = is_long && self.engine.is_presenting();
            let enough = if is_first {
                FIRST
            } else if is_long {
                SCRIPT
            } else {
                DRAWING
            };
            if is_presenting {
                work.give_way().await;
            } else if work.time() < enough {
                continue;
            } else if is_first {
                work.frame().await;
                is_first = false;
            } else {
                if is_long {
                    // So does the layout, where the script alone took that long.
                    if work.time() >= DRAWING {
                        work.give_way().await;
                    }
                    self.engine.lay_out();
                }
                work.give_way().await
            }
            if !is_sound() {
                return Ok(false);
            }
        }
        // Where the article was read anew, claims may wait again.
        Ok(is_sound() && !self.engine.is_waiting())
    }

    fn fetch_needs(&self) -> Option<impl Future<Output = Result<Option<String>, Failure>> + use<>> {
        let needs = self.engine.needs()?;
        Some(Box::pin(deferred::load(&self.load, Part::Deferred, needs.lexicon)))
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
        self.expecting.set(false);
        self.timer.take();
        self.seen.take();
        if let Some(observer) = &self.observer {
            // What the page has done and we have not heard of yet is not to be lost.
            if observer.take_records().length() > 0 {
                self.engine.settle();
            }
            observer.disconnect();
        }
        self.editing.take();
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
        options.set_attribute_filter(&Array::of1(&EDITABLE.into()));
        if article.as_ref() != Some(element) {
            let _ = observer.observe_with_options(&root, &options);
        }
        // A page becomes dark by attributes of these.
        let (document, looks) = (self.element.owner_document(), MutationObserverInit::new());
        looks.set_attributes(true);
        let body = document.as_ref().and_then(|document| document.body());
        let around = document.as_ref().and_then(|document| document.document_element()).into_iter();
        for part in around.chain(body.map(Into::into)) {
            let _ = observer.observe_with_options(&part, &looks);
        }
        if let Some(article) = article {
            options.set_character_data(true);
            options.set_attribute_old_value(true);
            let names = DECISIVE.into_iter().chain([EDITABLE]);
            options.set_attribute_filter(&names.map(JsValue::from).collect::<Array>());
            for watched in host_of(&article).into_iter().chain([article]) {
                let _ = observer.observe_with_options(&watched, &options);
            }
        }
        // A document that becomes editable says so to nobody.
        let me = self.me.clone();
        let capture = EventListenerOptions::run_in_capture_phase();
        let look = move |_: &Event| {
            let life = me.upgrade().filter(|life| life.engine.article().is_some_and(|article| is_edited(&article)));
            life.into_iter().for_each(|life| life.look());
        };
        self.editing.replace(document.map(|document| listen(&document, "beforeinput", capture, look)));
    }

    // Before the page is painted: it never shows its new text among our pieces of the old.
    fn page_changed(&self, records: &Array) {
        let article = self.engine.article();
        let looks = Cell::new(false);
        let concerns = |record: JsValue| {
            let record: MutationRecord = record.unchecked_into();
            let (target, attribute) = (record.target(), record.attribute_name());
            if attribute.as_ref().is_some_and(|name| name != EDITABLE) {
                // Looks of the page around its article are none of its text.
                let is_around = |target: &Node| {
                    article
                        .as_ref()
                        .is_some_and(|article| target.contains(Some(article)) && !target.is_same_node(Some(article)))
                };
                let around = target.as_ref().is_some_and(is_around);
                looks.set(looks.get() || around);
                return !around && changes_text(&record);
            }
            target.is_none_or(|target| {
                // What is around the article concerns it only where it becomes a text that is edited, or is one no more.
                let around = |article: &Element| attribute.is_some() && target.contains(Some(article));
                let shown = |article: &Element| host_of(article).is_some_and(|host| host.contains(Some(&target)));
                let inside = |article: &Element| article.contains(Some(&target)) || around(article) || shown(article);
                !target.is_connected() || article.as_ref().is_none_or(inside)
            })
        };
        let untouched = if self.lost.get() { article.is_none() } else { !records.iter().any(concerns) };
        if !untouched {
            self.look();
        } else if looks.get() {
            self.engine.core().measure();
        }
    }

    // Looks at the article anew.
    fn look(&self) {
        if !self.lost.get() {
            let settled = self.engine.settle();
            if !settled.changed && !settled.touched {
                return;
            }
            if self.disturbances.borrow_mut().note(settled, pacing::clock()) == Disturbed::TooOften {
                return self.leave_alone();
            }
            if self.disturbances.borrow().is_overdue(pacing::clock()) {
                self.engine.core().strip();
            }
        }
        self.changed();
    }

    fn changed(&self) {
        self.stale.set(true);
        self.edited.set(true);
        if self.expecting.get() {
            return self.withdraw();
        }
        if let Some(life) = self.me.upgrade().filter(|_| !self.busy.get()) {
            tasks::begin(async move {
                life.again().await;
            });
        }
    }

    // The page takes labels away as soon as they come: it is to have its article as it wants it.
    fn leave_alone(&self) {
        self.hide();
        let line = "claim-labels: The page takes labels away as soon as they are there. Its article is left as it is.";
        web_sys::console::warn_1(&line.into());
    }

    async fn again(self: Rc<Self>) -> bool {
        let turn = self.pause();
        self.watch();
        // Timers of the page have their turn too, and text that changes time and again is given time to come to rest.
        let pause = self.disturbances.borrow().pause();
        TimeoutFuture::new(pause).await;
        if turn != self.turn.get() || is_abandoned() {
            return false;
        }
        self.lost.set(false);
        let wanted = self.wanted.borrow().clone();
        let Some(wanted) = wanted else { return false };
        match self.clone().show(wanted.clone()).await {
            Ok(done) => done,
            Err(_) => {
                // The article is gone, and may come back.
                self.pause();
                self.engine.hide();
                self.wanted.replace(Some(wanted));
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
            let Some(life) = life else { return };
            let turn = life.turn.get();
            let loaded = deferred::load(&life.load, Part::Extra, None);
            tasks::begin(async move {
                let loaded = loaded.await;
                match loaded {
                    _ if turn != life.turn.get() || is_abandoned() => {}
                    Ok(_) => extra_refresh(life, seconds),
                    Err(_) => life.refresh_later(),
                }
            });
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
