//! The card: what stands behind one claim. It opens with one line of why, before the sources.

use super::claim_body::{claim_body, when};
use super::{Panel, language, shape};
use crate::manifest::{Claim, Manifest, contact};
use crate::strings::Text;
use crate::widget::links::claim_address;
use crate::widget::popover::{self, Popover};
use crate::widget::state::{Action, State};
use crate::widget::summary::{ClaimIndex, Summary};
use crate::widget::visit_record;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// A card that is open: its claim, and the badge that it stands beside.
#[derive(Clone, PartialEq)]
pub(super) struct Open {
    claim: ClaimIndex,
    badge: Element,
}

impl Open {
    pub fn of(panel: &Panel) -> Option<Open> {
        let (claim, badge) = panel.state.open.zip(panel.badge.clone())?;
        Some(Open { claim, badge })
    }
}

/// Where the card of a panel with this number is drawn; it gets its place beside its badge.
#[hook]
pub(super) fn use_place(number: u32, panel: Option<&Panel>) -> NodeRef {
    let node = use_node_ref();
    let open = panel.and_then(Open::of).map(|open| open.badge);
    let does = panel.map(|panel| (panel.passage.clone(), panel.state.jumped, panel.on_action.clone()));
    let card = node.clone();
    use_effect_with((number, open), move |(_, badge)| {
        let place =
            |((card, badge), (passage, jumped, on_action))| Popover::open(card, badge, passage, jumped, on_action);
        let popover = card.cast::<HtmlElement>().zip(badge.clone()).zip(does).map(place);
        move || drop(popover)
    });
    node
}

/// A dialog that does not take the page away from the reader.
pub(super) fn card(panel: &Panel, open: &Open, node: NodeRef) -> Html {
    #[cfg(feature = "fail-on-request")]
    crate::liveness::fail_on_request("card", &panel.manifest.claims);
    let index = open.claim;
    let claim = &panel.manifest.claims[index.0];
    let before = visit_record::before(panel.record.as_deref(), claim);
    let before = before.map(|(status, corrected)| panel.words.before(status, corrected));
    let (lang, dir) = language(panel.words);
    html! {
        <div ref={node.clone()} class="card" part="card" role="dialog" aria-labelledby="title" tabindex="-1" popover="manual"
            {lang} {dir} data-claim-status={claim.status.name()}>
            { header(panel, open, node) }
            { claim_body(claim, panel.words, panel.summary.wording(index), before) }
            { footer(panel, claim) }
        </div>
    }
}

fn header(panel: &Panel, open: &Open, node: NodeRef) -> Html {
    let close = {
        let (badge, on_action) = (open.badge.clone(), panel.on_action.clone());
        Callback::from(move |_: MouseEvent| {
            popover::focus(&badge);
            on_action.emit(Action::Close);
        })
    };
    let on_action = panel.on_action.clone();
    let badge = open.badge.clone();
    let onpointerdown = Callback::from(move |event: PointerEvent| {
        if let Some(card) = node.cast::<HtmlElement>() {
            popover::swipe(&event, card, badge.clone(), on_action.clone());
        }
    });
    html! {
        <header {onpointerdown}>
            <h2 id="title">{ shape() }<span>{ panel.badge_words(open.claim) }</span></h2>
            { for steps(panel, open.claim) }
            <button type="button" class="close" aria-label={panel.words[Text::Close]} onclick={close}>{ "×" }</button>
        </header>
    }
}

/// The claims that can be gone to, in the order of the article.
fn reachable(manifest: &Manifest, summary: &Summary, state: State) -> Vec<ClaimIndex> {
    let shown = |claim: &ClaimIndex| state.shown.has(manifest.claims[claim.0].status);
    summary.order.iter().copied().filter(shown).collect()
}

// To the claims before and after; beyond the last one comes the first, so that a button that has the focus keeps it.
fn steps(panel: &Panel, index: ClaimIndex) -> Option<Html> {
    let all = reachable(&panel.manifest, &panel.summary, panel.state);
    let count = all.len();
    let at = all.iter().position(|other| *other == index).filter(|_| count > 1)?;
    let step = |name: Text, arrow: &'static str, to: usize| {
        let action = Action::Go(all[to % count]);
        let onclick = panel.on_action.reform(move |_: MouseEvent| action);
        html! { <button type="button" aria-label={panel.words[name]} {onclick}>{ arrow }</button> }
    };
    Some(html! {
        <>
            <span>{ format!("{}/{count}", at + 1) }</span>
            { step(Text::Previous, "↑", at + count - 1) }
            { step(Text::Next, "↓", at + 1) }
        </>
    })
}

// Where readers turn to who find the label wrong, if the publisher says where.
fn wrong(panel: &Panel, claim: &Claim) -> Option<Html> {
    let page = web_sys::window().and_then(|window| window.location().href().ok());
    let address = contact(&panel.manifest, claim, page.as_deref())?;
    let onclick = panel.on_action.reform(|_: MouseEvent| Action::Report);
    Some(html! {
        <a class="wrong" href={address} target="_blank" rel="noopener noreferrer nofollow" {onclick}>{ panel.words[Text::Wrong] }</a>
    })
}

// The link is there for all; buttons are there for what the device can do.
fn footer(panel: &Panel, claim: &Claim) -> Html {
    let words = panel.words;
    let updated =
        |date: &String| html! { <span>{ words[Text::Updated] }{ words[Text::Colon] }{ when(date, words) }</span> };
    let copy = words[if panel.state.copied { Text::Copied } else { Text::Copy }];
    let emits = |action: Action| panel.on_action.reform(move |_: MouseEvent| action);
    html! {
        <footer>
            { for claim.updated.as_ref().map(updated) }
            if panel.abilities.clipboard {
                <button type="button" data-do="copy" onclick={emits(Action::Copy)}>{ copy }</button>
            }
            if panel.abilities.share {
                <button type="button" data-do="share" onclick={emits(Action::Share)}>{ words[Text::Share] }</button>
            }
            <a href={claim_address(&claim.id)}>{ words[Text::Link] }</a>
            { for wrong(panel, claim) }
        </footer>
    }
}
