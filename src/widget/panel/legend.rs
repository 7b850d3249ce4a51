//! The legend: how much was assessed, how many claims carry which label, the reader's switches, and the list of claims.

use super::claim_list::{ClaimList, unlabelled};
use super::{Abilities, LegendPlace, Panel, language, shape};
use crate::liveness::work_for;
use crate::manifest::{Manifest, Status};
use crate::strings::{Count, Strings, Text};
use crate::widget::state::{Action, State};
use crate::widget::summary::Summary;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct LegendProps {
    // Whom it is drawn for, see `work_for`.
    number: u32,
    words: &'static Strings,
    manifest: Rc<Manifest>,
    summary: Rc<Summary>,
    // Without what concerns the card alone, so that opening one does not render the legend.
    state: State,
    legend: LegendPlace,
    abilities: Abilities,
    record: Option<Rc<str>>,
    news: AttrValue,
    on_action: Callback<Action>,
}

/// What the legend is drawn from.
pub(super) fn props(panel: &Panel, number: u32) -> LegendProps {
    LegendProps {
        number,
        words: panel.words,
        manifest: panel.manifest.clone(),
        summary: panel.summary.clone(),
        state: State { open: None, jumped: false, copied: false, ..panel.state },
        legend: panel.legend,
        abilities: panel.abilities,
        record: panel.record.clone(),
        news: panel.news.clone(),
        on_action: panel.on_action.clone(),
    }
}

/// What stands where the article starts: a region; where there is no legend, the live region, and while labels are hidden the
/// switch that brings them back.
#[component]
pub(super) fn Legend(props: &LegendProps) -> Html {
    work_for(props.number);
    #[cfg(feature = "fail-on-request")]
    crate::liveness::fail_on_request("legend", &props.manifest.claims);
    let LegendProps { words, state, .. } = *props;
    let name = words[Text::Legend];
    let (lang, dir) = language(words);
    // Without a legend news is read out all the same.
    let news = html! { <p class="news" role="status" aria-live="polite" {lang}>{ props.news.clone() }</p> };
    let inside = match props.legend {
        LegendPlace::Top => whole(props),
        LegendPlace::None if state.hidden => labels_switch(props),
        LegendPlace::None => return news,
    };
    html! { <section class="legend" part="legend" aria-label={name} {lang} {dir}>{ inside }{ news }</section> }
}

fn whole(props: &LegendProps) -> Html {
    let LegendProps { words, state, .. } = *props;
    let labelled = words.count(Count::Labelled, props.summary.order.len());
    let reworded_count = props.summary.reworded.len();
    let unlabelled_count = props.summary.unlabelled.len();
    // In the list they are listed too.
    let listed_apart = unlabelled_count > 0 && !state.list;
    html! {
        <>
            <p>
                <strong>{ labelled }</strong>{ " " }
                if reworded_count > 0 {
                    { words.count(Count::Reworded, reworded_count) }{ " " }
                }
                { words[Text::NotAssessed] }
            </p>
            <div class="filters" role="group" aria-label={words[Text::Legend]}>
                { for Status::ALL.map(|status| filter(props, status)) }
                { labels_switch(props) }
            </div>
            { about(props) }
            <ClaimList {words} manifest={props.manifest.clone()} summary={props.summary.clone()} shown={state.shown}
                unfolded={state.list} record={props.record.clone()} on_action={props.on_action.clone()} />
            if listed_apart {
                <details class="unshown">
                    <summary>{ words.count(Count::Unshown, unlabelled_count) }</summary>
                    { unlabelled(&props.manifest, &props.summary, words) }
                </details>
            }
        </>
    }
}

fn filter(props: &LegendProps, status: Status) -> Html {
    let pressed = if props.state.shown.has(status) { "true" } else { "false" };
    let onclick = emits(&props.on_action, Action::Toggle(status));
    // Without a space in the shape: what strikes the word through would strike it too.
    html! {
        <button type="button" data-status={status.name()} part={format!("filter {}", status.name())} aria-pressed={pressed}
            disabled={props.state.hidden} {onclick}>
            <i aria-hidden="true"></i>{ props.words.status(status) }<span>{ props.summary.counts[status as usize] }</span>
        </button>
    }
}

fn labels_switch(props: &LegendProps) -> Html {
    let action = Action::Hide(!props.state.hidden);
    switch("labels", !props.state.hidden, props.words[Text::ShowLabels], emits(&props.on_action, action))
}

fn switch(name: &'static str, on: bool, words: &'static str, onclick: Callback<MouseEvent>) -> Html {
    let checked = if on { "true" } else { "false" };
    html! {
        <button type="button" part="switch" class="switch" role="switch" data-do={name} aria-checked={checked} {onclick}>{ words }</button>
    }
}

fn about(props: &LegendProps) -> Html {
    let words = props.words;
    let explanation = |status: Status| {
        html! {
            <>
                <dt data-status={status.name()}>{ shape() }{ words.status(status) }</dt>
                <dd>{ words.explanation(status) }</dd>
            </>
        }
    };
    html! {
        <details class="about">
            <summary>{ words[Text::About] }</summary>
            <dl>{ for Status::ALL.map(explanation) }</dl>
            if props.abilities.visits {
                { switch("visits", props.record.is_some(), words[Text::Visits],
                    emits(&props.on_action, Action::Remember(props.record.is_none()))) }
            }
        </details>
    }
}

fn emits(on_action: &Callback<Action>, action: Action) -> Callback<MouseEvent> {
    on_action.reform(move |_| action)
}
