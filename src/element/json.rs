//! JSON that JavaScript hands over.

use super::report;
use crate::manifest::Json;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = parseFloat)]
    fn parse_float(text: &str) -> f64;
}

/// The value of `text`, which the loader has found to be JSON.
///
/// # Errors
/// `{code: "manifest-not-json", message}`: it is nested too deep.
pub(super) fn parse(text: &str) -> Result<Json, JsValue> {
    Json::of_sound(text, parse_float).ok_or_else(|| {
        report::failure("manifest-not-json", "The claims manifest cannot be read: it is nested deeper than 64 levels.")
    })
}
