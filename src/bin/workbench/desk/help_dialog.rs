//! Keys, and how labelling goes.

use crate::desk::modal::Modal;
use crate::desk::state::{Ask, Desk};
use crate::words::t;
use yew::prelude::*;

const ANYWHERE: [(&str, &str); 9] = [
    ("F6", "keyPanes"),
    ("F8", "keyProblem"),
    ("Ctrl Z", "keyUndo"),
    ("Ctrl Shift Z, Ctrl Y", "keyRedo"),
    ("Ctrl S", "keySave"),
    ("Ctrl V", "keyPaste"),
    ("/", "keySearch"),
    ("?", "keyHelp"),
    ("Esc", "keyClose"),
];
const ARTICLE: [(&str, &str); 7] = [
    ("↓ ↑", "keySentence"),
    ("Shift ↓", "keySentenceMore"),
    ("Shift → ←", "keyEnd"),
    ("→ ←", "keyStart"),
    ("1 2 3", "keyLabel"),
    ("Enter", "keyEnter"),
    ("Esc", "keyNothing"),
];
const FORM: [(&str, &str); 4] =
    [("↓", "keyReasons"), ("Enter", "keyTake"), ("Ctrl Enter", "keyBack"), ("Esc", "keyBack")];
const SUGGESTIONS: [(&str, &str); 4] =
    [("↓ ↑", "keyNextSuggestion"), ("1 2 3", "keyAccept"), ("X", "keyDismiss"), ("→ ←, Shift → ←", "keyTrim")];

#[derive(Properties, PartialEq)]
pub struct HelpDialogProps {
    pub desk: Desk,
}

/// The dialog.
#[component]
pub fn HelpDialog(props: &HelpDialogProps) -> Html {
    html! {
        <Modal title={t("help")} on_close={props.desk.ask.reform(|()| Ask::Open(None))}>
            <p>{ t("helpHow") }</p>
            <div class="sheet">
                { keys("keysAnywhere", &ANYWHERE) }
                { keys("keysArticle", &ARTICLE) }
                { keys("keysForm", &FORM) }
                { keys("keysSuggestions", &SUGGESTIONS) }
            </div>
            <p>{ t(if props.desk.host.is_some() { "helpHosted" } else { "helpKept" }) }</p>
        </Modal>
    }
}

fn keys(title: &'static str, keys: &[(&str, &str)]) -> Html {
    let row = |(key, does): &(&str, &str)| html! { <><dt><kbd dir="ltr">{ *key }</kbd></dt><dd>{ t(does) }</dd></> };
    html! { <section><h3>{ t(title) }</h3><dl class="keys">{ for keys.iter().map(row) }</dl></section> }
}
