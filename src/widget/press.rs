//! Presses that are meant for us. With a modifier key a press is the browser's: a new tab, a shortcut.

use wasm_bindgen::prelude::*;
use web_sys::{Event, KeyboardEvent};

#[wasm_bindgen]
extern "C" {
    // What events of the keyboard and of pointers have alike.
    type Pressed;
    #[wasm_bindgen(method, getter, js_name = ctrlKey)]
    fn control(this: &Pressed) -> bool;
    #[wasm_bindgen(method, getter, js_name = altKey)]
    fn alt(this: &Pressed) -> bool;
    #[wasm_bindgen(method, getter, js_name = metaKey)]
    fn meta(this: &Pressed) -> bool;
    #[wasm_bindgen(method, getter, js_name = shiftKey)]
    fn shift(this: &Pressed) -> bool;
}

/// Whether no modifier key is held.
pub(super) fn is_plain(event: &Event) -> bool {
    let event: &Pressed = event.unchecked_ref();
    !event.control() && !event.alt() && !event.meta() && !event.shift()
}

/// Whether a key presses a button.
pub(crate) fn is_press(event: &KeyboardEvent) -> bool {
    is_plain(event) && matches!(event.key().as_str(), "Enter" | " ")
}
