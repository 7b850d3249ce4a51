//! The fields that each object of a manifest may have: one list for the reader and for the JSON Schema.

pub(crate) const MANIFEST: [&str; 5] = ["$schema", "version", "article", "publisher", "claims"];
pub(crate) const ARTICLE: [&str; 4] = ["url", "headline", "language", "published"];
pub(crate) const PUBLISHER: [&str; 3] = ["name", "url", "policy"];
pub(crate) const CLAIM: [&str; 9] =
    ["id", "status", "quote", "summary", "note", "sources", "updated", "history", "correction"];
pub(crate) const QUOTE: [&str; 5] = ["exact", "prefix", "suffix", "position", "type"];
pub(crate) const POSITION: [&str; 3] = ["start", "end", "type"];
pub(crate) const SOURCE: [&str; 5] = ["name", "role", "publisher", "url", "date"];
pub(crate) const CHANGE: [&str; 3] = ["status", "date", "note"];
pub(crate) const CORRECTION: [&str; 3] = ["date", "note", "url"];
