//! Legend and card together: what is drawn beside an article, and how the card opens and closes.

use super::card::card;
use super::dialog::{Act, Dialog};
use super::draw::{create, patch};
use super::legend::{Tally, legend, news};
use super::state::{Action, Shown};
use super::tree::Node;
use crate::manifest::{Claim, Status};
use crate::strings::Strings;
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// What legend and card say.
pub(crate) struct Look<'a> {
    pub words: &'static Strings,
    /// What the legend counts; none where there is no legend.
    pub tally: Option<&'a Tally>,
    pub shown: Shown,
    /// What the live region says, politely.
    pub news: &'a str,
    /// The claim whose card is open, and its badge.
    pub open: Option<(&'a Claim, &'a Element)>,
}

/// Legend and card, drawn into two elements of a shadow root. Dropping it takes them away.
pub(crate) struct Shell {
    legend: Place,
    card: Place,
    dialog: Option<Dialog>,
    act: Act,
    _listener: EventListener,
}

impl Shell {
    pub fn new(legend_root: Element, card_root: Element, act: Act) -> Shell {
        let on_click = act.clone();
        let listener = EventListener::new(&legend_root, "click", move |event| press(event, &on_click));
        let [legend, card] = [legend_root, card_root].map(|root| Place { root, drawn: None });
        Shell { legend, card, dialog: None, act, _listener: listener }
    }

    /// Draws what has changed.
    ///
    /// # Errors
    /// The browser refuses to make an element.
    pub fn draw(&mut self, look: &Look) -> Result<(), JsValue> {
        // News is read out where there is no legend too.
        self.legend.draw(Some(look.tally.map_or_else(|| news(look), |tally| legend(look, tally))))?;
        let Some((claim, badge)) = look.open else {
            self.dialog = None;
            return self.card.draw(None);
        };
        self.card.draw(Some(card(claim, look.words)))?;
        if self.dialog.as_ref().is_none_or(|dialog| dialog.badge != *badge) {
            self.dialog = None; // its listeners go before those of the next one come
            let card = self.card.root.first_element_child().and_then(|card| card.dyn_into().ok());
            self.dialog = card.map(|card| Dialog::open(card, badge.clone(), self.act.clone()));
        }
        Ok(())
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        self.legend.root.set_text_content(None);
        self.card.root.set_text_content(None);
    }
}

// The legend's buttons are switches of their statuses.
fn press(event: &Event, act: &Act) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let switch = target.and_then(|target| target.closest("button").ok().flatten());
    let status = switch.and_then(|switch| Status::from_name(&switch.get_attribute("data-status")?));
    status.into_iter().for_each(|status| act(Action::Toggle(status)));
}

// An element and the tree that is drawn in it.
struct Place {
    root: Element,
    drawn: Option<Node>,
}

impl Place {
    fn draw(&mut self, tree: Option<Node>) -> Result<(), JsValue> {
        match (self.drawn.take().zip(self.root.first_child()), &tree) {
            (Some((old, node)), Some(new)) => drop(patch(node, &old, new)?),
            (_, Some(new)) => {
                let document = self.root.owner_document().ok_or(JsValue::NULL)?;
                self.root.append_child(&create(&document, new)?)?;
            }
            (_, None) => self.root.set_text_content(None),
        }
        self.drawn = tree;
        Ok(())
    }
}
