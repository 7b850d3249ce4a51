//! The list of suggestions. The article follows it: the one that has the focus is chosen there, and can be trimmed before it is accepted.

use crate::article::keys::{label_of, step_of};
use crate::article::reading::{Reading, reveal};
use crate::desk::keys::name_of;
use crate::desk::state::{Ask, Topic};
use crate::labelling::Work;
use crate::words::{fill, t, words};
use claim_labels::manifest::Status;
use claim_labels::suggest::{Kind, Suggestion};
use claim_labels::text::Span;
use claim_labels::workbench::{Action, Step, source_of};
use gloo::utils::document;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// More than this are not drawn at once.
const MOST: usize = 60;

#[derive(Properties, PartialEq)]
pub struct SuggestionListProps {
    pub open: Rc<Vec<Suggestion>>,
    pub work: Work,
}

/// The list.
#[component]
pub fn SuggestionList(props: &SuggestionListProps) -> Html {
    let total = props.open.len();
    let Some(reading) = props.work.reading.clone() else { return html! {} };
    html! {
        <div class="suggestions">
            <p class="quiet">{ t("suggestionsHow") }</p>
            if total == 0 {
                <p class="empty">{ t("noSuggestions") }</p>
            }
            <ol class="claims" aria-label={t("suggestions")}>{ for props.open.iter().take(MOST).enumerate().map(|(at, one)| item(props, &reading, at, one)) }</ol>
            if total > MOST {
                <p class="quiet">{ fill("suggestionsMore", &[&(total - MOST).to_string()]) }</p>
            }
        </div>
    }
}

// One suggestion, and what can be done with it.
#[derive(Clone)]
struct Decision {
    one: Suggestion,
    // Where the focus goes when it is decided.
    next: String,
    work: Work,
}

impl Decision {
    // Its passage: as it was trimmed, if it was.
    fn span(&self) -> Span {
        self.work.passage.filter(|passage| passage.overlaps(self.one.span)).unwrap_or(self.one.span)
    }

    fn accept(&self, status: Status) {
        let sources = self.one.source.as_ref().and_then(source_of);
        let sources = sources.map(|source| claim_labels::manifest::Json::Array(vec![source]));
        if self.work.label(status, self.span(), sources).is_some() {
            self.work.desk.say(Topic::Labelling, t("accepted"));
            self.decided();
        }
    }

    fn dismiss(&self) {
        let Some(reading) = &self.work.reading else { return };
        self.work.desk.act.emit(Action::Dismiss(reading.words(self.one.span)));
        self.work.desk.say(Topic::Labelling, t("dismissed"));
        self.decided();
    }

    fn decided(&self) {
        self.work.desk.ask.emit(Ask::Passage(None));
        self.work.desk.go(self.next.clone());
    }

    fn trim(&self, step: Step) {
        let Some(reading) = &self.work.reading else { return };
        let moved = reading.moved(Some(self.span()), 0, step);
        self.work.desk.ask.emit(Ask::Passage(moved));
    }
}

fn item(props: &SuggestionListProps, reading: &Rc<Reading>, at: usize, one: &Suggestion) -> Html {
    let neighbour = props.open.get(at + 1).or_else(|| at.checked_sub(1).and_then(|at| props.open.get(at)));
    let next = neighbour.map_or("view-suggestions".into(), name);
    let decision = Decision { one: one.clone(), next, work: props.work.clone() };
    let words_of = reading.words(decision.span());
    let original = reading.words(one.span);
    let status = words().status(one.status);
    let accept = {
        let decision = decision.clone();
        move |_: MouseEvent| decision.accept(decision.one.status)
    };
    let dismiss = {
        let decision = decision.clone();
        move |_: MouseEvent| decision.dismiss()
    };
    let show = {
        let (reading, span) = (reading.clone(), one.span);
        move |_: MouseEvent| reveal(&reading, span)
    };
    let onfocusin = {
        let (reading, desk, span) = (reading.clone(), props.work.desk.clone(), decision.span());
        move |_: FocusEvent| {
            desk.ask.emit(Ask::Passage(Some(span)));
            reveal(&reading, span);
        }
    };
    html! {
        <li key={one.span.start} class="claim suggestion" data-claim-status={one.status.name()} {onfocusin} onkeydown={keys(&decision, reading.rtl)}>
            <p><span class="chip">{ status }</span><q dir="auto">{ &words_of }</q></p>
            <p class="quiet">{ t(why(one.cue.kind)) }{ ": " }<mark class="cue">{ reading.words(one.cue.span) }</mark>{ for source(one) }</p>
            <div class="row">
                <button type="button" class="label" id={name(one)} onclick={accept} aria-label={fill("acceptAs", &[status, &original])}>
                    { fill("acceptAsShort", &[&status.to_lowercase()]) }
                </button>
                <button type="button" onclick={dismiss} aria-label={fill("dismissThis", &[&original])}>{ t("dismiss") }</button>
                <button type="button" onclick={show} aria-label={fill("showThis", &[&original])}>{ t("show") }</button>
            </div>
        </li>
    }
}

fn keys(decision: &Decision, rtl: bool) -> Callback<KeyboardEvent> {
    let decision = decision.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match (name_of(&event).as_str(), label_of(&event), step_of(&event, rtl)) {
            ("arrowdown", ..) => to_sibling(&event, Element::next_element_sibling),
            ("arrowup", ..) => to_sibling(&event, Element::previous_element_sibling),
            ("x" | "delete", ..) => decision.dismiss(),
            (_, Some(label), _) => decision.accept(Status::ALL[label]),
            (_, _, Some(step)) => decision.trim(step),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    })
}

/// The arrow down leads from what shows the list into it.
pub fn into_suggestions(event: KeyboardEvent) {
    let first = || document().query_selector(".suggestions li .label").ok().flatten();
    if let Some(button) = (event.key() == "ArrowDown").then(first).flatten() {
        event.prevent_default();
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}

fn to_sibling(event: &KeyboardEvent, sibling: fn(&Element) -> Option<Element>) {
    let item = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let own = document().active_element().and_then(|active| active.closest("li").ok().flatten()).or(item);
    let button = own.as_ref().and_then(sibling).and_then(|item| item.query_selector(".label").ok().flatten());
    button.map(|button| button.unchecked_into::<HtmlElement>().focus());
}

fn name(one: &Suggestion) -> String {
    format!("suggestion-{}", one.span.start)
}

fn why(kind: Kind) -> &'static str {
    match kind {
        Kind::Attribution => "cueAttribution",
        Kind::Quotation => "cueQuotation",
        Kind::Report => "cueReport",
        Kind::Hedge => "cueHedge",
    }
}

fn source(one: &Suggestion) -> Option<String> {
    let source = one.source.as_ref()?;
    let parts: Vec<&str> = [&source.name, &source.role].into_iter().filter_map(|part| part.as_deref()).collect();
    (!parts.is_empty()).then(|| format!(" · {}", parts.join(", ")))
}
