//! JSON that JavaScript hands over as text.

use crate::failure::Failure;
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
/// It is nested too deep.
pub(super) fn parse(text: &str) -> Result<Json, Failure> {
    Json::of_sound(text, parse_float)
        .ok_or_else(|| Failure::ManifestNotJson("it is nested deeper than 64 levels".into()))
}
