//! In which language the workbench speaks: the one that the editor chose, else the browser's.

use crate::device;
use crate::tools;
use claim_labels::workbench::Words;
use std::cell::Cell;
use web_sys::window;

/// Languages that the workbench speaks, each by its own name.
pub const LANGUAGES: [(&str, &str); 8] = [
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("ru", "Русский"),
    ("uk", "Українська"),
];

const CHOSEN: &str = "claim-labels-workbench-language";

thread_local! {
    static SPOKEN: Cell<Option<&'static Words>> = const { Cell::new(None) };
}

/// The words that are spoken.
pub fn words() -> &'static Words {
    SPOKEN.get().unwrap_or_else(Words::english)
}

/// A text.
pub fn t(key: &str) -> &'static str {
    words().text(key)
}

/// A text with values filled in.
pub fn fill(key: &str, values: &[&str]) -> String {
    words().fill(key, values)
}

/// A text that counts.
pub fn count(key: &str, count: usize) -> String {
    words().count(key, count)
}

/// Speaks the language that was chosen on this device, else the first of the browser's that there is.
pub async fn begin() {
    let chosen = device::read(CHOSEN);
    let preferred = window().map(|window| window.navigator().languages()).unwrap_or_default();
    let preferred = preferred.iter().filter_map(|tag| tag.as_string());
    let known = chosen.into_iter().chain(preferred).find_map(|tag| {
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        LANGUAGES.iter().find(|(lang, _)| *lang == if primary == "iw" { "he" } else { &primary })
    });
    speak(known.map_or("en", |(lang, _)| lang)).await;
}

/// Speaks another language, now and from now on.
pub async fn choose(lang: &str) {
    device::keep(CHOSEN, lang);
    speak(lang).await;
}

async fn speak(lang: &str) {
    let words = match lang {
        "en" => None,
        _ => tools::fetch_article(&format!("languages/{lang}.json")).await.ok().flatten(),
    };
    let words = words.and_then(|file| Words::read(&String::from_utf8(file.bytes.to_vec()).ok()?));
    let words = words.unwrap_or_else(Words::english);
    SPOKEN.set(Some(words));
    let page = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(page) = page {
        let _ = page.set_attribute("lang", words.lang());
        let _ = page.set_attribute("dir", words.dir());
    }
}
