//! What the bundle of JavaScript beside the workbench offers (`tools/`), in Rust.

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DocumentFragment, Element};

#[wasm_bindgen(raw_module = "./workbench-tools.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    /// `part` says of an element what it is to the article's text: see [`claim_labels::workbench::part_of`].
    pub fn inert(html: &str, part: &Closure<dyn Fn(Element) -> String>) -> Result<DocumentFragment, JsValue>;
    pub fn paint(name: &str, ranges: &Array);
    pub fn sentences(text: &str, lang: &str) -> Vec<u32>;

    #[wasm_bindgen(js_name = pick)]
    fn pick_js(accept: &Array, description: &str) -> Promise;
    #[wasm_bindgen(js_name = read)]
    fn read_js(file: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = fetchArticle)]
    fn fetch_js(address: &str) -> Promise;
    #[wasm_bindgen(js_name = save)]
    fn save_js(handle: &JsValue, name: &str, text: &str, expected: Option<&str>) -> Promise;
    #[wasm_bindgen(js_name = copy)]
    fn copy_js(text: &str) -> Promise;
    #[wasm_bindgen(js_name = sendDown)]
    pub fn send_down(name: &str, text: &str, kind: &str);

    #[wasm_bindgen(js_name = keep)]
    fn keep_js(name: &str, json: &str) -> Promise;
    #[wasm_bindgen(js_name = drop)]
    fn drop_js(id: Option<&str>) -> Promise;
    #[wasm_bindgen(js_name = take)]
    fn take_js(id: &str) -> Promise;
    #[wasm_bindgen(js_name = waiting)]
    fn waiting_js() -> Promise;

    pub type JsonEditor;
    #[wasm_bindgen(constructor)]
    pub fn new(host: &Element, text: &str, label: &str, on_change: &Function) -> JsonEditor;
    #[wasm_bindgen(method, setter)]
    pub fn set_text(this: &JsonEditor, text: &str);
    #[wasm_bindgen(method, setter)]
    pub fn set_problems(this: &JsonEditor, problems: &Array);
    #[wasm_bindgen(method, js_name = goTo)]
    pub fn go_to(this: &JsonEditor, line: u32, column: u32);
    #[wasm_bindgen(method)]
    pub fn destroy(this: &JsonEditor);

    // Objects with these fields.
    pub type Plain;
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &Plain) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn size(this: &Plain) -> f64;
    #[wasm_bindgen(method, getter)]
    pub fn bytes(this: &Plain) -> Uint8Array;
    #[wasm_bindgen(method, getter)]
    pub fn handle(this: &Plain) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn how(this: &Plain) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn id(this: &Plain) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn when(this: &Plain) -> f64;
    #[wasm_bindgen(method, getter)]
    pub fn open(this: &Plain) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn message(this: &Plain) -> String;
}

/// What a promise comes to, or its error's message.
async fn come(promise: Promise) -> Result<JsValue, String> {
    JsFuture::from(promise).await.map_err(|error| error.unchecked_into::<Plain>().message())
}

async fn perhaps(promise: Promise) -> Result<Option<Plain>, String> {
    let value = come(promise).await?;
    Ok((!value.is_undefined()).then(|| value.unchecked_into()))
}

/// A file that the editor picks: `name`, `size`, `bytes`, `handle`.
pub async fn pick(accept: &[&str], description: &str) -> Result<Option<Plain>, String> {
    let accept: Array = accept.iter().map(|end| JsValue::from(*end)).collect();
    perhaps(pick_js(&accept, description)).await
}

/// The same of a file that was dropped.
pub async fn read(file: &JsValue) -> Result<Option<Plain>, String> {
    perhaps(read_js(file)).await
}

/// The same of what is at an address of this site.
pub async fn fetch_article(address: &str) -> Result<Option<Plain>, String> {
    perhaps(fetch_js(address)).await
}

/// Saves; `name`, `handle`, `how`.
pub async fn save(handle: &JsValue, name: &str, text: &str, expected: Option<&str>) -> Result<Option<Plain>, String> {
    perhaps(save_js(handle, name, text, expected)).await
}

/// Puts a text on the clipboard.
pub async fn copy(text: &str) -> Result<(), String> {
    come(copy_js(text)).await.map(drop)
}

/// Keeps this tab's draft.
pub async fn keep(name: &str, json: &str) -> Result<(), String> {
    come(keep_js(name, json)).await.map(drop)
}

/// Forgets a draft; this tab's, when none is named.
pub async fn forget(id: Option<&str>) -> Result<(), String> {
    come(drop_js(id)).await.map(drop)
}

/// A draft's JSON, for this tab alone.
pub async fn take(id: &str) -> Result<Option<String>, String> {
    Ok(come(take_js(id)).await?.as_string())
}

/// Other drafts: `id`, `name`, `when`, `open`.
pub async fn waiting() -> Result<Vec<Plain>, String> {
    Ok(Array::from(&come(waiting_js()).await?).iter().map(JsCast::unchecked_into).collect())
}
