//! The languages of labels: those of the widget, built in.

use claim_labels::manifest::Json;
use claim_labels::render::Strings;

const FILES: [&str; 2] = [include_str!("../../../languages/ar.json"), include_str!("../../../languages/uk.json")];

/// The words for a BCP 47 tag; English where there are none.
pub fn of(tag: &str) -> &'static Strings {
    for file in FILES {
        let words: Json = serde_json::from_str(file).expect("a language file is JSON");
        Strings::add(&words);
    }
    Strings::of(tag)
}
