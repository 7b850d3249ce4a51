//! What is said to the editor, in a bar of its own that covers nothing: news for a while, trouble until it is closed or goes well.

use crate::desk::state::{Ask, Desk, Notice};
use crate::words::t;
use yew::prelude::*;

/// What was said last, for wherever it is shown: in the bar of the desk, or in the dialog that lies over it.
#[derive(Clone, PartialEq)]
pub struct Said {
    /// What went well.
    pub news: Option<Notice>,
    /// What went wrong.
    pub trouble: Option<Notice>,
    /// Whose desk it is.
    pub desk: Desk,
}

/// The words.
#[component]
pub fn Notices() -> Html {
    let Some(Said { news, trouble, desk }) = use_context::<Said>() else { return html! {} };
    let close = desk.ask.reform(|_: MouseEvent| Ask::Close);
    html! {
        <div class="notices">
            <p class="notice" role="status" dir="auto">{ news.map(|notice| notice.text).unwrap_or_default() }</p>
            <div class="notice trouble" role="alert">
                if let Some(trouble) = trouble {
                    <p dir="auto">{ trouble.text }</p>
                    <button type="button" class="small" onclick={close}>{ t("closeMessage") }</button>
                }
            </div>
        </div>
    }
}
