//! The list of all claims, in the order of the article, with links to them. Its rows exist only while it is unfolded.

use super::shape;
use crate::manifest::Manifest;
use crate::strings::{Count, Notice, Strings, Text};
use crate::widget::modifiers::is_plain;
use crate::widget::state::{Action, Shown};
use crate::widget::summary::{ClaimIndex, Summary, Unlabelled};
use crate::widget::visit_record;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// On a link that goes to a claim without changing the page's address.
pub(crate) const GO: &str = "data-go";

#[derive(PartialEq, Properties)]
pub(super) struct ClaimListProps {
    pub words: &'static Strings,
    pub manifest: Rc<Manifest>,
    pub summary: Rc<Summary>,
    pub shown: Shown,
    pub unfolded: bool,
    pub record: Option<Rc<str>>,
    pub on_action: Callback<Action>,
}

#[component]
pub(super) fn ClaimList(props: &ClaimListProps) -> Html {
    let words = props.words;
    let ontoggle = props.on_action.reform(|event: Event| {
        let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        Action::List(details.is_some_and(|details| details.has_attribute("open")))
    });
    let unlabelled_count = props.summary.unlabelled.len();
    html! {
        <details class="list" {ontoggle}>
            <summary>{ words[Text::All] }</summary>
            if props.unfolded {
                <ol>{ for props.summary.order.iter().map(|claim| row(props, *claim)) }</ol>
                if unlabelled_count > 0 {
                    <p>{ words.count(Count::Unshown, unlabelled_count) }</p>
                    { unlabelled(&props.manifest, &props.summary, words) }
                }
            }
        </details>
    }
}

// What is filtered out keeps its row, out of sight, so that the others are not rendered anew.
fn row(props: &ClaimListProps, index: ClaimIndex) -> Html {
    let claim = &props.manifest.claims[index.0];
    let renewed = visit_record::changed(props.record.as_deref(), claim);
    let reworded = props.summary.wording(index).is_some();
    let words = props.words.badge(claim, Notice { renewed, reworded });
    let about = claim.summary.as_ref().unwrap_or(&claim.quote.exact).clone();
    let onclick = goes(&props.on_action, index);
    html! {
        <li key={claim.id.as_str()} data-status={claim.status.name()} hidden={!props.shown.has(claim.status)}>
            <a href={format!("#claim-{}", claim.id)} data-go="" {onclick}>
                { shape() }<strong>{ words }</strong>{ " " }<span dir="auto">{ about }</span>
            </a>
        </li>
    }
}

// A link to a claim does not change the page's address.
fn goes(on_action: &Callback<Action>, claim: ClaimIndex) -> Callback<MouseEvent> {
    let on_action = on_action.clone();
    Callback::from(move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            on_action.emit(Action::Go(claim));
        }
    })
}

/// The claims that label nothing, each with its reason.
pub(super) fn unlabelled(manifest: &Manifest, summary: &Summary, words: &'static Strings) -> Html {
    let item = |(index, why): &(ClaimIndex, Unlabelled)| {
        let claim = &manifest.claims[index.0];
        let why = match why {
            Unlabelled::Orphaned(reason) => words.reason(*reason),
            Unlabelled::Withheld => words[Text::RewordedSince],
        };
        html! {
            <li key={claim.id.as_str()}>
                <q dir="auto">{ claim.quote.exact.clone() }</q>{ words[Text::Colon] }{ why }
            </li>
        }
    };
    html! { <ul>{ for summary.unlabelled.iter().map(item) }</ul> }
}
