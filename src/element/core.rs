//! What an element holds while it shows labels, and what readers do with them.

use super::events::{self, names, send};
use super::report;
use super::view::View;
use super::work::Work;
use crate::dom::tree_around;
use crate::object::object;
use crate::widget::{Action, Look, Shell, State, is_press};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, HtmlElement, Window};

pub(super) struct Core {
    me: Weak<Core>,
    pub host: HtmlElement,
    rooms: [Element; 3],
    pub work: RefCell<Option<Work>>,
    pub view: RefCell<Option<View>>,
    shell: RefCell<Option<Shell>>,
    // Whether the last news ended in a space: a live region is read out again only when its text differs.
    spaced: Cell<bool>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Core {
    pub fn new(host: HtmlElement, rooms: [Element; 3]) -> Rc<Core> {
        Rc::new_cyclic(|me| Core {
            me: me.clone(),
            host,
            rooms,
            work: RefCell::default(),
            view: RefCell::default(),
            shell: RefCell::default(),
            spaced: Cell::default(),
            listeners: RefCell::default(),
        })
    }

    /// The element that holds the article.
    ///
    /// # Errors
    /// `{code: "article-missing", message}`.
    pub fn article(&self) -> Result<Element, JsValue> {
        let Some(selector) = self.host.get_attribute("for") else { return Ok(self.host.clone().into()) };
        let found = tree_around(&self.host).find(&selector);
        found.ok().flatten().ok_or_else(|| {
            report::failure("article-missing", &["No element matches for=\"", &selector, "\"."].concat())
        })
    }

    pub fn hide(&self) {
        self.work.take();
        self.listeners.borrow_mut().clear();
        drop(self.view.take());
        drop(self.shell.take());
    }

    pub fn check(&self) -> bool {
        self.work.borrow_mut().iter_mut().for_each(Work::distrust);
        let mut view = self.view.borrow_mut();
        let Some(view) = view.as_mut() else { return false };
        let stale = self.article().map_or(true, |root| view.is_stale(&root));
        if stale {
            view.strip();
        }
        stale
    }

    // Legend and card, as they are now; `news` goes to the live region.
    pub fn draw(&self, news: Option<&str>) {
        let view = self.view.borrow();
        let Some(view) = view.as_ref() else { return };
        let mut shell = self.shell.borrow_mut();
        let me = self.me.clone();
        let shell = shell.get_or_insert_with(|| {
            let act = move |action| me.upgrade().into_iter().for_each(|core| core.act(action));
            Shell::new(self.rooms.clone(), Rc::new(act))
        });
        let legend = self.host.get_attribute("legend").is_none_or(|value| value != "none");
        let look = Look {
            words: view.words,
            claims: &view.manifest.claims,
            tally: &view.tally,
            legend: legend && !view.is_adopted(),
            state: view.state,
            visits: true,
            since: view.since.as_deref(),
            news: &news.map_or_else(String::new, |news| self.differing(news)),
            badge: view.state.open.and_then(|number| view.badge(number)),
        };
        shell.draw(&look);
    }

    // While the page is printed, notes stand behind the article; on a screen nobody pays for them.
    fn print(&self, on: bool) {
        let (view, mut shell) = (self.view.borrow(), self.shell.borrow_mut());
        let Some((view, shell)) = view.as_ref().zip(shell.as_mut()) else { return };
        let claims = if on { view.numbered() } else { Vec::new() };
        shell.print(&claims, view.words);
    }

    fn differing(&self, news: &str) -> String {
        let space = self.spaced.replace(!self.spaced.get());
        [news, if space { "\u{a0}" } else { "" }].concat()
    }

    // Events go out when nothing is borrowed: who hears them may call back.
    pub fn act(&self, action: Action) {
        let Some((before, after)) = self.view.borrow_mut().as_mut().map(|view| view.act(action)) else { return };
        let news = self.view.borrow().as_ref().and_then(|view| view.news(before));
        self.draw(news.as_deref());
        self.tell(before, after);
    }

    /// Compares the labels with what a reader saw before.
    pub fn compare(&self, record: Option<String>) {
        match self.view.borrow_mut().as_mut() {
            Some(view) if view.since != record => {
                view.since = record;
                view.dress();
            }
            _ => return,
        }
        self.draw(None);
    }

    fn tell(&self, before: State, after: State) {
        if before.open != after.open {
            if before.open.is_some() {
                send(&self.host, events::CLOSE, &JsValue::NULL);
            }
            if let Some(detail) = after.open.and_then(|number| self.claim_detail(number)) {
                send(&self.host, events::OPEN, &detail);
            }
        }
        if before.shown != after.shown {
            send(&self.host, events::FILTER, &object(&[("shown", names(after.shown.names()))]));
        }
    }

    fn claim_detail(&self, number: usize) -> Option<JsValue> {
        let view = self.view.borrow();
        let claim = &view.as_ref()?.manifest.claims[number];
        Some(object(&[("id", claim.id.as_str().into()), ("status", claim.status.name().into())]))
    }

    pub fn open(&self, id: &str, how: fn(usize) -> Action) -> bool {
        let number = self.view.borrow().as_ref().and_then(|view| view.labelled(id));
        number.into_iter().for_each(|number| self.act(how(number)));
        number.is_some()
    }

    fn window(&self) -> Option<Window> {
        self.host.owner_document()?.default_view()
    }

    /// `#claim-ID` scrolls to the claim and opens its card.
    pub fn follow_hash(&self) {
        let hash = self.window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
        let Some(id) = hash.strip_prefix("#claim-") else { return };
        self.open(id, Action::Go);
    }

    /// Hears what readers do: one listener of each kind for all badges of the article.
    pub fn listen(&self, root: &Element) {
        let document: Option<EventTarget> = root.owner_document().map(Into::into);
        let window: Option<EventTarget> = self.window().map(Into::into);
        let root: Option<EventTarget> = Some(root.clone().into());
        let targets = [
            ("click", root.clone()),
            ("keydown", root),
            (events::OPEN, document),
            ("hashchange", window.clone()),
            ("beforeprint", window.clone()),
            ("afterprint", window),
        ];
        let listener = |(name, target): (&'static str, Option<EventTarget>)| {
            let me = self.me.clone();
            let active = EventListenerOptions::enable_prevent_default();
            let hear = move |event: &Event| me.upgrade().into_iter().for_each(|core| core.hear(name, event));
            Some(EventListener::new_with_options(&target?, name, active, hear))
        };
        *self.listeners.borrow_mut() = targets.into_iter().filter_map(listener).collect();
    }

    fn hear(&self, name: &str, event: &Event) {
        match name {
            "hashchange" => self.follow_hash(),
            "beforeprint" | "afterprint" => self.print(name == "beforeprint"),
            // One card at a time, whichever article it belongs to.
            events::OPEN => {
                if !event.composed_path().includes(&self.host, 0) {
                    self.act(Action::Close);
                }
            }
            _ => {
                if (name == "click" || event.dyn_ref().is_some_and(is_press)) && self.press(event) {
                    event.prevent_default();
                }
            }
        }
    }

    fn press(&self, event: &Event) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let badge = target.and_then(|target| target.closest("[data-claim-badge]").ok().flatten());
        let Some(badge) = badge else { return false };
        let found = self.view.borrow().as_ref().and_then(|view| Some((view.claim_of_badge(&badge)?, view.state.open)));
        let Some((number, open)) = found else { return false };
        self.act(if open == Some(number) { Action::Close } else { Action::Open(number) });
        true
    }
}
