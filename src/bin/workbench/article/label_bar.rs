//! What can be done with the passage that is chosen: make it longer or shorter, label it.

use crate::article::reading::Reading;
use crate::desk::state::{Ask, Desk};
use crate::wording::NAMES;
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
            <button type="button" class="small" {title} aria-label={title} disabled={needs && props.passage.is_none()}
                onclick={move |_| on_step.emit(step)}>{ sign }</button>
        }
    };
    html! {
        <div class="labelbar" role="group" aria-label="Passage">
            <p id="paper-keys" hidden=true>
                { "Arrow down and up go from sentence to sentence. Shift with arrow right and left make the passage longer and \
                   shorter. 1, 2 and 3 label it official, reported and speculative." }
            </p>
            <div class="row">
                <p class="passage" aria-live="polite" aria-atomic="true">
                    { match &words {
                        Some(words) => html! { <q>{ words }</q> },
                        None => html! { <span class="quiet">{ "Select words in the article, or go sentence by sentence." }</span> },
                    } }
                </p>
                <span class="steps">
                    { "Sentence" }
                    { step("↑", "Previous sentence", Step::Previous, false) }
                    { step("↓", "Next sentence", Step::Next, false) }
                </span>
            </div>
            <div class="row">
                { labels(props) }
                <span class="gap"></span>
                <span class="steps">
                    { "Start" }
                    { step("+", "One word more at the start", Step::Earlier, true) }
                    { step("−", "One word less at the start", Step::Later, true) }
                    { "End" }
                    { step("−", "One word less at the end", Step::Shorter, true) }
                    { step("+", "One word more at the end", Step::Longer, true) }
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
                    { format!("Use for “{id}”") }
                </button>
                <button type="button" onclick={move |_| ask.emit(Ask::Repick(None))}>{ "Cancel" }</button>
            </>
        };
    }
    let label = |(number, status): (usize, Status)| {
        let on_label = props.on_label.clone();
        html! {
            <button type="button" class="label" data-status={status.name()} disabled={missing}
                title={format!("Label the passage {} ({})", status.name(), number + 1)}
                onclick={move |_| on_label.emit(number)}>{ NAMES[number] }</button>
        }
    };
    Status::ALL.into_iter().enumerate().map(label).collect()
}
