//! Lexicons, which tell a change of meaning from a change of words: fetched when changed words are met in a language, and never
//! otherwise; each once.

use super::languages::fetch;
use super::tasks;
use crate::text::{Article, Lexicon};
use js_sys::{Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    // By language: settled when the lexicon is there, and the lexicon.
    static ASKED: RefCell<Vec<(&'static str, Promise)>> = const { RefCell::new(Vec::new()) };
    static KNOWN: RefCell<Vec<(&'static str, Rc<Lexicon>)>> = const { RefCell::new(Vec::new()) };
}

/// The lexicon of a language, if it has been fetched.
pub(super) fn known(language: &str) -> Option<Rc<Lexicon>> {
    KNOWN.with_borrow(|known| known.iter().find(|(name, _)| *name == language).map(|(_, lexicon)| lexicon.clone()))
}

/// Fetches the lexicon that `article` lacks, and gives it to it; whether quotes are to be looked for anew. `address_of` tells the
/// address of a lexicon's file.
pub(super) async fn complete(article: &mut Article, address_of: &Function) -> bool {
    let Some(language) = article.needs_lexicon() else { return false };
    fetched(language, address_of).await;
    let lexicon = known(language);
    lexicon.into_iter().map(|lexicon| article.set_lexicon(lexicon)).count() > 0
}

/// Comes back when the lexicon of `language` is there or cannot be had.
pub(super) async fn fetched(language: &'static str, address_of: &Function) {
    let asked = ASKED.with_borrow(|all| all.iter().find(|(name, _)| *name == language).map(|(_, it)| it.clone()));
    let promise = asked.unwrap_or_else(|| {
        let promise = tasks::promise(add(language, address_of.clone()));
        ASKED.with_borrow_mut(|all| all.push((language, promise.clone())));
        promise
    });
    let _ = JsFuture::from(promise).await;
}

async fn add(language: &'static str, address_of: Function) -> Result<JsValue, JsValue> {
    match read(language, &address_of).await {
        Ok(lexicon) => KNOWN.with_borrow_mut(|known| known.push((language, Rc::new(lexicon)))),
        Err(why) => {
            ASKED.with_borrow_mut(|all| all.retain(|(name, _)| *name != language));
            let line = format!("claim-labels: the lexicon for \"{language}\" could not be loaded ({why}).");
            web_sys::console::warn_1(&line.into());
        }
    }
    Ok(JsValue::UNDEFINED)
}

async fn read(language: &str, address_of: &Function) -> Result<Lexicon, String> {
    let address = address_of.call2(&JsValue::NULL, &"lexicons".into(), &language.into()).ok();
    let address = address.and_then(|found| found.as_string()).ok_or("there is none")?;
    let text = fetch(&address, web_sys::Response::text).await?;
    Lexicon::parse(&text.as_string().unwrap_or_default()).map_err(|error| error.to_string())
}
