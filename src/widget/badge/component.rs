//! The badge as a Yew leaf, for articles that Yew renders.

use super::bracketed;
use super::template::draw_inside;
use crate::manifest::Manifest;
use crate::markup::REWORDED;
use crate::strings::{Notice, Strings, Text};
use crate::widget::modifiers::activates;
use crate::widget::summary::ClaimIndex;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct BadgeProps {
    pub manifest: Rc<Manifest>,
    pub claim: ClaimIndex,
    pub words: &'static Strings,
    /// Whether its words are not those that were labelled any more.
    pub reworded: bool,
    /// Whether its card is open.
    pub open: bool,
    /// Set when its label is filtered out.
    pub off: Option<AttrValue>,
    pub on_press: Callback<ClaimIndex>,
}

#[component]
pub(crate) fn Badge(props: &BadgeProps) -> Html {
    let node = use_node_ref();
    let claim = &props.manifest.claims[props.claim.0];
    {
        let node = node.clone();
        use_effect_with(claim.status, move |status| {
            if let Some(host) = node.cast::<Element>() {
                draw_inside(&host, *status);
            }
        });
    }
    let index = props.claim;
    let onclick = props.on_press.reform(move |_: MouseEvent| index);
    let on_press = props.on_press.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if activates(&event) {
            event.prevent_default();
            on_press.emit(index);
        }
    });
    let expanded = if props.open { "true" } else { "false" };
    let words = props.words;
    let notice = Notice { renewed: false, reworded: props.reworded };
    html! {
        <span ref={node} role="button" tabindex="0" aria-haspopup="dialog" aria-expanded={expanded} lang={words[Text::Lang]}
            data-claim-badge={claim.id.clone()} data-claim-status={claim.status.name()} data-claim-off={props.off.clone()}
            data-claim-change={props.reworded.then_some(REWORDED)} aria-label={words.badge_name(claim, notice)} {onclick} {onkeydown}>
            { bracketed(claim, words, notice) }
        </span>
    }
}
