//! Pauses in which the page has its turn.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;

    // Not in every browser yet, see https://wicg.github.io/scheduling-apis/.
    type Scheduler;
    #[wasm_bindgen(method, js_name = "yield")]
    fn give_way(this: &Scheduler) -> Promise;
}

/// Milliseconds on a clock that never goes back.
pub(super) fn clock() -> f64 {
    now()
}

/// Comes back when other tasks of the page had their turn: sooner than after a timer, where the browser knows how.
pub(super) async fn give_way() {
    let scheduler = Reflect::get(&js_sys::global(), &"scheduler".into()).unwrap_or_default();
    let yields = Reflect::get(&scheduler, &"yield".into()).is_ok_and(|method| method.is_function());
    if yields {
        let _ = JsFuture::from(scheduler.unchecked_ref::<Scheduler>().give_way()).await;
    } else {
        gloo::timers::future::TimeoutFuture::new(0).await;
    }
}

/// Comes back when the page has been painted, or soon where nobody sees it.
pub(super) async fn frame() {
    const UNSEEN: i32 = 60; // milliseconds
    let painted = Promise::new(&mut |done: Function, _| {
        let Some(window) = web_sys::window() else { return };
        let after_frame = {
            let (window, done) = (window.clone(), done.clone());
            Closure::once_into_js(move || drop(window.set_timeout_with_callback(&done)))
        };
        let _ = window.request_animation_frame(after_frame.unchecked_ref());
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, UNSEEN);
    });
    let _ = JsFuture::from(painted).await;
}
