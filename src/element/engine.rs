//! One `<claim-labels>` at work, as the element's JavaScript sees it.

use super::core::Core;
use super::events::names;
use super::report;
use super::work::{LEXICONS, Work};
use crate::dom::call;
use crate::text::Lexicon;
use crate::widget::sheet::{Sheet, shadow};
use crate::widget::{Action, Shown, Strings, since};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// Labels the article of one element, in steps, so that the page has its turn between two.
#[wasm_bindgen]
pub struct Engine {
    core: Rc<Core>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine for the element `host`, which gets a shadow root with a slot.
    ///
    /// # Errors
    /// `{code: "unsupported-browser", message}` without shadow roots or constructable style sheets.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement) -> Result<Engine, JsValue> {
        let rooms = rooms(&host).map_err(|_| report::unsupported())?;
        Ok(Engine { core: Core::new(host, rooms) })
    }

    /// Begins to label the article by a manifest, JSON text whose links are relative to `base`. What was begun
    /// before is given up; labels that are there stay until the new ones take their place. `again` says that it is the
    /// manifest that is shown already, so that no update is told.
    ///
    /// # Errors
    /// `{code, message}`; nothing has changed.
    pub fn begin(&self, manifest: &str, base: &str, again: bool) -> Result<(), JsValue> {
        let work = Work::new(&self.core, manifest, base, again)?;
        *self.core.work.borrow_mut() = Some(work);
        Ok(())
    }

    /// Goes on for about 6 ms; whether there is more to do. Without `draw` it stops before the page is touched. The last step
    /// sends `claim-labels:ready`, and leaves the article's nodes alone.
    ///
    /// # Errors
    /// `{code, message}`; the article is as it was.
    pub fn step(&self, draw: bool) -> Result<bool, JsValue> {
        let Some(mut work) = self.core.work.take() else { return Ok(false) };
        let more = work.step(&self.core, draw).inspect_err(|_| self.core.hide())?;
        if more || !draw {
            *self.core.work.borrow_mut() = Some(work);
        }
        Ok(more)
    }

    /// The language whose lexicon is lacking, once all claims are looked for: `addLexicon` gives it, and `search` begins anew.
    #[wasm_bindgen(getter)]
    pub fn lacking(&self) -> Option<String> {
        self.core.work.borrow().as_ref().and_then(Work::lacking).map(str::to_owned)
    }

    /// Looks for the claims once more, with the lexicons that have been added since.
    pub fn search(&self) {
        self.core.work.borrow_mut().iter_mut().for_each(Work::search);
    }

    /// The name of the interface's words, see [`Strings::of`]: the element's language, the manifest's or the page's, and behind a
    /// space the publisher's words, if there are any.
    #[wasm_bindgen(getter)]
    pub fn language(&self) -> String {
        self.core.work.borrow().as_ref().map(|work| work.language(&self.core)).unwrap_or_default()
    }

    /// The element that holds the article's text.
    #[wasm_bindgen(getter)]
    pub fn article(&self) -> Option<Element> {
        self.core.article().ok()
    }

    /// To be asked when the page has changed: whether the article is no longer what was labelled. Then the labels are gone at
    /// once: the page must not show a mixture of its new text and our pieces of the old.
    pub fn check(&self) -> bool {
        self.core.check()
    }

    /// Takes everything away; the page's nodes are as they were.
    pub fn hide(&self) {
        self.core.hide();
    }

    /// `[{id, status, state, tier, score, reason}]` in the manifest's order.
    #[wasm_bindgen(getter)]
    pub fn claims(&self) -> JsValue {
        let view = self.core.view.borrow();
        view.as_ref().map_or_else(
            || js_sys::Array::new().into(),
            |view| report::claims(&view.manifest, &view.placements, |_| Vec::new()),
        )
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

    /// Whether labels are hidden, whatever the filter says.
    #[wasm_bindgen(getter)]
    pub fn hidden(&self) -> bool {
        self.core.view.borrow().as_ref().is_some_and(|view| view.state.hidden)
    }

    /// Hides labels, those to come too, or brings them back.
    #[wasm_bindgen(setter)]
    pub fn set_hidden(&self, hidden: bool) {
        self.core.work.borrow_mut().iter_mut().for_each(|work| work.hidden = hidden);
        self.core.act(Action::Hide(hidden));
    }

    /// What a reader sees of the claims now: text that a later visit can give to `since`.
    #[wasm_bindgen(getter)]
    pub fn record(&self) -> String {
        self.core.view.borrow().as_ref().map(|view| since::record(&view.manifest.claims)).unwrap_or_default()
    }

    /// Marks the labels that are not what they were when `record` said this; nothing means that nobody remembers.
    #[wasm_bindgen(setter)]
    pub fn set_since(&self, record: Option<String>) {
        self.core.work.borrow_mut().iter_mut().for_each(|work| work.since.clone_from(&record));
        self.core.compare(record);
    }

    /// Says that the link to the open claim was copied.
    pub fn copied(&self) {
        self.core.act(Action::Copied);
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
        self.core.hide();
    }
}

/// Adds the words of a language file, given as text, under a name as in [`Strings::add`].
///
/// # Errors
/// `{code, message}`: it is nested deeper than 64 levels.
#[wasm_bindgen(js_name = addLanguage)]
pub fn add_language(name: &str, words: &str) -> Result<(), JsValue> {
    Strings::add(name, &super::json::parse(words)?);
    Ok(())
}

/// Adds the lexicon of a language, the text of its file.
///
/// # Errors
/// `{code, message}`: it is not written as lexicons are.
#[wasm_bindgen(js_name = addLexicon)]
pub fn add_lexicon(language: &str, text: &str) -> Result<(), JsValue> {
    let lexicon = Lexicon::parse(text).map_err(|_| report::failure("lexicon-unreadable", language))?;
    LEXICONS.with_borrow_mut(|all| all.push((language.to_owned(), Rc::new(lexicon))));
    Ok(())
}

// The element's own shadow root: legend, the page's article, card, and notes for print.
fn rooms(host: &HtmlElement) -> Result<[Element; 3], JsValue> {
    let document = host.owner_document().ok_or(JsValue::NULL)?;
    let root = shadow(host, Sheet::Panel)?;
    let [legend, _, card, notes] = ["div", "slot", "div", "div"].map(|tag| {
        let room = call(&document).element(tag);
        call(&root).append(&room);
        room
    });
    Ok([legend, card, notes])
}
