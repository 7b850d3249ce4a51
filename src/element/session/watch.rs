//! Hears what the page, an extension or a reader does to an article, before it is painted.

use crate::dom::{DECISIVE, changes_text, is_edited};
use crate::liveness::listen;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit, MutationRecord, ShadowRoot};

const EDITABLE: &str = "contenteditable";

pub(super) struct Watch {
    observer: Option<MutationObserver>,
    _on_change: Closure<dyn FnMut(Array)>,
    // Hears of text that is about to be edited.
    editing: RefCell<Option<EventListener>>,
}

impl Watch {
    /// A watch that tells `on_change` of what was done, as records of it.
    pub fn new(on_change: impl Fn(&Array) + 'static) -> Watch {
        let on_change = Closure::new(move |records: Array| on_change(&records));
        let observer = MutationObserver::new(Closure::as_ref(&on_change).unchecked_ref()).ok();
        Watch { observer, _on_change: on_change, editing: RefCell::default() }
    }

    /// Watches an element's article where it can change, or be taken away and come back. `on_edit` is called before somebody types
    /// into it.
    pub fn begin(&self, element: &HtmlElement, article: Option<Element>, on_edit: impl Fn() + 'static) {
        let Some(observer) = &self.observer else { return };
        let element: &Element = element;
        let root = article.as_ref().unwrap_or(element).get_root_node();
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        options.set_attribute_filter(&Array::of1(&EDITABLE.into()));
        if article.as_ref() != Some(element) {
            let _ = observer.observe_with_options(&root, &options);
        }
        // A page becomes dark by attributes of these.
        let (document, looks) = (element.owner_document(), MutationObserverInit::new());
        looks.set_attributes(true);
        let body = document.as_ref().and_then(|document| document.body());
        let around = document.as_ref().and_then(|document| document.document_element()).into_iter();
        for part in around.chain(body.map(Into::into)) {
            let _ = observer.observe_with_options(&part, &looks);
        }
        let Some(article) = article else {
            self.editing.take();
            return;
        };
        options.set_character_data(true);
        options.set_attribute_old_value(true);
        let names = DECISIVE.into_iter().chain([EDITABLE]);
        options.set_attribute_filter(&names.map(JsValue::from).collect::<Array>());
        for watched in host_of(&article).into_iter().chain([article.clone()]) {
            let _ = observer.observe_with_options(&watched, &options);
        }
        // A document that becomes editable says so to nobody.
        let capture = EventListenerOptions::run_in_capture_phase();
        let listener = document.map(|document| {
            listen(&document, "beforeinput", capture, move |_| {
                if is_edited(&article) {
                    on_edit();
                }
            })
        });
        self.editing.replace(listener);
    }

    /// What was done and not told of yet; it is not told of any more.
    pub fn take(&self) -> Option<Array> {
        self.observer.as_ref().map(MutationObserver::take_records)
    }

    /// Ends; whether something was done that was not told of.
    pub fn end(&self) -> bool {
        let is_unheard = self.take().is_some_and(|records| records.length() > 0);
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        self.editing.take();
        is_unheard
    }
}

/// What a change of the page concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Concern {
    /// Nothing of ours.
    Nothing,
    /// How the page around the article looks.
    Looks,
    /// The article's text, or where it is.
    Text,
}

/// What changes concern that a [`Watch`] told of.
pub(super) fn concern(records: &Array, article: Option<&Element>) -> Concern {
    let mut all = Concern::Nothing;
    for record in records.iter() {
        match concern_of(&record.unchecked_into(), article) {
            Concern::Nothing => {}
            Concern::Looks => all = Concern::Looks,
            Concern::Text => return Concern::Text,
        }
    }
    all
}

fn concern_of(record: &MutationRecord, article: Option<&Element>) -> Concern {
    let (target, attribute) = (record.target(), record.attribute_name());
    let when = |concerns: bool| if concerns { Concern::Text } else { Concern::Nothing };
    let Some(target) = target else { return Concern::Text };
    if attribute.as_ref().is_some_and(|name| name != EDITABLE) {
        // Looks of the page around its article are none of its text.
        let is_around = |article: &Element| target.contains(Some(article)) && !target.is_same_node(Some(article));
        return if article.is_some_and(is_around) { Concern::Looks } else { when(changes_text(record)) };
    }
    // What is around the article concerns it only where it becomes a text that is edited, or is one no more.
    let around = |article: &Element| attribute.is_some() && target.contains(Some(article));
    let shown = |article: &Element| host_of(article).is_some_and(|host| host.contains(Some(&target)));
    let inside = |article: &Element| article.contains(Some(&target)) || around(article) || shown(article);
    when(!target.is_connected() || article.is_none_or(inside))
}

// The component whose shadow root the article is in: its slots show what stands in the component.
fn host_of(article: &Element) -> Option<Element> {
    Some(article.get_root_node().dyn_into::<ShadowRoot>().ok()?.host())
}
