//! Keys, and how labelling goes.

use crate::desk::modal::Modal;
use crate::desk::state::{Ask, Desk};
use yew::prelude::*;

const ANYWHERE: [(&str, &str); 4] = [
    ("Ctrl Z", "undo, of everything"),
    ("Ctrl Shift Z, Ctrl Y", "redo"),
    ("Ctrl S", "show what changed, and save"),
    ("Escape", "close what is open"),
];
const ARTICLE: [(&str, &str); 6] = [
    ("↓ ↑", "next and previous sentence"),
    ("Shift ↓", "one sentence more"),
    ("Shift → ←", "one word more or less at the end"),
    ("← →", "one word more or less at the start"),
    ("1 2 3", "label it official, reported, speculative"),
    ("Escape", "choose nothing"),
];

#[derive(Properties, PartialEq)]
pub struct HelpDialogProps {
    pub desk: Desk,
}

/// The dialog.
#[component]
pub fn HelpDialog(props: &HelpDialogProps) -> Html {
    html! {
        <Modal title="Help" on_close={props.desk.ask.reform(|()| Ask::Open(None))}>
            <p>{ "Select words in the article, choose their label, and say why. What you edit is what readers get; the list of \
                  problems says what is missing. Claims with an error are not shown to readers until it is mended." }</p>
            { keys("Anywhere (on a Mac, Command for Ctrl)", &ANYWHERE) }
            { keys("While the article has the focus", &ARTICLE) }
            <p>{ "Unsaved work is kept on this device and offered back after a crash. Save writes the manifest’s file; nothing \
                  is sent anywhere." }</p>
        </Modal>
    }
}

fn keys(title: &'static str, keys: &[(&str, &str)]) -> Html {
    let row = |(key, does): &(&str, &str)| html! { <><dt><kbd>{ *key }</kbd></dt><dd>{ *does }</dd></> };
    html! { <section><h3>{ title }</h3><dl class="keys">{ for keys.iter().map(row) }</dl></section> }
}
