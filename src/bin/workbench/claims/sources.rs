//! Who stands behind a claim: add, copy from another claim, put in order, remove.

use crate::article::reading::edit;
use crate::claims::field::{Complaints, Field, Holds, problems_of};
use crate::desk::state::{Ask, Desk, Goal};
use claim_labels::manifest::{Json, Problem};
use claim_labels::workbench::{Edit, Node};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SourcesProps {
    /// Where the list is, a JSON Pointer.
    pub list: String,
    pub sources: Option<Node>,
    /// All claims, whose sources can be copied.
    pub claims: Node,
    pub problems: Vec<Problem>,
    pub desk: Desk,
}

const FIELDS: [(&str, &str, Holds, &str); 5] = [
    ("name", "Name", Holds::Line, "a person or a body"),
    ("role", "Role", Holds::Line, ""),
    ("publisher", "Publisher", Holds::Line, ""),
    ("url", "Address", Holds::Address, "https://…"),
    ("date", "Date", Holds::Date, "2025-04-22"),
];

/// The list of sources.
#[component]
pub fn Sources(props: &SourcesProps) -> Html {
    let sources: Vec<Node> = props.sources.as_ref().map(|list| list.items().cloned().collect()).unwrap_or_default();
    let total = sources.len();
    let insert = |json: Json| insert(&props.desk, &props.list, total, json);
    let add = {
        let insert = insert(Json::Object(Vec::new()));
        move |_| insert()
    };
    html! {
        <fieldset class="sources" id={props.list.clone()} tabindex="-1">
            <legend>{ "Sources" }</legend>
            <Complaints id={format!("{}#problems", props.list)} problems={problems_of(&props.problems, &props.list)} />
            <ol class="cards">{ for sources.iter().enumerate().map(|(number, source)| item(props, number, total, source)) }</ol>
            <div class="row">
                <button type="button" onclick={add}>{ "Add a source" }</button>
                { copy(props, total) }
            </div>
        </fieldset>
    }
}

fn insert(desk: &Desk, list: &str, at: usize, json: Json) -> impl Fn() + 'static {
    let (desk, list) = (desk.clone(), list.to_owned());
    move || {
        desk.act.emit(edit(Edit::Insert(list.clone(), at, json.clone())));
        desk.ask.emit(Ask::Go(Goal::Field(format!("{list}/{at}/name"))));
    }
}

fn item(props: &SourcesProps, number: usize, total: usize, source: &Node) -> Html {
    let at = format!("{}/{number}", props.list);
    let field = |(name, label, holds, hint): (&str, &'static str, Holds, &'static str)| {
        let pointer = format!("{at}/{name}");
        html! {
            <Field {label} value={source.text_at(&format!("/{name}"))} {holds} {hint}
                problems={problems_of(&props.problems, &pointer)} {pointer} desk={props.desk.clone()} />
        }
    };
    let button = |label: &'static str, edits: Edit, can: bool| {
        let act = props.desk.act.clone();
        let name = format!("{label} source {}", number + 1);
        let onclick = move |_| act.emit(edit(edits.clone()));
        html! { <button type="button" class="small" aria-label={name} disabled={!can} {onclick}>{ label }</button> }
    };
    let shift = |to: usize| Edit::Move { list: props.list.clone(), from: number, to };
    html! {
        <li key={number} class="card" id={at.clone()} tabindex="-1">
            { for FIELDS.into_iter().map(field) }
            <Complaints id={format!("{at}#problems")} problems={problems_of(&props.problems, &at)} />
            <div class="row">
                { button("Up", shift(number.saturating_sub(1)), number > 0) }
                { button("Down", shift(number + 1), number + 1 < total) }
                { button("Remove", Edit::Remove(at.clone()), true) }
            </div>
        </li>
    }
}

// Every source of the manifest once, to copy.
fn copy(props: &SourcesProps, total: usize) -> Html {
    let mut known: Vec<(String, Json)> = Vec::new();
    for source in props.claims.items().filter_map(|claim| claim.get("sources")).flat_map(Node::items) {
        let label = label(source);
        if !label.is_empty() && !known.iter().any(|(other, _)| *other == label) {
            known.push((label, source.json()));
        }
    }
    if known.is_empty() {
        return html! {};
    }
    let options: Html = known
        .iter()
        .enumerate()
        .map(|(at, (label, _))| html! { <option value={at.to_string()}>{ label }</option> })
        .collect();
    let (desk, list) = (props.desk.clone(), props.list.clone());
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target().map(JsCast::unchecked_into).expect("a change of a control");
        let chosen = select.value().parse().ok().and_then(|at: usize| known.get(at));
        chosen.into_iter().for_each(|(_, json)| insert(&desk, &list, total, json.clone())());
        select.set_value("");
    };
    html! {
        <select aria-label="Copy a source" {onchange}>
            <option value="" selected=true>{ "Copy a source…" }</option>
            { options }
        </select>
    }
}

fn label(source: &Node) -> String {
    let parts = ["/name", "/role", "/publisher", "/date"].map(|field| source.text_at(field));
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
