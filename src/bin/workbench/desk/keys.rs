//! Keys that work everywhere but in dialogs.

use crate::claims::dates::today;
use crate::claims::desk_only::is_due;
use crate::desk::state::{Ask, Desk, Dialog, Goal, Tab};
use claim_labels::workbench::{Action, Checked, Found, Node, field_of};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, window};
use yew::prelude::*;

/// What the keys need to know of the moment.
#[derive(Clone, Default)]
pub struct Moment {
    pub checked: Rc<Checked>,
    pub selected: Option<usize>,
    pub claims: Option<Node>,
}

/// Listens for them.
#[hook]
pub fn use_keys(desk: &Desk, now: Moment) {
    let moment = use_mut_ref(Moment::default);
    *moment.borrow_mut() = now;
    use_effect_with(desk.clone(), |desk| {
        let desk = desk.clone();
        let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
        let listener = window().map(|window| {
            EventListener::new_with_options(&window, "keydown", options, move |event| on_key(event, &desk, &moment))
        });
        move || drop(listener)
    });
}

fn on_key(event: &Event, desk: &Desk, moment: &RefCell<Moment>) {
    let key: &KeyboardEvent = event.unchecked_ref();
    if is_dialog_open() || key.alt_key() || key.is_composing() {
        return;
    }
    match (key.ctrl_key() || key.meta_key(), name_of(key).as_str(), key.shift_key()) {
        (true, "z", false) => desk.act.emit(Action::Undo),
        (true, "z", true) | (true, "y", false) => desk.act.emit(Action::Redo),
        (true, "s", false) => desk.ask.emit(Ask::Open(Some(Dialog::Changes))),
        (true, "enter", false) if is_within("#side") => desk.ask.emit(Ask::Go(Goal::Article)),
        (false, "f6", _) => other_pane(desk, moment.borrow().selected),
        (false, "f8", back) => next_problem(desk, &moment.borrow(), back),
        (false, "?", _) if !is_typing() => desk.ask.emit(Ask::Open(Some(Dialog::Help))),
        (false, "/", _) if !is_typing() => {
            desk.ask.emit(Ask::Show(Tab::Claims));
            desk.go("search-claims");
        }
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// What a key means, in small letters. Where the keyboard writes other letters than ours, it is what stands there on one that writes them.
pub fn name_of(event: &KeyboardEvent) -> String {
    let key = event.key();
    if key.is_ascii() {
        return key.to_ascii_lowercase();
    }
    match (event.code().as_str(), event.shift_key()) {
        ("Slash", false) => "/".into(),
        ("Slash", true) => "?".into(),
        (code, _) => code.strip_prefix("Key").unwrap_or_default().to_ascii_lowercase(),
    }
}

// Asked of the page at every key: what is drawn may be a moment behind.
fn is_dialog_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

fn is_within(selector: &str) -> bool {
    let active: Option<Element> = document().active_element();
    active.is_some_and(|active| active.closest(selector).ok().flatten().is_some())
}

fn is_typing() -> bool {
    is_within("input:not([type=radio], [type=checkbox]), textarea, select, .editor")
}

fn other_pane(desk: &Desk, selected: Option<usize>) {
    let form = || selected.map_or("side".into(), |number| format!("/claims/{number}/note"));
    if is_within("#paper, .labelbar") {
        desk.ask.emit(Ask::Go(Goal::Field(form())));
    } else {
        desk.ask.emit(Ask::Go(Goal::Article));
    }
}

// From the claim that is open to the next one with something wrong, and round to the first.
fn next_problem(desk: &Desk, moment: &Moment, back: bool) {
    let Checked { problems, found } = &*moment.checked;
    let mut fields: Vec<(usize, String)> = problems
        .iter()
        .filter(|problem| problem.code != "draft")
        .filter_map(|problem| Some((crate::claims::field::number_of(&problem.path)?, field_of(problem))))
        .collect();
    let changed = |found: &Found| matches!(found, Found::Lost(_)) || found.is_reworded();
    let moved = (0..found.len()).filter(|number| changed(&found[*number]));
    fields.extend(moved.map(|number| (number, format!("/claims/{number}"))));
    let today = today();
    let due =
        moment.claims.iter().flat_map(|claims| claims.items().enumerate()).filter(|(_, claim)| is_due(claim, &today));
    fields.extend(due.map(|(number, _)| (number, format!("/claims/{number}/review"))));
    fields.sort();
    fields.dedup_by_key(|field| field.0);
    let after = |number: &usize| moment.selected.is_none_or(|now| if back { *number < now } else { *number > now });
    let next = match back {
        false => fields.iter().find(|(number, _)| after(number)).or_else(|| fields.first()),
        true => fields.iter().rfind(|(number, _)| after(number)).or_else(|| fields.last()),
    };
    if let Some((number, field)) = next {
        desk.ask.emit(Ask::Filter(Default::default()));
        desk.act.emit(Action::Select(Some(*number)));
        desk.ask.emit(Ask::Go(Goal::Field(field.clone())));
    }
}
