//! The manifest as text.

use crate::article::reading::now;
use crate::desk::state::Desk;
use crate::tools::JsonEditor;
use crate::words::{fill, t, words};
use claim_labels::manifest::{Problem, parse, place_problems};
use claim_labels::workbench::{Action, Checked, Doc};
use gloo::timers::callback::Timeout;
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// Problems are looked up in the text when the editor has paused for this many milliseconds.
const PAUSE: u32 = 200;

#[derive(Properties, PartialEq)]
pub struct JsonViewProps {
    pub manifest: Doc,
    /// What was typed and cannot be used.
    pub typed: Option<Rc<str>>,
    pub checked: Rc<Checked>,
    pub desk: Desk,
}

type Held = Rc<std::cell::RefCell<Option<(JsonEditor, Closure<dyn FnMut(String)>)>>>;

/// The JSON view.
#[component]
pub fn JsonView(props: &JsonViewProps) -> Html {
    let (host, editor) = (use_node_ref(), use_mut_ref(|| None));
    let text: Rc<str> = props.typed.clone().unwrap_or_else(|| props.manifest.text().into());
    let problems = use_located(&text, &props.checked, props.typed.is_some());
    use_editor(&host, &editor, &text, &props.desk);
    use_effect_with((text, problems.clone()), {
        let editor = editor.clone();
        move |(text, problems)| {
            let editor = editor.borrow();
            let Some((editor, _)) = editor.as_ref() else { return };
            editor.set_text(text);
            let diagnostics: Vec<Diagnostic> = problems.iter().map(Diagnostic::of).collect();
            editor.set_problems(&serde_wasm_bindgen::to_value(&diagnostics).unwrap_or_default());
        }
    });
    let go = {
        let editor = editor.clone();
        move |line: usize, column: usize| {
            if let Some((editor, _)) = &*editor.borrow() {
                editor.go_to(line as u32, column as u32);
            }
        }
    };
    let item = |problem: &Problem| {
        let (line, column) = (problem.line.unwrap_or(1), problem.column.unwrap_or(1));
        let go = go.clone();
        html! {
            <li>
                <button type="button" class={classes!("problem", problem.severity.name())} onclick={move |_| go(line, column)}>
                    <b>{ fill("atLine", &[&line.to_string(), &column.to_string()]) }{ " " }</b>{ words().problem(problem) }
                </button>
            </li>
        }
    };
    html! {
        <div class="json">
            <p class={classes!("state", props.typed.is_some().then_some("trouble"))} role="status">
                { t(if props.typed.is_some() { "jsonUnusable" } else { "jsonBothWays" }) }
            </p>
            <div class="editor" ref={host}></div>
            <ul class="located" aria-label={t("problemsByLine")}>{ for problems.iter().take(60).map(item) }</ul>
        </div>
    }
}

// Makes the editor when the view opens, and takes it away when it closes.
#[hook]
fn use_editor(host: &NodeRef, held: &Held, text: &Rc<str>, desk: &Desk) {
    let (host, held, text) = (host.clone(), held.clone(), text.clone());
    use_effect_with(desk.clone(), move |desk| {
        let act = desk.act.clone();
        let on_change = Closure::new(move |text: String| act.emit(Action::Type(text, now())));
        if let Some(host) = host.cast::<Element>() {
            let editor = JsonEditor::new(&host, &text, t("jsonEditor"), on_change.as_ref().unchecked_ref());
            *held.borrow_mut() = Some((editor, on_change));
        }
        move || held.borrow_mut().take().into_iter().for_each(|(editor, _)| editor.destroy())
    });
}

// Problems with line and column: of the text that was typed, else of the manifest beside its article.
#[hook]
fn use_located(text: &Rc<str>, checked: &Rc<Checked>, unusable: bool) -> Rc<Vec<Problem>> {
    let located = use_state(Rc::<Vec<Problem>>::default);
    let set = located.setter();
    use_effect_with((text.clone(), checked.clone(), unusable), move |(text, checked, unusable)| {
        let (text, checked, unusable) = (text.clone(), checked.clone(), *unusable);
        let timeout = Timeout::new(PAUSE, move || {
            let mut problems = if unusable { parse(text.as_bytes()).1 } else { checked.problems.clone() };
            if !unusable {
                place_problems(text.trim_start_matches('\u{FEFF}'), &mut problems);
            }
            set.set(problems.into());
        });
        move || drop(timeout)
    });
    (*located).clone()
}

// A problem as the editor shows it.
#[derive(Serialize)]
struct Diagnostic<'p> {
    line: usize,
    column: usize,
    severity: &'static str,
    message: &'p str,
}

impl Diagnostic<'_> {
    fn of(problem: &Problem) -> Diagnostic<'_> {
        Diagnostic {
            line: problem.line.unwrap_or(1),
            column: problem.column.unwrap_or(1),
            severity: problem.severity.name(),
            message: &problem.message,
        }
    }
}
