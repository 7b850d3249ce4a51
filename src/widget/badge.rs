//! The badge: one focusable control right after its passage.
//!
//! The control is a `span` in the page with the visible word in it, so that find-in-page, copies of the page and scripts
//! see it; its looks come from its shadow root, where the page's CSS has no say. Around the word stand brackets that have no
//! place in the shadow root: nobody sees them but a reader mode, which takes the text and leaves the looks.

use super::sheet::{Sheet, shadow};
use crate::manifest::{Claim, Status};
use crate::markup::BADGE_ATTRIBUTE;
use crate::strings::{Strings, Text};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

/// The slot of a badge's word.
pub(super) const WORD: &str = "word";

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

    /// A badge, all of it; `renewed` when its claim is not what the reader saw before.
    ///
    /// # Errors
    /// The browser lacks shadow roots or constructable style sheets.
    pub fn make(&mut self, document: &Document, claim: &Claim, renewed: bool) -> Result<Element, JsValue> {
        let template = &mut self.templates[claim.status as usize];
        let Template { host, inside } = match template {
            Some(template) => template,
            None => template.insert(Template::new(document, claim, self.words)?),
        };
        let host: Element = host.clone_node_with_deep(true)?.unchecked_into();
        set_own(&host, claim, self.words, renewed)?;
        shadow(&host, Sheet::Badge)?.append_child(&inside.clone_node_with_deep(true)?)?;
        Ok(host)
    }
}

impl Template {
    fn new(document: &Document, claim: &Claim, words: &Strings) -> Result<Self, JsValue> {
        let host = document.create_element("span")?;
        host.set_attribute("aria-expanded", "false")?;
        host.set_text_content(Some("\u{A0}["));
        let word = document.create_element("span")?;
        word.set_attribute("slot", WORD)?;
        host.append_with_node_1(&word)?;
        host.append_with_str_1("]")?;
        set_shared(&host, claim, words)?;
        Ok(Template { host, inside: inside(document, claim.status)? })
    }
}

/// Makes a badge say what its claim has become.
///
/// # Errors
/// As [`Badges::make`].
pub(crate) fn update_badge(host: &Element, claim: &Claim, words: &Strings, renewed: bool) -> Result<(), JsValue> {
    dress(host, claim, words)?;
    set_own(host, claim, words, renewed)
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

fn set_own(host: &Element, claim: &Claim, words: &Strings, renewed: bool) -> Result<(), JsValue> {
    host.set_attribute(BADGE_ATTRIBUTE, &claim.id)?;
    host.set_attribute("aria-label", &words.badge_name(claim, renewed))?;
    if let Some(word) = host.first_element_child() {
        word.set_text_content(Some(&words.badge(claim, renewed)));
    }
    Ok(())
}

// What is in a badge's shadow root: its shape, and a slot for the word.
fn inside(document: &Document, status: Status) -> Result<Element, JsValue> {
    let badge = document.create_element("span")?;
    badge.set_class_name("badge");
    badge.set_attribute("part", &["badge ", status.name()].concat())?;
    let shape = document.create_element("i")?;
    shape.set_attribute("aria-hidden", "true")?;
    let slot = document.create_element("slot")?;
    slot.set_attribute("name", WORD)?;
    badge.append_with_node_2(&shape, &slot)?;
    Ok(badge)
}

/// Gives a badge the number of its note in print.
pub(crate) fn number_badge(host: &Element, number: usize) {
    let badge = host.shadow_root().and_then(|root| root.first_element_child());
    let _ = badge.map(|badge| badge.set_attribute("data-note", &number.to_string()));
}
