//! Which changes of attributes change what of a page is text: a page that shows what it hid, or hides it, changes nothing else.

use crate::markup::{OWN_ATTRIBUTE, hides, is_hidden};
use wasm_bindgen::JsCast;
use web_sys::{Element, MutationRecord};

/// The attributes that can.
pub(crate) const DECISIVE: [&str; 8] =
    ["hidden", "style", "open", "popover", "aria-hidden", "role", "slot", OWN_ATTRIBUTE];

/// Whether the change that is told may have changed what is text. Styles change with every frame of an animation: of those, only what
/// hides counts.
pub(crate) fn changes_text(record: &MutationRecord) -> bool {
    let element = record.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some((element, name)) = element.zip(record.attribute_name()) else { return false };
    let (before, now) = (record.old_value(), element.get_attribute(&name));
    match &*name {
        "style" => before.is_some_and(|style| hides(&style)) != now.is_some_and(|style| hides(&style)),
        "hidden" => before.is_some_and(|value| is_hidden(&value)) != now.is_some_and(|value| is_hidden(&value)),
        // Of anything else than a dialog it says nothing.
        "open" => element.local_name() == "dialog",
        _ => before != now,
    }
}
