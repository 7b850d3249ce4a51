//! The legend: how much was assessed, how many claims carry which label, the reader's switches, and the list of claims. Its height is
//! known beforehand, so that pages can reserve it; what unfolds in it stands over the page, one part at a time.

use super::claim_list::{claim_list, deferred_unlabelled};
use super::{LegendPlace, Panel, language, shape};
use crate::manifest::Status;
use crate::strings::{Count, Text};
use crate::widget::state::Action;
use yew::prelude::*;

/// What stands where the article starts: a region; where there is no legend, the live region, and while labels are hidden the
/// switch that brings them back.
pub(super) fn legend(panel: &Panel) -> Html {
    #[cfg(feature = "fail-on-request")]
    crate::liveness::fail_on_request("legend", &panel.manifest.claims);
    let Panel { words, state, .. } = *panel;
    let name = words[Text::Legend];
    let (lang, dir) = language(words);
    // Without a legend news is read out all the same.
    let news = html! { <p class="news" role="status" aria-live="polite" {lang}>{ panel.news.clone() }</p> };
    let inside = match panel.legend {
        LegendPlace::Top => whole(panel),
        LegendPlace::None if state.hidden => labels_switch(panel),
        LegendPlace::None => return news,
    };
    html! { <section class="legend" part="legend" aria-label={name} {lang} {dir}>{ inside }{ news }</section> }
}

fn whole(panel: &Panel) -> Html {
    let Panel { words, state, .. } = *panel;
    let labelled = words.count(Count::Labelled, panel.summary.order.len());
    let reworded_count = panel.summary.reworded.len();
    let unlabelled_count = panel.summary.unlabelled.len();
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
            <div class="controls">
                <div class="filters" role="group" aria-label={words[Text::Legend]}>
                    { for Status::ALL.map(|status| filter(panel, status)) }
                    { labels_switch(panel) }
                </div>
                { about(panel) }
                { claim_list(panel) }
                if listed_apart {
                    <details class="unshown" name="details">
                        <summary>{ words.count(Count::Unshown, unlabelled_count) }</summary>
                        <div class="over">{ deferred_unlabelled(&panel.manifest, &panel.summary, words) }</div>
                    </details>
                }
            </div>
        </>
    }
}

fn filter(panel: &Panel, status: Status) -> Html {
    let pressed = if panel.state.shown.has(status) { "true" } else { "false" };
    let onclick = emits(&panel.on_action, Action::Toggle(status));
    // Without a space in the shape: what strikes the word through would strike it too.
    html! {
        <button type="button" data-claim-status={status.name()} part={format!("filter {}", status.name())} aria-pressed={pressed}
            disabled={panel.state.hidden} {onclick}>
            <i aria-hidden="true"></i>{ panel.words.status(status) }<span>{ panel.summary.counts[status as usize] }</span>
        </button>
    }
}

fn labels_switch(panel: &Panel) -> Html {
    let action = Action::Hide(!panel.state.hidden);
    switch("labels", !panel.state.hidden, panel.words[Text::ShowLabels], emits(&panel.on_action, action))
}

fn switch(name: &'static str, on: bool, words: &'static str, onclick: Callback<MouseEvent>) -> Html {
    let checked = if on { "true" } else { "false" };
    html! {
        <button type="button" part="switch" class="switch" role="switch" data-do={name} aria-checked={checked} {onclick}>{ words }</button>
    }
}

fn about(panel: &Panel) -> Html {
    let words = panel.words;
    let explanation = |status: Status| {
        html! {
            <>
                <dt data-claim-status={status.name()}>{ shape() }{ words.status(status) }</dt>
                <dd>{ words.explanation(status) }</dd>
            </>
        }
    };
    html! {
        <details class="about" name="details">
            <summary>{ words[Text::About] }</summary>
            <div class="over">
                <dl>{ for Status::ALL.map(explanation) }</dl>
                if panel.abilities.visits {
                    { switch("visits", panel.record.is_some(), words[Text::Visits],
                        emits(&panel.on_action, Action::Remember(panel.record.is_none()))) }
                }
            </div>
        </details>
    }
}

fn emits(on_action: &Callback<Action>, action: Action) -> Callback<MouseEvent> {
    on_action.reform(move |_| action)
}
