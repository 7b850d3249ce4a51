//! The legend: how much was assessed, how many claims carry which label, and a switch for each.

use super::shell::Look;
use super::tree::{Node, element, text};
use crate::manifest::{Manifest, Placements, Status};
use crate::strings::{Strings, Text};
use crate::text::Reason;

/// A claim that labels nothing, as the legend lists it.
#[derive(Clone, PartialEq)]
pub(crate) struct Unshown {
    pub quote: String,
    pub reason: Reason,
}

/// What the legend says of all claims.
#[derive(Clone, PartialEq)]
pub(crate) struct Tally {
    // How many carry each label, in the order of [`Status::ALL`].
    counts: [usize; 3],
    // Those that label nothing.
    unshown: Vec<Unshown>,
}

impl Tally {
    pub fn of(manifest: &Manifest, placements: &Placements) -> Self {
        let mut counts = [0; 3];
        placements.placed.iter().for_each(|placed| counts[manifest.claims[placed.claim].status as usize] += 1);
        let unshown = placements.unplaced.iter().map(|unplaced| Unshown {
            quote: manifest.claims[unplaced.claim].quote.exact.clone(),
            reason: unplaced.orphan.reason,
        });
        Tally { counts, unshown: unshown.collect() }
    }
}

/// A region where the article starts.
pub(crate) fn legend(look: &Look, tally: &Tally) -> Node {
    let words = look.words;
    let name = words[Text::Legend];
    let coverage = vec![
        text("strong", &[], &words.labelled(tally.counts.iter().sum())),
        " ".into(),
        words[Text::NotAssessed].into(),
    ];
    let filters = Status::ALL.map(|status| filter(look, tally, status)).into();
    let explanations = Status::ALL.into_iter().flat_map(|status| explanation(words, status)).collect();
    let mut children = vec![
        element("p", &[], coverage),
        element("div", &[("class", "filters"), ("role", "group"), ("aria-label", name)], filters),
        details("about", words[Text::About], element("dl", &[], explanations)),
        news(look),
    ];
    if !tally.unshown.is_empty() {
        children.insert(3, unshown(words, &tally.unshown));
    }
    let attributes = [
        ("class", "legend"),
        ("part", "legend"),
        ("aria-label", name),
        ("lang", words[Text::Lang]),
        ("dir", words[Text::Dir]),
    ];
    element("section", &attributes, children)
}

/// The live region.
pub(crate) fn news(look: &Look) -> Node {
    text("p", &[("class", "news"), ("role", "status"), ("aria-live", "polite")], look.news)
}

fn details(class: &str, summary: &str, inside: Node) -> Node {
    element("details", &[("class", class)], vec![text("summary", &[], summary), inside])
}

/// The shape that says a status without colour.
pub(super) fn shape() -> Node {
    element("i", &[("aria-hidden", "true")], Vec::new())
}

fn filter(look: &Look, tally: &Tally, status: Status) -> Node {
    let part = ["filter ", status.name()].concat();
    let attributes = [
        ("type", "button"),
        ("data-status", status.name()),
        ("part", part.as_str()),
        ("aria-pressed", if look.shown.has(status) { "true" } else { "false" }),
    ];
    let count = tally.counts[status as usize].to_string();
    element("button", &attributes, vec![shape(), look.words.status(status).into(), text("span", &[], &count)])
}

fn explanation(words: &Strings, status: Status) -> [Node; 2] {
    let term = vec![shape(), words.status(status).into()];
    [element("dt", &[("data-status", status.name())], term), text("dd", &[], words.explanation(status))]
}

fn unshown(words: &Strings, list: &[Unshown]) -> Node {
    let item = |unshown: &Unshown| {
        let quote = text("q", &[("dir", "auto")], &unshown.quote);
        element("li", &[], vec![quote, ": ".into(), words.reason(unshown.reason).into()])
    };
    details("unshown", &words.unshown(list.len()), element("ul", &[], list.iter().map(item).collect()))
}
