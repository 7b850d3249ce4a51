//! A field of the form, with what is wrong with it right below.

use crate::article::reading::edit;
use crate::desk::state::Desk;
use claim_labels::manifest::{Problem, Severity};
use claim_labels::workbench::{Edit, field_of};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A line.
    Line,
    /// Sentences.
    Text,
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
        html! { <p {class}>{ &problem.message }{ for problem.help.map(|help| format!(" {help}")) }</p> }
    };
    html! { <div id={props.id.clone()} class="complaints">{ for props.problems.iter().map(complaint) }</div> }
}

#[derive(Properties, PartialEq)]
pub struct ComplaintsProps {
    pub id: AttrValue,
    pub problems: Vec<Problem>,
}

/// A labelled field.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let FieldProps { pointer, label, value, holds, hint, problems, desk } = props;
    let oninput = {
        let (desk, pointer) = (desk.clone(), pointer.to_string());
        Callback::from(move |event: InputEvent| {
            let text = event.target().map(|target| match target.dyn_into::<HtmlInputElement>() {
                Ok(input) => input.value(),
                Err(target) => target.unchecked_into::<HtmlTextAreaElement>().value(),
            });
            desk.act.emit(edit(Edit::Set(pointer.clone(), text.unwrap_or_default())));
        })
    };
    let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    let (id, below) = (pointer.clone(), format!("{pointer}#problems"));
    let described = (!problems.is_empty()).then(|| AttrValue::from(below.clone()));
    let invalid = errors.then_some("true");
    let input = match holds {
        Holds::Text => html! {
            <textarea id={id.clone()} rows="3" value={value.clone()} {oninput} aria-describedby={described} aria-invalid={invalid} />
        },
        _ => html! {
            <input id={id.clone()} type="text" value={value.clone()} {oninput} placeholder={*hint} autocomplete="off"
                inputmode={(*holds == Holds::Address).then_some("url")} aria-describedby={described} aria-invalid={invalid} />
        },
    };
    html! {
        <div class="field">
            <label for={id}>{ *label }</label>
            <div class="row tight">
                { input }
                if *holds == Holds::Date {
                    { today(desk, pointer, label) }
                }
            </div>
            <Complaints id={below} problems={problems.clone()} />
        </div>
    }
}

fn today(desk: &Desk, pointer: &AttrValue, label: &str) -> Html {
    let (desk, pointer) = (desk.clone(), pointer.to_string());
    let onclick = move |_| desk.act.emit(edit(Edit::Set(pointer.clone(), date())));
    html! { <button type="button" class="small" aria-label={format!("{label}: today")} {onclick}>{ "Today" }</button> }
}

/// Today's date where the editor is, as manifests write it.
pub fn date() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The number of the claim that a JSON Pointer leads into.
pub fn number_of(pointer: &str) -> Option<usize> {
    pointer.strip_prefix("/claims/")?.split('/').next()?.parse().ok()
}
