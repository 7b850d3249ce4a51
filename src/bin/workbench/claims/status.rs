//! Which label a claim carries, and what that means.

use crate::article::reading::edit;
use crate::claims::field::{Complaints, problems_of};
use crate::desk::state::Desk;
use crate::words::{t, words};
use claim_labels::manifest::{Problem, Status};
use claim_labels::workbench::Edit;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct StatusChoiceProps {
    /// Where it is, a JSON Pointer.
    pub pointer: AttrValue,
    pub status: Option<Status>,
    pub problems: Vec<Problem>,
    pub desk: Desk,
}

const NEEDS: [&str; 3] = ["needsSource", "needsAnySource", "needsReason"];

/// The choice.
#[component]
pub fn StatusChoice(props: &StatusChoiceProps) -> Html {
    let StatusChoiceProps { pointer, status: now, problems, desk } = props;
    let choice = |status: Status| {
        let (act, at) = (desk.act.clone(), pointer.to_string());
        let onchange = move |_| act.emit(edit(Edit::Set(at.clone(), status.name().into())));
        html! {
            <label class="choice" data-claim-status={status.name()}>
                <input type="radio" name={pointer.clone()} checked={*now == Some(status)} {onchange} />
                <span>{ words().status(status) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="labels" id={pointer.clone()} tabindex="-1">
            <legend>{ t("label") }</legend>
            <div class="row">{ for Status::ALL.into_iter().map(choice) }</div>
            if let Some(status) = now {
                <p class="quiet">{ words().explanation(*status) }{ " " }{ t(NEEDS[*status as usize]) }</p>
            }
            <Complaints id={format!("{pointer}#problems")} problems={problems_of(problems, pointer)} />
        </fieldset>
    }
}
