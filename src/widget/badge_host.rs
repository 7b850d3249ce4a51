//! The badge as a Yew component.

use super::badge::{WORD, dress};
use super::press::is_press;
use crate::manifest::Claim;
use crate::strings::Strings;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

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
    {
        let (host, words) = (host.clone(), props.words);
        use_effect_with(props.claim.clone(), move |claim| {
            if let Some(host) = host.cast::<Element>() {
                let _ = dress(&host, claim, words);
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
    html! {
        <span ref={host} data-claim-badge={props.claim.id.clone()} aria-label={props.words.badge_name(&props.claim, false)} data-off={props.off.clone()} aria-expanded={expanded} {onclick} {onkeydown}>
            { "\u{A0}[" }<span slot={WORD}>{ props.words.badge(&props.claim, false) }</span>{ "]" }
        </span>
    }
}
