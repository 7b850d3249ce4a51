//! What can be done with the passage that is chosen: make it longer or shorter, label it.

use crate::article::reading::Reading;
use crate::desk::state::{Ask, Desk};
use crate::words::{fill, t, words};
use claim_labels::manifest::Status;
use claim_labels::text::Span;
use claim_labels::workbench::Step;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LabelBarProps {
    pub reading: Option<Rc<Reading>>,
    pub passage: Option<Span>,
    /// The id of the claim that a new passage is wanted for.
    pub repicking: Option<String>,
    pub on_step: Callback<Step>,
    pub on_label: Callback<usize>,
    pub desk: Desk,
}

/// The bar below the article.
#[component]
pub fn LabelBar(props: &LabelBarProps) -> Html {
    let words = props.reading.as_ref().zip(props.passage).map(|(reading, span)| reading.words(span));
    let step = |sign: &'static str, title: &'static str, step: Step, needs: bool| {
        let on_step = props.on_step.clone();
        html! {
            <button type="button" class="small" title={t(title)} aria-label={t(title)} disabled={needs && props.passage.is_none()}
                onclick={move |_| on_step.emit(step)}>{ sign }</button>
        }
    };
    html! {
        <div class="labelbar" role="group" aria-label={t("passage")}>
            <p id="paper-keys" hidden=true>
                { t("paperKeys") }
            </p>
            <div class="row">
                <p class="passage" aria-live="polite" aria-atomic="true">
                    { match &words {
                        Some(words) => html! { <q dir="auto">{ words }</q> },
                        None => html! { <span class="quiet">{ t("selectWords") }</span> },
                    } }
                </p>
                <span class="steps">
                    { t("sentence") }
                    { step("↑", "previousSentence", Step::Previous, false) }
                    { step("↓", "nextSentence", Step::Next, false) }
                </span>
            </div>
            <div class="row">
                { labels(props) }
                <span class="gap"></span>
                <span class="steps">
                    { t("start") }
                    { step("+", "startMore", Step::Earlier, true) }
                    { step("−", "startLess", Step::Later, true) }
                    { t("end") }
                    { step("−", "endLess", Step::Shorter, true) }
                    { step("+", "endMore", Step::Longer, true) }
                </span>
            </div>
        </div>
    }
}

fn labels(props: &LabelBarProps) -> Html {
    let missing = props.passage.is_none();
    if let Some(id) = &props.repicking {
        let (on_label, ask) = (props.on_label.clone(), props.desk.ask.clone());
        return html! {
            <>
                <button type="button" class="primary" disabled={missing} onclick={move |_| on_label.emit(0)}>
                    { fill("useFor", &[id]) }
                </button>
                <button type="button" onclick={move |_| ask.emit(Ask::Repick(None))}>{ t("cancel") }</button>
            </>
        };
    }
    let label = |(number, status): (usize, Status)| {
        let on_label = props.on_label.clone();
        html! {
            <button type="button" class="label" data-claim-status={status.name()} disabled={missing}
                title={fill("labelTitle", &[words().status(status), &(number + 1).to_string()])}
                onclick={move |_| on_label.emit(number)}>{ words().status(status) }</button>
        }
    };
    Status::ALL.into_iter().enumerate().map(label).collect()
}
