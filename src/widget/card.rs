//! The card: what stands behind one claim. It opens with one line of why, before the sources.

use super::legend::shape;
use super::tree::{Node, element, text};
use super::when::when;
use crate::manifest::{Change, Claim, Correction, Source, Status};
use crate::strings::{Strings, Text};

/// A dialog that does not take the page away from the reader.
pub(crate) fn card(claim: &Claim, words: &Strings) -> Node {
    let attributes = [
        ("class", "card"),
        ("part", "card"),
        ("role", "dialog"),
        ("aria-labelledby", "title"),
        ("tabindex", "-1"),
        ("popover", "manual"),
        ("lang", words[Text::Lang]),
        ("dir", words[Text::Dir]),
        ("data-status", claim.status.name()),
    ];
    let mut children = vec![header(claim, words), paragraph("meaning", vec![words.meaning(claim).as_str().into()])];
    // What the first line quotes already is not said twice.
    let why = claim.note.as_deref().filter(|_| claim.status != Status::Speculative);
    children.extend(why.map(|why| paragraph("why", vec![why.into()])));
    children.extend(claim.correction.as_ref().map(|correction| corrected(correction, words)));
    children.extend(claim.summary.as_deref().map(|summary| paragraph("summary", vec![summary.into()])));
    list(&mut children, words[Text::Sources], "ul", claim.sources.iter().map(|item| source(item, words)).collect());
    list(&mut children, words[Text::History], "ol", history(claim, words));
    children.push(footer(claim, words));
    element("div", &attributes, children)
}

fn header(claim: &Claim, words: &Strings) -> Node {
    let title = vec![shape(), text("span", &[], &words.badge(claim))];
    let close = [("type", "button"), ("class", "close"), ("aria-label", words[Text::Close])];
    element("header", &[], vec![element("h2", &[("id", "title")], title), text("button", &close, "×")])
}

fn footer(claim: &Claim, words: &Strings) -> Node {
    let link = ["#claim-", &claim.id].concat();
    let updated = claim
        .updated
        .as_ref()
        .map(|date| element("span", &[], vec![words[Text::Updated].into(), ": ".into(), when(date, words)]));
    let mut children: Vec<Node> = updated.into_iter().collect();
    children.push(text("a", &[("href", &link)], words[Text::Link]));
    element("footer", &[], children)
}

fn paragraph(class: &str, children: Vec<Node>) -> Node {
    element("p", &[("class", class), ("dir", "auto")], children)
}

fn corrected(correction: &Correction, words: &Strings) -> Node {
    let mut head = vec![words[Text::Correction].into()];
    add_date(&mut head, &correction.date, words);
    let note = correction.note.as_deref().unwrap_or_default();
    paragraph("correction", vec![element("strong", &[], head), " ".into(), link(note, correction.url.as_deref())])
}

fn list(out: &mut Vec<Node>, title: &str, tag: &'static str, items: Vec<Vec<Node>>) {
    if !items.is_empty() {
        let items = items.into_iter().map(|parts| element("li", &[("dir", "auto")], parts)).collect();
        out.extend([text("h3", &[], title), element(tag, &[], items)]);
    }
}

fn source(source: &Source, words: &Strings) -> Vec<Node> {
    let url = source.url.as_deref();
    let name = source.name.as_deref().or(source.publisher.as_deref()).or(url).unwrap_or_default();
    let publisher = source.publisher.as_deref().filter(|publisher| *publisher != name);
    let mut parts = vec![element("strong", &[], vec![link(name, url)])];
    for detail in [source.role.as_deref(), publisher].into_iter().flatten() {
        parts.extend([words[Text::Comma].into(), text("span", &[], detail)]);
    }
    add_date(&mut parts, &source.date, words);
    parts
}

fn history(claim: &Claim, words: &Strings) -> Vec<Vec<Node>> {
    let mut items: Vec<Vec<Node>> = claim.history.iter().map(|item| change(item, words)).collect();
    if !items.is_empty() {
        let now = text("strong", &[], words.status(claim.status));
        items.push(vec![now, words[Text::Comma].into(), words[Text::Now].into()]);
    }
    items
}

fn change(change: &Change, words: &Strings) -> Vec<Node> {
    let mut parts = vec![text("strong", &[], words.status(change.status))];
    add_date(&mut parts, &change.date, words);
    if let Some(note) = &change.note {
        parts.extend([": ".into(), note.as_str().into()]);
    }
    parts
}

fn add_date(parts: &mut Vec<Node>, date: &Option<String>, words: &Strings) {
    if let Some(date) = date {
        parts.extend([words[Text::Comma].into(), when(date, words)]);
    }
}

// Manifests carry web links only, see `manifest`; they open beside the article and tell the other side nothing.
fn link(words: &str, url: Option<&str>) -> Node {
    let Some(url) = url else { return words.into() };
    text("a", &[("href", url), ("target", "_blank"), ("rel", "noopener noreferrer nofollow ugc")], words)
}
