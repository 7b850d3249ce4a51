//! The workbench: an editor labels an article and sees what readers get.
//!
//! What it knows and does is in `claim_labels::workbench`; here are its views, a folder for each part of the desk. `tools/` is the JavaScript
//! that they use, bundled with npm's kept components by `scripts/bundle.mjs`.

mod app;
mod article;
mod claims;
mod desk;
mod files;
mod hooks;
mod json_view;
mod labelling;
mod suggestions;
mod tools;
mod wording;

use app::{App, AppProps};
use claim_labels::workbench::{Doc, Kind, Source};
use wasm_bindgen_futures::spawn_local;
use web_sys::window;

// The first article is the demonstration; without it the workbench is empty and works.
async fn first() -> Option<AppProps> {
    let article = tools::fetch_article("examples/peace-talks.html").await.ok()??;
    let manifest = tools::fetch_article("examples/peace-talks.claims.json").await.ok()??;
    let text = String::from_utf8(manifest.bytes.to_vec()).ok()?;
    Some(AppProps {
        article: Source::read(&article.name, &article.bytes.to_vec()).ok()?,
        name: manifest.name,
        manifest: Doc::parse(&text).ok()?,
    })
}

fn empty() -> AppProps {
    let article = Source { name: "No article".into(), kind: Kind::Text, text: "".into() };
    AppProps {
        article,
        name: "claims.json".into(),
        manifest: Doc::parse(files::transfer::EMPTY).expect("JSON of ours"),
    }
}

fn main() {
    spawn_local(async {
        let props = first().await.unwrap_or_else(empty);
        let root =
            window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("workbench"));
        if let Some(root) = root {
            yew::Renderer::<App>::with_root_and_props(root, props).render();
        }
    });
}
