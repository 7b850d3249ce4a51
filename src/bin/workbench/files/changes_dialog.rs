//! What changed since the file was opened or saved, claim by claim, and saving it.

use crate::desk::modal::Modal;
use crate::desk::state::{Ask, Desk};
use crate::files::transfer;
use crate::words::{count, fill, t};
use claim_labels::manifest::Severity;
use claim_labels::workbench::{Checked, ClaimChange, Line, State, claim_changes, lines};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A difference of so many lines is shown at once; a longer one when it is asked for.
const SHORT: usize = 12;

#[derive(Properties, PartialEq)]
pub struct ChangesDialogProps {
    pub state: Rc<State>,
    pub checked: Rc<Checked>,
    pub desk: Desk,
}

/// The dialog.
#[component]
pub fn ChangesDialog(props: &ChangesDialogProps) -> Html {
    let ChangesDialogProps { state, checked, desk } = props;
    let (saved, now) = (&state.file().saved, &state.now().manifest);
    let lines = use_memo(state.clone(), |state| lines(&state.file().saved.text(), &state.now().manifest.text()));
    let changes = claim_changes(&saved.root, &now.root);
    let save = |label: &'static str, class: &'static str, elsewhere: bool| {
        let (desk, state) = (desk.clone(), state.clone());
        let onclick = move |_| spawn_local(transfer::save(desk.clone(), state.clone(), elsewhere));
        html! { <button type="button" {class} {onclick} autofocus={!elsewhere}>{ t(label) }</button> }
    };
    let copy = {
        let (desk, text) = (desk.clone(), now.text());
        move |_| spawn_local(transfer::copy(desk.clone(), text.clone(), t("theManifest")))
    };
    let errors = checked.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let name = &*state.file().name;
    let differing = lines.iter().filter(|line| matches!(line, Line::Gone(_) | Line::New(_))).count();
    html! {
        <Modal title={t("changes")} on_close={desk.ask.reform(|()| Ask::Open(None))}>
            if errors > 0 {
                <p class="complaint error">{ fill("saveWithErrors", &[&count("errorCount", errors)]) }</p>
            }
            if state.now().typed.is_some() {
                <p class="complaint error">{ t("saveTyped") }</p>
            }
            if lines.is_empty() {
                <p dir="auto">{ fill("nothingChanged", &[name]) }</p>
            } else {
                <p dir="auto">{ fill("whatChanges", &[name]) }</p>
                if !changes.is_empty() {
                    <ul class="changes" aria-label={t("changedClaims")}>{ for changes.iter().map(change) }</ul>
                }
                <details open={differing <= SHORT}>
                    <summary>{ count("changedLines", differing) }</summary>
                    <div class="lines" dir="ltr" tabindex="0" role="region" aria-label={t("changedLinesRegion")}>{ for lines.iter().map(line) }</div>
                </details>
            }
            <div class="row">
                { save("saveNow", "primary", false) }
                { save("saveCopy", "", true) }
                <button type="button" onclick={copy}>{ t("copyJson") }</button>
            </div>
        </Modal>
    }
}

fn change(change: &ClaimChange) -> Html {
    let (sign, what, id) = match change {
        ClaimChange::Added(id) => ("+", t("claimAdded").to_owned(), id),
        ClaimChange::Removed(id) => ("−", t("claimGone").to_owned(), id),
        ClaimChange::Changed(id, fields) => {
            let fields: Vec<&str> = fields.iter().map(|field| name_of(field)).collect();
            ("~", fill("claimChanged", &[&fields.join(", ")]), id)
        }
    };
    html! { <li><span aria-hidden="true">{ sign }{ " " }</span><b><bdi>{ id }</bdi></b>{ ": " }{ what }</li> }
}

// What a field is called in the form; a field that the form does not know keeps its own name.
fn name_of(field: &str) -> &str {
    match field {
        "id" => t("claimId"),
        "status" => t("label"),
        "quote" => t("passage"),
        "note" => t("why"),
        "sources" => t("sources"),
        "summary" => t("summary"),
        "updated" => t("updated"),
        "draft" => t("draftFlag"),
        "comment" => t("deskComment"),
        "review" => t("reviewOn"),
        "history" => t("earlierLabels"),
        "correction" => t("correction"),
        "" => t("order"),
        other => other,
    }
}

// The sign tells apart what colours tell too.
fn line(line: &Line) -> Html {
    match line {
        Line::Same(text) => html! { <p class="same">{ "  " }{ text }</p> },
        Line::Gone(text) => html! { <p><del>{ "− " }{ text }</del></p> },
        Line::New(text) => html! { <p><ins>{ "+ " }{ text }</ins></p> },
        Line::Skipped => html! { <p class="quiet">{ "⋯" }</p> },
    }
}
