//! Pages that were labelled without script (`claim-labels render`): their marks and badges are taken over where they stand,
//! so that no line moves. Where they are not those of the manifest any more, they stand aside for new ones. Either way the
//! page gets its own back.

use super::call::call;
use super::ledger::Ledger;
use super::page_text::PageText;
use super::plan::Passage;
use super::tree::Tree;
use crate::markup::BADGE_ATTRIBUTE;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, NodeList};

/// The marks of one passage, in document order.
pub(crate) type Marks = Vec<Element>;

const STATIC: &str = "[data-claim-labels=static]";

/// Sets an attribute of the page's, or removes it; the ledger remembers what it was.
pub(crate) fn borrow(ledger: &Ledger, element: &Element, name: &str, value: Option<&str>) {
    let before = element.get_attribute(name).map_or(JsValue::NULL, JsValue::from);
    ledger.attribute_changed(element, name, &before);
    match value {
        Some(value) => call(element).set(name, value),
        None => call(element).unset(name),
    }
}

/// Whether the page was labelled without script.
pub(crate) fn is_static(root: &Element) -> bool {
    root.unchecked_ref::<Tree>().find(STATIC).is_ok_and(|found| found.is_some())
}

/// The static marks and badges of `passages`, in their order; none unless the page has just those.
pub(crate) fn adopt(root: &Element, page: &PageText, passages: &[Passage]) -> Option<(Vec<Marks>, Vec<Element>)> {
    let marks = passages.iter().map(|passage| marks_of(page, passage)).collect::<Option<Vec<Marks>>>()?;
    let badges = passages.iter().map(|passage| badge_of(root, passage)).collect::<Option<Vec<Element>>>()?;
    let count = |selector: &str| all(root, &format!("{selector}{STATIC}")).map_or(0, |list| list.length() as usize);
    let same =
        count("mark") == marks.iter().map(Vec::len).sum::<usize>() && count("[data-claim-badge]") == badges.len();
    same.then_some((marks, badges))
}

/// Static labels stand aside, hidden, and so do legend and notes.
pub(crate) fn put_aside(root: &Element, ledger: &Ledger) {
    silence(root, ledger);
    for own in static_elements(root, "section") {
        borrow(ledger, &own, "hidden", Some(""));
    }
}

/// Static labels say nothing any more; legend and notes stay.
pub(crate) fn silence(root: &Element, ledger: &Ledger) {
    for mark in static_elements(root, "mark") {
        for name in ["data-claim", "data-claim-status"] {
            borrow(ledger, &mark, name, None);
        }
    }
    for badge in static_elements(root, "[data-claim-badge]") {
        borrow(ledger, &badge, "hidden", Some(""));
    }
}

fn static_elements(root: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    elements(all(root, &format!("{selector}{STATIC}")))
}

// The marks that hold all of the passage and nothing else.
fn marks_of(page: &PageText, passage: &Passage) -> Option<Marks> {
    let status = passage.look.status.name();
    let selector =
        format!("mark[data-claim=\"{}\"][data-claim-status={status}]{}{STATIC}", passage.id, change(passage));
    let mut marks = Marks::new();
    for (run, range) in page.resolve(passage.span) {
        let node = page.whole_run(run, &range)?;
        let mark = node.parent_element()?.closest(&selector).ok()??;
        if marks.last() != Some(&mark) {
            marks.push(mark);
        }
    }
    (!marks.is_empty()).then_some(marks)
}

// What was rendered before its words changed does not say so.
fn change(passage: &Passage) -> &'static str {
    if passage.look.reworded { "[data-claim-change]" } else { ":not([data-claim-change])" }
}

fn badge_of(root: &Element, passage: &Passage) -> Option<Element> {
    let status = passage.look.status.name();
    let selector =
        format!("[{BADGE_ATTRIBUTE}=\"{}\"][data-claim-status={status}]{}{STATIC}", passage.id, change(passage));
    root.unchecked_ref::<Tree>().find(&selector).ok()?
}

fn all(root: &Element, selector: &str) -> Option<NodeList> {
    root.query_selector_all(selector).ok()
}

fn elements(list: Option<NodeList>) -> impl Iterator<Item = Element> {
    list.into_iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.item(at)?.dyn_into().ok()))
}
