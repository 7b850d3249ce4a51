//! The fields that each object of a manifest may have: one list for the reader and for the JSON Schema.

pub(crate) const MANIFEST: &[&str] = &["$schema", "version", "article", "publisher", "claims"];
pub(crate) const ARTICLE: &[&str] = &["url", "headline", "language", "published", "section"];
pub(crate) const PUBLISHER: &[&str] = &["name", "url", "policy", "contact"];
pub(crate) const CLAIM: &[&str] = &[
    "id",
    "status",
    "quote",
    "summary",
    "note",
    "sources",
    "updated",
    "history",
    "correction",
    "draft",
    "comment",
    "review",
];
/// Of a claim's fields those of the desk, which readers never get.
#[cfg(feature = "interchange")]
pub(crate) const DESK: &[&str] = &["draft", "comment", "review"];
pub(crate) const QUOTE: &[&str] = &["exact", "prefix", "suffix", "position", "type"];
pub(crate) const POSITION: &[&str] = &["start", "end", "type"];
pub(crate) const SOURCE: &[&str] = &["name", "role", "publisher", "url", "date", "stance"];
pub(crate) const CHANGE: &[&str] = &["status", "date", "note"];
pub(crate) const CORRECTION: &[&str] = &["date", "note", "url"];
