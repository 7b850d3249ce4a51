//! Articles and manifests by their addresses.

use super::Pair;
use crate::input::{self, Document, Failure, Kind, LARGEST_ARTICLE, LARGEST_MANIFEST};
use crate::web::{self, Manners, Sent};
use claim_labels::html::NamedManifest;
use url::Url;

/// Where a page's manifest is.
pub enum Named {
    Address(Url),
    Inside(String),
}

/// The article at an address, and what it says of its manifest.
pub fn article(address: &Url, manners: &Manners, kind: Option<Kind>) -> Result<(Document, Option<Named>), Failure> {
    let unreadable = |why: String| Failure::Unreadable(address.to_string(), why);
    let sent = web::get(address, manners, LARGEST_ARTICLE).map_err(unreadable)?;
    let kind = kind.map_or_else(|| kind_of(&sent), Ok).map_err(unreadable)?;
    let document =
        input::document(address.to_string(), &sent.bytes, kind, sent.charset.as_deref()).map_err(unreadable)?;
    let named = document.page.as_ref().and_then(|page| page.manifest());
    let named = match named {
        Some(NamedManifest::Inside(text)) => Some(Named::Inside(text)),
        Some(NamedManifest::Address(written)) => {
            let joined = sent.address.join(&written);
            Some(Named::Address(
                joined.map_err(|why| unreadable(format!("its manifest's address {written:?} is none: {why}")))?,
            ))
        }
        None => None,
    };
    Ok((document, named))
}

/// An article with the manifest at an address.
pub fn pair(document: Document, manifest: &Url, manners: &Manners) -> Result<Pair, Failure> {
    let sent = web::get(manifest, manners, LARGEST_MANIFEST);
    let sent = sent.map_err(|why| Failure::Unreadable(manifest.to_string(), why))?;
    Ok(Pair::of_bytes(document, manifest.to_string(), sent.bytes))
}

/// What was sent: by its media type, or where there is none by its bytes.
pub fn kind_of(sent: &Sent) -> Result<Kind, String> {
    match sent.kind.as_deref() {
        Some("text/html" | "application/xhtml+xml") => Ok(Kind::Html),
        Some("text/plain") => Ok(Kind::Text),
        Some(other) => Err(format!("it is {other}, and no page")),
        None => Ok(input::kind_of_bytes(&sent.bytes)),
    }
}
