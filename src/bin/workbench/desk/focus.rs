//! Where the focus is: it goes where it was asked to, and never falls out of the work when what had it goes away.

use crate::desk::state::Goal;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, FocusEvent, HtmlElement, MutationObserver, MutationObserverInit, window};
use yew::prelude::*;

// The last elements that had the focus, each with what is around it.
type Trail = Rc<RefCell<Vec<Vec<Element>>>>;
const LONGEST: usize = 8;

/// Goes where it was asked to, once all is drawn.
#[hook]
pub fn use_goal(goal: (u32, Option<Rc<Goal>>)) {
    use_effect_with(goal, |(_, goal)| {
        let id = match goal.as_deref() {
            Some(Goal::Field(id) | Goal::Element(id)) => id.clone(),
            Some(Goal::Article) => "paper".into(),
            None => return,
        };
        Timeout::new(0, move || focus(&id)).forget();
    });
}

// An element, a field, or what is around it.
fn focus(id: &str) {
    let around = std::iter::successors(Some(id), |id| Some(id.rsplit_once('/')?.0)).take_while(|id| !id.is_empty());
    let Some(element) = around.filter_map(|id| document().get_element_by_id(id)).find(can_have_focus) else { return };
    let mut folded = element.closest("details").ok().flatten();
    while let Some(details) = folded {
        let _ = details.set_attribute("open", "");
        folded = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

fn can_have_focus(element: &Element) -> bool {
    element.is_connected() && !element.matches(":disabled").unwrap_or(false)
}

/// Takes the focus back when the element that has it is removed or disabled.
#[hook]
pub fn use_focus_kept() {
    use_effect_with((), |()| {
        let trail = Trail::default();
        let (kept, left) = (trail.clone(), trail.clone());
        let options = || EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: true };
        let listeners = window().map(|window| {
            let come = EventListener::new_with_options(&window, "focusin", options(), move |event| {
                let around = event.target().and_then(|target| target.dyn_into::<Element>().ok()).map(path);
                let mut trail = trail.borrow_mut();
                trail.extend(around);
                let long = trail.len().saturating_sub(LONGEST);
                trail.drain(..long);
            });
            // An editor who presses beside everything means it.
            let gone = EventListener::new_with_options(&window, "focusout", options(), move |event| {
                let nowhere = event.unchecked_ref::<FocusEvent>().related_target().is_none();
                let there = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let Some(there) = there.filter(|_| nowhere && document().has_focus().unwrap_or(true)) else { return };
                // An element that is being removed is still there while it loses the focus.
                let left = left.clone();
                let beside = move || {
                    if can_have_focus(&there) && is_fallen() {
                        left.borrow_mut().clear();
                    }
                };
                Timeout::new(0, beside).forget();
            });
            (come, gone)
        });
        let watch = Closure::<dyn FnMut()>::new(move || {
            let trail = kept.clone();
            // What is drawn in one go may have the place for it, too.
            Timeout::new(0, move || restore(&trail)).forget();
        });
        let observer = MutationObserver::new(watch.as_ref().unchecked_ref()).ok();
        if let Some((observer, root)) = observer.as_ref().zip(document().get_element_by_id("workbench")) {
            let what = MutationObserverInit::new();
            what.set_child_list(true);
            what.set_subtree(true);
            what.set_attribute_filter(&js_sys::Array::of1(&"disabled".into()));
            let _ = observer.observe_with_options(&root, &what);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop((listeners, watch));
        }
    });
}

fn path(element: Element) -> Vec<Element> {
    std::iter::successors(Some(element), |element| element.parent_element()).collect()
}

// Whether nothing has the focus.
fn is_fallen() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
}

// To the nearest of what was around it that is still there, else to what had it before.
fn restore(trail: &Trail) {
    if !is_fallen() {
        return;
    }
    let around = trail.borrow().iter().rev().flatten().cloned().collect::<Vec<_>>();
    let focusable = |element: &&Element| {
        can_have_focus(element) && element.unchecked_ref::<HtmlElement>().tab_index() >= -1 && is_stop(element)
    };
    if let Some(element) = around.iter().find(focusable) {
        let _ = element.unchecked_ref::<HtmlElement>().focus();
    }
}

// What takes the focus: controls, and groups that were made to.
fn is_stop(element: &Element) -> bool {
    element.matches("[tabindex], button, input, select, textarea, summary, a[href]").unwrap_or(false)
}
