//! Taking our elements out of a page, byte for byte.

use super::Unlabelled;
use crate::html::{Element, Page, Tree};
use crate::markup::{OWN_ATTRIBUTE, STATIC};
use std::ops::Range;

/// The source of a page without what [`super::render`] added; a page without labels comes back as it is.
///
/// # Errors
/// The page is not read, or one of the labels in it has lost its end tag.
pub fn strip(source: &str) -> Result<String, Unlabelled> {
    // Parsing is what takes time, and most pages have no labels.
    if !source.contains(OWN_ATTRIBUTE) {
        return Ok(source.to_owned());
    }
    without_ours(source, &Page::parse(source)?.tree)
}

pub(super) fn without_ours(source: &str, tree: &Tree) -> Result<String, Unlabelled> {
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    for range in ours(tree)? {
        if let Some(kept) = source.get(done..range.start) {
            out.push_str(kept);
        }
        done = done.max(range.end);
    }
    out.push_str(&source[done..]);
    Ok(out)
}

/// Whether an element was put in by us.
pub(super) fn is_ours(element: &Element) -> bool {
    element.attribute(OWN_ATTRIBUTE) == Some(STATIC)
}

// The bytes that are ours: the tags of marks, and the other elements whole.
fn ours(tree: &Tree) -> Result<Vec<Range<usize>>, Unlabelled> {
    let mut ranges = Vec::new();
    let mut next = tree.node(Tree::ROOT).first;
    while let Some(id) = next {
        let element = tree.element(id).filter(|element| is_ours(element));
        let mark = element.is_none_or(|element| element.tag() == "mark");
        if let Some(element) = element {
            let (Some(open), Some(close)) = (element.open.clone(), element.close.clone()) else {
                return Err(Unlabelled::Mangled);
            };
            if mark {
                ranges.extend([open, close]);
            } else {
                ranges.push(open.start..close.end);
            }
        }
        next = tree.next(id, Tree::ROOT, mark);
    }
    ranges.sort_by_key(|range| range.start);
    Ok(ranges)
}
