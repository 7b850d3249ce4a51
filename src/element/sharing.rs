//! The link to the open claim, to the clipboard or to another app.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, Navigator, ShareData};

use crate::widget::Abilities;

/// What the browser can do for a reader.
pub(super) fn abilities() -> Abilities {
    let navigator = navigator();
    let has =
        |name: &str| navigator.as_ref().is_some_and(|navigator| Reflect::has(navigator, &name.into()).unwrap_or(false));
    Abilities { visits: true, clipboard: has("clipboard"), share: has("share") }
}

fn navigator() -> Option<Navigator> {
    Some(web_sys::window()?.navigator())
}

// This page, at the claim with this id.
fn address(id: &str) -> Option<String> {
    let url = web_sys::Url::new(&web_sys::window()?.location().href().ok()?).ok()?;
    url.set_hash(&format!("claim-{id}"));
    Some(url.href())
}

/// Copies the link to the claim `id`; whether it was copied. Where the clipboard is refused, the card's own link is followed, so
/// that the address bar shows it.
pub(super) async fn copy(id: &str, card: &Element) -> bool {
    let text = address(id).unwrap_or_default();
    let copied = match navigator() {
        Some(navigator) => JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok(),
        None => false,
    };
    if !copied && let Ok(Some(link)) = card.query_selector("footer a") {
        link.unchecked_ref::<HtmlElement>().click();
    }
    copied
}

/// Offers the link to the claim `id` to other apps, with a text about it; a reader may think better of it.
pub(super) async fn share(id: &str, about: &str) {
    let Some((window, url)) = web_sys::window().zip(address(id)) else { return };
    let data = ShareData::new();
    data.set_title(&window.document().map(|document| document.title()).unwrap_or_default());
    data.set_text(about);
    data.set_url(&url);
    let _ = JsFuture::from(window.navigator().share_with_data(&data)).await;
}
