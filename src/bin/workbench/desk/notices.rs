//! What is said to the editor: politely, and for a while; trouble at once, and until it is closed.

use crate::desk::state::{Ask, Desk, Notice};
use yew::prelude::*;

/// What was said last, for wherever it is shown: below the desk, or in the dialog that lies over it.
#[derive(Clone, PartialEq)]
pub struct Said {
    /// The words.
    pub notice: Option<Notice>,
    /// Whose desk it is.
    pub desk: Desk,
}

/// The words.
#[component]
pub fn Notices() -> Html {
    let Some(Said { notice, desk }) = use_context::<Said>() else { return html! {} };
    let (calm, trouble) = match &notice {
        Some(Notice { text, trouble: true }) => ("", text.as_str()),
        Some(Notice { text, .. }) => (text.as_str(), ""),
        None => ("", ""),
    };
    let hush = desk.ask.reform(|_: MouseEvent| Ask::Hush);
    html! {
        <div class="notices">
            <p class="notice" role="status">{ calm }</p>
            <div class="notice trouble" role="alert">
                if !trouble.is_empty() {
                    <p>{ trouble }</p>
                    <button type="button" class="small" onclick={hush}>{ "Close this message" }</button>
                }
            </div>
        </div>
    }
}
