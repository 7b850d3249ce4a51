//! What stands between parts of a page without being written: edges of blocks, and in formulas, which are read as a line of text,
//! fraction bars and roots.

use super::{ArticleText, Element, TagRule};

/// The element begins: what the reader sees before its text, and is not written there.
pub(crate) fn begin(element: &impl Element, tag: &str, rule: TagRule, text: &mut ArticleText) {
    if rule.block {
        text.edge();
    }
    // Elements of the page's own stand in lines or below each other, which style sheets say; several in a row are not one word.
    if rule.custom && element.before().is_some_and(|before| before.tag() == tag) {
        text.gap();
    }
    if !rule.formula {
        return;
    }
    let parent = element.parent().map(|parent| parent.tag()).unwrap_or_default();
    match (&*parent, element.before()) {
        ("mfrac", Some(_)) => text.sign('/'),
        ("mtable" | "mtr" | "munder" | "mover" | "munderover", Some(_)) => text.gap(),
        // Two numbers side by side are multiplied.
        ("math" | "mrow" | "mstyle" | "mpadded" | "menclose" | "msqrt", Some(before))
            if tag == "mn" && before.tag() == "mn" =>
        {
            text.gap();
        }
        _ => {}
    }
    if matches!(tag, "msqrt" | "mroot") {
        text.sign('√');
    }
}
