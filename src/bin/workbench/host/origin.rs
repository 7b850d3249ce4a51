//! Whether the workbench is in a frame, and of whom.

use super::link::Link;
use crate::tools;
use js_sys::Object;
use web_sys::{Url, UrlSearchParams, window};

/// Where the workbench is.
pub enum Framed {
    /// By itself.
    No,
    /// In a frame of this host.
    By(Link),
    /// In one that it does not work in, with the reason.
    Refused(String),
}

/// Beside the workbench: the origins that may hold it, besides its own.
const HOSTS: &str = "hosts.json";

/// Looks at the address, and at who may hold the workbench.
pub async fn framed() -> Framed {
    let Some(window) = window() else { return Framed::No };
    let location = window.location();
    let asked = location.search().ok().and_then(|search| UrlSearchParams::new_with_str(&search).ok()?.get("host"));
    let Some(asked) = asked else { return Framed::No };
    let parent = window.parent().ok().flatten().filter(|parent| !Object::is(parent, &window));
    let Some(parent) = parent else {
        return Framed::Refused("This address of the workbench is for a frame in another page.".into());
    };
    let origin = Url::new(&asked).map(|url| url.origin()).unwrap_or_default();
    if origin != asked || origin == "null" {
        return Framed::Refused(format!("“{asked}” is no origin, such as https://cms.example."));
    }
    if location.origin().ok().as_ref() != Some(&origin) && !listed(&origin).await {
        return Framed::Refused(format!("{origin} may not hold the workbench: it is not listed in {HOSTS} beside it."));
    }
    Framed::By(Link::new(parent, origin))
}

async fn listed(origin: &str) -> bool {
    let file = tools::fetch_article(HOSTS).await.ok().flatten();
    let hosts = file.and_then(|file| serde_json::from_slice::<Vec<String>>(&file.bytes.to_vec()).ok());
    hosts.is_some_and(|hosts| hosts.iter().any(|host| host == origin))
}
