//! Notes for paper: what the cards say, behind the article, by the numbers that badges have in print.

use super::card::{body, reworded};
use super::tree::{Node, element, text};
use crate::manifest::{Claim, Wording};
use crate::strings::{Notice, Strings, Text};

/// A claim, and its words if they are not those that were labelled any more.
pub(crate) type Noted<'a> = (&'a Claim, Option<&'a Wording>);

/// A list with a note for each of `claims`.
pub(crate) fn notes(claims: &[Noted], words: &Strings) -> Node {
    let note = |(claim, wording): &Noted| {
        let notice = Notice { renewed: false, reworded: wording.is_some() };
        let mut parts = vec![text("strong", &[], &words.badge(claim, notice))];
        parts.extend(wording.iter().flat_map(|wording| reworded(wording, words)));
        parts.extend(body(claim, words));
        element("li", &[], parts)
    };
    let list = element("ol", &[], claims.iter().map(note).collect());
    let attributes = [("lang", words[Text::Lang]), ("dir", words[Text::Dir])];
    element("section class=notes", &attributes, vec![text("h2", &[], words[Text::Legend]), list])
}
