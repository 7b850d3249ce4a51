//! The list of all claims, in the order of the article, with links to them. It is drawn only while it is unfolded.

use super::legend::{details, shape};
use super::look::{Look, Unshown};
use super::tree::{Node, element, text};
use crate::strings::{Count, Text};

pub(super) fn list(look: &Look) -> Node {
    let mut inside = Vec::new();
    if look.state.list {
        let rows = look.tally.order.iter().map(|(_, number)| row(look, *number)).collect();
        inside.push(element("ol", &[], rows));
        if !look.tally.unshown.is_empty() {
            inside.extend([text("p", &[], &look.words.count(Count::Unshown, look.tally.unshown.len())), unshown(look)]);
        }
    }
    details("details class=list", look.words[Text::All], inside)
}

// What is filtered out keeps its row, out of sight, so that the others are not drawn anew.
fn row(look: &Look, number: usize) -> Node {
    let claim = &look.claims[number];
    let what = claim.summary.as_ref().unwrap_or(&claim.quote.exact);
    let inside = vec![shape(), text("strong", &[], &look.badge(number)), " ".into(), text("span dir=auto", &[], what)];
    let (link, number) = (["#claim-", &claim.id].concat(), number.to_string());
    let mut attributes = vec![("data-status", claim.status.name())];
    if !look.state.shown.has(claim.status) {
        attributes.push(("hidden", ""));
    }
    element("li", &attributes, vec![element("a", &[("href", &link), ("data-go", &number)], inside)])
}

/// The claims that label nothing, each with its reason.
pub(super) fn unshown(look: &Look) -> Node {
    let item = |(number, why): &(usize, Unshown)| {
        let why = match why {
            Unshown::Orphaned(reason) => look.words.reason(*reason),
            Unshown::Withheld => look.words[Text::RewordedSince],
        };
        let quote = text("q dir=auto", &[], &look.claims[*number].quote.exact);
        element("li", &[], vec![quote, look.words[Text::Colon].into(), why.into()])
    };
    element("ul", &[], look.tally.unshown.iter().map(item).collect())
}
