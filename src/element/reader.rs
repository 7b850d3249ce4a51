//! What readers choose and ask for, beside opening cards: labels hidden on every page, labels marked that changed since a
//! visit, a claim's link copied or shared.

use super::core::{Attendant, Core};
use super::deferred::{self, Part};
use super::engine::Engine;
use super::events::{OPEN, Told};
use super::{history, sharing, storage, tasks};
use crate::liveness::is_abandoned;
use crate::widget::Action;
use js_sys::Function;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;

thread_local! {
    // Of all elements that show labels: a choice is for the whole page.
    static READERS: RefCell<Vec<Rc<Reader>>> = const { RefCell::new(Vec::new()) };
}

fn readers() -> Vec<Rc<Reader>> {
    READERS.with_borrow(Clone::clone)
}

fn open_anywhere(id: &str) -> bool {
    readers().iter().any(|reader| reader.engine.open(id))
}

/// The reader of one element's article.
pub(super) struct Reader {
    me: Weak<Reader>,
    engine: Rc<Engine>,
    // Called with whether the legend is there.
    settled: Function,
    load: Function,
    // The last visit, while visits are remembered.
    visit: RefCell<Option<Visit>>,
}

#[derive(Clone)]
struct Visit {
    // Of the manifest.
    address: String,
    record: Rc<str>,
}

impl Reader {
    pub fn new(engine: Rc<Engine>, settled: Function, load: Function) -> Rc<Reader> {
        let reader = Rc::new_cyclic(|me| Reader { me: me.clone(), engine, settled, load, visit: RefCell::default() });
        reader.engine.attend(Rc::new(Attending(reader.me.clone())));
        reader
    }

    /// Labels are about to come, in place of others or, `first`, of none. `with_visits` says that visits may be remembered, and that
    /// the part is there which does that.
    pub fn prepare(&self, first: bool, with_visits: bool) {
        if first {
            self.engine.set_hidden(storage::are_labels_hidden());
        }
        if with_visits {
            extra_compare(self);
        } else {
            self.visit.take();
            self.engine.compare(None);
        }
    }

    /// Whether visits may be remembered.
    pub fn may_remember(&self) -> bool {
        storage::may_remember_visits(self.publisher_remembers())
    }

    fn publisher_remembers(&self) -> bool {
        self.engine.core().host.get_attribute("visits").as_deref() == Some("remember")
    }

    /// The labels are there.
    pub fn see(&self, first: bool) {
        let me = self.me.upgrade();
        READERS.with_borrow_mut(|readers| {
            readers.retain(|reader| !std::ptr::eq(&**reader, self));
            readers.extend(me);
        });
        if self.visit.borrow().is_some() {
            extra_remember(self);
        }
        if first {
            history::resume(open_anywhere);
        }
    }

    /// The legend is about to go, and another one will come.
    pub fn unsettle(&self) {
        let _ = self.settled.call1(&JsValue::NULL, &JsValue::FALSE);
    }

    /// There are none any more.
    pub fn leave(&self) {
        READERS.with_borrow_mut(|readers| readers.retain(|reader| !std::ptr::eq(&**reader, self)));
    }

    // Does what takes the part `extra` when that is there; where it cannot be had, the console says so.
    fn with_extra(&self, act: impl FnOnce() + 'static) {
        let loaded = deferred::load(&self.load, Part::Extra, None);
        tasks::begin(async move {
            match loaded.await {
                Ok(_) if !is_abandoned() => act(),
                Ok(_) => {}
                Err(failure) => web_sys::console::warn_1(&format!("claim-labels: {failure}").into()),
            }
        });
    }

    fn pressed(&self, core: &Rc<Core>, action: Action) {
        match action {
            Action::Hide(hidden) => {
                storage::hide_labels(hidden);
                readers().iter().for_each(|reader| reader.engine.set_hidden(hidden));
            }
            Action::Remember(on) => self.with_extra(move || extra_switch(on)),
            Action::List(true) => {
                let core = core.clone();
                self.with_extra(move || core.unfold_list());
            }
            Action::Copy => copy(core),
            Action::Share => share(core),
            Action::Report => {
                open_claim(core, |id, _| id.to_owned()).iter().for_each(|id| core.tell(&Told::Report { id }))
            }
            _ => {}
        }
    }

    fn sent(&self, core: &Rc<Core>, event: &'static str) {
        let open = open_claim(core, |id, _| id.to_owned());
        match (event, open, core.card()) {
            (OPEN, Some(id), Some((_, is_sheet))) => history::opened(core, &id, is_sheet, open_anywhere),
            (super::events::CLOSE, ..) => history::closed(),
            _ => {}
        }
    }
}

// Remembers visits from now on, or forgets them.
#[inline(never)]
fn extra_switch(on: bool) {
    storage::remember_visits(on);
    for reader in readers() {
        extra_compare(&reader);
        extra_remember(&reader);
    }
}

// A visit lasts as long as the page: what changes meanwhile has changed since the visit before, or since this first one.
#[inline(never)]
fn extra_compare(reader: &Reader) {
    reader.compare();
}

#[inline(never)]
fn extra_remember(reader: &Reader) {
    reader.remember();
}

impl Reader {
    fn compare(&self) {
        let host = &self.engine.core().host;
        let path = host.get_attribute("manifest").unwrap_or_else(|| "#".into());
        let base = host.base_uri().ok().flatten().unwrap_or_default();
        let address = web_sys::Url::new_with_base(&path, &base).map(|url| url.href()).unwrap_or(path);
        let mut visit = self.visit.borrow_mut();
        if !storage::remembers_visits(self.publisher_remembers()) {
            *visit = None;
        } else if visit.as_ref().is_none_or(|visit| visit.address != address) {
            let record = storage::last_visit(&address).into();
            *visit = Some(Visit { address, record });
        }
        let record = visit.as_ref().map(|visit| visit.record.clone());
        drop(visit);
        self.engine.compare(record);
    }

    fn remember(&self) {
        let mut visit = self.visit.borrow_mut();
        let Some(visit) = visit.as_mut() else { return };
        let record = self.engine.record();
        if visit.record.is_empty() {
            visit.record = record.as_str().into();
        }
        storage::add_visit(&visit.address, &record);
    }
}

// What the engine tells the reader, as long as there is one.
struct Attending(Weak<Reader>);

impl Attendant for Attending {
    fn pressed(&self, core: &Rc<Core>, action: Action) {
        if let Some(reader) = self.0.upgrade() {
            reader.pressed(core, action);
        }
    }

    fn sent(&self, core: &Rc<Core>, event: &'static str) {
        if let Some(reader) = self.0.upgrade() {
            reader.sent(core, event);
        }
    }

    fn rendered(&self) {
        if let Some(reader) = self.0.upgrade() {
            let _ = reader.settled.call1(&JsValue::NULL, &JsValue::TRUE);
        }
    }
}

// Something of the open claim, by its id and what it is about.
fn open_claim<T>(core: &Core, take: impl Fn(&str, &str) -> T) -> Option<T> {
    let overlay = core.overlay.borrow();
    let overlay = overlay.as_ref()?;
    let claim = overlay.claim(overlay.state.open?);
    Some(take(&claim.id, claim.summary.as_ref().unwrap_or(&claim.quote.exact)))
}

fn copy(core: &Rc<Core>) {
    let Some((id, (card, _))) = open_claim(core, |id, _| id.to_owned()).zip(core.card()) else { return };
    let core = core.clone();
    super::tasks::begin(async move {
        if sharing::copy(&id, &card).await {
            core.act(Action::Copied);
        }
    });
}

fn share(core: &Core) {
    let Some((id, about)) = open_claim(core, |id, about| (id.to_owned(), about.to_owned())) else { return };
    super::tasks::begin(async move { sharing::share(&id, &about).await });
}
