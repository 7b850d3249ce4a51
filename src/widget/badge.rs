//! The badge: one focusable control right after its passage.
//!
//! The control is a `span` in the page with the visible word in it, so that find-in-page, copies of the page and scripts
//! see it; its looks come from its shadow root, where the page's CSS has no say.

use super::sheet::{Sheet, shadow};
use crate::manifest::{Claim, Status};
use crate::markup::BADGE_ATTRIBUTE;
use crate::strings::{Strings, Text};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

/// Makes badges: copies of one for each status, as an attribute that is copied costs less than one that is set.
pub(crate) struct Badges {
    words: &'static Strings,
    templates: [Option<Template>; 3],
}

#[derive(Clone)]
struct Template {
    host: Element,
    inside: Element,
}

impl Badges {
    pub fn new(words: &'static Strings) -> Self {
        Badges { words, templates: [None, None, None] }
    }

    /// A badge, all of it.
    ///
    /// # Errors
    /// The browser lacks shadow roots or constructable style sheets.
    pub fn make(&mut self, document: &Document, claim: &Claim) -> Result<Element, JsValue> {
        let template = &mut self.templates[claim.status as usize];
        let Template { host, inside } = match template {
            Some(template) => template,
            None => template.insert(Template::new(document, claim, self.words)?),
        };
        let host: Element = host.clone_node()?.unchecked_into();
        set_own(&host, claim, self.words)?;
        shadow(&host, Sheet::Badge)?.append_child(&inside.clone_node_with_deep(true)?)?;
        Ok(host)
    }
}

impl Template {
    fn new(document: &Document, claim: &Claim, words: &Strings) -> Result<Self, JsValue> {
        let host = document.create_element("span")?;
        host.set_attribute("aria-expanded", "false")?;
        set_shared(&host, claim, words)?;
        Ok(Template { host, inside: inside(document, claim.status)? })
    }
}

/// Makes a badge say what its claim has become.
///
/// # Errors
/// As [`Badges::make`].
pub(crate) fn update_badge(host: &Element, claim: &Claim, words: &Strings) -> Result<(), JsValue> {
    dress(host, claim, words)?;
    set_own(host, claim, words)
}

/// The looks of a badge, and the attributes that stay as they are.
///
/// # Errors
/// As [`Badges::make`].
pub(super) fn dress(host: &Element, claim: &Claim, words: &Strings) -> Result<(), JsValue> {
    set_shared(host, claim, words)?;
    let document = host.owner_document().ok_or(JsValue::NULL)?;
    shadow(host, Sheet::Badge)?.replace_children_with_node_1(&*inside(&document, claim.status)?);
    Ok(())
}

// What all badges of a status have.
fn set_shared(host: &Element, claim: &Claim, words: &Strings) -> Result<(), JsValue> {
    let attributes = [
        ("data-status", claim.status.name()),
        ("role", "button"),
        ("tabindex", "0"),
        ("aria-haspopup", "dialog"),
        ("lang", words[Text::Lang]),
    ];
    attributes.iter().try_for_each(|(name, value)| host.set_attribute(name, value))
}

fn set_own(host: &Element, claim: &Claim, words: &Strings) -> Result<(), JsValue> {
    host.set_attribute(BADGE_ATTRIBUTE, &claim.id)?;
    host.set_attribute("aria-label", &words.badge_name(claim))?;
    host.set_text_content(Some(&words.badge(claim)));
    Ok(())
}

// What is in a badge's shadow root: its shape, and a slot for the word.
fn inside(document: &Document, status: Status) -> Result<Element, JsValue> {
    let badge = document.create_element("span")?;
    badge.set_class_name("badge");
    badge.set_attribute("part", &["badge ", status.name()].concat())?;
    let shape = document.create_element("i")?;
    shape.set_attribute("aria-hidden", "true")?;
    badge.append_with_node_2(&shape, &*document.create_element("slot")?)?;
    Ok(badge)
}

/// Whether a key presses a button.
pub(crate) fn is_press(event: &web_sys::KeyboardEvent) -> bool {
    let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key() && !event.shift_key();
    plain && matches!(event.key().as_str(), "Enter" | " ")
}
