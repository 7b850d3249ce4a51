//! Legend and card together: what is drawn beside an article, and how the card opens and closes.

use super::card::card;
use super::dialog::{Act, Dialog};
use super::draw::{create, patch};
use super::legend::legend;
use super::look::Look;
use super::notes::{Noted, notes};
use super::press::is_plain;
use super::state::Action;
use super::tree::Node;
use crate::dom::call;
use crate::manifest::Status;
use crate::strings::Strings;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Legend and card, drawn into two elements of a shadow root. Dropping it takes them away.
pub(crate) struct Shell {
    legend: Place,
    card: Place,
    notes: Place,
    dialog: Option<Dialog>,
    act: Act,
    _listeners: [EventListener; 3],
}

impl Shell {
    /// A shell that draws legend, card and notes in these elements.
    pub fn new(rooms: [Element; 3], act: Act) -> Shell {
        let targets = [(&rooms[0], "click"), (&rooms[0], "toggle"), (&rooms[1], "click")];
        let listeners = targets.map(|(root, name)| {
            let act = act.clone();
            // What unfolds tells nobody above it.
            let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
            EventListener::new_with_options(root, name, options, move |event| {
                let action = if name == "click" { pressed(event) } else { unfolded(event) };
                action.into_iter().for_each(&*act);
            })
        });
        let [legend, card, notes] = rooms.map(|root| Place { root, drawn: None });
        Shell { legend, card, notes, dialog: None, act, _listeners: listeners }
    }

    /// Draws notes on these claims, for print, or takes them away.
    pub fn print(&mut self, claims: &[Noted], words: &Strings) {
        self.notes.draw((!claims.is_empty()).then(|| notes(claims, words)));
    }

    /// Draws what has changed.
    pub fn draw(&mut self, look: &Look) {
        self.legend.draw(Some(legend(look)));
        let Some((number, badge)) = look.state.open.zip(look.badge) else {
            self.dialog = None;
            return self.card.draw(None);
        };
        self.card.draw(Some(card(look, number)));
        if self.dialog.as_ref().is_none_or(|dialog| dialog.badge != *badge) {
            self.dialog = None; // its listeners go before those of the next one come
            let card = self.card.root.first_element_child().and_then(|card| card.dyn_into().ok());
            self.dialog = card.map(|card| Dialog::open(card, badge.clone(), look.state.jumped, self.act.clone()));
        }
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        [&self.legend, &self.card, &self.notes].iter().for_each(|place| place.clear());
    }
}

// What the pressed control of ours asks for. A link to a claim does not change the page's address.
fn pressed(event: &Event) -> Option<Action> {
    let control = event.target()?.dyn_into::<Element>().ok()?.closest("button,a").ok()??;
    if !is_plain(event) {
        return None;
    }
    let says = |name: &str| control.get_attribute(name);
    if let Some(number) = says("data-go") {
        event.prevent_default();
        return Some(Action::Go(number.parse().ok()?));
    }
    match says("aria-checked") {
        Some(on) => (says("data-do")? == "labels").then(|| Action::Hide(on == "true")),
        None => Some(Action::Toggle(Status::from_name(&says("data-status")?)?)),
    }
}

// Whether the list of claims was unfolded or folded.
fn unfolded(event: &Event) -> Option<Action> {
    let details: Element = event.target()?.dyn_into().ok()?;
    (details.class_name() == "list").then(|| Action::List(details.has_attribute("open")))
}

// An element and the tree that is drawn in it.
struct Place {
    root: Element,
    drawn: Option<Node>,
}

impl Place {
    fn draw(&mut self, tree: Option<Node>) {
        match (self.drawn.take().zip(self.root.first_child()), &tree) {
            (Some((old, node)), Some(new)) => drop(patch(node, &old, new)),
            (_, Some(new)) => {
                let document = self.root.owner_document();
                document.iter().for_each(|document| call(&self.root).append(&create(document, new)));
            }
            (_, None) => self.clear(),
        }
        self.drawn = tree;
    }

    fn clear(&self) {
        call(&self.root).set_content(&"".into());
    }
}
