//! The legend: how much was assessed, how many claims carry which label, and a switch for each.

use super::state::Shown;
use crate::manifest::{Manifest, Placements, Status};
use crate::strings::Strings;
use crate::text::Reason;
use std::rc::Rc;
use yew::prelude::*;

/// A claim that labels nothing, as the legend lists it.
#[derive(Clone, PartialEq)]
pub(crate) struct Unshown {
    pub quote: String,
    pub reason: Reason,
}

/// What the legend says of all claims: how many carry each label, in the order of [`Status::ALL`], and those that label
/// nothing.
pub(crate) fn tally(manifest: &Manifest, placements: &Placements) -> ([usize; 3], Rc<Vec<Unshown>>) {
    let mut counts = [0; 3];
    placements.placed.iter().for_each(|placed| counts[manifest.claims[placed.claim].status as usize] += 1);
    let unshown = placements.unplaced.iter().map(|unplaced| Unshown {
        quote: manifest.claims[unplaced.claim].quote.exact.clone(),
        reason: unplaced.orphan.reason,
    });
    (counts, Rc::new(unshown.collect()))
}

#[derive(Properties, PartialEq)]
pub(crate) struct LegendProps {
    pub words: &'static Strings,
    /// How many claims carry each label, in the order of [`Status::ALL`].
    pub counts: [usize; 3],
    pub unshown: Rc<Vec<Unshown>>,
    pub shown: Shown,
    pub on_toggle: Callback<Status>,
    /// What the live region says, politely.
    #[prop_or_default]
    pub news: AttrValue,
}

/// A region where the article starts.
#[component]
pub(crate) fn Legend(props: &LegendProps) -> Html {
    let words = props.words;
    let total = props.counts.iter().sum();
    html! {
        <section class="legend" part="legend" aria-label={words.legend} lang={words.lang} dir={words.dir}>
            <p><strong>{ words.labelled(total) }</strong>{ " " }{ words.not_assessed }</p>
            <div class="filters" role="group" aria-label={words.legend}>
                { for Status::ALL.into_iter().map(|status| view_filter(props, status)) }
            </div>
            <details>
                <summary>{ words.about }</summary>
                <dl>{ for Status::ALL.into_iter().map(|status| view_explanation(words, status)) }</dl>
            </details>
            { view_unshown(props) }
            <p class="news" role="status" aria-live="polite">{ &props.news }</p>
        </section>
    }
}

fn view_filter(props: &LegendProps, status: Status) -> Html {
    let pressed = if props.shown.has(status) { "true" } else { "false" };
    let onclick = props.on_toggle.reform(move |_: MouseEvent| status);
    html! {
        <button type="button" data-status={status.name()} part={["filter ", status.name()].concat()} aria-pressed={pressed} {onclick}>
            <i aria-hidden="true"></i>{ props.words.status(status) }<span>{ props.counts[status as usize] }</span>
        </button>
    }
}

fn view_explanation(words: &Strings, status: Status) -> Html {
    html! {
        <>
            <dt data-status={status.name()}><i aria-hidden="true"></i>{ words.status(status) }</dt>
            <dd>{ words.explanation(status) }</dd>
        </>
    }
}

fn view_unshown(props: &LegendProps) -> Html {
    if props.unshown.is_empty() {
        return html! {};
    }
    let item = |unshown: &Unshown| {
        html! { <li><q dir="auto">{ &unshown.quote }</q>{ ": " }{ props.words.reason(unshown.reason) }</li> }
    };
    html! {
        <details class="unshown">
            <summary>{ props.words.unshown(props.unshown.len()) }</summary>
            <ul>{ for props.unshown.iter().map(item) }</ul>
        </details>
    }
}
