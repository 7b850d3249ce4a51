//! Notes for paper: what the cards say, behind the article, by the numbers that badges have in print.

use super::card::body;
use super::tree::{Node, element, text};
use crate::manifest::Claim;
use crate::strings::{Strings, Text};

/// A list with a note for each of `claims`.
pub(crate) fn notes(claims: &[&Claim], words: &Strings) -> Node {
    let note = |claim: &&Claim| {
        let mut parts = vec![text("strong", &[], &words.badge(claim, false))];
        parts.extend(body(claim, words));
        element("li", &[], parts)
    };
    let list = element("ol", &[], claims.iter().map(note).collect());
    let attributes = [("lang", words[Text::Lang]), ("dir", words[Text::Dir])];
    element("section class=notes", &attributes, vec![text("h2", &[], words[Text::Legend]), list])
}
