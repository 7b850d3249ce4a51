//! Plain JavaScript objects: options of the browser's functions, details of events.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// A plain JavaScript object.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
