//! JavaScript values as JSON.

use super::report;
use crate::manifest::Json;
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// Levels of nesting that are read; manifests have 5. More would let a few kilobytes exhaust the stack, and a cycle go on
/// for ever.
const DEEPEST: usize = 64;

/// What JSON says of `value`, keys in their order.
///
/// # Errors
/// `{code: "not-json", message}` for what JSON cannot say: a function, a symbol, a cycle.
pub(super) fn json(value: &JsValue) -> Result<Json, JsValue> {
    within(value, DEEPEST)
        .map_err(|why| report::failure("not-json", &["The manifest cannot be read: ", why, "."].concat()))
}

fn within(value: &JsValue, depth: usize) -> Result<Json, &'static str> {
    let below = || depth.checked_sub(1).ok_or("it is nested deeper than 64 levels");
    // What there is most of comes first: each question is a call into JavaScript.
    if let Some(text) = value.as_string() {
        Ok(Json::String(text))
    } else if let Some(items) = value.dyn_ref::<Array>() {
        let depth = below()?;
        items.iter().map(|item| within(&item, depth)).collect::<Result<_, _>>().map(Json::Array)
    } else if value.is_object() {
        let depth = below()?;
        let field = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            Ok((entry.get(0).as_string().unwrap_or_default(), within(&entry.get(1), depth)?))
        };
        Object::entries(value.unchecked_ref()).iter().map(field).collect::<Result<_, _>>().map(Json::Object)
    } else if let Some(number) = value.as_f64() {
        Ok(Json::Number(number))
    } else if let Some(truth) = value.as_bool() {
        Ok(Json::Bool(truth))
    } else if value.is_null() || value.is_undefined() {
        Ok(Json::Null)
    } else {
        Err("it holds what JSON cannot say")
    }
}
