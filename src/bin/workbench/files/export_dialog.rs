//! What else can be made of the manifest.

use crate::desk::modal::Modal;
use crate::desk::state::{Ask, Desk, Topic};
use crate::files::transfer;
use crate::tools;
use crate::words::{fill, t};
use claim_labels::workbench::{Format, Page, State, convert, embed_page, embed_snippet, published, static_page};
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
    let file = &state.file().name;
    let stem = file.strip_suffix(".claims.json").or_else(|| file.strip_suffix(".json")).unwrap_or(file);
    let (annotations, claims, page) = (state.clone(), state.clone(), state.clone());
    let format = |state: &State, format: Format| convert(&state.now().manifest, format);
    html! {
        <Modal title={t("exportTitle")} on_close={desk.ask.reform(|()| Ask::Open(None))}>
            { code(desk, t("forThePage"), t("forThePageHint"), embed_snippet(file)) }
            <section>
                <h3>{ t("otherFormats") }</h3>
                { download(desk, t("labelledPage"), t("labelledPageHint"), format!("{stem}.labelled.html"),
                    "text/html", move || static_page(&page.now().article, &page.now().manifest, Page::unicode())) }
                { download(desk, t("manifestInPage"), t("manifestInPageHint"), format!("{stem}.embed.html"),
                    "text/html", { let state = state.clone(); move || Ok(embed_page(&published(&state.now().manifest))) }) }
                { download(desk, "W3C annotations", t("w3cHint"),
                    format!("{stem}.annotations.jsonld"), "application/ld+json", move || format(&annotations, Format::W3c)) }
                { download(desk, "schema.org", t("schemaOrgHint"), format!("{stem}.schema-org.jsonld"),
                    "application/ld+json", move || format(&claims, Format::SchemaOrg)) }
            </section>
        </Modal>
    }
}

// Made when it is asked for: it may take a while.
fn download(
    desk: &Desk,
    title: &'static str,
    about: &'static str,
    name: String,
    kind: &'static str,
    make: impl Fn() -> Result<String, String> + 'static,
) -> Html {
    let desk = desk.clone();
    let onclick = move |_| match make() {
        Ok(text) => {
            tools::send_down(&name, &text, kind);
            desk.say(Topic::Export, fill("wasDownloaded", &[&name]));
        }
        Err(message) => desk.complain(Topic::Export, message),
    };
    html! {
        <div class="row">
            <button type="button" aria-label={fill("downloadThis", &[title])} {onclick}>{ title }</button>
            <span class="quiet">{ about }</span>
        </div>
    }
}

fn code(desk: &Desk, title: &'static str, about: &'static str, text: String) -> Html {
    let onclick = {
        let (desk, text) = (desk.clone(), text.clone());
        move |_| spawn_local(transfer::copy(desk.clone(), text.clone(), t("theSnippet")))
    };
    html! {
        <section>
            <h3>{ title }</h3>
            <p class="quiet">{ about }</p>
            <pre tabindex="0" role="region" aria-label={title}>{ text }</pre>
            <button type="button" aria-label={fill("copyThis", &[title])} {onclick}>{ t("copy") }</button>
        </section>
    }
}
