//! Reasons that were given before or that the desk uses, for a claim that has none yet: one press each.

use crate::article::reading::edit;
use crate::desk::state::Desk;
use crate::sources::memory;
use crate::words::t;
use claim_labels::manifest::Status;
use claim_labels::workbench::Edit;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

const MOST: usize = 5;

const USUAL: [[&str; 2]; 3] =
    [["whyOnRecord", "whyDocument"], ["whyUnconfirmed", "whyUnnamed"], ["whyForecast", "whyNoSource"]];

#[derive(Properties, PartialEq)]
pub struct ReasonsProps {
    /// The field for the reason, a JSON Pointer.
    pub pointer: AttrValue,
    pub status: Status,
    pub desk: Desk,
}

/// What to offer: the desk's reasons and those used last, then usual ones.
fn offered(status: Status) -> Vec<String> {
    let mut reasons: Vec<String> =
        memory::ask(|memory| memory.reasons_for(status).into_iter().map(str::to_owned).collect());
    for usual in USUAL[status as usize].map(t) {
        if !reasons.iter().any(|reason| reason == usual) {
            reasons.push(usual.to_owned());
        }
    }
    reasons.truncate(MOST);
    reasons
}

/// The reasons. Arrow down leads into them from the empty field.
#[component]
pub fn Reasons(props: &ReasonsProps) -> Html {
    let ReasonsProps { pointer, status, desk } = props;
    let onkeydown = {
        let pointer = pointer.clone();
        move |event: KeyboardEvent| {
            let own = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let Some(item) = own.and_then(|button| button.parent_element()) else { return };
            let next = match event.key().as_str() {
                "ArrowDown" | "ArrowRight" => item.next_element_sibling().and_then(|item| item.first_element_child()),
                "ArrowUp" | "ArrowLeft" => match item.previous_element_sibling() {
                    Some(item) => item.first_element_child(),
                    None => document().get_element_by_id(&pointer),
                },
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            next.map(|next| next.unchecked_into::<HtmlElement>().focus());
        }
    };
    let item = |reason: String| {
        let (desk, pointer, status, text) = (desk.clone(), pointer.to_string(), *status, reason.clone());
        let onclick = move |_| {
            memory::given(status, &text);
            desk.act.emit(edit(Edit::Set(pointer.clone(), text.clone())));
            desk.go(pointer.clone());
        };
        html! { <li><button type="button" class="small" tabindex="-1" dir="auto" {onclick}>{ reason }</button></li> }
    };
    html! {
        <ul class="reasons row" id={list_id(pointer)} aria-label={t("reasons")} {onkeydown}>{ for offered(*status).into_iter().map(item) }</ul>
    }
}

fn list_id(pointer: &str) -> String {
    format!("{pointer}#reasons")
}

/// Leads from the empty field into the reasons; whether there are any.
pub fn enter(pointer: &str) -> bool {
    let first = document().get_element_by_id(&list_id(pointer)).and_then(|list| list.query_selector("button").ok()?);
    first.is_some_and(|first| first.unchecked_into::<HtmlElement>().focus().is_ok())
}
