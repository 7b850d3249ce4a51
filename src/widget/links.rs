//! Links in a manifest, which may be relative to its own address.

use crate::manifest::Manifest;
use web_sys::Url;

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
