//! The badge: one focusable control right after its passage.
//!
//! The control is a `span` in the page with the visible word in it, so that find-in-page, copies of the page and scripts
//! see it; its looks come from its shadow root, where the page's CSS has no say.

use super::sheet::{Sheet, shadow};
use crate::manifest::Claim;
use crate::markup::BADGE_ATTRIBUTE;
use crate::strings::Strings;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};
use yew::prelude::*;

/// A badge's host and what it says.
///
/// # Errors
/// The browser lacks shadow roots or constructable style sheets.
pub(crate) fn prepare_badge(
    document: &Document,
    claim: &Claim,
    words: &Strings,
) -> Result<(Element, Element), JsValue> {
    let host = document.create_element("span")?;
    dress(&host, claim, words)?;
    host.set_attribute("aria-expanded", "false")?;
    host.set_text_content(Some(&words.badge(claim)));
    let mount = mount(&host)?;
    Ok((host, mount))
}

// The attributes of a badge's host that stay as they are.
fn dress(host: &Element, claim: &Claim, words: &Strings) -> Result<(), JsValue> {
    let name = words.badge_name(claim);
    let attributes = [
        (BADGE_ATTRIBUTE, claim.id.as_str()),
        ("data-status", claim.status.name()),
        ("role", "button"),
        ("tabindex", "0"),
        ("aria-haspopup", "dialog"),
        ("aria-label", &name),
        ("lang", words.lang),
    ];
    attributes.iter().try_for_each(|(name, value)| host.set_attribute(name, value))
}

/// Where the badge's component is rendered: an element in the host's shadow root.
fn mount(host: &Element) -> Result<Element, JsValue> {
    let root = shadow(host, Sheet::Badge)?;
    let mount = root.owner_document().ok_or(JsValue::NULL)?.create_element("span")?;
    root.append_child(&mount)?;
    Ok(mount)
}

#[derive(Properties, PartialEq)]
pub(crate) struct BadgeProps {
    pub status: crate::manifest::Status,
}

/// A badge's looks: its shape, and a slot for the word.
#[component]
pub(crate) fn Badge(props: &BadgeProps) -> Html {
    html! { <span class="badge" part={["badge ", props.status.name()].concat()}><i aria-hidden="true"></i><slot/></span> }
}

#[derive(Properties)]
pub(super) struct BadgeHostProps {
    pub claim: Rc<Claim>,
    pub words: &'static Strings,
    pub open: bool,
    /// Set when its label is filtered out.
    pub off: Option<AttrValue>,
    pub on_press: Callback<()>,
}

impl PartialEq for BadgeHostProps {
    fn eq(&self, other: &Self) -> bool {
        (self.open, &self.off, &self.claim) == (other.open, &other.off, &other.claim)
            && std::ptr::eq(self.words, other.words)
    }
}

/// A badge with its host, for articles that Yew renders.
#[component]
pub(super) fn BadgeHost(props: &BadgeHostProps) -> Html {
    let host = use_node_ref();
    let root = use_state(|| None::<Element>);
    {
        let (host, root, claim, words) = (host.clone(), root.clone(), props.claim.clone(), props.words);
        use_effect_with(props.claim.clone(), move |_| {
            let Some(host) = host.cast::<Element>() else { return };
            if dress(&host, &claim, words).is_ok() && root.is_none() {
                root.set(mount(&host).ok());
            }
        });
    }
    let expanded = if props.open { "true" } else { "false" };
    let press = props.on_press.clone();
    let on_key = press.clone();
    let onclick = Callback::from(move |_: MouseEvent| press.emit(()));
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if is_press(&event) {
            event.prevent_default();
            on_key.emit(());
        }
    });
    let inside = root.as_ref().map(|root| create_portal(html! { <Badge status={props.claim.status} /> }, root.clone()));
    html! {
        <span ref={host} data-claim-badge={props.claim.id.clone()} data-off={props.off.clone()} aria-expanded={expanded} {onclick} {onkeydown}>
            { props.words.badge(&props.claim) }{ for inside }
        </span>
    }
}

/// Whether a key presses a button.
pub(crate) fn is_press(event: &web_sys::KeyboardEvent) -> bool {
    let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key() && !event.shift_key();
    plain && matches!(event.key().as_str(), "Enter" | " ")
}
