//! Marks of notes: what stands behind a word and leads to a note.

use super::number::is_numeral;
use super::{Element, is_ours};

// `[citation needed]` is one; a sentence in brackets is not.
const LONGEST: usize = 40;

/// Whether the element is the mark of a note: it says so, or it is raised or bracketed and leads to a place in a page.
pub(super) fn is_note_mark(element: &impl Element, tag: &str) -> bool {
    let says = |name: &str| {
        let role = element.attribute(name).unwrap_or_default();
        role.split_ascii_whitespace().any(|role| role == "doc-noteref" || role == "noteref")
    };
    match tag {
        "sup" => {
            let content = element.content();
            let content = content.trim();
            content.len() <= LONGEST
                && !content.is_empty()
                && (is_bracketed(content) || is_sign(content) || leads_to_a_place(element))
        }
        "a" => {
            says("role")
                || says("epub:type")
                || (leads(element) && (is_bracketed(element.content().trim()) || holds_only_sup(element)))
        }
        _ => says("role"),
    }
}

fn is_bracketed(text: &str) -> bool {
    let inside = |open, close| text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
    let is_number = |text: &&str| !text.is_empty() && text.chars().all(is_numeral);
    text.len() <= LONGEST && (inside('[', ']').is_some() || inside('(', ')').filter(is_number).is_some())
}

fn is_sign(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '‖' | ',' | ' '))
}

fn leads(element: &impl Element) -> bool {
    element.attribute("href").is_some_and(|href| href.contains('#'))
}

fn leads_to_a_place(element: &impl Element) -> bool {
    let children = element.children();
    let mut children = children.iter().filter(|child| !is_ours(*child));
    children.any(|child| (child.tag() == "a" && leads(child)) || leads_to_a_place(child))
}

fn holds_only_sup(element: &impl Element) -> bool {
    let children = element.children();
    matches!(&children[..], [only] if only.tag() == "sup" && only.content().trim() == element.content().trim())
}
