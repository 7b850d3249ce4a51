//! What the element draws in its own shadow root: legend and card.

use crate::manifest::{Claim, Status};
use crate::widget::{Card, Legend, Shown, Strings, Unshown};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// The claim whose card is open, and its badge.
#[derive(Clone, PartialEq)]
pub(super) struct OpenCard {
    pub claim: Rc<Claim>,
    pub badge: Element,
}

#[derive(Properties, Clone, PartialEq)]
pub(super) struct ShellProps {
    pub words: &'static Strings,
    /// Whether there is a legend.
    pub legend: bool,
    pub counts: [usize; 3],
    pub unshown: Rc<Vec<Unshown>>,
    pub shown: Shown,
    pub news: AttrValue,
    pub open: Option<OpenCard>,
    /// Where the card is drawn: behind the article.
    pub card_root: Element,
    pub on_toggle: Callback<Status>,
    pub on_close: Callback<()>,
}

#[component]
pub(super) fn Shell(props: &ShellProps) -> Html {
    let ShellProps { words, counts, unshown, shown, news, on_toggle, on_close, .. } = props.clone();
    let card = props.open.clone().map(|OpenCard { claim, badge }| {
        create_portal(html! { <Card {claim} {badge} {words} on_close={on_close} /> }, props.card_root.clone())
    });
    html! {
        <>
            if props.legend {
                <Legend {words} {counts} {unshown} {shown} {news} {on_toggle} />
            }
            { for card }
        </>
    }
}
