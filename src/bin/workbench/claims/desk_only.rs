//! Fields of the desk, which readers never get: a draft, a comment, a day to look at the label again.

use crate::article::reading::edit;
use crate::claims::field::{Complaints, Field, Holds, problems_of};
use crate::claims::fold::Fold;
use crate::claims::form_props::ClaimFormProps;
use crate::words::t;
use claim_labels::manifest::{Json, Problem};
use claim_labels::workbench::{Edit, Node};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Whether readers are to get the claim not yet.
pub fn is_draft(claim: &Node) -> bool {
    claim.get("draft").is_some_and(|draft| draft.json() == Json::Bool(true))
}

/// Whether the day has come to look at the label again.
pub fn is_due(claim: &Node, today: &str) -> bool {
    let review = claim.text_at("/review");
    review.get(..today.len()).is_some_and(|day| day <= today)
}

/// The fields.
pub fn desk_only(props: &ClaimFormProps, problems: &[Problem]) -> Html {
    let own = ["/draft", "/comment", "/review"];
    let used = own.iter().any(|field| props.claim.get(&field[1..]).is_some());
    let field = |field: &str, label: &'static str, holds: Holds, hint: &'static str| {
        let pointer = props.pointer(field);
        html! {
            <Field label={t(label)} value={props.claim.text_at(field)} {holds} {hint}
                problems={problems_of(problems, &pointer)} {pointer} desk={props.desk.clone()} />
        }
    };
    html! {
        <Fold key={props.own.number()} title={t("deskOnly")} open={used}>
            <p class="quiet">{ t("deskOnlyHint") }</p>
            { draft(props, problems) }
            { field("/comment", "deskComment", Holds::Text, "") }
            { field("/review", "reviewOn", Holds::Date, t("dateHint")) }
        </Fold>
    }
}

fn draft(props: &ClaimFormProps, problems: &[Problem]) -> Html {
    let pointer = props.pointer("/draft");
    let onchange = {
        let (act, at) = (props.desk.act.clone(), pointer.clone());
        move |event: Event| {
            let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
            let change = match input.is_some_and(|input| input.checked()) {
                true => Edit::Put(at.clone(), Json::Bool(true)),
                false => Edit::Remove(at.clone()),
            };
            act.emit(edit(change));
        }
    };
    let below = format!("{pointer}#problems");
    html! {
        <div class="field">
            <label class="choice">
                <input type="checkbox" id={pointer.clone()} checked={is_draft(&props.claim)} {onchange} aria-describedby={below.clone()} />
                <span>{ t("draftChoice") }</span>
            </label>
            <Complaints id={below} problems={problems_of(problems, &pointer)} />
        </div>
    }
}
