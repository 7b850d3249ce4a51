//! What is dropped on the desk or pasted into it: an article, a manifest, or both at once.

use crate::desk::modal::Modal;
use crate::desk::state::{Ask, Desk, Topic};
use crate::files::transfer::{self, With};
use crate::sources::memory;
use crate::tools::{self, ReadFile};
use crate::words::{count, fill, t};
use claim_labels::workbench::Source;
use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element, window};
use yew::prelude::*;

/// An article that came while the editor is at work on another.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    pub source: Source,
}

/// What a drop brings.
pub fn on_drop(desk: &Desk) -> Callback<DragEvent> {
    let desk = desk.clone();
    Callback::from(move |event: DragEvent| {
        if let Some(data) = event.data_transfer().filter(has_files) {
            event.prevent_default();
            // What is open is the host's choice.
            if desk.host.is_none() {
                take(&data, &desk);
            }
        }
    })
}

fn has_files(data: &DataTransfer) -> bool {
    data.files().is_some_and(|files| files.length() > 0)
}

/// What is pasted while no field has the focus.
#[hook]
pub fn use_paste(desk: &Desk) {
    use_effect_with(desk.clone(), |desk| {
        let desk = desk.clone();
        let document = window().and_then(|window| window.document());
        let listener = document.map(|document| {
            EventListener::new(&document, "paste", move |event| {
                let into = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let typing = "input, textarea, select, dialog, .editor, [contenteditable]";
                if desk.host.is_some() || into.is_some_and(|element| element.closest(typing).ok().flatten().is_some()) {
                    return;
                }
                let Some(data) = event.unchecked_ref::<ClipboardEvent>().clipboard_data() else { return };
                if has_files(&data) {
                    take(&data, &desk);
                } else if let Some(text) = text_of(&data) {
                    arrive(&desk, transfer::pasted(&text));
                }
            })
        });
        move || drop(listener)
    });
}

/// The article on a clipboard: formatted text as HTML of ours, else plain text. None where there is neither.
pub fn text_of(data: &DataTransfer) -> Option<String> {
    let html = data.get_data("text/html").ok().filter(|html| !html.trim().is_empty());
    let formatted = html.map(|html| tools::manuscript(&html)).filter(|html| !html.trim().is_empty());
    formatted.or_else(|| data.get_data("text/plain").ok().filter(|text| !text.trim().is_empty()))
}

fn take(data: &DataTransfer, desk: &Desk) {
    let Some(files) = data.files() else { return };
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|number| files.get(number)).collect();
    let desk = desk.clone();
    spawn_local(async move {
        let mut read = Vec::new();
        for file in files {
            match tools::read(&file).await {
                Ok(Some(file)) => read.push(file),
                Ok(None) => {}
                Err(message) => return desk.complain(Topic::Opening, fill("fileUnreadable", &[&message])),
            }
        }
        take_files(&desk, read).await;
    });
}

/// Opens files that came together.
pub async fn take_files(desk: &Desk, files: Vec<ReadFile>) {
    let is_json = |file: &ReadFile| file.name.to_ascii_lowercase().ends_with(".json");
    let (json, articles): (Vec<ReadFile>, Vec<ReadFile>) = files.into_iter().partition(is_json);
    let (lists, manifests): (Vec<ReadFile>, Vec<ReadFile>) = json.into_iter().partition(memory::is_list);
    for list in &lists {
        memory::take_list(desk, list);
    }
    match (&articles[..], &manifests[..]) {
        ([], []) => {}
        ([article], []) => arrive(desk, transfer::article_of(article).await),
        // A manifest that comes while it is asked for is the answer.
        ([], [manifest]) => transfer::open_manifest(desk, manifest, desk.files.waiting.take()),
        ([article], [manifest]) => match transfer::article_of(article).await {
            Ok(source) => transfer::open_manifest(desk, manifest, Some(source)),
            Err(message) => desk.complain(Topic::Opening, message),
        },
        _ => desk.complain(Topic::Opening, t("oneOfEach")),
    }
}

// Over work of the editor's own, which the article may be a new version of, the editor says which manifest it goes with.
fn arrive(desk: &Desk, source: Result<Source, String>) {
    match source {
        Ok(source) if desk.files.own.get() => desk.ask.emit(Ask::Arrive(Arrival { source })),
        source => transfer::open_article(desk, source, With::New),
    }
}

#[derive(Properties, PartialEq)]
pub struct ArrivalDialogProps {
    pub arrival: Rc<Arrival>,
    /// The manifest's name, and how many claims it has.
    pub manifest: (Rc<str>, usize),
    pub desk: Desk,
}

/// Asks with which manifest an article goes.
#[component]
pub fn ArrivalDialog(props: &ArrivalDialogProps) -> Html {
    let ArrivalDialogProps { arrival, manifest: (name, claims), desk } = props;
    let open = |with: With, class: &'static str, label: String| {
        let (desk, arrival) = (desk.clone(), arrival.clone());
        let onclick = move |_: MouseEvent| transfer::open_article(&desk, Ok(arrival.source.clone()), with);
        html! { <button type="button" {class} {onclick}>{ label }</button> }
    };
    html! {
        <Modal title={t("withWhich")} on_close={desk.ask.reform(|()| Ask::Open(None))}>
            <p dir="auto">{ fill("withWhichText", &[&arrival.source.name, name]) }</p>
            <div class="row">
                { open(With::New, "primary", t("startNew").into()) }
                { open(With::Kept, "", fill("keepNamed", &[name, &count("claimCount", *claims)])) }
            </div>
            <p class="quiet">{ t("asideHint") }</p>
        </Modal>
    }
}
