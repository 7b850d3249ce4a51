//! Files that were opened on this device before, each opened again with one press.

use crate::desk::state::{Desk, Topic};
use crate::files::arrival::take_files;
use crate::tools::{self, ReadFile, RecentFile};
use crate::words::{fill, t};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Remembers a file. Where it cannot be, it is opened as ever.
pub fn note(file: &ReadFile) {
    let (name, handle) = (file.name.clone(), file.handle.clone());
    spawn_local(async move {
        let _ = tools::note_recent(&name, &handle).await;
    });
}

#[derive(Properties, PartialEq)]
pub struct RecentFilesProps {
    pub desk: Desk,
}

/// The files.
#[component]
pub fn RecentFiles(props: &RecentFilesProps) -> Html {
    let files = use_state(Rc::<Vec<RecentFile>>::default);
    let set = files.setter();
    use_effect_with((), move |()| {
        spawn_local(async move {
            set.set(tools::recent().await.unwrap_or_default().into());
        });
    });
    if files.is_empty() {
        return html! {};
    }
    let item = |file: &RecentFile| {
        let (desk, id) = (props.desk.clone(), file.id.clone());
        let onclick = move |_| spawn_local(open(desk.clone(), id.clone()));
        html! { <li><button type="button" dir="auto" {onclick}>{ &file.name }</button></li> }
    };
    html! {
        <div class="recent">
            <h4 id="recent-files">{ t("recentFiles") }</h4>
            <ul class="row" aria-labelledby="recent-files">{ for files.iter().map(item) }</ul>
        </div>
    }
}

async fn open(desk: Desk, id: String) {
    match tools::open_recent(&id).await {
        Ok(Some(file)) => take_files(&desk, vec![file]).await,
        Ok(None) => {}
        Err(message) => desk.complain(Topic::Opening, fill("fileUnreadable", &[&message])),
    }
}
