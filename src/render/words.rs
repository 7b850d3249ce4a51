//! The languages of labels: those of the widget, built in.

use crate::manifest::Json;
use crate::strings::Strings;

const FILES: [&str; 2] = [include_str!("../../languages/ar.json"), include_str!("../../languages/uk.json")];

thread_local! {
    static ADDED: () = FILES.iter().for_each(|file| {
        let words: Json = serde_json::from_str(file).expect("a language file is JSON");
        Strings::add(&words);
    });
}

/// The words for a BCP 47 tag; English where there are none.
pub fn words(tag: &str) -> &'static Strings {
    ADDED.with(|()| Strings::of(tag))
}
