//! An element's life: its article is labelled, labelled anew when the page or its manifest change, and given back.

use super::super::disturbances::{Disturbances, Disturbed};
use super::super::engine::Engine;
use super::super::events::Told;
use super::super::reader::Reader;
use super::super::{pacing, tasks};
use super::refresh::Refresh;
use super::watch::{Concern, Watch, concern};
use crate::failure::Failure;
use crate::liveness::is_abandoned;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Function};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::HtmlElement;

/// A manifest's text, and the address that its links are relative to, if it has one of its own.
pub(super) struct Source {
    pub text: String,
    pub base: Option<String>,
}

/// What the loader does for a session, see [`Session::new`](super::Session::new).
pub(super) struct Loader {
    pub fetch_manifest: Function,
    pub address_of: Function,
    pub load: Function,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Attempt {
    First,
    Again,
}

// What an attempt to show labels came to.
enum Outcome {
    Shown,
    // Something else has begun meanwhile.
    Overtaken,
    // The page has taken from them what they stood on.
    Disturbed,
}

pub(super) struct Life {
    pub me: Weak<Life>,
    pub element: HtmlElement,
    pub engine: Rc<Engine>,
    pub reader: Rc<Reader>,
    pub loader: Loader,
    pub watch: Watch,
    pub refresh: Refresh,
    // The manifest that is to be shown, and the one that is.
    wanted: RefCell<Option<Rc<Source>>>,
    pub shown: RefCell<Option<Rc<Source>>>,
    // Another one is on its way.
    expecting: Cell<bool>,
    // The article has changed since its manifest was shown first.
    edited: Cell<bool>,
    /// Labels are being made.
    pub busy: Cell<bool>,
    /// The page has taken from them what they stood on.
    pub stale: Cell<bool>,
    // The article was there, and is gone.
    lost: Cell<bool>,
    /// Goes on with everything that overtakes what is under way.
    pub turn: Cell<u32>,
    disturbances: RefCell<Disturbances>,
}

impl Life {
    pub fn new(element: HtmlElement, engine: Rc<Engine>, reader: Rc<Reader>, loader: Loader) -> Rc<Life> {
        Rc::new_cyclic(|me: &Weak<Life>| {
            let noticed = me.clone();
            let watch = Watch::new(move |records| {
                let noticed = if is_abandoned() { None } else { noticed.upgrade() };
                if let Some(life) = noticed {
                    life.page_changed(records);
                }
            });
            Life {
                me: me.clone(),
                element,
                engine,
                reader,
                loader,
                watch,
                refresh: Refresh::default(),
                wanted: RefCell::default(),
                shown: RefCell::default(),
                expecting: Cell::default(),
                edited: Cell::default(),
                busy: Cell::default(),
                stale: Cell::default(),
                lost: Cell::default(),
                turn: Cell::default(),
                disturbances: RefCell::default(),
            }
        })
    }

    // Tries until the labels stand on what the page has; whether they do, and this was not overtaken by something else. What fails
    // at the second try or later fails because of what the page has done meanwhile.
    async fn show(self: Rc<Self>, source: Rc<Source>, mut attempt: Attempt) -> Result<bool, Failure> {
        loop {
            match self.clone().try_to_show(&source).await {
                Ok(Outcome::Shown) => return Ok(true),
                Ok(Outcome::Overtaken) => return Ok(false),
                Ok(Outcome::Disturbed) => {}
                Err(failure) if attempt == Attempt::First => return Err(failure),
                Err(failure) => {
                    self.lose(source, &failure);
                    return Ok(false);
                }
            }
            attempt = Attempt::Again;
            if !self.come_to_rest().await {
                return Ok(false);
            }
        }
    }

    async fn try_to_show(self: Rc<Self>, source: &Rc<Source>) -> Result<Outcome, Failure> {
        let turn = self.pause();
        // While it waits for its turn, too: labels of before may stand in the page.
        self.watch();
        let before = self.wanted.replace(Some(source.clone()));
        if before.as_ref().is_none_or(|before| !Rc::ptr_eq(before, source)) {
            self.edited.set(false);
        }
        let done = self.label(source, turn).await;
        if turn != self.turn.get() {
            return Ok(Outcome::Overtaken);
        }
        let done = done?;
        self.busy.set(false);
        if !done || self.stale.get() {
            return Ok(Outcome::Disturbed);
        }
        self.disturbances.borrow_mut().settled();
        let first = self.shown.replace(Some(source.clone())).is_none();
        self.reader.see(first);
        self.refresh_later();
        Ok(Outcome::Shown)
    }

    // Gives the page time; whether nothing else has begun meanwhile.
    async fn come_to_rest(&self) -> bool {
        let turn = self.pause();
        self.watch();
        // Timers of the page have their turn too, and text that changes time and again is given time to come to rest.
        let pause = self.disturbances.borrow().pause();
        TimeoutFuture::new(pause).await;
        let goes_on = turn == self.turn.get() && !is_abandoned();
        if goes_on {
            self.lost.set(false);
        }
        goes_on
    }

    // The article is gone, and may come back.
    fn lose(&self, source: Rc<Source>, failure: &Failure) {
        if !matches!(failure, Failure::ArticleMissing(_)) {
            self.complain(failure);
        }
        self.pause();
        self.engine.hide();
        self.wanted.replace(Some(source));
        self.lost.set(true);
        self.watch();
    }

    /// Tells the page of a failure that nobody waits for.
    pub fn complain(&self, failure: &Failure) {
        let message = failure.to_string();
        web_sys::console::error_1(&format!("claim-labels: {message}").into());
        self.engine.core().tell(&Told::Error { code: failure.code(), message });
    }

    /// Shows a manifest; whether its labels are in place, which they are not where a later call has overtaken this one. Where it cannot
    /// be shown, what is shown stays, and is minded as before.
    ///
    /// # Errors
    /// The manifest cannot be used, there is no article, or the browser lacks what labels need.
    pub async fn replace(self: Rc<Self>, source: Rc<Source>) -> Result<bool, Failure> {
        let done = self.clone().show(source, Attempt::First).await;
        if done.is_err() {
            self.busy.set(false);
            let shown = self.shown.borrow().clone();
            let is_shown = shown.is_some();
            self.wanted.replace(shown);
            if is_shown {
                self.watch();
                self.look();
            }
        }
        done
    }

    /// From now on nothing is labelled by the manifest that is shown. Its labels stay where the article is the one that they were made
    /// for: another one must never be seen with them.
    pub fn expect(&self) {
        let records = self.watch.take();
        self.refresh.stop();
        self.turn.set(self.turn.get() + 1);
        self.expecting.set(true);
        self.busy.set(false);
        if self.edited.get() {
            self.withdraw();
        } else {
            if let Some(records) = &records {
                self.page_changed(records);
            }
        }
    }

    // Takes everything away until the manifest comes that is expected.
    fn withdraw(&self) {
        self.reader.unsettle();
        self.hide();
        self.expecting.set(true);
    }

    /// Takes everything away.
    pub fn hide(&self) {
        self.pause();
        self.shown.take();
        self.reader.leave();
        self.engine.hide();
    }

    // Ends what is under way, and the watch; the turn of what comes next.
    fn pause(&self) -> u32 {
        self.expecting.set(false);
        self.refresh.stop();
        // What the page has done and we have not heard of yet is not to be lost.
        if self.watch.end() {
            self.engine.settle();
        }
        self.busy.set(false);
        self.turn.set(self.turn.get() + 1);
        self.turn.get()
    }

    /// Watches the page from now on.
    pub fn watch(&self) {
        let me = self.me.clone();
        self.watch.begin(&self.element, self.engine.article(), move || {
            if let Some(life) = me.upgrade() {
                life.look();
            }
        });
    }

    /// Before the page is painted: it never shows its new text among our pieces of the old.
    pub fn page_changed(&self, records: &Array) {
        let article = self.engine.article();
        // Another element is the article now: whatever else the page did, labels of the one before are not true there.
        if !self.lost.get() && self.engine.core().has_left(article.as_ref()) {
            self.engine.settle();
            return self.changed();
        }
        let concern = match (self.lost.get(), &article) {
            (true, None) => Concern::Nothing,
            (true, Some(_)) => Concern::Text,
            (false, article) => concern(records, article.as_ref()),
        };
        match concern {
            Concern::Nothing => {}
            Concern::Looks => self.engine.core().measure(),
            Concern::Text => self.look(),
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
            tasks::begin(life.again());
        }
    }

    // The page takes labels away as soon as they come: it is to have its article as it wants it.
    fn leave_alone(&self) {
        self.hide();
        let line = "claim-labels: The page takes labels away as soon as they are there. Its article is left as it is.";
        web_sys::console::warn_1(&line.into());
    }

    async fn again(self: Rc<Self>) {
        if !self.come_to_rest().await {
            return;
        }
        let wanted = self.wanted.borrow().clone();
        if let Some(wanted) = wanted {
            let _ = self.show(wanted, Attempt::Again).await;
        }
    }
}
