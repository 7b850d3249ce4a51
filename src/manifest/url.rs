//! Which links a manifest may carry: `https:`, `http:`, or relative to the manifest.

use claim_labels_text::{is_digit, is_letter};

/// Why a link may not be used.
pub(super) fn objection(url: &str) -> Option<&'static str> {
    if url.is_empty() {
        return Some("is empty");
    }
    if url.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '\\' | '<' | '>' | '"')) {
        return Some("has a character that no URL may have");
    }
    match scheme(url) {
        Some(scheme) if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") => {
            let host = url[scheme.len() + 1..].strip_prefix("//").unwrap_or_default();
            (host.is_empty() || host.starts_with(['/', '?', '#'])).then_some("names no host")
        }
        Some(_) => Some("is neither https: nor http:"),
        None => None,
    }
}

// Ends of file names, which are no ends of host names.
const FILES: [&str; 28] = [
    "asp", "aspx", "avif", "css", "csv", "doc", "docx", "epub", "gif", "htm", "html", "jpeg", "jpg", "js", "json",
    "jsonld", "jsp", "md", "odt", "pdf", "php", "png", "svg", "txt", "webp", "xhtml", "xlsx", "xml",
];

/// Whether a path is rather meant as a website: it begins like the name of a host.
pub fn lacks_scheme(url: &str) -> bool {
    if scheme(url).is_some() {
        return false;
    }
    let host = url.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let sound = |label: &&str| !label.is_empty() && label.chars().all(|c| is_letter(c) || c == '-');
    let [first, .., last] = labels[..] else { return false };
    let is_domain = last.chars().count() > 1 && last.chars().all(|c| is_letter(c) && !is_digit(c));
    let is_file = FILES.contains(&last.to_ascii_lowercase().as_str()) && !first.eq_ignore_ascii_case("www");
    labels.iter().all(sound) && is_domain && !is_file
}

/// The same as the address of a website.
#[cfg(feature = "workbench")]
pub fn with_scheme(url: &str) -> String {
    format!("https://{url}")
}

// RFC 3986, section 3.1.
fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let mut chars = scheme.chars();
    let sound =
        chars.next()?.is_ascii_alphabetic() && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    sound.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_without_a_scheme_are_told_from_files() {
        for url in [
            "www.kremlin.ru",
            "kremlin.ru/news/1",
            "en.wikipedia.org?x",
            "пример.рф",
            "उदाहरण.भारत",
            "www.html.pl",
            "bbc.co.uk/x",
        ] {
            assert!(lacks_scheme(url), "{url}");
        }
        for url in [
            "notes.html",
            "../a.com",
            "./a.com",
            "/a.com",
            "//a.com",
            "https://a.com",
            "claims",
            "v1.2/notes",
            "v1.٢",
            "a b.com",
            "",
            ".",
            "x..com",
        ] {
            assert!(!lacks_scheme(url), "{url}");
        }
    }

    #[test]
    fn only_web_links_pass() {
        let good = [
            "https://a.example/x?y#z",
            "HTTP://a.example",
            "/claims",
            "notes.html",
            "../a:b",
            "//cdn.example/x",
            "?q",
            "#f",
        ];
        let bad = [
            "",
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "java\nscript:x",
            " https://a.example",
            "mailto:a@b.c",
            "https:",
            "https://",
            "https:///x",
            "http:a",
            "blob:https://a",
            "https://a.example/<b>",
            "\u{1}javascript:x",
        ];
        good.iter().for_each(|url| assert_eq!(objection(url), None, "{url}"));
        bad.iter().for_each(|url| assert!(objection(url).is_some(), "{url}"));
    }
}
