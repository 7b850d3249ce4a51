//! What else can be made of the manifest.

use crate::dialog::Modal;
use crate::files;
use crate::ui::{Ask, Desk};
use claim_labels::workbench::{State, embed_page, embed_snippet};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ExportDialogProps {
    pub state: Rc<State>,
    pub desk: Desk,
}

/// The dialog.
#[component]
pub fn ExportDialog(props: &ExportDialogProps) -> Html {
    let ExportDialogProps { state, desk } = props;
    let snippet = embed_snippet(&state.file().name);
    let whole = embed_page(&state.now().manifest.text());
    html! {
        <Modal title="Export" on_close={desk.ask.reform(|()| Ask::Open(None))}>
            { code(desk, "For the page", "The page’s two lines, when the manifest is a file beside it.", snippet) }
            { code(desk, "Manifest in the page", "The same with the manifest in the page itself.", whole) }
        </Modal>
    }
}

fn code(desk: &Desk, title: &'static str, about: &'static str, text: String) -> Html {
    let onclick = {
        let (desk, text) = (desk.clone(), text.clone());
        move |_| spawn_local(files::copy(desk.clone(), text.clone(), "The snippet"))
    };
    html! {
        <section>
            <h3>{ title }</h3>
            <p class="quiet">{ about }</p>
            <pre tabindex="0" role="region" aria-label={title}>{ text }</pre>
            <button type="button" aria-label={format!("Copy: {title}")} {onclick}>{ "Copy" }</button>
        </section>
    }
}
