//! Whose turn it is: the page's, and among its elements one after the other, as together they would make a task long.

use js_sys::{Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
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

const SHARED: f64 = 12.0; // milliseconds that elements work one after the other in one task
const SAME: f64 = 1.0; // milliseconds: who begins within them of the end of another's work is in the same task

thread_local! {
    // Settled when the last of those who asked for a turn has done its work.
    static LAST: RefCell<Option<Promise>> = const { RefCell::new(None) };
    // When the latest work began, in its task, and when it ended.
    static LATEST: Cell<(f64, f64)> = const { Cell::new((f64::MIN, f64::MIN)) };
}

/// Work of one element. Dropping it lets the next one begin.
pub(super) struct Work {
    // When its task began to work.
    began: f64,
    done: Option<Function>,
}

impl Work {
    /// Comes back when nobody else works.
    pub async fn begin() -> Work {
        let mut done = None;
        let mine = Promise::new(&mut |resolve, _| done = Some(resolve));
        if let Some(before) = LAST.replace(Some(mine)) {
            let _ = JsFuture::from(before).await;
        }
        let (began, ended) = LATEST.get();
        let now = clock();
        let mut work = Work { began: if now - ended < SAME { began } else { now }, done };
        // What is drawn for those before is not counted.
        if work.time() > SHARED {
            work.give_way().await;
        }
        work
    }

    /// Milliseconds that its task has worked.
    pub fn time(&self) -> f64 {
        clock() - self.began
    }

    /// As in a task that has just begun.
    pub fn start_anew(&mut self) {
        self.began = clock();
    }

    /// See [`give_way`].
    pub async fn give_way(&mut self) {
        give_way().await;
        self.start_anew();
    }

    /// See [`frame`].
    pub async fn frame(&mut self) {
        frame().await;
        self.start_anew();
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        LATEST.set((self.began, clock()));
        if let Some(done) = &self.done {
            let _ = done.call0(&JsValue::NULL);
        }
    }
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
async fn frame() {
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
