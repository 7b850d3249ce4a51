//! A field of the form, with what is wrong with it right below.

use crate::article::reading::edit;
use crate::claims::dates::{habits, today};
use crate::claims::reasons;
use crate::desk::state::Desk;
use crate::words::{fill, t, words};
use claim_labels::manifest::{Problem, Severity, lacks_scheme, with_scheme};
use claim_labels::workbench::{Edit, field_of, read_date};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A line.
    Line,
    /// Sentences.
    Text,
    /// A reason: sentences, for which some are offered.
    Reason,
    /// A date.
    Date,
    /// An address.
    Address,
}

#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Where it is in the manifest, a JSON Pointer.
    pub pointer: AttrValue,
    pub label: &'static str,
    pub value: AttrValue,
    #[prop_or(Holds::Line)]
    pub holds: Holds,
    #[prop_or_default]
    pub hint: &'static str,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    pub desk: Desk,
}

/// The problems that belong to the field at this place.
pub fn problems_of(problems: &[Problem], pointer: &str) -> Vec<Problem> {
    problems.iter().filter(|problem| field_of(problem) == pointer).cloned().collect()
}

/// What is wrong, in the validator's words.
#[component]
pub fn Complaints(props: &ComplaintsProps) -> Html {
    let complaint = |problem: &Problem| {
        let class = if problem.severity == Severity::Error { "complaint error" } else { "complaint warning" };
        html! { <p {class} dir="auto">{ words().problem(problem) }</p> }
    };
    html! { <div id={props.id.clone()} class="complaints">{ for props.problems.iter().map(complaint) }</div> }
}

#[derive(Properties, PartialEq)]
pub struct ComplaintsProps {
    pub id: AttrValue,
    pub problems: Vec<Problem>,
}

fn value_of(target: Option<EventTarget>) -> String {
    let text = target.map(|target| match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target.unchecked_into::<HtmlTextAreaElement>().value(),
    });
    text.unwrap_or_default()
}

/// A labelled field.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let FieldProps { pointer, label, value, holds, hint, problems, desk } = props;
    let set = {
        let (desk, pointer) = (desk.clone(), pointer.to_string());
        Callback::from(move |text: String| desk.act.emit(edit(Edit::Set(pointer.clone(), text))))
    };
    let oninput = set.reform(|event: InputEvent| value_of(event.target()));
    let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    let (id, below) = (pointer.clone(), format!("{pointer}#problems"));
    let described = (!problems.is_empty()).then(|| AttrValue::from(below.clone()));
    let invalid = errors.then_some("true");
    let input = match holds {
        Holds::Text | Holds::Reason => html! {
            <textarea id={id.clone()} rows="3" dir="auto" value={value.clone()} {oninput} onkeydown={into_reasons(*holds, pointer)}
                aria-describedby={described} aria-invalid={invalid} />
        },
        _ => html! {
            <input id={id.clone()} type="text" value={value.clone()} {oninput} onchange={settled(*holds, &set)} placeholder={*hint}
                autocomplete="off" dir={if matches!(holds, Holds::Line) { "auto" } else { "ltr" }}
                inputmode={(*holds == Holds::Address).then_some("url")} aria-describedby={described} aria-invalid={invalid} />
        },
    };
    html! {
        <div class="field">
            <label for={id}>{ *label }</label>
            <div class="row tight">
                { input }
                if *holds == Holds::Date {
                    <button type="button" class="small" aria-label={format!("{label}: {}", t("today"))} onclick={set.reform(|_: MouseEvent| today())}>{ t("today") }</button>
                }
            </div>
            <Complaints id={below} problems={problems.clone()} />
            if *holds == Holds::Address && lacks_scheme(value) {
                <button type="button" class="small" onclick={set.reform({ let whole = with_scheme(value); move |_: MouseEvent| whole.clone() })}>
                    { fill("writeInstead", &[&with_scheme(value)]) }
                </button>
            }
        </div>
    }
}

// A date may be written as people do; when the field is left, it is the manifest's.
fn settled(holds: Holds, set: &Callback<String>) -> Callback<Event> {
    let set = set.clone();
    Callback::from(move |event: Event| {
        let date = (holds == Holds::Date).then(|| read_date(&value_of(event.target()), &habits())).flatten();
        if let Some(date) = date {
            set.emit(date);
        }
    })
}

fn into_reasons(holds: Holds, pointer: &AttrValue) -> Callback<KeyboardEvent> {
    let pointer = pointer.clone();
    Callback::from(move |event: KeyboardEvent| {
        let leads = holds == Holds::Reason && event.key() == "ArrowDown" && !event.shift_key();
        if leads && value_of(event.target()).is_empty() && reasons::enter(&pointer) {
            event.prevent_default();
        }
    })
}

/// The number of the claim that a JSON Pointer leads into.
pub fn number_of(pointer: &str) -> Option<usize> {
    pointer.strip_prefix("/claims/")?.split('/').next()?.parse().ok()
}
