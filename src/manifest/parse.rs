//! A manifest from its text, with line and column of every problem.

use super::json::Json;
use super::locate::locate;
use super::model::Manifest;
use super::problem::{Problem, Severity};
use super::read::{read, read_sound};

/// Reads the bytes of a manifest; a byte order mark is ignored.
///
/// Like [`read`], with two problems more: `not-utf-8` and `not-json`.
pub fn parse(bytes: &[u8]) -> (Option<Manifest>, Vec<Problem>) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if is_utf16(bytes) {
        return (None, vec![not_utf8(bytes, 0)]);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => parse_text(text),
        Err(error) => (None, vec![not_utf8(bytes, error.valid_up_to())]),
    }
}

/// Reads the text of a manifest, without a byte order mark.
///
/// Like [`read`], with one problem more: `not-json`.
pub fn parse_text(text: &str) -> (Option<Manifest>, Vec<Problem>) {
    let json: Json = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => return (None, vec![not_json(text, &error)]),
    };
    let (manifest, mut problems) = read(&json);
    place_problems(text, &mut problems);
    (manifest, problems)
}

/// The manifest that `text` says, if nothing is wrong with it; of others, [`parse_text`] tells what is.
pub fn parse_sound(text: &str) -> Option<Manifest> {
    read_sound(&serde_json::from_str(text).ok()?)
}

/// Adds line and column to `problems` of the manifest that `text` says.
pub fn place_problems(text: &str, problems: &mut [Problem]) {
    if problems.is_empty() {
        return;
    }
    let places = locate(text, &problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>());
    for (problem, place) in problems.iter_mut().zip(places) {
        (problem.line, problem.column) = place.unzip();
    }
}

// By its byte order mark, or by the zeros that every ASCII letter has in it: JSON begins with one.
fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..])
}

fn not_utf8(bytes: &[u8], at: usize) -> Problem {
    let before = String::from_utf8_lossy(&bytes[..at]);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Problem {
        code: "not-utf-8",
        severity: Severity::Error,
        path: String::new(),
        message: if is_utf16(bytes) { "The manifest is UTF-16." } else { "The manifest is not UTF-8." }.into(),
        line: Some(before.matches('\n').count() + 1),
        column: Some(column),
        help: Some("Save it as UTF-8."),
    }
}

fn not_json(text: &str, error: &serde_json::Error) -> Problem {
    // serde_json counts columns in bytes.
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let column = line.char_indices().take_while(|(at, _)| *at < error.column()).count();
    let (message, place) = (error.to_string(), format!(" at line {} column {}", error.line(), error.column()));
    let what = message.strip_suffix(&place).unwrap_or(&message);
    Problem {
        code: "not-json",
        severity: Severity::Error,
        path: String::new(),
        message: format!("The manifest is not JSON: {what}."),
        line: Some(error.line().max(1)),
        column: Some(column.max(1)),
        help: Some("Look for a missing comma, quotation mark or bracket just before this place."),
    }
}
