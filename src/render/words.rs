//! The languages of labels: those of the widget, built in.

use crate::strings::Strings;

const FILES: [(&str, &str); 8] = [
    ("ar", include_str!("../../languages/ar.json")),
    ("de", include_str!("../../languages/de.json")),
    ("es", include_str!("../../languages/es.json")),
    ("fr", include_str!("../../languages/fr.json")),
    ("he", include_str!("../../languages/he.json")),
    // The tag that Hebrew had before 1989, and has in some systems still.
    ("iw", include_str!("../../languages/he.json")),
    ("ru", include_str!("../../languages/ru.json")),
    ("uk", include_str!("../../languages/uk.json")),
];

thread_local! {
    static ADDED: () = FILES.iter().for_each(|(name, file)| {
        Strings::add(name, &serde_json::from_str(file).expect("a language file is JSON"));
    });
}

/// The words for a BCP 47 tag; English where there are none.
pub fn words(tag: &str) -> &'static Strings {
    ADDED.with(|()| Strings::of(tag))
}
