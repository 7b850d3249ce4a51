//! Passages that may deserve a label: each accepted or dismissed with one press, and none applied by itself.

use crate::article::reading::{Reading, edit, reveal};
use crate::desk::state::{Ask, Desk, Goal};
use crate::wording::NAMES;
use claim_labels::manifest::Json;
use claim_labels::suggest::{Kind, Suggestion, suggest};
use claim_labels::text::Span;
use claim_labels::workbench::{Action, Checked, Edit, Found, Node, claim, unused_id};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// More than this are not drawn at once.
const MOST: usize = 60;

#[derive(Properties, PartialEq)]
pub struct SuggestionListProps {
    pub open: Rc<Vec<Suggestion>>,
    pub claims: Option<Node>,
    pub checked: Rc<Checked>,
    pub reading: Rc<Reading>,
    pub desk: Desk,
}

/// The suggestions that are open: neither turned down nor labelled already.
pub fn open(
    found: &[Suggestion],
    reading: &Reading,
    checked: &Checked,
    dismissed: &BTreeSet<String>,
) -> Vec<Suggestion> {
    let labelled = |span: Span| {
        checked.found.iter().any(|found| matches!(found, Found::Here(anchor) if anchor.span.overlaps(span)))
    };
    let is_open = |one: &&Suggestion| !labelled(one.span) && !dismissed.contains(&reading.words(one.span));
    found.iter().filter(is_open).cloned().collect()
}

/// All suggestions for an article. Its language is the manifest's, English if that says none.
pub fn find(reading: &Reading, language: &str) -> Vec<Suggestion> {
    suggest(reading.flowing(), if language.is_empty() { "en" } else { language })
}

/// The list.
#[component]
pub fn SuggestionList(props: &SuggestionListProps) -> Html {
    let total = props.open.len();
    html! {
        <div class="suggestions">
            <p class="quiet">
                { "A heuristic over English words, not a reading of the text: it proposes, you decide. What it knows of a \
                   passage is shown with it." }
            </p>
            if total == 0 {
                <p class="empty">{ "No suggestions for this article, or none left." }</p>
            }
            <ol class="claims" aria-label="Suggestions">{ for props.open.iter().take(MOST).enumerate().map(|(at, one)| item(props, at, one)) }</ol>
            if total > MOST {
                <p class="quiet">{ format!("And {} more, as these are decided.", total - MOST) }</p>
            }
        </div>
    }
}

fn item(props: &SuggestionListProps, at: usize, one: &Suggestion) -> Html {
    let (reading, desk) = (&props.reading, &props.desk);
    // Where the focus goes when this one is decided.
    let neighbour = props.open.get(at + 1).or_else(|| at.checked_sub(1).and_then(|at| props.open.get(at)));
    let next = Goal::Field(neighbour.map_or("view-suggestions".into(), name));
    let words = reading.words(one.span);
    let status = NAMES[one.status as usize];
    let accept = {
        let (desk, claims, checked) = (desk.clone(), props.claims.clone(), props.checked.clone());
        let (reading, one, next) = (reading.clone(), one.clone(), next.clone());
        move |_| {
            if accept(&one, &reading, claims.as_ref(), &checked, &desk) {
                desk.ask.emit(Ask::Go(next.clone()));
            }
        }
    };
    let dismiss = {
        let (desk, words) = (desk.clone(), words.clone());
        move |_| {
            desk.act.emit(Action::Dismiss(words.clone()));
            desk.say("Dismissed. Undo brings it back.");
            desk.ask.emit(Ask::Go(next.clone()));
        }
    };
    let show = {
        let (reading, span) = (reading.clone(), one.span);
        move |_| reveal(&reading, span)
    };
    html! {
        <li key={one.span.start} class="claim suggestion" data-status={one.status.name()}>
            <p><span class="chip">{ status }</span><q>{ &words }</q></p>
            <p class="quiet">{ why(one.cue.kind) }{ ": " }<mark class="cue">{ reading.words(one.cue.span) }</mark>{ for source(one) }</p>
            <div class="row">
                <button type="button" class="label" id={name(one)} onclick={accept} aria-label={format!("Accept as {status}: {words}")}>
                    { format!("Accept as {}", status.to_lowercase()) }
                </button>
                <button type="button" onclick={dismiss} aria-label={format!("Dismiss: {words}")}>{ "Dismiss" }</button>
                <button type="button" onclick={show} aria-label={format!("Show in the article: {words}")}>{ "Show" }</button>
            </div>
        </li>
    }
}

fn name(one: &Suggestion) -> String {
    format!("suggestion-{}", one.span.start)
}

fn why(kind: Kind) -> &'static str {
    match kind {
        Kind::Attribution => "Somebody is said to say it",
        Kind::Quotation => "A direct quotation",
        Kind::Report => "Handed on without saying by whom",
        Kind::Hedge => "Held back",
    }
}

fn source(one: &Suggestion) -> Option<String> {
    let source = one.source.as_ref()?;
    let parts: Vec<&str> = [&source.name, &source.role].into_iter().filter_map(|part| part.as_deref()).collect();
    (!parts.is_empty()).then(|| format!(" · {}", parts.join(", ")))
}

// Whether a claim could be made of it.
fn accept(one: &Suggestion, reading: &Reading, claims: Option<&Node>, checked: &Checked, desk: &Desk) -> bool {
    let Some(quote) = reading.article.quote(reading.article.snap(one.span)) else {
        desk.complain("These words cannot be told apart from others like them. Choose a longer passage by hand.");
        return false;
    };
    let id = claims.map_or_else(|| "claim-1".into(), |claims| unused_id(claims, &quote.exact));
    let mut draft = claim(&id, one.status, &quote);
    if let (Json::Object(fields), Some(sources)) = (&mut draft, sources(one)) {
        fields.push(("sources".into(), sources));
    }
    let at = place(claims, checked, one.span);
    desk.act.emit(edit(Edit::Insert("/claims".into(), at, draft)));
    desk.say("Accepted. Say why under Claims, and check who stands behind it.");
    true
}

fn sources(one: &Suggestion) -> Option<Json> {
    let source = one.source.as_ref()?;
    let fields = [("name", &source.name), ("role", &source.role)];
    let fields = fields.into_iter().filter_map(|(key, value)| Some((key.into(), Json::String(value.clone()?))));
    Some(Json::Array(vec![Json::Object(fields.collect())]))
}

/// Where in the list a claim about this passage belongs: as the passages stand in the article.
pub fn place(claims: Option<&Node>, checked: &Checked, passage: Span) -> usize {
    let later = |found: &Found| matches!(found, Found::Here(anchor) if anchor.span.start > passage.start);
    let total = claims.map_or(0, |claims| claims.items().len());
    checked.found.iter().position(later).unwrap_or(total).min(total)
}
