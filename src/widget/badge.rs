//! The badge: one focusable control right after its passage.
//!
//! The control is a `span` in the page with the visible word in it, so that find-in-page, copies of the page and scripts
//! see it; its looks come from its shadow root, where the page's CSS has no say.

use super::sheet::{Sheet, shadow};
use crate::manifest::{Claim, Status};
use crate::markup::BADGE_ATTRIBUTE;
use crate::strings::{Strings, Text};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// A badge, all of it.
///
/// # Errors
/// The browser lacks shadow roots or constructable style sheets.
pub(crate) fn prepare_badge(document: &Document, claim: &Claim, words: &Strings) -> Result<Element, JsValue> {
    let host = document.create_element("span")?;
    host.set_attribute("aria-expanded", "false")?;
    dress(&host, claim, words)?;
    host.set_text_content(Some(&words.badge(claim)));
    dress_inside(&host, claim.status)?;
    Ok(host)
}

/// The attributes of a badge's host that stay as they are.
pub(super) fn dress(host: &Element, claim: &Claim, words: &Strings) -> Result<(), JsValue> {
    let name = words.badge_name(claim);
    let attributes = [
        (BADGE_ATTRIBUTE, claim.id.as_str()),
        ("data-status", claim.status.name()),
        ("role", "button"),
        ("tabindex", "0"),
        ("aria-haspopup", "dialog"),
        ("aria-label", &name),
        ("lang", words[Text::Lang]),
    ];
    attributes.iter().try_for_each(|(name, value)| host.set_attribute(name, value))
}

thread_local! {
    // What is inside a badge of each status, to be copied.
    static INSIDES: RefCell<[Option<Element>; 3]> = RefCell::default();
}

// A badge's looks, in its shadow root: its shape, and a slot for the word.
pub(super) fn dress_inside(host: &Element, status: Status) -> Result<(), JsValue> {
    let root = shadow(host, Sheet::Badge)?;
    let inside = INSIDES.with_borrow_mut(|insides| {
        let inside = &mut insides[status as usize];
        if inside.is_none() {
            *inside = Some(make_inside(&host.owner_document().ok_or(JsValue::NULL)?, status)?);
        }
        inside.as_ref().ok_or(JsValue::NULL)?.clone_node_with_deep(true)
    })?;
    root.replace_children_with_node_1(&inside);
    Ok(())
}

fn make_inside(document: &Document, status: Status) -> Result<Element, JsValue> {
    let badge = document.create_element("span")?;
    badge.set_class_name("badge");
    badge.set_attribute("part", &["badge ", status.name()].concat())?;
    let shape = document.create_element("i")?;
    shape.set_attribute("aria-hidden", "true")?;
    badge.append_with_node_2(&shape, &*document.create_element("slot")?)?;
    Ok(badge)
}

/// Makes a badge say what its claim has become.
///
/// # Errors
/// As [`prepare_badge`].
pub(crate) fn update_badge(host: &Element, claim: &Claim, words: &Strings) -> Result<(), JsValue> {
    dress(host, claim, words)?;
    dress_inside(host, claim.status)?;
    host.set_text_content(Some(&words.badge(claim)));
    Ok(())
}

/// Whether a key presses a button.
pub(crate) fn is_press(event: &web_sys::KeyboardEvent) -> bool {
    let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key() && !event.shift_key();
    plain && matches!(event.key().as_str(), "Enter" | " ")
}
