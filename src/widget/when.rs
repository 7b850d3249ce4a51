//! Dates as the reader's language writes them.

use super::tree::Node;
use crate::strings::{Strings, Text};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Date)]
    type Moment;
    #[wasm_bindgen(constructor, js_class = "Date")]
    fn new(text: &str) -> Moment;
    #[wasm_bindgen(method, catch, js_name = toLocaleDateString)]
    fn local(this: &Moment, lang: &str, options: &JsValue) -> Result<String, JsValue>;
}

/// A `time` element for an RFC 3339 date or date-time, in the words' language.
///
/// A date alone is a calendar day and stays that day in every time zone.
pub(crate) fn when(text: &str, words: &Strings) -> Node {
    let options = js_sys::Object::new();
    let set = |name: &str, value: &str| js_sys::Reflect::set(&options, &name.into(), &value.into());
    let day_alone = text.len() == 10;
    let ready = set("dateStyle", "medium").is_ok() && (!day_alone || set("timeZone", "UTC").is_ok());
    let local = ready.then(|| Moment::new(text).local(words[Text::Lang], &options).ok()).flatten();
    let local = local.unwrap_or_else(|| text.to_owned());
    super::tree::text("time", &[("datetime", text)], &local)
}
