//! Work that goes on later. Boxed here, so that what drives it is compiled once and not for each kind of work.

use js_sys::Promise;
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen::JsValue;

/// A promise of what `work` comes to.
pub(super) fn promise(work: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let boxed: Pin<Box<dyn Future<Output = _>>> = Box::pin(work);
    wasm_bindgen_futures::future_to_promise(boxed)
}

/// Begins `work`.
pub(super) fn begin(work: impl Future<Output = ()> + 'static) {
    let boxed: Pin<Box<dyn Future<Output = _>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(boxed);
}
