//! The dialog that opens articles and manifests.

use crate::desk::modal::Modal;
use crate::desk::state::{Ask, Desk, Topic};
use crate::files::arrival::{take_files, text_of};
use crate::files::recent::RecentFiles;
use crate::files::transfer::{self, With};
use crate::tools::{self, ReadFile};
use crate::words::{count, fill, t};
use claim_labels::workbench::Action;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Articles that come with the workbench, each by its own name.
pub const EXAMPLES: [(&str, &str); 3] = [
    ("peace-talks", "Peace talks (English)"),
    ("ukrainian", "Мирні переговори (Ukrainian)"),
    ("arabic", "محادثات السلام (Arabic)"),
];

const ARTICLES: [&str; 4] = [".html", ".htm", ".txt", ".docx"];

#[derive(Properties, PartialEq)]
pub struct OpenDialogProps {
    /// How many claims the manifest has that is open.
    pub claims: usize,
    /// Whether that manifest is the editor's own work.
    pub own: bool,
    /// The name of the manifest, where it has unsaved work.
    pub unsaved: Option<AttrValue>,
    pub desk: Desk,
}

/// The dialog.
#[component]
pub fn OpenDialog(props: &OpenDialogProps) -> Html {
    let desk = props.desk.clone();
    let with = use_state(|| if props.own { With::Kept } else { With::New });
    let radio = |value: With, label: String| {
        let with = with.clone();
        html! {
            <label class="choice">
                <input type="radio" name="with" checked={*with == value} onchange={move |_| with.set(value)} />
                <span>{ label }</span>
            </label>
        }
    };
    let on_close = desk.ask.reform(|()| Ask::Open(None));
    html! {
        <Modal title={t("openTitle")} {on_close}>
            if let Some(name) = &props.unsaved {
                <p class="complaint warning" dir="auto">{ fill("openOverUnsaved", &[name]) }</p>
            }
            <section aria-labelledby="open-article">
                <h3 id="open-article">{ t("anArticle") }</h3>
                <fieldset class="row">
                    <legend>{ t("withIt") }</legend>
                    { radio(With::New, t("startNewRadio").into()) }
                    { radio(With::Kept, fill("keepRadio", &[&count("claimCount", props.claims)])) }
                </fieldset>
                <div class="row">
                    <button type="button" class="primary" onclick={choose_article(&desk, *with)}>{ t("chooseFile") }</button>
                    <span class="quiet">{ t("chooseFileHint") }</span>
                </div>
                <FromAddress with={*with} desk={desk.clone()} />
                <FromClipboard with={*with} desk={desk.clone()} />
            </section>
            <section aria-labelledby="open-manifest">
                <h3 id="open-manifest">{ t("aManifest") }</h3>
                <div class="row">
                    <button type="button" onclick={choose_manifest(&desk)}>{ t("chooseManifest") }</button>
                    <span class="quiet">{ t("chooseManifestHint") }</span>
                </div>
                <RecentFiles desk={desk.clone()} />
                <FromJson desk={desk.clone()} />
            </section>
            <section aria-labelledby="open-example">
                <h3 id="open-example">{ t("anExample") }</h3>
                <div class="row">{ for EXAMPLES.into_iter().map(|(name, label)| example(&desk, name, label)) }</div>
            </section>
        </Modal>
    }
}

#[derive(Properties, PartialEq)]
struct FromProps {
    #[prop_or(With::New)]
    with: With,
    desk: Desk,
}

#[component]
fn FromAddress(props: &FromProps) -> Html {
    let address = use_node_ref();
    let fetch = {
        let (desk, address, with) = (props.desk.clone(), address.clone(), props.with);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let address = address.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            let desk = desk.clone();
            spawn_local(async move {
                match tools::fetch_article(&address).await {
                    Ok(Some(file)) => transfer::open_article(&desk, transfer::article_of(&file).await, with),
                    Ok(None) => {}
                    Err(message) => desk.complain(Topic::Opening, message),
                }
            });
        })
    };
    html! {
        <form class="row" onsubmit={fetch}>
            <label for="open-address">{ t("addressHere") }</label>
            <input id="open-address" type="text" inputmode="url" dir="ltr" ref={address} placeholder="/news/story.html" />
            <button>{ t("openAddress") }</button>
        </form>
    }
}

// Formatted text is shown as plain text, and opened with its headings and lists unless it was changed here.
#[component]
fn FromClipboard(props: &FromProps) -> Html {
    let area = use_node_ref();
    let formatted = use_state(|| None::<(String, String)>);
    let onpaste = {
        let (area, formatted) = (area.clone(), formatted.clone());
        Callback::from(move |event: Event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let Some((data, area)) = data.zip(area.cast::<HtmlTextAreaElement>()) else { return };
            let plain = data.get_data("text/plain").unwrap_or_default();
            let html = text_of(&data).filter(|html| *html != plain && area.value().trim().is_empty());
            if let Some(html) = html {
                event.prevent_default();
                area.set_value(&plain);
                formatted.set(Some((area.value(), html)));
            }
        })
    };
    let open = {
        let (desk, area, formatted, with) = (props.desk.clone(), area.clone(), formatted.clone(), props.with);
        move |_| {
            let typed = value(&area);
            let html = formatted.as_ref().filter(|(plain, _)| *plain == typed).map(|(_, html)| html.clone());
            transfer::open_article(&desk, transfer::pasted(&html.unwrap_or(typed)), with);
        }
    };
    html! {
        <div class="field">
            <label for="open-pasted">{ t("textOrHtml") }</label>
            <textarea id="open-pasted" rows="4" dir="auto" ref={area} {onpaste} aria-describedby="open-pasted-hint" />
            <p class="quiet" id="open-pasted-hint">{ t(if formatted.is_some() { "formattedKept" } else { "pasteHint" }) }</p>
            <button type="button" onclick={open}>{ t("openPasted") }</button>
        </div>
    }
}

#[component]
fn FromJson(props: &FromProps) -> Html {
    let area = use_node_ref();
    let open = {
        let (desk, area) = (props.desk.clone(), area.clone());
        move |_| transfer::open_text(&desk, &value(&area))
    };
    html! {
        <div class="field">
            <label for="open-json">{ "JSON" }</label>
            <textarea id="open-json" rows="3" dir="ltr" ref={area} />
            <button type="button" onclick={open}>{ t("openPastedManifest") }</button>
        </div>
    }
}

fn value(area: &NodeRef) -> String {
    area.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
}

fn task<F: Future<Output = ()> + 'static>(desk: &Desk, run: impl Fn(Desk) -> F + 'static) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| spawn_local(run(desk.clone())))
}

async fn picked(desk: &Desk, accept: &[&str], what: &str) -> Option<ReadFile> {
    match tools::pick(accept, what).await {
        Ok(file) => file,
        Err(message) => {
            desk.complain(Topic::Opening, fill("fileUnreadable", &[&message]));
            None
        }
    }
}

/// Lets the editor choose an article's file.
pub fn choose_article(desk: &Desk, with: With) -> Callback<MouseEvent> {
    task(desk, move |desk| async move {
        if let Some(file) = picked(&desk, &ARTICLES, "Article").await {
            transfer::open_article(&desk, transfer::article_of(&file).await, with);
        }
    })
}

fn choose_manifest(desk: &Desk) -> Callback<MouseEvent> {
    task(desk, |desk| async move {
        if let Some(file) = picked(&desk, &[".json"], "Manifest").await {
            take_files(&desk, vec![file]).await;
        }
    })
}

/// Opens an article of ours with its labels.
pub fn example(desk: &Desk, name: &'static str, label: &'static str) -> Html {
    let open = task(desk, move |desk| async move {
        let article = tools::fetch_article(&format!("examples/{name}.html")).await;
        let manifest = tools::fetch_article(&format!("examples/{name}.claims.json")).await;
        let (Ok(Some(article)), Ok(Some(manifest))) = (article, manifest) else {
            return desk.complain(Topic::Opening, t("exampleMissing"));
        };
        match (transfer::article_of(&article).await, transfer::manifest_of(&manifest)) {
            (Ok(source), Ok(manifest)) => {
                desk.ask.emit(Ask::Open(None));
                desk.say(Topic::Opening, fill("isOpen", &[&source.name]));
                desk.act.emit(Action::Open(Some(source), Some(manifest)));
                desk.ask.emit(Ask::Go(crate::desk::state::Goal::Article));
            }
            (Err(message), _) | (_, Err(message)) => desk.complain(Topic::Opening, message),
        }
    });
    html! { <button type="button" onclick={open}>{ label }</button> }
}
