//! The legend: how much was assessed, how many claims carry which label, the reader's switches, and the list of claims.

use super::list::list;
use super::look::Look;
use super::tree::{Node, element, text};
use crate::manifest::Status;
use crate::strings::{Count, Strings, Text};

/// What stands where the article starts: a region; where there is no legend, the live region, and while labels are hidden the
/// switch that brings them back.
pub(crate) fn legend(look: &Look) -> Node {
    let words = look.words;
    let name = words[Text::Legend];
    let mut children = Vec::new();
    if look.legend {
        let labelled = words.count(Count::Labelled, look.tally.order.len());
        let mut coverage = vec![text("strong", &[], &labelled), " ".into()];
        if !look.tally.reworded.is_empty() {
            let reworded = words.count(Count::Reworded, look.tally.reworded.len());
            coverage.extend([reworded.as_str().into(), " ".into()]);
        }
        coverage.push(words[Text::NotAssessed].into());
        let mut switches: Vec<Node> = Status::ALL.map(|status| filter(look, status)).into();
        switches.push(switch("labels", !look.state.hidden, words[Text::ShowLabels]));
        children.extend([
            element("p", &[], coverage),
            element("div class=filters role=group", &[("aria-label", name)], switches),
            about(look),
            list(look),
        ]);
        // In the list they are listed too.
        if !look.tally.unshown.is_empty() && !look.state.list {
            let summary = words.count(Count::Unshown, look.tally.unshown.len());
            children.push(details("details class=unshown", &summary, vec![super::list::unshown(look)]));
        }
    } else if look.state.hidden {
        children.push(switch("labels", false, words[Text::ShowLabels]));
    }
    // Without a legend news is read out all the same.
    let news = text("p class=news role=status aria-live=polite", &[("lang", words[Text::Lang])], look.news);
    if children.is_empty() {
        return news;
    }
    children.push(news);
    let attributes = [("aria-label", name), ("lang", words[Text::Lang]), ("dir", words[Text::Dir])];
    element("section class=legend part=legend", &attributes, children)
}

/// What unfolds.
pub(super) fn details(what: &'static str, summary: &str, mut inside: Vec<Node>) -> Node {
    inside.insert(0, text("summary", &[], summary));
    element(what, &[], inside)
}

/// The shape that says a status without colour.
pub(super) fn shape() -> Node {
    text("i aria-hidden=true", &[], "\u{A0}")
}

fn filter(look: &Look, status: Status) -> Node {
    let part = ["filter ", status.name()].concat();
    let mut attributes = vec![
        ("data-status", status.name()),
        ("part", part.as_str()),
        ("aria-pressed", if look.state.shown.has(status) { "true" } else { "false" }),
    ];
    if look.state.hidden {
        attributes.push(("disabled", ""));
    }
    let count = look.tally.counts[status as usize].to_string();
    element(
        "button type=button",
        &attributes,
        // Without a space in the shape: what strikes the word through would strike it too.
        vec![
            element("i aria-hidden=true", &[], Vec::new()),
            look.words.status(status).into(),
            text("span", &[], &count),
        ],
    )
}

// `name` tells what it switches, to those who hear that it was pressed.
fn switch(name: &str, on: bool, words: &str) -> Node {
    let checked = if on { "true" } else { "false" };
    text(
        "button type=button part=switch class=switch role=switch",
        &[("data-do", name), ("aria-checked", checked)],
        words,
    )
}

fn about(look: &Look) -> Node {
    let words = look.words;
    let explanations = Status::ALL.into_iter().flat_map(|status| explanation(words, status)).collect();
    let mut inside = vec![element("dl", &[], explanations)];
    if look.visits {
        inside.push(switch("visits", look.since.is_some(), words[Text::Visits]));
    }
    details("details class=about", words[Text::About], inside)
}

fn explanation(words: &Strings, status: Status) -> [Node; 2] {
    let term = vec![shape(), words.status(status).into()];
    [element("dt", &[("data-status", status.name())], term), text("dd", &[], words.explanation(status))]
}
