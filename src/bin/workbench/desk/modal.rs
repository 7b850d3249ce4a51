//! A modal dialog: the browser's own, with its focus trap, Escape and backdrop.

use crate::desk::notices::Notices;
use crate::words::t;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, window};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ModalProps {
    pub title: AttrValue,
    pub on_close: Callback<()>,
    pub children: Html,
}

/// A dialog that is open while it is drawn. When it goes, the focus is where it was before.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        let document = window().and_then(|window| window.document());
        let opener = document.and_then(|document| document.active_element());
        let dialog = dialog.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            let _ = dialog.show_modal();
        }
        move || {
            // While it is open nothing else can have the focus.
            if let Some(dialog) = dialog {
                dialog.close();
            }
            let opener = opener.filter(|opener| opener.is_connected() && opener.tag_name() != "BODY");
            if let Some(opener) = opener.and_then(|opener| opener.dyn_into::<HtmlElement>().ok()) {
                let _ = opener.focus();
            }
        }
    });
    let on_close = props.on_close.clone();
    let onclose = on_close.reform(|_: Event| ());
    let onclick = on_close.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={dialog} aria-labelledby="dialog-title" {onclose}>
            <header class="row">
                <h2 id="dialog-title">{ &props.title }</h2>
                <span class="gap"></span>
                <button type="button" class="small" {onclick}>{ t("close") }</button>
            </header>
            { props.children.clone() }
            <Notices />
        </dialog>
    }
}
