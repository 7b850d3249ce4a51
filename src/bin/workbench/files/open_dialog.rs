//! The dialog that opens articles and manifests.

use crate::desk::modal::Modal;
use crate::desk::state::{Ask, Desk};
use crate::files::transfer::{self, With};
use crate::tools;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

const EXAMPLES: [(&str, &str); 3] = [
    ("peace-talks", "Peace talks (English)"),
    ("ukrainian", "Мирні переговори (Ukrainian)"),
    ("arabic", "محادثات السلام (Arabic)"),
];

#[derive(Properties, PartialEq)]
pub struct OpenDialogProps {
    /// How many claims the manifest has that is open.
    pub claims: usize,
    /// Whether that manifest is the editor's own work.
    pub own: bool,
    pub desk: Desk,
}

/// The dialog.
#[component]
pub fn OpenDialog(props: &OpenDialogProps) -> Html {
    let desk = props.desk.clone();
    let with = use_state(|| if props.own { With::Kept } else { With::New });
    let (address, pasted, json) = (use_node_ref(), use_node_ref(), use_node_ref());
    let chosen = *with;
    let radio = |value: With, label: String| {
        let with = with.clone();
        html! {
            <label class="choice">
                <input type="radio" name="with" checked={*with == value} onchange={move |_| with.set(value)} />
                <span>{ label }</span>
            </label>
        }
    };
    let file = task(&desk, move |desk| async move {
        match tools::pick(&[".html", ".htm", ".txt"], "Article").await {
            Ok(Some(file)) => transfer::open_article(&desk, &file, chosen),
            Ok(None) => {}
            Err(message) => desk.complain(format!("The file could not be read: {message}")),
        }
    });
    let fetch = {
        let (desk, address) = (desk.clone(), address.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let address = address.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            spawn_local(fetch_article(desk.clone(), address, chosen));
        })
    };
    let paste = {
        let (desk, pasted) = (desk.clone(), pasted.clone());
        move |_| transfer::open_pasted(&desk, &value(&pasted), chosen)
    };
    let manifest = task(&desk, |desk| async move {
        match tools::pick(&[".json"], "Manifest").await {
            Ok(Some(file)) => transfer::open_manifest(&desk, &file),
            Ok(None) => {}
            Err(message) => desk.complain(format!("The file could not be read: {message}")),
        }
    });
    let paste_json = {
        let (desk, json) = (desk.clone(), json.clone());
        move |_| {
            transfer::open_text(&desk, "pasted.claims.json", &value(&json));
        }
    };
    let on_close = desk.ask.reform(|()| Ask::Open(None));
    html! {
        <Modal title="Open" {on_close}>
            <section aria-labelledby="open-article">
                <h3 id="open-article">{ "An article" }</h3>
                <fieldset class="row">
                    <legend>{ "With it" }</legend>
                    { radio(With::New, "start a new manifest".into()) }
                    { radio(With::Kept, format!("keep the manifest that is open ({} claims)", props.claims)) }
                </fieldset>
                <div class="row"><button type="button" class="primary" onclick={file}>{ "Choose a file…" }</button>
                    <span class="quiet">{ ".html or .txt; or drop a file anywhere" }</span></div>
                <form class="row" onsubmit={fetch}>
                    <label for="open-address">{ "Address on this site" }</label>
                    <input id="open-address" type="text" inputmode="url" ref={address} placeholder="/news/story.html" />
                    <button>{ "Open the address" }</button>
                </form>
                <div class="field">
                    <label for="open-pasted">{ "Text or HTML" }</label>
                    <textarea id="open-pasted" rows="4" ref={pasted} />
                    <button type="button" onclick={paste}>{ "Open the pasted article" }</button>
                </div>
            </section>
            <section aria-labelledby="open-manifest">
                <h3 id="open-manifest">{ "A manifest" }</h3>
                <div class="row"><button type="button" onclick={manifest}>{ "Choose a manifest…" }</button>
                    <span class="quiet">{ ".json" }</span></div>
                <div class="field">
                    <label for="open-json">{ "JSON" }</label>
                    <textarea id="open-json" rows="3" ref={json} />
                    <button type="button" onclick={paste_json}>{ "Open the pasted manifest" }</button>
                </div>
            </section>
            <section aria-labelledby="open-example">
                <h3 id="open-example">{ "An example" }</h3>
                <div class="row">{ for EXAMPLES.into_iter().map(|(name, label)| example(&desk, name, label)) }</div>
            </section>
        </Modal>
    }
}

fn value(area: &NodeRef) -> String {
    area.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
}

fn task<F: Future<Output = ()> + 'static>(desk: &Desk, run: impl Fn(Desk) -> F + 'static) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| spawn_local(run(desk.clone())))
}

async fn fetch_article(desk: Desk, address: String, with: With) {
    match tools::fetch_article(&address).await {
        Ok(Some(file)) => transfer::open_article(&desk, &file, with),
        Ok(None) => {}
        Err(message) => desk.complain(message),
    }
}

fn example(desk: &Desk, name: &'static str, label: &'static str) -> Html {
    let open = task(desk, move |desk| async move {
        let article = tools::fetch_article(&format!("examples/{name}.html")).await;
        let manifest = tools::fetch_article(&format!("examples/{name}.claims.json")).await;
        match (article, manifest) {
            (Ok(Some(article)), Ok(Some(manifest))) => {
                transfer::open_article(&desk, &article, With::New);
                transfer::open_manifest(&desk, &manifest);
            }
            _ => desk.complain("The example could not be fetched."),
        }
    });
    html! { <button type="button" onclick={open}>{ label }</button> }
}
