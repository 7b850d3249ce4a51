//! A manifest to start from, for an article that has none.

use crate::manifest::start;
use crate::schema;
use crate::workbench::article::Source;
use crate::workbench::document::Doc;

/// A manifest without claims that says which article it is about: what `claim-labels init` writes.
pub fn begin(source: &Source) -> Doc {
    let json = start(&source.about(), schema::ID, Vec::new());
    let text = serde_json::to_string_pretty(&json).expect("a JSON value can be written") + "\n";
    Doc::parse(&text).expect("JSON of ours")
}
