//! What keys do while the article has the focus.

use crate::desk::state::{Ask, Desk, Goal};
use claim_labels::workbench::{Action, Step};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::Callback;

/// What the pane does for its keys.
#[derive(Clone, PartialEq)]
pub struct PaneKeys {
    pub on_step: Callback<Step>,
    pub on_label: Callback<usize>,
    /// Opens the claim that the editor is at.
    pub on_enter: Callback<()>,
    /// The claim that a new passage is wanted for.
    pub repicking: Option<usize>,
    /// Whether the article's lines run from right to left.
    pub rtl: bool,
    pub desk: Desk,
}

/// The label that a key means: a digit wherever it is on the keyboard, with Shift or without.
pub fn label_of(event: &KeyboardEvent) -> Option<usize> {
    let key = event.key();
    let digit = key.chars().next().filter(|_| key.chars().count() == 1).and_then(|c| match c {
        '1'..='3' => Some(c as usize - '1' as usize),
        '١'..='٣' => Some(c as usize - '١' as usize),
        '۱'..='۳' => Some(c as usize - '۱' as usize),
        _ => None,
    });
    digit.or_else(|| match event.code().as_str() {
        "Digit1" | "Numpad1" => Some(0),
        "Digit2" | "Numpad2" => Some(1),
        "Digit3" | "Numpad3" => Some(2),
        _ => None,
    })
}

/// How an arrow key moves the passage.
pub fn step_of(event: &KeyboardEvent, rtl: bool) -> Option<Step> {
    let step = match (event.key().as_str(), event.shift_key()) {
        ("ArrowDown", false) => Step::Next,
        ("ArrowUp", false) => Step::Previous,
        ("ArrowDown", true) => Step::Sentence,
        ("ArrowRight", true) => Step::Longer,
        ("ArrowLeft", true) => Step::Shorter,
        ("ArrowLeft", false) => Step::Earlier,
        ("ArrowRight", false) => Step::Later,
        _ => return None,
    };
    Some(if rtl { step.mirrored() } else { step })
}

/// A key pressed in the pane.
pub fn on_key(event: KeyboardEvent, keys: &PaneKeys) {
    // Keys of the badges in the article are theirs.
    let own = event.target().is_some_and(|target| target.unchecked_into::<Element>().id() == "paper");
    if !own || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    if let Some(step) = step_of(&event, keys.rtl) {
        event.prevent_default();
        return keys.on_step.emit(step);
    }
    match (event.key().as_str(), keys.repicking) {
        ("Escape", Some(claim)) => {
            keys.desk.act.emit(Action::Select(Some(claim)));
            keys.desk.ask.emit(Ask::Repick(None));
            keys.desk.ask.emit(Ask::Passage(None));
            keys.desk.ask.emit(Ask::Go(Goal::Field(format!("/claims/{claim}"))));
        }
        ("Escape", None) => keys.desk.ask.emit(Ask::Passage(None)),
        ("Enter", Some(_)) => keys.on_label.emit(0),
        ("Enter", None) => keys.on_enter.emit(()),
        (_, None) => match label_of(&event) {
            Some(label) => keys.on_label.emit(label),
            None => return,
        },
        _ => return,
    }
    event.prevent_default();
}
