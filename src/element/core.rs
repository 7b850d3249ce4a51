//! What an element holds while it shows labels, and what readers do with them.

use super::events::{Message, OPEN, Told};
use super::overlay::{Overlay, Settled};
use super::sharing;
use crate::dom::{Ledger, call, tree_around};
use crate::failure::Failure;
use crate::liveness::{listen, work_for};
use crate::widget::stylesheets::Stylesheets;
use crate::widget::{
    Action, ClaimIndex, LegendPlace, MountedPanel, Panel, SHEET, State, activates, append, next_number, print_notes,
    scheme_behind, scheme_behind_text,
};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, Node, ShadowRoot, Window};
use yew::{AttrValue, Callback};

/// Who minds what goes beyond one element: choices that are kept, the browser's history, the clipboard.
pub(super) trait Attendant {
    /// The reader asked for this, in the panel.
    fn pressed(&self, core: &Rc<Core>, action: Action);
    /// This event was sent.
    fn sent(&self, core: &Rc<Core>, event: &'static str);
    /// The panel stands in the page.
    fn rendered(&self);
}

// On the legend's room, see `styles/widget.css`.
const RESERVED: &str = "data-reserved";

pub(super) struct Core {
    me: Weak<Core>,
    /// Its own among those that the program works for.
    pub number: u32,
    pub host: HtmlElement,
    // For the legend, the card and the notes.
    rooms: [Element; 3],
    /// What was done to the page.
    pub ledger: Ledger,
    pub overlay: RefCell<Option<Overlay>>,
    panel: RefCell<Option<MountedPanel>>,
    attendant: RefCell<Option<Rc<dyn Attendant>>>,
    // Events that wait for the panel to show what they tell of.
    outbox: RefCell<Vec<Message>>,
    rendering: Cell<bool>,
    // Whether the last news ended in a space: a live region is read out again only when its text differs.
    spaced: Cell<bool>,
    // Of the legend and the card, see [`scheme_behind`].
    scheme: RefCell<Option<String>>,
    listeners: RefCell<Vec<EventListener>>,
    // The article that labels are on.
    labelled: RefCell<Option<Element>>,
    // How often all was taken away.
    hidden: Cell<u32>,
}

impl Core {
    pub fn new(host: HtmlElement, rooms: [Element; 3], ledger: Ledger) -> Rc<Core> {
        Rc::new_cyclic(|me| Core {
            me: me.clone(),
            number: next_number(),
            host,
            rooms,
            ledger,
            overlay: RefCell::default(),
            panel: RefCell::default(),
            attendant: RefCell::default(),
            outbox: RefCell::default(),
            rendering: Cell::default(),
            spaced: Cell::default(),
            scheme: RefCell::default(),
            listeners: RefCell::default(),
            labelled: RefCell::default(),
            hidden: Cell::default(),
        })
    }

    pub fn attend(&self, attendant: Rc<dyn Attendant>) {
        self.attendant.replace(Some(attendant));
    }

    /// The element that holds the article.
    ///
    /// # Errors
    /// No element matches `for`.
    pub fn article(&self) -> Result<Element, Failure> {
        let Some(selector) = self.host.get_attribute("for") else { return Ok(self.host.clone().into()) };
        let found = tree_around(&self.host).find(&selector);
        found.ok().flatten().ok_or(Failure::ArticleMissing(selector))
    }

    /// The article whose labels are about to be drawn.
    pub fn label(&self, article: &Element) {
        self.labelled.replace(Some(article.clone()));
    }

    /// Whether the article is another element than the one that was labelled; told once.
    pub fn has_left(&self, article: Option<&Element>) -> bool {
        let has_left = self.labelled.borrow().as_ref().is_some_and(|labelled| Some(labelled) != article);
        if has_left {
            self.labelled.take();
        }
        has_left
    }

    /// Takes everything away.
    pub fn hide(&self) {
        self.hidden.set(self.hidden.get() + 1);
        self.labelled.take();
        self.listeners.borrow_mut().clear();
        let is_opening = self.outbox.take().iter().any(|message| message.name == OPEN);
        self.rendering.set(false);
        let overlay = self.overlay.take();
        let is_open = overlay.as_ref().is_some_and(|overlay| overlay.state.open.is_some());
        drop(overlay);
        drop(self.panel.take());
        self.clear_notes();
        if is_open && !is_opening {
            self.send(Message::from(&Told::Close));
        }
    }

    /// To be asked when the page has changed: what it has done to the article. Labels that it has touched are gone at once.
    pub fn settle(&self) -> Settled {
        let settled = self.with_overlay(|overlay| match self.article() {
            Ok(root) => overlay.settle(&root),
            Err(_) => {
                overlay.strip();
                Settled { changed: true, ..Settled::default() }
            }
        });
        settled.unwrap_or_default()
    }

    /// Takes all labels away, until they are drawn anew.
    pub fn strip(&self) {
        self.with_overlay(Overlay::strip);
    }

    // For what takes nodes out of the page: who hears that one had the focus may call back, and is to find nothing borrowed.
    fn with_overlay<T>(&self, act: impl FnOnce(&mut Overlay) -> T) -> Option<T> {
        let hidden = self.hidden.get();
        let mut overlay = self.overlay.take()?;
        let done = act(&mut overlay);
        if self.hidden.get() == hidden {
            self.overlay.replace(Some(overlay));
        }
        Some(done)
    }

    /// Gives style sheets to the tree that the article is in, and to those around it where that is a shadow root: what its slots show is
    /// styled there.
    ///
    /// # Errors
    /// The browser has no constructable stylesheets.
    pub fn adopt(&self, sheets: Stylesheets) -> Result<(), Failure> {
        let around = |root: &Node| Some(root.dyn_ref::<ShadowRoot>()?.host().get_root_node());
        for root in std::iter::successors(Some(self.article()?.get_root_node()), around) {
            sheets.adopt(&root).map_err(|_| Failure::UnsupportedBrowser)?;
        }
        Ok(())
    }

    /// Labels are light or dark by what stands behind them: the page may have changed that.
    pub fn measure(&self) {
        let scheme = scheme_behind(&self.host);
        for room in self.rooms.iter().filter(|_| *self.scheme.borrow() != scheme) {
            let style = room.unchecked_ref::<HtmlElement>().style();
            let _ = match &scheme {
                Some(scheme) => style.set_property("color-scheme", scheme),
                None => style.remove_property("color-scheme").map(drop),
            };
        }
        self.scheme.replace(scheme);
        if let (Some(overlay), Ok(article)) = (self.overlay.borrow_mut().as_mut(), self.article()) {
            overlay.set_scheme(scheme_behind_text(&article));
        }
    }

    /// Makes room for legend and card, if there is none yet.
    pub fn mount(&self) {
        let Some(document) = self.host.owner_document() else { return };
        let make = || MountedPanel::new(self.number, &document, &self.rooms[0], &self.rooms[1]);
        self.panel.borrow_mut().get_or_insert_with(make);
    }

    /// Shows legend and card as they are now; `news` goes to the live region.
    pub fn draw(&self, news: Option<&str>) {
        let overlay = self.overlay.borrow();
        let Some(overlay) = overlay.as_ref() else { return };
        let legend = match self.host.get_attribute("legend").as_deref() {
            Some("none") => LegendPlace::None,
            _ if overlay.is_adopted() => LegendPlace::None,
            _ => LegendPlace::Top,
        };
        let (acts, renders) = (self.me.clone(), self.me.clone());
        let panel = Panel {
            words: overlay.words,
            manifest: overlay.manifest.clone(),
            summary: overlay.summary.clone(),
            state: overlay.state,
            legend,
            abilities: sharing::abilities(),
            record: overlay.record.clone(),
            news: AttrValue::from(news.map_or_else(String::new, |news| self.differing(news))),
            badge: overlay.state.open.and_then(|claim| overlay.badge(claim)).cloned(),
            passage: overlay.state.open.and_then(|claim| overlay.ranges(claim).into_iter().next()),
            on_action: Callback::from(move |action| acts.upgrade().into_iter().for_each(|core| core.pressed(action))),
            on_rendered: Callback::from(move |()| renders.upgrade().into_iter().for_each(|core| core.rendered())),
        };
        self.mount();
        let mut mounted = self.panel.borrow_mut();
        let Some(mounted) = mounted.as_mut() else { return };
        // Until the legend is drawn its room has the height that it will have: a frame may come before.
        if legend == LegendPlace::Top && mounted.is_empty() {
            call(&self.rooms[0]).set(RESERVED, "");
        }
        self.rendering.set(true);
        mounted.show(panel);
        // The page need not reserve it any longer.
        if let Some(attendant) = &*self.attendant.borrow() {
            attendant.rendered();
        }
    }

    fn differing(&self, news: &str) -> String {
        let space = self.spaced.replace(!self.spaced.get());
        format!("{news}{}", if space { "\u{a0}" } else { "" })
    }

    /// Sends an event when the panel shows what it tells of, and nothing is borrowed: who hears it may call back.
    pub fn tell(&self, told: &Told) {
        let message = Message::from(told);
        if self.rendering.get() {
            return self.outbox.borrow_mut().push(message);
        }
        self.send(message);
    }

    fn send(&self, message: Message) {
        message.send(&self.host);
        let attendant = self.attendant.borrow().clone();
        if let Some((attendant, me)) = attendant.zip(self.me.upgrade()) {
            attendant.sent(&me, message.name);
        }
    }

    fn rendered(&self) {
        work_for(self.number);
        self.rendering.set(false);
        call(&self.rooms[0]).unset(RESERVED);
        let attendant = self.attendant.borrow().clone();
        if let Some(attendant) = &attendant {
            attendant.rendered();
        }
        // One after the other: who hears one may hide the labels, and what is told of them then is void.
        while let Some(message) = self.next_message() {
            self.send(message);
        }
    }

    fn next_message(&self) -> Option<Message> {
        let mut outbox = self.outbox.borrow_mut();
        (!outbox.is_empty()).then(|| outbox.remove(0))
    }

    // While the page is printed, notes stand behind the article; on a screen nobody pays for them.
    fn print(&self, on: bool) {
        self.clear_notes();
        let overlay = self.overlay.borrow();
        let Some((overlay, document)) = overlay.as_ref().zip(self.host.owner_document()).filter(|_| on) else { return };
        let claims = overlay.numbered();
        if !claims.is_empty() {
            append(&document, &self.rooms[2], &print_notes(claims.into_iter(), overlay.words));
        }
    }

    fn clear_notes(&self) {
        call(&self.rooms[2]).set_content(&"".into());
    }

    fn pressed(&self, action: Action) {
        let attendant = self.attendant.borrow().clone();
        // The attendant fetches first what draws the list.
        if action != Action::List(true) || attendant.is_none() {
            self.act(action);
        }
        if let Some((attendant, me)) = attendant.zip(self.me.upgrade()) {
            attendant.pressed(&me, action);
        }
    }

    /// Draws the rows of the list, if it is unfolded still.
    pub fn unfold_list(&self) {
        if self.rooms[0].query_selector("details.list[open]").is_ok_and(|list| list.is_some()) {
            self.act(Action::List(true));
        }
    }

    pub fn act(&self, action: Action) {
        work_for(self.number);
        let Some((before, after)) = self.overlay.borrow_mut().as_mut().map(|overlay| overlay.act(action)) else {
            return;
        };
        if before == after {
            return;
        }
        if after.open.is_some() {
            // Without it the card opens all the same.
            let _ = self.adopt(Stylesheets::Open);
        }
        let news = self.overlay.borrow().as_ref().and_then(|overlay| overlay.news(before));
        self.draw(news.as_deref());
        self.tell_of(before, after);
    }

    /// Compares the labels with what a reader saw before.
    pub fn compare(&self, record: Option<Rc<str>>) {
        match self.overlay.borrow_mut().as_mut() {
            Some(overlay) if overlay.record != record => {
                overlay.record = record;
                overlay.refresh();
            }
            _ => return,
        }
        self.draw(None);
    }

    fn tell_of(&self, before: State, after: State) {
        if before.open != after.open {
            if before.open.is_some() {
                self.tell(&Told::Close);
            }
            let overlay = self.overlay.borrow();
            let opened = overlay.as_ref().zip(after.open).map(|(overlay, open)| overlay.claim(open));
            let opened = opened.map(|claim| (claim.id.clone(), claim.status.name()));
            drop(overlay);
            if let Some((id, status)) = &opened {
                self.tell(&Told::Open { id, status });
            }
        }
        if before.shown != after.shown {
            self.tell(&Told::Filter { shown: after.shown.names().collect() });
        }
    }

    pub fn open(&self, id: &str, how: fn(ClaimIndex) -> Action) -> bool {
        let claim = self.overlay.borrow().as_ref().and_then(|overlay| overlay.labelled(id));
        if let Some(claim) = claim {
            self.act(how(claim));
        }
        claim.is_some()
    }

    /// The open card where it is drawn, and whether it is a sheet.
    pub fn card(&self) -> Option<(Element, bool)> {
        let card = self.panel.borrow().as_ref()?.card()?;
        let is_sheet = card.has_attribute(SHEET);
        Some((card, is_sheet))
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
        use EventListenerPhase::{Bubble, Capture};
        let targets = [
            // A press on a badge is nobody else's; one on a passage is ours only where nobody else wants it.
            ("click", Capture, root.clone()),
            ("keydown", Capture, root.clone()),
            ("click", Bubble, root),
            (OPEN, Bubble, document),
            ("hashchange", Bubble, window.clone()),
            ("beforeprint", Bubble, window.clone()),
            ("afterprint", Bubble, window),
        ];
        let listener = |(name, phase, target): (&'static str, EventListenerPhase, Option<EventTarget>)| {
            let me = self.me.clone();
            let options = EventListenerOptions { phase, passive: false };
            let on_event =
                move |event: &Event| me.upgrade().into_iter().for_each(|core| core.on_event(name, phase, event));
            Some(listen(&target?, name, options, on_event))
        };
        *self.listeners.borrow_mut() = targets.into_iter().filter_map(listener).collect();
    }

    fn on_event(&self, name: &str, phase: EventListenerPhase, event: &Event) {
        work_for(self.number);
        match name {
            "hashchange" => self.follow_hash(),
            "beforeprint" | "afterprint" => self.print(name == "beforeprint"),
            // One card at a time, whichever article it belongs to.
            OPEN => {
                if !event.composed_path().includes(&self.host, 0) {
                    self.act(Action::Close);
                }
            }
            _ if phase == EventListenerPhase::Bubble => {
                let claim = self.overlay.borrow().as_ref().and_then(|overlay| overlay.claim_pressed(event));
                if let Some(claim) = claim {
                    self.act(Action::Open(claim));
                }
            }
            _ => {
                if (name == "click" || event.dyn_ref().is_some_and(activates)) && self.press_badge(event) {
                    event.prevent_default();
                    event.stop_propagation();
                }
            }
        }
    }

    // Whether it was on a badge.
    fn press_badge(&self, event: &Event) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let badge = target.and_then(|target| target.closest("[data-claim-badge]").ok().flatten());
        let Some(badge) = badge else { return false };
        let claim_of = |overlay: &Overlay| Some((overlay.claim_of_badge(&badge)?, overlay.state.open));
        let found = self.overlay.borrow().as_ref().and_then(claim_of);
        let Some((claim, open)) = found else { return false };
        self.act(if open == Some(claim) { Action::Close } else { Action::Open(claim) });
        true
    }
}
