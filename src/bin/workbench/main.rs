//! The workbench: an editor labels an article and sees what readers get.
//!
//! What it knows and does is in `claim_labels::workbench`; here are its views, a folder for each part of the desk. `tools/` is the JavaScript
//! that they use, bundled with npm's kept components by `scripts/bundle.mjs`.

mod app;
mod article;
mod claims;
mod desk;
mod device;
mod dialogs;
mod files;
mod hooks;
mod host;
mod json_view;
mod labelling;
mod side;
mod sources;
mod suggestions;
mod tools;
mod words;

use app::{App, AppProps};
use claim_labels::workbench::{Doc, Kind, Opened, Source};
use host::Framed;
use host::hosted::{Hosted, HostedProps, Refused, RefusedProps};
use wasm_bindgen_futures::spawn_local;
use web_sys::window;

// The first article is the demonstration; without it the workbench is empty and says what to do.
async fn first() -> Option<AppProps> {
    let article = tools::fetch_article("examples/peace-talks.html").await.ok()??;
    let manifest = tools::fetch_article("examples/peace-talks.claims.json").await.ok()??;
    Some(AppProps {
        article: files::transfer::article_of(&article).await.ok()?,
        manifest: files::transfer::manifest_of(&manifest).ok()?,
        host: None,
    })
}

fn empty() -> AppProps {
    let article = Source { name: words::t("noArticle").into(), kind: Kind::Text, text: "".into() };
    let manifest = Opened::begun("claims.json", Doc::parse(files::transfer::EMPTY).expect("JSON of ours"));
    AppProps { article, manifest, host: None }
}

fn main() {
    spawn_local(async {
        words::begin().await;
        let root =
            window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("workbench"));
        let Some(root) = root else { return };
        match host::framed().await {
            Framed::No => {
                let props = first().await.unwrap_or_else(empty);
                yew::Renderer::<App>::with_root_and_props(root, props).render();
            }
            Framed::By(link) => {
                yew::Renderer::<Hosted>::with_root_and_props(root, HostedProps { link }).render();
            }
            Framed::Refused(why) => {
                yew::Renderer::<Refused>::with_root_and_props(root, RefusedProps { why: why.into() }).render();
            }
        }
    });
}
