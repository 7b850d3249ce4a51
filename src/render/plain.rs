//! Plain text as a page.

use super::escape;

/// A page of a text, a paragraph a line; its first line is its title, too.
pub fn page_of(text: &str, lang: Option<&str>) -> String {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).map(escape).peekable();
    let title = lines.peek().cloned().unwrap_or_default();
    let paragraphs: String = lines.map(|line| format!("<p>{line}</p>\n")).collect();
    let lang = lang.map(|lang| format!(" lang=\"{}\"", escape(lang))).unwrap_or_default();
    let head = "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";
    format!(
        "<!doctype html>\n<html{lang}>\n<head>\n{head}\n<title>{title}</title>\n</head>\n<body>\n<article>\n{paragraphs}</article>\n</body>\n</html>\n"
    )
}
