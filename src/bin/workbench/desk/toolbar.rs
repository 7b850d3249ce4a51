//! The bar at the top.

use crate::desk::state::{Ask, Desk, Dialog};
use claim_labels::workbench::{Action, State};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ToolbarProps {
    pub article: AttrValue,
    pub file: AttrValue,
    pub dirty: bool,
    /// Whether there is a draft of what is not saved.
    pub kept: bool,
    pub steps: (usize, usize),
    pub desk: Desk,
}

impl ToolbarProps {
    /// The bar of a session.
    pub fn of(state: &State, kept: bool, desk: &Desk) -> ToolbarProps {
        ToolbarProps {
            article: state.now().article.name.clone().into(),
            file: state.file().name.clone().into(),
            dirty: state.is_dirty(),
            kept,
            steps: state.steps(),
            desk: desk.clone(),
        }
    }
}

/// The bar.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let ToolbarProps { desk, steps, dirty, kept, .. } = props;
    let saved = match (dirty, kept) {
        (false, _) => "saved",
        (true, true) => "not saved; draft kept",
        (true, false) => "not saved",
    };
    let opens = |label: &'static str, dialog: Dialog, class: &'static str| {
        let ask = desk.ask.clone();
        html! { <button type="button" {class} onclick={move |_| ask.emit(Ask::Open(Some(dialog)))}>{ label }</button> }
    };
    let acts = |label: &'static str, action: Action, can: bool| {
        let act = desk.act.clone();
        html! { <button type="button" disabled={!can} onclick={move |_| act.emit(action.clone())}>{ label }</button> }
    };
    html! {
        <header class="toolbar">
            <h1>{ "claim-labels" }<span class="quiet">{ " workbench" }</span></h1>
            <p class="names">
                <span>{ &props.article }</span>
                <span class="quiet">{ " · " }{ &props.file }{ " · " }{ saved }</span>
            </p>
            <div class="row" role="toolbar" aria-label="Manifest">
                { opens("Open…", Dialog::Open, "") }
                { acts("Undo", Action::Undo, steps.0 > 0) }
                { acts("Redo", Action::Redo, steps.1 > 0) }
                { opens("Save…", Dialog::Changes, "primary") }
                { opens("Export…", Dialog::Export, "") }
                { opens("Help", Dialog::Help, "") }
            </div>
        </header>
    }
}
