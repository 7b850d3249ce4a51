//! Taking our elements out of a page, byte for byte.

use super::Unlabelled;
use crate::html::{Element, Page, Tree};
use crate::manifest::Status;
use crate::markup::{BADGE_ATTRIBUTE, MARK_ATTRIBUTE, OWN_ATTRIBUTE, STATIC};
use std::ops::Range;

/// The source of a page without what [`super::render`] added, and without the labels of the element in a page that was saved while they
/// stood in it; a page without labels comes back as it is.
///
/// # Errors
/// The page is not read, or one of the labels in it has lost its end tag.
pub fn strip(source: &str) -> Result<String, Unlabelled> {
    // Parsing is what takes time, and most pages have no labels.
    if ![OWN_ATTRIBUTE, BADGE_ATTRIBUTE, MARK_ATTRIBUTE].iter().any(|name| source.contains(name)) {
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

/// Whether an element was put in by us: by [`super::render`], or by the element or the component in a page that was saved since.
pub(super) fn is_ours(element: &Element) -> bool {
    let has_status = || element.attribute("data-claim-status").and_then(Status::from_name).is_some();
    let is_mark = || element.tag() == "mark" && element.attribute(MARK_ATTRIBUTE).is_some() && has_status();
    let is_badge = || element.attribute(BADGE_ATTRIBUTE).is_some() && element.attribute("role") == Some("button");
    element.attribute(OWN_ATTRIBUTE) == Some(STATIC) || is_badge() || is_mark()
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
