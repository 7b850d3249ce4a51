//! What hides a claim from readers who ask for it, and is made to be opened: closed `<details>`, and what browsers reveal when they
//! find something in it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, Range, ShadowRoot};

/// The elements around this one, itself first, as they are drawn: through slots and out of shadow roots.
pub(super) fn around(element: &Element) -> impl Iterator<Item = Element> + use<> {
    std::iter::successors(Some(element.clone()), |element| {
        let slot = element.assigned_slot().map(Element::from);
        let host = || element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
        slot.or_else(|| element.parent_element()).or_else(host)
    })
}

/// The element in which the words of a range begin.
pub(super) fn holder(passage: &Range) -> Option<Element> {
    let node = passage.start_container().ok()?;
    node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())
}

/// Opens what hides `element`.
pub(super) fn reveal(element: &Element) {
    let mut inside: Option<Element> = None;
    for element in around(element) {
        // The summary is there all the time.
        let is_folded = inside.is_some_and(|inside| inside.local_name() != "summary");
        if is_folded && element.local_name() == "details" && !element.has_attribute("open") {
            let _ = element.set_attribute("open", "");
        }
        if element.get_attribute("hidden").is_some_and(|value| value.eq_ignore_ascii_case("until-found")) {
            // As browsers do it: the page hears of it first.
            let init = EventInit::new();
            init.set_bubbles(true);
            if let Ok(event) = Event::new_with_event_init_dict("beforematch", &init) {
                let _ = element.dispatch_event(&event);
            }
            let _ = element.remove_attribute("hidden");
        }
        inside = Some(element);
    }
}
