//! One `<claim-labels>` at work.

use super::events::{self, names, object, send};
use super::view::{Surroundings, View};
use super::{changes, report};
use crate::dom::{BROWSER, PageText, read};
use crate::manifest::{self, Claim, Manifest, Placement, Placements, Problem};
use crate::markup::BADGE_ATTRIBUTE;
use crate::text::Article;
use crate::widget::sheet::{Sheet, shadow};
use crate::widget::{Action, Shown, State, Strings, is_press};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement, ShadowRoot};
use yew::Callback;

// Work gives the page its turn after this many milliseconds: well under the 50 that make a task long.
const SLICE: f64 = 12.0;

// Which control of ours the reader is on.
enum Focus {
    Badge(String),
    Switch(String),
}

#[wasm_bindgen]
extern "C" {
    // Comes back sooner than a timer, where there is one.
    #[wasm_bindgen(js_namespace = scheduler, js_name = "yield", catch)]
    fn scheduler_yield() -> Result<js_sys::Promise, JsValue>;
}

async fn give_way() {
    match scheduler_yield() {
        Ok(promise) => drop(JsFuture::from(promise).await),
        Err(_) => TimeoutFuture::new(0).await,
    }
}

/// Labels the article of one element. Made and called by the element's class.
#[wasm_bindgen]
pub struct Engine {
    core: Rc<Core>,
}

struct Core {
    me: Weak<Core>,
    host: HtmlElement,
    legend_root: Element,
    card_root: Element,
    view: RefCell<Option<View>>,
    listeners: RefCell<Vec<EventListener>>,
    // Counts calls of `show` and `hide`, so that an overtaken one notices.
    turn: Cell<u32>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine for the element `host`, which gets a shadow root with a slot.
    ///
    /// # Errors
    /// `{code: "unsupported-browser", message}` without shadow roots or constructable style sheets.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement) -> Result<Engine, JsValue> {
        let [legend_root, card_root] = rooms(&host).map_err(|_| unsupported())?;
        let core = Rc::new_cyclic(|me| Core {
            me: me.clone(),
            host,
            legend_root,
            card_root,
            view: RefCell::default(),
            listeners: RefCell::default(),
            turn: Cell::new(0),
        });
        Ok(Engine { core })
    }

    /// Labels the article by a manifest, a JavaScript value whose links are relative to `base`. Settles when every label
    /// is in place and `claim-labels:ready` has been sent, or when a later call has overtaken this one.
    ///
    /// # Errors
    /// `{code, message}`; the article is as it was before the call.
    pub async fn show(&self, manifest: JsValue, base: String) -> Result<(), JsValue> {
        self.core.clone().show(manifest, &base).await
    }

    /// Takes everything away; the page's nodes are as they were.
    pub fn hide(&self) {
        self.core.hide();
    }

    /// `[{id, status, state, tier, score, reason}]` in the manifest's order.
    #[wasm_bindgen(getter)]
    pub fn claims(&self) -> JsValue {
        let view = self.core.view.borrow();
        let claims = |view: &View| report::claims(&view.manifest, &view.placements, |_| Vec::new());
        view.as_ref().map_or_else(|| js_sys::Array::new().into(), claims)
    }

    /// The statuses that are shown.
    #[wasm_bindgen(getter)]
    pub fn shown(&self) -> JsValue {
        let view = self.core.view.borrow();
        names(view.as_ref().map(|view| view.state).unwrap_or_default().shown.names())
    }

    /// Shows just these statuses, an array of their names.
    #[wasm_bindgen(setter)]
    pub fn set_shown(&self, shown: js_sys::Array) {
        self.core.act(Action::Show(Shown::from_names(shown.iter().filter_map(|name| name.as_string()))));
    }

    /// Opens the card of the claim with this id; whether there is one that is labelled.
    pub fn open(&self, id: &str) -> bool {
        self.core.open(id)
    }

    /// Closes the card.
    pub fn close(&self) {
        self.core.act(Action::Close);
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.core.hide();
    }
}

// The element's own shadow root: legend, the page's article, card.
fn rooms(host: &HtmlElement) -> Result<[Element; 2], JsValue> {
    let document = host.owner_document().ok_or(JsValue::NULL)?;
    let root = shadow(host, Sheet::Panel)?;
    let rooms = [document.create_element("div")?, document.create_element("div")?];
    root.append_child(&rooms[0])?;
    root.append_child(&*document.create_element("slot")?)?;
    root.append_child(&rooms[1])?;
    Ok(rooms)
}

fn unsupported() -> JsValue {
    report::failure("unsupported-browser", "This browser lacks shadow roots or constructable style sheets.")
}

impl Core {
    async fn show(self: Rc<Self>, value: JsValue, base: &str) -> Result<(), JsValue> {
        let turn = self.next_turn();
        let (found, mut problems) = manifest::read(&super::api::json(value)?);
        let Some(mut manifest) = found else { return Err(report::failure(problems[0].code, &problems[0].message)) };
        changes::make_absolute(&mut manifest, base);
        let root = self.article()?;
        give_way().await;
        // The new labels replace the old in one step, so that the page is never half of each. Should its text change
        // meanwhile, what was found in the old text is worth nothing.
        let (mut old, mut focus) = (None, None);
        let mut page = read(&root);
        let (article, placements) = loop {
            let article = Article::new(page.text, &BROWSER);
            let Some(placements) = self.place(&article, &manifest, turn).await else { return Ok(()) };
            old = old.or_else(|| {
                focus = self.focus();
                self.view.take().map(|view| (view.state, view.manifest.claims.clone()))
            });
            page = read(&root);
            if page.text == article.text() {
                break (article, placements);
            }
        };
        problems.extend(manifest::lint(&article, &manifest, &placements));
        if old.is_none() {
            // A change in this one turn is noticed node by node.
            give_way().await;
            if self.turn.get() != turn {
                return Ok(());
            }
        }
        self.label(&root, page, manifest, placements, problems)?;
        if !self.advance(turn).await? {
            return Ok(());
        }
        let first = old.is_none();
        self.restore(old);
        if focus.is_some() {
            // Until the new legend is drawn.
            TimeoutFuture::new(0).await;
            self.refocus(focus);
        }
        self.announce();
        if first {
            // An update leaves readers where they are.
            self.follow_hash();
        }
        Ok(())
    }

    fn next_turn(&self) -> u32 {
        self.turn.set(self.turn.get() + 1);
        self.turn.get()
    }

    fn hide(&self) {
        self.next_turn();
        self.listeners.borrow_mut().clear();
        drop(self.view.take());
    }

    fn article(&self) -> Result<Element, JsValue> {
        let Some(selector) = self.host.get_attribute("for") else { return Ok(self.host.clone().into()) };
        let scope = self.host.get_root_node();
        let found = match scope.dyn_ref::<ShadowRoot>() {
            Some(root) => root.query_selector(&selector),
            None => self.host.owner_document().ok_or(JsValue::NULL)?.query_selector(&selector),
        };
        found.ok().flatten().ok_or_else(|| {
            report::failure("article-missing", &["No element matches for=\"", &selector, "\"."].concat())
        })
    }

    // In slices, so that the page stays responsive. `None` when overtaken.
    async fn place(&self, article: &Article, manifest: &Manifest, turn: u32) -> Option<Placements> {
        let mut placements = Placements::default();
        give_way().await;
        let mut began = js_sys::Date::now();
        for (number, claim) in manifest.claims.iter().enumerate() {
            placements.push(Placement::of(article, number, claim));
            if js_sys::Date::now() - began > SLICE {
                give_way().await;
                began = js_sys::Date::now();
            }
            if self.turn.get() != turn {
                return None;
            }
        }
        give_way().await;
        (self.turn.get() == turn).then_some(placements)
    }

    fn label(
        &self,
        root: &Element,
        page: PageText,
        manifest: Manifest,
        placements: Placements,
        problems: Vec<Problem>,
    ) -> Result<(), JsValue> {
        Sheet::Page.adopt(&root.get_root_node()).map_err(|_| unsupported())?;
        let words = Strings::of(&self.language(root, &manifest));
        let mut view = View::new(page, manifest, placements, problems, words);
        view.draw(self.surroundings());
        *self.view.borrow_mut() = Some(view);
        *self.listeners.borrow_mut() = self.listen(root);
        Ok(())
    }

    // Marks and badges in slices; false when overtaken.
    async fn advance(&self, turn: u32) -> Result<bool, JsValue> {
        let mut began = js_sys::Date::now();
        loop {
            let advanced = self.view.borrow_mut().as_mut().map(|view| view.advance());
            if !advanced.unwrap_or(Ok(false)).map_err(|_| unsupported())? {
                return Ok(self.turn.get() == turn);
            }
            if js_sys::Date::now() - began > SLICE {
                give_way().await;
                began = js_sys::Date::now();
            }
            if self.turn.get() != turn {
                return Ok(false);
            }
        }
    }

    fn language(&self, root: &Element, manifest: &Manifest) -> String {
        let around = || root.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
        let own = self.host.get_attribute("lang").filter(|lang| !lang.is_empty());
        own.or_else(|| manifest.article.language.clone()).or_else(around).unwrap_or_default()
    }

    fn surroundings(&self) -> Surroundings {
        let act = |core: &Weak<Core>, action| core.upgrade().into_iter().for_each(|core| core.act(action));
        let (on_toggle, on_close) = (self.me.clone(), self.me.clone());
        Surroundings {
            legend_root: self.legend_root.clone(),
            card_root: self.card_root.clone(),
            legend: self.host.get_attribute("legend").is_none_or(|value| value != "none"),
            on_toggle: Callback::from(move |status| act(&on_toggle, Action::Toggle(status))),
            on_close: Callback::from(move |()| act(&on_close, Action::Close)),
        }
    }

    // One listener for all badges of the article.
    fn listen(&self, root: &Element) -> Vec<EventListener> {
        let press = |event: &Event, me: &Weak<Core>| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let badge = target.and_then(|target| target.closest("[data-claim-badge]").ok().flatten());
            if badge.zip(me.upgrade()).is_some_and(|(badge, core)| core.press(&badge)) {
                event.prevent_default();
            }
        };
        let (on_click, on_key, on_hash) = (self.me.clone(), self.me.clone(), self.me.clone());
        let active = EventListenerOptions::enable_prevent_default();
        let mut listeners = vec![
            EventListener::new_with_options(root, "click", active, move |event| press(event, &on_click)),
            EventListener::new_with_options(root, "keydown", active, move |event| {
                if event.dyn_ref().is_some_and(is_press) {
                    press(event, &on_key);
                }
            }),
        ];
        let (on_other, on_slot) = (self.me.clone(), self.me.clone());
        listeners.extend(root.owner_document().map(|document| {
            // One card at a time, whichever article it belongs to.
            EventListener::new(&document, events::OPEN, move |event| {
                let others = |core: &Rc<Core>| !event.composed_path().includes(&core.host, 0);
                on_other.upgrade().filter(others).into_iter().for_each(|core| core.act(Action::Close));
            })
        }));
        listeners.extend(self.legend_root.next_element_sibling().map(|slot| {
            // The article has been moved elsewhere: it goes without labels.
            EventListener::new(&slot, "slotchange", move |_| {
                on_slot.upgrade().filter(|core| core.lost_article()).into_iter().for_each(|core| core.hide());
            })
        }));
        listeners.extend(web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                on_hash.upgrade().into_iter().for_each(|core| core.follow_hash());
            })
        }));
        listeners
    }

    fn lost_article(&self) -> bool {
        let inside = |mark: &Element| self.host.contains(Some(mark));
        let view = self.view.borrow();
        !self.host.has_attribute("for") && view.as_ref().is_some_and(|view| !view.marks().all(inside))
    }

    fn press(&self, badge: &Element) -> bool {
        let found = self.view.borrow().as_ref().and_then(|view| Some((view.claim_of_badge(badge)?, view.state.open)));
        let Some((number, open)) = found else { return false };
        self.act(if open == Some(number) { Action::Close } else { Action::Open(number) });
        true
    }

    fn open(&self, id: &str) -> bool {
        let number = self.view.borrow().as_ref().and_then(|view| view.labelled(id));
        number.into_iter().for_each(|number| self.act(Action::Open(number)));
        number.is_some()
    }

    // Events go out when nothing is borrowed: who hears them may call back.
    fn act(&self, action: Action) {
        let Some((before, after)) = self.view.borrow_mut().as_mut().map(|view| view.act(action)) else { return };
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

    // After an update readers keep their filter and their open card.
    fn restore(&self, before: Option<(State, Vec<Claim>)>) {
        let Some((state, old)) = before else { return };
        self.act(Action::Show(state.shown));
        if state.open.is_some_and(|number| !self.open(&old[number].id)) {
            send(&self.host, events::CLOSE, &JsValue::NULL);
        }
        let view = self.view.borrow();
        let Some(detail) = view.as_ref().map(|view| changes::difference(&old, &view.manifest.claims)) else { return };
        drop(view);
        send(&self.host, events::UPDATE, &detail);
    }

    // Which control of ours the reader is on: a badge by its claim's id, a switch by its status.
    fn focus(&self) -> Option<Focus> {
        let switch = self.host.shadow_root().and_then(|root| root.active_element());
        if let Some(status) = switch.and_then(|element| element.get_attribute("data-status")) {
            return Some(Focus::Switch(status));
        }
        let badge = self.host.owner_document()?.active_element()?;
        self.view.borrow().as_ref()?.claim_of_badge(&badge)?;
        badge.get_attribute(BADGE_ATTRIBUTE).map(Focus::Badge)
    }

    fn refocus(&self, focus: Option<Focus>) {
        let target = match focus {
            None => return,
            Some(Focus::Badge(id)) => {
                let view = self.view.borrow();
                view.as_ref().and_then(|view| view.badge(view.labelled(&id)?)).cloned()
            }
            Some(Focus::Switch(status)) => {
                let selector = ["button[data-status=", &status, "]"].concat();
                self.legend_root.query_selector(&selector).ok().flatten()
            }
        };
        target.iter().for_each(crate::widget::focus);
    }

    fn announce(&self) {
        let view = self.view.borrow();
        let Some(view_ref) = view.as_ref() else { return };
        let (placed, unplaced) = (view_ref.placements.placed.len(), view_ref.placements.unplaced.len());
        if let Some(line) = report::complaint(view_ref) {
            web_sys::console::warn_1(&line.into());
        }
        let detail = object(&[
            ("anchored", (placed as u32).into()),
            ("orphaned", (unplaced as u32).into()),
            ("problems", report::problems(&view_ref.problems)),
        ]);
        drop(view);
        send(&self.host, events::READY, &detail);
    }

    // `#claim-ID` scrolls to the claim and opens its card.
    fn follow_hash(&self) {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
        let Some(id) = hash.strip_prefix("#claim-") else { return };
        let view = self.view.borrow();
        let mark = view.as_ref().and_then(|view| view.first_mark(view.labelled(id)?)).cloned();
        drop(view);
        if let Some(mark) = mark {
            mark.scroll_into_view();
            self.open(id);
        }
    }
}
