//! W3C Web Annotations: a manifest as an AnnotationCollection, and back.
//!
//! <https://www.w3.org/TR/annotation-model/>. What the model has a place for stands there, so that any annotation tool can use
//! it; the rest goes into `claims:` fields, which docs/interchange.md describes, so that nothing is lost: a manifest that goes
//! there and back is the same but for the order of its fields. Of collections that others made, each annotation needs a text
//! quote, and a body that names one of the three labels.

mod bodies;
mod from;
mod to;

pub use from::{NotConverted, from_w3c};
pub use to::to_w3c;

/// The context of the model.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// Where the extension is described: the prefix of its terms.
const VOCABULARY: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/interchange.md#");
/// What is annotated, where the manifest does not name its article.
const UNNAMED: &str = "urn:claim-labels:article";
/// The field that keeps what the model has no place for.
const KEPT: &str = "claims:kept";

/// Which field of a source or a correction the words of a body are.
const FIELD: &str = "claims:field";

fn is_absolute(url: &str) -> bool {
    url.split_once("://").is_some_and(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Whether a date is what the model asks for: an `xsd:dateTime` in UTC, written with `Z`.
fn is_utc(date: &str) -> bool {
    date.len() > 19 && date.as_bytes()[10] == b'T' && date.ends_with('Z')
}
