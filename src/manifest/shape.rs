//! The fields that each object of a manifest may have: one list for the reader and for the JSON Schema.

pub(crate) const MANIFEST: &[&str] = &["$schema", "version", "article", "publisher", "claims"];
pub(crate) const ARTICLE: &[&str] = &["url", "headline", "language", "published"];
pub(crate) const PUBLISHER: &[&str] = &["name", "url", "policy"];
pub(crate) const CLAIM: &[&str] =
    &["id", "status", "quote", "summary", "note", "sources", "updated", "history", "correction"];
pub(crate) const QUOTE: &[&str] = &["exact", "prefix", "suffix", "position", "type"];
pub(crate) const POSITION: &[&str] = &["start", "end", "type"];
pub(crate) const SOURCE: &[&str] = &["name", "role", "publisher", "url", "date"];
pub(crate) const CHANGE: &[&str] = &["status", "date", "note"];
pub(crate) const CORRECTION: &[&str] = &["date", "note", "url"];
