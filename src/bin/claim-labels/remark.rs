//! What is wrong with an article itself.

use crate::utf8::line_and_column;
use claim_labels::html::Page;
use claim_labels::manifest::{Problem, Severity};

/// Says that a page has no text in which claims could be found, and why, if that can be seen.
pub fn without_text(source: &str, page: &Page) -> Option<Problem> {
    if !page.text().trim().is_empty() {
        return None;
    }
    let unclosed = page.unclosed();
    let place = unclosed.as_ref().map(|(_, at)| line_and_column(source, *at));
    let (why, help) = match &unclosed {
        Some((tag, _)) => (
            format!(" Its <{tag}> is never closed, so all that follows belongs to it."),
            "Close it with an end tag: in HTML, unlike XML, \"/>\" closes nothing.",
        ),
        None => (
            String::new(),
            "If a script fills the page, give the page as the browser has it then; else see whether this is the right file.",
        ),
    };
    Some(Problem {
        code: "article-without-text",
        severity: Severity::Warning,
        path: String::new(),
        message: format!("No text was found in the article.{why}"),
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
        help: Some(help),
    })
}
