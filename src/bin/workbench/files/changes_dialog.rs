//! What changed since the file was opened or saved, and saving it.

use crate::desk::modal::Modal;
use crate::desk::state::{Ask, Desk};
use crate::files::transfer;
use crate::wording::counted;
use claim_labels::manifest::Severity;
use claim_labels::workbench::{Checked, Line, State, lines};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

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
    let lines = use_memo(state.clone(), |state| lines(&state.file().saved.text(), &state.now().manifest.text()));
    let save = |label: &'static str, class: &'static str, elsewhere: bool| {
        let (desk, state) = (desk.clone(), state.clone());
        let onclick = move |_| spawn_local(transfer::save(desk.clone(), state.clone(), elsewhere));
        html! { <button type="button" {class} {onclick} autofocus={!elsewhere}>{ label }</button> }
    };
    let copy = {
        let (desk, text) = (desk.clone(), state.now().manifest.text());
        move |_| spawn_local(transfer::copy(desk.clone(), text.clone(), "The manifest"))
    };
    let errors = checked.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    html! {
        <Modal title="Changes" on_close={desk.ask.reform(|()| Ask::Open(None))}>
            if errors > 0 {
                <p class="complaint error">
                    { format!("The manifest has {}: claims with an error are not shown to readers.", counted(errors, "error")) }
                </p>
            }
            if state.now().typed.is_some() {
                <p class="complaint error">
                    { "The JSON view holds a text that cannot be used. What is saved is the last manifest that could." }
                </p>
            }
            if lines.is_empty() {
                <p>{ format!("Nothing changed since “{}” was opened or saved.", state.file().name) }</p>
            } else {
                <p>{ format!("What saving changes in “{}”:", state.file().name) }</p>
                <div class="lines" tabindex="0" role="region" aria-label="Changed lines">{ for lines.iter().map(line) }</div>
            }
            <div class="row">
                { save("Save", "primary", false) }
                { save("Save a copy…", "", true) }
                <button type="button" onclick={copy}>{ "Copy the JSON" }</button>
            </div>
        </Modal>
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
