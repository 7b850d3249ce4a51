//! One element's session, as the loader sees it: labels are made, kept true while the page lives (the article may be rendered
//! anew, the manifest may change), and taken away.

mod label;
mod life;
mod refresh;
mod watch;

use super::engine::Engine;
use super::reader::Reader;
use super::tasks;
use crate::liveness;
use js_sys::{Array, Function, Promise};
use life::{Life, Loader, Source};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Shows labels in one element.
#[wasm_bindgen]
pub struct Session {
    life: Rc<Life>,
}

#[wasm_bindgen]
impl Session {
    /// A session for `element`. `fetch_manifest(cache)` settles with `{text, base}` or fails with `{code, message}`; `settled(on)` is
    /// called with `true` when the legend is there, with `false` before it goes for another article; `address_of(folder, language)`
    /// tells where words are; `load(part, language)` returns a promise of a deferred part of the program, and of the text of that
    /// language's lexicon.
    ///
    /// # Errors
    /// `{code: "unsupported-browser", message}` without shadow roots or constructable stylesheets.
    #[wasm_bindgen(constructor)]
    pub fn new(
        element: HtmlElement,
        fetch_manifest: Function,
        settled: Function,
        address_of: Function,
        load: Function,
    ) -> Result<Session, JsValue> {
        let engine = Rc::new(Engine::new(element.clone())?);
        let reader = Reader::new(engine.clone(), settled, load.clone());
        let life = Life::new(element, engine, reader, Loader { fetch_manifest, address_of, load });
        Ok(Session { life })
    }

    /// Shows a manifest, JSON text; a promise of whether its labels are in place: false when a later call has overtaken this one.
    /// It is rejected with `{code, message}`.
    pub fn show(&self, text: String, base: Option<String>) -> Promise {
        let life = self.life.clone();
        let source = Rc::new(Source { text, base });
        tasks::promise(async move { Ok(life.replace(source).await?.into()) })
    }

    /// Another manifest is on its way, for this article or for another one: no label of the one shown stands on it meanwhile.
    pub fn expect(&self) {
        self.life.expect();
    }

    /// Takes everything away; the page's nodes are as they were.
    pub fn hide(&self) {
        self.life.hide();
    }

    /// What `atWork` names this session by.
    #[wasm_bindgen(getter)]
    pub fn number(&self) -> u32 {
        self.life.engine.core().number
    }

    /// `[{id, status, state, tier, score, change, reason}]` in the manifest's order.
    #[wasm_bindgen(getter)]
    pub fn claims(&self) -> JsValue {
        self.life.engine.claims()
    }

    /// How to give the page back, see `ledger.js`; it needs no program.
    #[wasm_bindgen(getter)]
    pub fn ledger(&self) -> JsValue {
        self.life.engine.core().ledger.clone().into()
    }

    /// The passage of the claim with this id, as an array of ranges of the page.
    pub fn ranges(&self, id: &str) -> Array {
        self.life.engine.ranges(id)
    }

    /// The statuses that are shown.
    #[wasm_bindgen(getter)]
    pub fn shown(&self) -> JsValue {
        self.life.engine.shown()
    }

    /// Shows just these statuses, an array of their names.
    #[wasm_bindgen(setter)]
    pub fn set_shown(&self, shown: Array) {
        self.life.engine.show(shown.iter().filter_map(|name| name.as_string()));
    }

    /// Opens the card of the claim with this id; whether there is one that is labelled.
    pub fn open(&self, id: &str) -> bool {
        self.life.engine.open(id)
    }

    /// Closes the card.
    pub fn close(&self) {
        self.life.engine.close();
    }
}

/// The number of the session that the program worked for last: after a trap, the one to blame.
#[wasm_bindgen(js_name = atWork)]
pub fn at_work() -> u32 {
    liveness::at_work()
}

/// After a trap: nothing that still calls in is heard.
#[wasm_bindgen]
pub fn abandon() {
    liveness::abandon();
}

impl Drop for Session {
    fn drop(&mut self) {
        self.life.hide();
    }
}
