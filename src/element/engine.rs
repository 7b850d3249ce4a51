//! One `<claim-labels>` at work, step by step.

use super::core::{Attendant, Core};
use super::labelling::{Labelling, Manifests, Steps};
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
        Engine::with_ledger(host, Array::new())
    }

    /// Like [`Engine::new`]; how to give the page back is written to `entries` too.
    pub(super) fn with_ledger(host: HtmlElement, entries: Array) -> Result<Engine, Failure> {
        let rooms = rooms(&host).map_err(|_| Failure::UnsupportedBrowser)?;
        let core = Core::new(host, rooms, Ledger::new(entries));
        Ok(Engine { core, labelling: RefCell::default() })
    }

    pub(super) fn core(&self) -> &Rc<Core> {
        &self.core
    }

    pub(super) fn attend(&self, attendant: Rc<dyn Attendant>) {
        self.core.attend(attendant);
    }

    /// Begins to label the article by a manifest, JSON text whose links are relative to `base`. What was begun
    /// before is given up; labels that are there stay until the new ones take their place.
    ///
    /// # Errors
    /// The manifest cannot be used, or there is no article; nothing has changed.
    pub fn begin(&self, manifest: &str, base: &str, manifests: Manifests) -> Result<(), Failure> {
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
        if more || steps == Steps::Thinking {
            *self.labelling.borrow_mut() = Some(labelling);
        }
        Ok(more)
    }

    /// The language whose lexicon is lacking, once all claims are looked for; [`Engine::search`] begins anew when it is there.
    pub(super) fn lacking(&self) -> Option<&'static str> {
        self.labelling.borrow().as_ref().and_then(Labelling::lacking)
    }

    /// Looks for the claims once more, with the lexicon that was lacking.
    pub(super) fn search(&self) {
        self.labelling.borrow_mut().iter_mut().for_each(Labelling::search);
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

    /// To be asked when the page has changed: whether the article is no longer what was labelled. Then the labels are gone at
    /// once: the page must not show a mixture of its new text and our pieces of the old.
    pub fn check(&self) -> bool {
        work_for(self.core.number);
        self.labelling.borrow_mut().iter_mut().for_each(Labelling::forget_page);
        self.core.check()
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
        let details = overlay.map(|overlay| claim_details(&overlay.manifest, &overlay.anchorings, None));
        to_js(&details.unwrap_or_default())
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
        self.labelling.borrow_mut().iter_mut().for_each(|labelling| labelling.hidden = hidden);
        self.core.act(Action::Hide(hidden));
    }

    /// What a reader sees of the claims now: text that a later visit can give to [`Engine::compare`].
    pub fn record(&self) -> String {
        let overlay = self.core.overlay.borrow();
        overlay.as_ref().map(|overlay| visit_record::record(&overlay.manifest.claims)).unwrap_or_default()
    }

    /// Marks the labels that are not what they were when [`Engine::record`] said this; nothing means that nobody remembers.
    pub fn compare(&self, record: Option<Rc<str>>) {
        self.labelling.borrow_mut().iter_mut().for_each(|labelling| labelling.record.clone_from(&record));
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
// anything is rendered, so that what fails later hides nothing. An element that comes back has them already.
fn rooms(host: &HtmlElement) -> Result<[Element; 3], JsValue> {
    let document = host.owner_document().ok_or(JsValue::NULL)?;
    let root = shadow(host, Stylesheets::Panel)?;
    let mut next = root.first_element_child();
    let [legend, _, card, notes] = ["div", "slot", "div", "div"].map(|tag| {
        let room = next.take().unwrap_or_else(|| {
            let room = call(&document).element(tag);
            call(&root).append(&room);
            room
        });
        next = room.next_element_sibling();
        room
    });
    Ok([legend, card, notes])
}
