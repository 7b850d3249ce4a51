//! The words of other languages, fetched when an article needs them; each language, and each file of a publisher's own words, once.

use super::tasks;
use crate::manifest::Json;
use crate::widget::Strings;
use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Url};

thread_local! {
    // By name, settled when the words are there.
    static KNOWN: RefCell<Vec<(String, Promise)>> = const { RefCell::new(Vec::new()) };
}

/// Fetches what `name`, see [`Strings::of`], needs, and comes back when it is there or cannot be had. `address_of` tells the address
/// of a file by its folder and language, or nothing. A publisher's own words, at `own`, go on top.
pub(super) async fn learn(name: &str, own: Option<&str>, address_of: &Function) {
    let primary = name.split(['-', '_', ' ']).next().unwrap_or_default().to_ascii_lowercase();
    let address = address_of
        .call2(&JsValue::NULL, &"languages".into(), &primary.as_str().into())
        .ok()
        .and_then(|found| found.as_string());
    let ours = address.map(|address| fetched(primary, address, None));
    let base = || web_sys::window()?.document()?.base_uri().ok().flatten();
    let own = own.and_then(|own| Url::new_with_base(own, &base()?).ok());
    let own = own.map(|own| fetched(name.to_owned(), own.href(), ours.clone()));
    for promise in [ours, own].into_iter().flatten() {
        let _ = JsFuture::from(promise).await;
    }
}

fn fetched(name: String, address: String, before: Option<Promise>) -> Promise {
    let known = KNOWN.with_borrow(|known| known.iter().find(|(other, _)| *other == name).map(|(_, it)| it.clone()));
    known.unwrap_or_else(|| {
        let promise = tasks::promise(add(name.clone(), address, before));
        KNOWN.with_borrow_mut(|known| known.push((name, promise.clone())));
        promise
    })
}

async fn add(name: String, address: String, before: Option<Promise>) -> Result<JsValue, JsValue> {
    match words(&address).await {
        Ok(words) => {
            if let Some(before) = before {
                let _ = JsFuture::from(before).await;
            }
            Strings::add(&name, &words);
        }
        Err(why) => {
            KNOWN.with_borrow_mut(|known| known.retain(|(other, _)| *other != name));
            let line = format!("claim-labels: the words for \"{name}\" could not be loaded ({address}: {why}).");
            web_sys::console::warn_1(&line.into());
        }
    }
    Ok(JsValue::UNDEFINED)
}

async fn words(address: &str) -> Result<Json, String> {
    let text = fetch(address).await?;
    // serde_json's own words for it are 2 KB that readers would download.
    let place = |error: serde_json::Error| format!("it is no JSON, see its line {}", error.line());
    serde_json::from_str(&text.as_string().unwrap_or_default()).map_err(place)
}

// What a file says, or why it cannot be had.
async fn fetch(address: &str) -> Result<JsValue, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    let response = JsFuture::from(window.fetch_with_str(address)).await.map_err(reason)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(format!("HTTP {}", response.status()));
    }
    JsFuture::from(response.text().map_err(reason)?).await.map_err(reason)
}

fn reason(cause: JsValue) -> String {
    let error = cause.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    error.unwrap_or_else(|| "it is not written as it should be".into())
}
