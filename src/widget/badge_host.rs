//! The badge as a Yew component.

use super::badge::{BRACKETS, dress};
use super::press::is_press;
use crate::manifest::Claim;
use crate::markup::REWORDED;
use crate::strings::{Notice, Strings, Text};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties)]
pub(super) struct BadgeHostProps {
    pub claim: Rc<Claim>,
    pub words: &'static Strings,
    pub open: bool,
    /// Whether its words are not those that were labelled any more.
    pub reworded: bool,
    /// Set when its label is filtered out.
    pub off: Option<AttrValue>,
    pub on_press: Callback<()>,
}

impl PartialEq for BadgeHostProps {
    fn eq(&self, other: &Self) -> bool {
        (self.open, self.reworded, &self.off, &self.claim) == (other.open, other.reworded, &other.off, &other.claim)
            && std::ptr::eq(self.words, other.words)
    }
}

/// A badge with its host, for articles that Yew renders.
#[component]
pub(super) fn BadgeHost(props: &BadgeHostProps) -> Html {
    let host = use_node_ref();
    {
        let host = host.clone();
        use_effect_with(props.claim.status, move |status| {
            if let Some(host) = host.cast::<Element>() {
                dress(&host, *status);
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
    let (claim, words) = (&props.claim, props.words);
    let notice = Notice { renewed: false, reworded: props.reworded };
    html! {
        <span ref={host} role="button" tabindex="0" aria-haspopup="dialog" aria-expanded={expanded} lang={words[Text::Lang]}
            data-claim-badge={claim.id.clone()} data-status={claim.status.name()} data-off={props.off.clone()} data-change={props.reworded.then_some(REWORDED)}
            aria-label={words.badge_name(claim, notice)} {onclick} {onkeydown}>
            <span slot="nowhere">{ BRACKETS[0] }</span>{ words.badge(claim, notice) }<span slot="nowhere">{ BRACKETS[1] }</span>
        </span>
    }
}
