use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type PluralRules;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(lang: &str) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, count: usize) -> String;

    #[wasm_bindgen(js_name = Date)]
    type Moment;
    #[wasm_bindgen(constructor, js_class = "Date")]
    fn new(text: &str) -> Moment;
    #[wasm_bindgen(method, catch, js_name = toLocaleDateString)]
    fn local(this: &Moment, lang: &str, options: &JsValue) -> Result<String, JsValue>;
}

pub fn plural(lang: &str, count: usize) -> Option<String> {
    Some(PluralRules::new(lang).ok()?.select(count))
}

pub fn day(lang: &str, date: &str) -> Option<String> {
    let options = Object::new();
    // Setting a field of a fresh plain object cannot fail.
    let set = |name: &str, value: &str| drop(Reflect::set(&options, &name.into(), &value.into()));
    set("dateStyle", "medium");
    // A day alone is that day in every time zone.
    if date.len() == 10 {
        set("timeZone", "UTC");
    }
    Moment::new(date).local(lang, &options).ok()
}
