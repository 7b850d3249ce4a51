//! A modal dialog: the browser's own, with its focus trap, Escape and backdrop.

use crate::desk::notices::Notices;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ModalProps {
    pub title: &'static str,
    pub on_close: Callback<()>,
    pub children: Html,
}

/// A dialog that is open while it is drawn.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            let _ = dialog.show_modal();
        }
    });
    let on_close = props.on_close.clone();
    let onclose = on_close.reform(|_: Event| ());
    let onclick = on_close.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={dialog} aria-labelledby="dialog-title" {onclose}>
            <header class="row">
                <h2 id="dialog-title">{ props.title }</h2>
                <span class="gap"></span>
                <button type="button" class="small" {onclick}>{ "Close" }</button>
            </header>
            { props.children.clone() }
            <Notices />
        </dialog>
    }
}
