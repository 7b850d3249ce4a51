//! Links of a manifest, which may be relative to its own address, and links to claims of the page.

use crate::manifest::Manifest;
use web_sys::{Document, Url};

/// Resolves the links that readers are shown against `base`, the manifest's address; what is no address is left out.
pub(crate) fn make_absolute(manifest: &mut Manifest, base: &str) {
    let claims = manifest.claims.iter_mut();
    let links = claims.flat_map(|claim| {
        let sources = claim.sources.iter_mut().map(|source| &mut source.url);
        sources.chain(claim.correction.as_mut().map(|correction| &mut correction.url))
    });
    for link in links {
        *link = link.take().and_then(|url| Url::new_with_base(&url, base).ok()).map(|url| url.href());
    }
}

/// The address of the claim with this id in the page that is shown. Where the page says by `<base>` that its links are relative to
/// another one, a fragment alone would lead there.
pub(crate) fn claim_address(id: &str) -> String {
    let without_fragment = |url: String| url.split('#').next().unwrap_or_default().to_owned();
    let page = |document: Document| {
        let here = without_fragment(document.url().ok()?);
        let base = without_fragment(document.base_uri().ok()??);
        (here != base).then_some(here)
    };
    let elsewhere = web_sys::window().and_then(|window| window.document()).and_then(page);
    format!("{}#claim-{id}", elsewhere.unwrap_or_default())
}
