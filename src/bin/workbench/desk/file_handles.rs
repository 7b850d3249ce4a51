//! What the desk needs at hand of the session when an answer comes late: its files, and which of them can be saved to in place.

use crate::desk::state::Ui;
use claim_labels::workbench::{Source, State};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Handles of files that were opened or saved in place, by the file's number in the session.
#[derive(Clone, Default)]
pub struct FileHandles {
    pub handles: Rc<RefCell<HashMap<usize, JsValue>>>,
    /// How many files the session has.
    pub count: Rc<Cell<usize>>,
    /// Whether what is open is the editor's own work on claims, which another article may be a new version of.
    pub own: Rc<Cell<bool>>,
    /// Whether something was typed as JSON that cannot be used.
    pub unusable: Rc<Cell<bool>>,
    /// An article that waits for its manifest.
    pub waiting: Rc<RefCell<Option<Source>>>,
}

impl FileHandles {
    /// Takes note of the session and of the desk as they are now.
    pub fn note(&self, state: &State, ui: &Ui) {
        let claims = state.now().manifest.root.get("claims").map_or(0, |claims| claims.items().len());
        self.count.set(state.files.len());
        self.own.set(claims > 0 && (state.now().file > 0 || state.is_dirty()));
        self.unusable.set(state.now().typed.is_some());
        self.waiting.replace(ui.arrival.as_ref().map(|arrival| arrival.source.clone()));
    }
}

impl PartialEq for FileHandles {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.handles, &other.handles)
    }
}
