//! One `<claim-labels>` at work, step by step.

use super::core::{Attendant, Core};
use super::labelling::{Labelling, Manifests, Needs, Read, Steps};
use super::overlay::Settled;
use super::report::{claim_details, to_js};
use crate::dom::{Ledger, call};
use crate::failure::Failure;
use crate::liveness::work_for;
use crate::widget::stylesheets::{Stylesheets, shadow};
use crate::widget::{Action, Shown, visit_record};
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

// On what is ours in the element's shadow root; `program.js` empties it when the program has failed.
const ROOM: &str = "data-room";

/// Labels the article of one element, in steps, so that the page has its turn between two.
pub struct Engine {
    core: Rc<Core>,
    labelling: RefCell<Option<Labelling>>,
}

impl Engine {
    /// An engine for the element `host`, which gets a shadow root with a slot.
    ///
    /// # Errors
    /// The browser lacks shadow roots or constructable stylesheets.
    pub fn new(host: HtmlElement) -> Result<Engine, Failure> {
        let rooms = rooms(&host).map_err(|_| Failure::UnsupportedBrowser)?;
        let core = Core::new(host, rooms, Ledger::new());
        Ok(Engine { core, labelling: RefCell::default() })
    }

    pub(super) fn core(&self) -> &Rc<Core> {
        &self.core
    }

    pub(super) fn attend(&self, attendant: Rc<dyn Attendant>) {
        self.core.attend(attendant);
    }

    /// Begins to label the article by a manifest whose links are relative to `base`. What was begun
    /// before is given up; labels that are there stay until the new ones take their place.
    ///
    /// # Errors
    /// The manifest cannot be used, or there is no article; nothing has changed.
    pub fn begin(&self, manifest: Read, base: &str, manifests: Manifests) -> Result<(), Failure> {
        work_for(self.core.number);
        let labelling = Labelling::new(&self.core, manifest, base, manifests)?;
        *self.labelling.borrow_mut() = Some(labelling);
        Ok(())
    }

    /// Goes on for about 6 ms; whether there is more to do. The last step sends `claim-labels:ready`, and leaves the article's
    /// nodes alone.
    ///
    /// # Errors
    /// The browser lacks what labels need; the article is as it was.
    pub fn step(&self, steps: Steps) -> Result<bool, Failure> {
        work_for(self.core.number);
        let Some(mut labelling) = self.labelling.take() else { return Ok(false) };
        let more = labelling.step(&self.core, steps).inspect_err(|_| self.core.hide())?;
        if more || steps == Steps::Thinking || labelling.is_waiting() {
            *self.labelling.borrow_mut() = Some(labelling);
        }
        Ok(more)
    }

    /// Whether all labels are there, and only their news is still to be told.
    pub(super) fn is_drawn(&self) -> bool {
        self.labelling.borrow().as_ref().is_some_and(Labelling::is_drawn)
    }

    /// See [`Labelling::is_presenting`].
    pub(super) fn is_presenting(&self) -> bool {
        self.labelling.borrow().as_ref().is_some_and(Labelling::is_presenting)
    }

    /// Has the browser lay the article out.
    pub(super) fn lay_out(&self) {
        if let Some(article) = self.article() {
            let _ = article.get_bounding_client_rect();
        }
    }

    /// See [`Labelling::needs`].
    pub(super) fn needs(&self) -> Option<Needs> {
        self.labelling.borrow().as_ref().and_then(Labelling::needs)
    }

    /// Whether claims whose passages changed wait for [`Engine::search`]; all others are found.
    pub fn is_waiting(&self) -> bool {
        self.labelling.borrow().as_ref().is_some_and(Labelling::is_waiting)
    }

    /// Looks for the claims that waited, with the lexicon whose text is given.
    pub fn search(&self, lexicon: Option<String>) {
        if let Some(labelling) = self.labelling.borrow_mut().as_mut() {
            labelling.search(lexicon.clone());
        }
    }

    /// Leaves the claims out that waited: what it takes to look for them cannot be had.
    pub(super) fn leave_out(&self) {
        if let Some(labelling) = self.labelling.borrow_mut().as_mut() {
            labelling.leave_out();
        }
    }

    /// The name of the interface's words, see [`Strings::of`](crate::widget::Strings::of): the element's language, the manifest's
    /// or the page's, and behind a space the publisher's words, if there are any.
    pub fn language(&self) -> String {
        self.labelling.borrow().as_ref().map(|labelling| labelling.language(&self.core)).unwrap_or_default()
    }

    /// The element that holds the article's text.
    pub fn article(&self) -> Option<Element> {
        self.core.article().ok()
    }

    /// To be asked when the page has changed: what it has done to the article. Labels that it has touched are gone at once.
    pub(super) fn settle(&self) -> Settled {
        work_for(self.core.number);
        if let Some(labelling) = self.labelling.borrow_mut().as_mut() {
            labelling.forget_page();
        }
        self.core.settle()
    }

    /// Takes everything away; the page's nodes are as they were.
    pub fn hide(&self) {
        self.labelling.take();
        self.core.hide();
    }

    /// `[{id, status, state, tier, score, change, reason}]` in the manifest's order.
    pub fn claims(&self) -> JsValue {
        let overlay = self.core.overlay.borrow();
        let overlay = overlay.as_ref();
        let details = overlay.map(|overlay| claim_details(&overlay.manifest, &overlay.anchorings));
        to_js(&details.unwrap_or_default())
    }

    /// The passage of the claim with this id, as ranges of the page; none if it is not labelled.
    pub fn ranges(&self, id: &str) -> Array {
        let overlay = self.core.overlay.borrow();
        let ranges = overlay.as_ref().and_then(|overlay| Some(overlay.ranges(overlay.labelled(id)?)));
        ranges.unwrap_or_default().iter().collect()
    }

    /// The statuses that are shown.
    pub fn shown(&self) -> JsValue {
        let overlay = self.core.overlay.borrow();
        let state = overlay.as_ref().map(|overlay| overlay.state).unwrap_or_default();
        to_js(&state.shown.names().collect::<Vec<_>>())
    }

    /// Shows just these statuses, given by their names.
    pub fn show(&self, shown: impl Iterator<Item = impl AsRef<str>>) {
        self.core.act(Action::Show(Shown::from_names(shown)));
    }

    /// Hides labels, those to come too and whatever the filter says, or brings them back.
    pub fn set_hidden(&self, hidden: bool) {
        if let Some(labelling) = self.labelling.borrow_mut().as_mut() {
            labelling.hidden = hidden;
        }
        self.core.act(Action::Hide(hidden));
    }

    /// What a reader sees of the claims now: text that a later visit can give to [`Engine::compare`].
    pub fn record(&self) -> String {
        let overlay = self.core.overlay.borrow();
        overlay.as_ref().map(|overlay| visit_record::record(&overlay.manifest.claims)).unwrap_or_default()
    }

    /// Marks the labels that are not what they were when [`Engine::record`] said this; nothing means that nobody remembers.
    pub fn compare(&self, record: Option<Rc<str>>) {
        if let Some(labelling) = self.labelling.borrow_mut().as_mut() {
            labelling.record.clone_from(&record);
        }
        self.core.compare(record);
    }

    /// Opens the card of the claim with this id; whether there is one that is labelled.
    pub fn open(&self, id: &str) -> bool {
        self.core.open(id, Action::Open)
    }

    /// Closes the card.
    pub fn close(&self) {
        self.core.act(Action::Close);
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.hide();
    }
}

// The element's own shadow root: legend, the page's article, card, and notes for print. The article's slot is there before
// anything is rendered, so that what fails later hides nothing. An element that comes back has them already, and extensions may have
// put nodes of theirs between them.
fn rooms(host: &HtmlElement) -> Result<[Element; 3], JsValue> {
    let document = host.owner_document().ok_or(JsValue::NULL)?;
    let root = shadow(host, Stylesheets::Panel)?;
    let [legend, _, card, notes] = ["legend", "", "card", "notes"].map(|name| {
        let (tag, selector) = match name {
            "" => ("slot", "slot".to_owned()),
            _ => ("div", format!("[{ROOM}={name}]")),
        };
        root.query_selector(&selector).ok().flatten().unwrap_or_else(|| {
            let room = call(&document).element(tag);
            if tag == "div" {
                call(&room).set(ROOM, name);
            }
            call(&root).append(&room);
            room
        })
    });
    Ok([legend, card, notes])
}
