//! Which files can be saved to in place.

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
}

impl PartialEq for FileHandles {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.handles, &other.handles)
    }
}
