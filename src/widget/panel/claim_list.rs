//! The list of all claims, in the order of the article, with links to them. Its rows exist only while it is unfolded.

use super::{Panel, shape};
use crate::manifest::Manifest;
use crate::strings::{Count, Notice, Strings, Text};
use crate::text::Reason;
use crate::widget::links::claim_address;
use crate::widget::modifiers::is_plain;
use crate::widget::state::Action;
use crate::widget::summary::{ClaimIndex, Summary, Unlabelled};
use crate::widget::visit_record;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// On a link that goes to a claim without changing the page's address.
pub(crate) const GO: &str = "data-go";

/// The list, folded or unfolded.
pub(super) fn claim_list(panel: &Panel) -> Html {
    let words = panel.words;
    let ontoggle = panel.on_action.reform(|event: Event| {
        let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        Action::List(details.is_some_and(|details| details.has_attribute("open")))
    });
    let unlabelled_count = panel.summary.unlabelled.len();
    html! {
        <details class="list" name="details" {ontoggle}>
            <summary>{ words[Text::All] }</summary>
            if panel.state.list {
                <div class="over">
                    { extra_rows(panel) }
                    if unlabelled_count > 0 {
                        <p>{ words.count(Count::Unshown, unlabelled_count) }</p>
                        { deferred_unlabelled(&panel.manifest, &panel.summary, words) }
                    }
                </div>
            }
        </details>
    }
}

#[inline(never)]
fn extra_rows(panel: &Panel) -> Html {
    html! { <ol>{ for panel.summary.order.iter().map(|claim| row(panel, *claim)) }</ol> }
}

// What is filtered out keeps its row, out of sight, so that the others are not rendered anew.
fn row(panel: &Panel, index: ClaimIndex) -> Html {
    let claim = &panel.manifest.claims[index.0];
    let renewed = visit_record::changed(panel.record.as_deref(), claim);
    let reworded = panel.summary.wording(index).is_some();
    let words = panel.words.badge(claim, Notice { renewed, reworded });
    let about = claim.summary.as_ref().unwrap_or(&claim.quote.exact).clone();
    let onclick = goes(&panel.on_action, index);
    html! {
        <li key={claim.id.as_str()} data-claim-status={claim.status.name()} hidden={!panel.state.shown.has(claim.status)}>
            <a href={claim_address(&claim.id)} data-go="" {onclick}>
                { shape() }<strong>{ words }</strong>{ " " }<span dir="auto">{ about }</span>
            </a>
        </li>
    }
}

// A link to a claim does not change the page's address. Where it is opened elsewhere, the list makes way for the article; its rows go
// a moment later, as the browser follows no link that is gone.
fn goes(on_action: &Callback<Action>, claim: ClaimIndex) -> Callback<MouseEvent> {
    let on_action = on_action.clone();
    Callback::from(move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            return on_action.emit(Action::Go(claim));
        }
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let list = link.and_then(|link| link.closest(".list").ok().flatten());
        if let Some(list) = &list {
            list.remove_attribute("open").unwrap_or_default();
        }
    })
}

/// The claims that label nothing, with the reasons. What the page does not have may be there for those who pay: a claim's words are
/// shown only where they stand there in several places.
#[inline(never)]
pub(super) fn deferred_unlabelled(manifest: &Manifest, summary: &Summary, words: &'static Strings) -> Html {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    let mut quoted_list = Vec::new();
    for (index, why) in &summary.unlabelled {
        let why: &'static str = match why {
            Unlabelled::Orphaned(Reason::Ambiguous) => {
                quoted_list.push(&manifest.claims[index.0].quote.exact);
                continue;
            }
            Unlabelled::Orphaned(reason) => words.reason(*reason),
            Unlabelled::Withheld => words[Text::RewordedSince],
        };
        match counts.iter_mut().find(|(known, _)| *known == why) {
            Some((_, count)) => *count += 1,
            None => counts.push((why, 1)),
        }
    }
    let ambiguous = words.reason(Reason::Ambiguous);
    let quoted =
        |quote: &&String| html! { <li><q dir="auto">{ (*quote).clone() }</q>{ words[Text::Colon] }{ ambiguous }</li> };
    let counted = |(why, count): &(&'static str, usize)| {
        html! { <li>{ *why }if *count > 1 { { " (" }{ *count }{ ")" } }</li> }
    };
    html! { <ul>{ for quoted_list.iter().map(quoted) }{ for counts.iter().map(counted) }</ul> }
}
