//! Modifier keys: with one held, a press is the browser's, for a new tab or a shortcut.

use web_sys::{KeyboardEvent, MouseEvent};

/// Whether a press with the pointer is meant for us: no modifier key is held.
pub(crate) fn is_plain(event: &MouseEvent) -> bool {
    !event.ctrl_key() && !event.alt_key() && !event.meta_key() && !event.shift_key()
}

/// Whether a key presses a button: Enter or Space, with no modifier key held.
pub(crate) fn activates(event: &KeyboardEvent) -> bool {
    let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key() && !event.shift_key();
    plain && matches!(event.key().as_str(), "Enter" | " ")
}
