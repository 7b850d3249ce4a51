//! The card: what stands behind one claim. It opens with one line of why, before the sources.

use super::legend::shape;
use super::look::Look;
use super::since;
use super::tree::{Node, element, text};
use crate::locale::day;
use crate::manifest::{Change, Claim, Correction, Fragment, Source, Status, Wording};
use crate::strings::{Strings, Text};

/// A dialog that does not take the page away from the reader, about the claim with this number.
pub(crate) fn card(look: &Look, number: usize) -> Node {
    let (claim, words) = (&look.claims[number], look.words);
    let attributes = [("lang", words[Text::Lang]), ("dir", words[Text::Dir]), ("data-status", claim.status.name())];
    let mut inside = body(claim, words);
    let before = since::before(look.since, claim);
    let before =
        before.map(|(status, corrected)| paragraph("before", vec![words.before(status, corrected).as_str().into()]));
    inside.splice(1..1, before);
    inside.splice(1..1, look.tally.wording(number).into_iter().flat_map(|wording| reworded(wording, words)));
    inside.insert(0, header(look, number));
    inside.push(footer(look, claim));
    element(
        "div class=card part=card role=dialog aria-labelledby=title tabindex=-1 popover=manual",
        &attributes,
        inside,
    )
}

/// What stands behind a claim, why first.
pub(super) fn body(claim: &Claim, words: &Strings) -> Vec<Node> {
    let mut children = vec![meaning(claim, words)];
    // What the first line quotes already is not said twice.
    let why = claim.note.as_deref().filter(|_| claim.status != Status::Speculative);
    children.extend(why.map(|why| paragraph("why", vec![why.into()])));
    children.extend(claim.correction.as_ref().map(|correction| corrected(correction, words)));
    children.extend(claim.summary.as_deref().map(|summary| paragraph("summary", vec![summary.into()])));
    list(&mut children, words[Text::Sources], "ul", claim.sources.iter().map(|item| source(item, words)).collect());
    list(&mut children, words[Text::History], "ol", history(claim, words));
    children
}

fn header(look: &Look, number: usize) -> Node {
    let title = vec![shape(), text("span", &[], &look.badge(number))];
    let mut children = vec![element("h2 id=title", &[], title)];
    children.extend(steps(look, number).into_iter().flatten());
    children.push(text("button type=button class=close", &[("aria-label", look.words[Text::Close])], "×"));
    element("header", &[], children)
}

// To the claims before and after; beyond the last one comes the first, so that a button that has the focus keeps it.
fn steps(look: &Look, number: usize) -> Option<[Node; 3]> {
    let all = look.reachable();
    let count = all.len();
    let at = all.iter().position(|other| *other == number).filter(|_| count > 1)?;
    let place = format!("{}/{count}", at + 1);
    let step = |name: Text, arrow: &str, to: usize| {
        let to = all[to % count].to_string();
        text("button type=button", &[("aria-label", look.words[name]), ("data-go", &to)], arrow)
    };
    Some([text("span", &[], &place), step(Text::Previous, "↑", at + count - 1), step(Text::Next, "↓", at + 1)])
}

// The link is there for all; who hears of a press on the buttons, and can do what they say, shows them.
fn footer(look: &Look, claim: &Claim) -> Node {
    let words = look.words;
    let link = ["#claim-", &claim.id].concat();
    let updated = claim.updated.as_ref().map(|date| {
        element("span", &[], vec![words[Text::Updated].into(), words[Text::Colon].into(), when(date, words)])
    });
    let mut children: Vec<Node> = updated.into_iter().collect();
    let copy = words[if look.state.copied { Text::Copied } else { Text::Copy }];
    let about = claim.summary.as_ref().unwrap_or(&claim.quote.exact);
    children.extend([
        text("button type=button data-do=copy", &[], copy),
        text("button type=button data-do=share", &[("data-about", about)], words[Text::Share]),
        text("a", &[("href", &link)], words[Text::Link]),
    ]);
    element("footer", &[], children)
}

fn meaning(claim: &Claim, words: &Strings) -> Node {
    let [before, filled, after] = words.meaning(claim);
    element("p", &[("class", "meaning")], vec![before.into(), foreign(filled), after.into()])
}

// What the manifest says may be in another language than the words around it.
fn foreign(words: &str) -> Node {
    text("bdi", &[], words)
}

/// The words that were labelled, and today's: each with what the other lacks.
pub(super) fn reworded(wording: &Wording, words: &Strings) -> [Node; 2] {
    let line = |name: Text, fragments: &[Fragment], tag: &'static str| {
        let fragment = |one: &Fragment| match one.differs {
            true => text(tag, &[], &one.text),
            false => one.text.as_str().into(),
        };
        let quote = element("q dir=auto", &[], fragments.iter().map(fragment).collect());
        paragraph("wording", vec![text("b", &[], words[name]), words[Text::Colon].into(), quote])
    };
    [line(Text::WhenLabelled, &wording.labelled, "del"), line(Text::Today, &wording.today, "ins")]
}

fn paragraph(class: &str, children: Vec<Node>) -> Node {
    element("p dir=auto", &[("class", class)], children)
}

fn corrected(correction: &Correction, words: &Strings) -> Node {
    let mut head = vec![words[Text::Correction].into()];
    add_date(&mut head, &correction.date, words);
    let note = correction.note.as_deref().unwrap_or_default();
    let children = vec![element("strong", &[], head), " ".into(), link(note, correction.url.as_deref())];
    element("p", &[("class", "correction")], children)
}

fn list(out: &mut Vec<Node>, title: &str, tag: &'static str, items: Vec<Vec<Node>>) {
    if !items.is_empty() {
        let items = items.into_iter().map(|parts| element("li", &[], parts)).collect();
        out.extend([text("h3", &[], title), element(tag, &[], items)]);
    }
}

fn source(source: &Source, words: &Strings) -> Vec<Node> {
    let url = source.url.as_deref();
    let name = source.name.as_deref().or(source.publisher.as_deref()).or(url).unwrap_or_default();
    let publisher = source.publisher.as_deref().filter(|publisher| *publisher != name);
    let mut parts = vec![element("strong", &[], vec![link(name, url)])];
    for detail in [source.role.as_deref(), publisher].into_iter().flatten() {
        parts.extend([words[Text::Comma].into(), foreign(detail)]);
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
        parts.extend([words[Text::Colon].into(), foreign(note)]);
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
    let Some(url) = url else { return foreign(words) };
    let attributes = [("href", url), ("rel", "noopener noreferrer nofollow ugc")];
    element("a target=_blank", &attributes, vec![foreign(words)])
}

fn when(date: &str, words: &Strings) -> Node {
    text("time", &[("datetime", date)], &day(words[Text::Lang], date))
}
