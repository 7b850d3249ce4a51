//! What an element's name alone says.

use super::Part;
use crate::text::is_listed;

const LEFT_OUT: &str = "script style template noscript head title button input select textarea option optgroup datalist output \
meter progress iframe object audio video canvas svg rp mphantom del s strike";

/// Elements whose content is no text of the article.
pub(crate) fn is_left_out(tag: &str) -> bool {
    is_listed(LEFT_OUT, tag)
}

const ASIDES: &str = "rt rtc annotation annotation-xml";

// The usual ones first.
const BLOCKS: &str = "p div li h2 h3 br ul ol section figure figcaption blockquote td tr th h1 article aside header footer h4 h5 h6 \
address body caption center claim-labels dd details dialog dir dl dt fieldset form hgroup hr html legend main menu nav pre search \
summary table tbody tfoot thead";

/// Elements at whose edges words end.
pub(crate) fn is_block(tag: &str) -> bool {
    is_listed(BLOCKS, tag)
}

// What these are depends on more than their names, even where they have no attributes.
const LOOKED_AT: &str = "sup dialog";

// Parts of formulas: which of its parent's children one is says how it is read.
const FORMULA: &str = "mrow mn mi mo mtext ms mfrac msqrt mroot msup msub msubsup munder mover munderover mtable mtr mtd mstyle mpadded \
menclose math";

/// What an element's name says of it.
#[derive(Clone, Copy)]
pub(crate) struct TagRule {
    /// What it is if nothing else says so.
    pub part: Part,
    /// Whether words end at its edges.
    pub block: bool,
    /// Whether it is part of a formula.
    pub formula: bool,
    /// Whether it is a custom element.
    pub custom: bool,
    /// Whether a mark in it would tear it apart.
    pub whole: bool,
    /// Whether it is to be looked at even without attributes.
    pub looked_at: bool,
}

/// What an element's name says of it. Cost: O(l) in the length of the lists.
pub(crate) fn tag_rule(tag: &str) -> TagRule {
    let part = match () {
        () if is_left_out(tag) => Part::LeftOut,
        () if is_listed(ASIDES, tag) => Part::Aside,
        () => Part::Text,
    };
    let formula = tag.starts_with('m') && is_listed(FORMULA, tag);
    TagRule {
        part,
        block: is_block(tag),
        formula,
        custom: tag.contains('-'),
        whole: matches!(tag, "ruby" | "math"),
        looked_at: is_listed(LOOKED_AT, tag),
    }
}
