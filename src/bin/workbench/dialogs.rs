//! The dialog that is open.

use crate::desk::help_dialog::HelpDialog;
use crate::desk::state::{Desk, Dialog, Ui};
use crate::files::arrival::ArrivalDialog;
use crate::files::changes_dialog::ChangesDialog;
use crate::files::export_dialog::ExportDialog;
use crate::files::open_dialog::OpenDialog;
use claim_labels::workbench::{Checked, State};
use std::rc::Rc;
use yew::prelude::*;

/// The dialog, if one is open.
pub fn dialog(ui: &Ui, state: &State, checked: &Rc<Checked>, desk: &Desk) -> Html {
    let own = desk.files.own.get();
    let desk = desk.clone();
    let shared = || Rc::new(state.clone());
    let claims = state.now().manifest.root.get("claims").map_or(0, |claims| claims.items().len());
    match (ui.dialog, &ui.arrival) {
        (None, _) | (Some(Dialog::Arrival), None) => html! {},
        (Some(Dialog::Open), _) => {
            let unsaved = state.is_dirty().then(|| AttrValue::from(state.file().name.to_string()));
            html! { <OpenDialog {claims} {own} {unsaved} {desk} /> }
        }
        (Some(Dialog::Changes), _) => html! { <ChangesDialog state={shared()} checked={checked.clone()} {desk} /> },
        (Some(Dialog::Export), _) => html! { <ExportDialog state={shared()} {desk} /> },
        (Some(Dialog::Help), _) => html! { <HelpDialog {desk} /> },
        (Some(Dialog::Arrival), Some(arrival)) => {
            let manifest = (state.file().name.clone(), claims);
            html! { <ArrivalDialog arrival={arrival.clone()} {manifest} {desk} /> }
        }
    }
}
