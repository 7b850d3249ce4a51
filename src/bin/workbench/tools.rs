//! What the bundle of JavaScript beside the workbench offers (`tools/`), in Rust.

use crate::words::fill;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DocumentFragment, Element, Range};

#[wasm_bindgen(raw_module = "./workbench-tools.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    /// `part` says of an element what it is to the article's text: see [`claim_labels::workbench::part_of`].
    pub fn inert(html: &str, part: &Closure<dyn Fn(Element) -> String>) -> Result<DocumentFragment, JsValue>;
    /// Formatted text as the HTML of an article.
    pub fn manuscript(html: &str) -> String;
    #[wasm_bindgen(js_name = isManuscript)]
    pub fn is_manuscript(html: &str) -> bool;
    pub fn paint(name: &str, ranges: &Array);
    pub fn sentences(text: &str, lang: &str) -> Vec<u32>;
    #[wasm_bindgen(js_name = caretAt)]
    pub fn caret_at(x: f64, y: f64) -> Option<Range>;
    #[wasm_bindgen(js_name = isMonthFirst)]
    pub fn is_month_first() -> bool;
    #[wasm_bindgen(js_name = monthNames)]
    fn month_names_js(languages: &Array) -> JsValue;

    #[wasm_bindgen(js_name = docx)]
    fn docx_js(bytes: &Uint8Array) -> Promise;
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
    fn keep_js(file: u32, name: &str, json: &str) -> Promise;
    #[wasm_bindgen(js_name = drop)]
    fn drop_js(file: u32) -> Promise;
    #[wasm_bindgen(js_name = discard)]
    fn discard_js(id: &str) -> Promise;
    #[wasm_bindgen(js_name = take)]
    fn take_js(id: &str) -> Promise;
    #[wasm_bindgen(js_name = waiting)]
    fn waiting_js() -> Promise;

    #[wasm_bindgen(js_name = noteRecent)]
    fn note_recent_js(name: &str, handle: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = recent)]
    fn recent_js() -> Promise;
    #[wasm_bindgen(js_name = openRecent)]
    fn open_recent_js(id: &str) -> Promise;

    pub type JsonEditor;
    #[wasm_bindgen(constructor)]
    pub fn new(host: &Element, text: &str, label: &str, on_change: &Function) -> JsonEditor;
    #[wasm_bindgen(method, setter)]
    pub fn set_text(this: &JsonEditor, text: &str);
    #[wasm_bindgen(method, setter)]
    pub fn set_problems(this: &JsonEditor, problems: &JsValue);
    #[wasm_bindgen(method, js_name = goTo)]
    pub fn go_to(this: &JsonEditor, line: u32, column: u32);
    #[wasm_bindgen(method)]
    pub fn destroy(this: &JsonEditor);
}

/// A file that was read.
#[derive(Deserialize)]
pub struct ReadFile {
    pub name: String,
    /// In bytes.
    pub size: f64,
    /// Its content; empty where the file is too large to be read.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub bytes: Uint8Array,
    /// What it can be saved to in place with, or undefined.
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    pub handle: JsValue,
}

/// What became of saving.
#[derive(Deserialize)]
pub struct SavedFile {
    pub name: String,
    pub how: How,
    /// As of a [`ReadFile`].
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    pub handle: JsValue,
}

/// How a manifest was saved.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// Written to its file.
    Saved,
    /// Sent down.
    Downloaded,
    /// Not at all: the file has changed since it was opened.
    Changed,
}

/// A draft that another session left.
#[derive(Deserialize)]
pub struct WaitingDraft {
    pub id: String,
    pub name: String,
    /// When it was written, in milliseconds since 1970.
    pub when: f64,
    /// Whether another tab is at work on it.
    pub open: bool,
}

/// A file that was opened on this device.
#[derive(Clone, Deserialize, PartialEq)]
pub struct RecentFile {
    pub id: String,
    pub name: String,
}

/// What a promise comes to, or its error's message: in the editor's language where the error names one of our texts.
async fn come(promise: Promise) -> Result<JsValue, String> {
    JsFuture::from(promise).await.map_err(|error| {
        let get = |name: &str| Reflect::get(&error, &name.into()).ok();
        // Errors of others have none.
        let values: Vec<String> = get("values")
            .filter(Array::is_array)
            .map(|list| Array::from(&list))
            .map_or_else(Vec::new, |list| list.iter().filter_map(|value| value.as_string()).collect());
        match get("text").and_then(|key| key.as_string()) {
            Some(key) => fill(&key, &values.iter().map(String::as_str).collect::<Vec<_>>()),
            None => get("message").and_then(|message| message.as_string()).unwrap_or_default(),
        }
    })
}

// The same, read; nothing when the editor thought better of it.
async fn perhaps<T: DeserializeOwned>(promise: Promise) -> Result<Option<T>, String> {
    serde_wasm_bindgen::from_value(come(promise).await?).map_err(|error| error.to_string())
}

async fn list<T: DeserializeOwned>(promise: Promise) -> Result<Vec<T>, String> {
    serde_wasm_bindgen::from_value(come(promise).await?).map_err(|error| error.to_string())
}

/// A file that the editor picks.
pub async fn pick(accept: &[&str], description: &str) -> Result<Option<ReadFile>, String> {
    let accept: Array = accept.iter().map(|end| JsValue::from(*end)).collect();
    perhaps(pick_js(&accept, description)).await
}

/// A file that was dropped.
pub async fn read(file: &JsValue) -> Result<Option<ReadFile>, String> {
    perhaps(read_js(file)).await
}

/// A Word document as HTML.
pub async fn docx(bytes: &Uint8Array) -> Result<String, String> {
    Ok(come(docx_js(bytes)).await?.as_string().unwrap_or_default())
}

/// What is at an address of this site.
pub async fn fetch_article(address: &str) -> Result<Option<ReadFile>, String> {
    perhaps(fetch_js(address)).await
}

/// Saves a text, unless its file holds something else than `expected`.
pub async fn save(
    handle: &JsValue,
    name: &str,
    text: &str,
    expected: Option<&str>,
) -> Result<Option<SavedFile>, String> {
    perhaps(save_js(handle, name, text, expected)).await
}

/// Puts a text on the clipboard.
pub async fn copy(text: &str) -> Result<(), String> {
    come(copy_js(text)).await.map(drop)
}

/// Keeps this tab's draft of a file, by its number.
pub async fn keep(file: usize, name: &str, json: &str) -> Result<(), String> {
    come(keep_js(file as u32, name, json)).await.map(drop)
}

/// Forgets this tab's draft of a file.
pub async fn forget(file: usize) -> Result<(), String> {
    come(drop_js(file as u32)).await.map(drop)
}

/// Forgets a draft of a tab that is gone.
pub async fn discard(id: &str) -> Result<(), String> {
    come(discard_js(id)).await.map(drop)
}

/// A draft's JSON, for this tab alone.
pub async fn take(id: &str) -> Result<Option<String>, String> {
    Ok(come(take_js(id)).await?.as_string())
}

/// Drafts of other sessions, newest first.
pub async fn waiting() -> Result<Vec<WaitingDraft>, String> {
    list(waiting_js()).await
}

/// Remembers a file that was opened.
pub async fn note_recent(name: &str, handle: &JsValue) -> Result<(), String> {
    come(note_recent_js(name, handle)).await.map(drop)
}

/// Files that were opened, the last first.
pub async fn recent() -> Result<Vec<RecentFile>, String> {
    list(recent_js()).await
}

/// Opens a file again that was opened before.
pub async fn open_recent(id: &str) -> Result<Option<ReadFile>, String> {
    perhaps(open_recent_js(id)).await
}

/// Names of months in these languages and in the editor's own, each with its number.
pub fn month_names(languages: &[&str]) -> Vec<(String, u32)> {
    let languages: Array = languages.iter().map(|language| JsValue::from(*language)).collect();
    serde_wasm_bindgen::from_value(month_names_js(&languages)).unwrap_or_default()
}
