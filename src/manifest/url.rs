//! Which links a manifest may carry: `https:`, `http:`, or relative to the manifest.

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
    use super::objection;

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
