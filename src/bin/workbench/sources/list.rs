//! The sources of a claim.

use crate::article::reading::edit;
use crate::claims::field::{Complaints, problems_of};
use crate::desk::state::{Ask, Desk, Goal};
use crate::sources::card::SourceCard;
use crate::sources::memory;
use crate::sources::search::SourceSearch;
use crate::words::t;
use claim_labels::manifest::{Json, Problem};
use claim_labels::workbench::{Edit, Node, source_label};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlSelectElement, KeyboardEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SourcesProps {
    /// Where the list is, a JSON Pointer.
    pub list: String,
    pub sources: Option<Node>,
    /// All claims, whose sources can be copied.
    pub claims: Node,
    /// Who the sentence of the passage names.
    pub sentence: Option<Json>,
    pub problems: Vec<Problem>,
    pub desk: Desk,
}

/// The list, and ways to add to it.
#[component]
pub fn Sources(props: &SourcesProps) -> Html {
    let sources: Vec<Node> = props.sources.as_ref().map(|list| list.items().cloned().collect()).unwrap_or_default();
    let total = sources.len();
    let add = {
        let (desk, list) = (props.desk.clone(), props.list.clone());
        move |_| {
            insert(&desk, &list, total, Json::Object(Vec::new()));
            desk.ask.emit(Ask::Go(Goal::Field(format!("{list}/{total}/name"))));
        }
    };
    let on_source = {
        let (desk, list) = (props.desk.clone(), props.list.clone());
        Callback::from(move |source: Json| {
            memory::used(&source);
            insert(&desk, &list, total, source);
        })
    };
    let item = |(number, source): (usize, &Node)| {
        html! {
            <SourceCard key={number} list={props.list.clone()} {number} {total} source={source.clone()} problems={props.problems.clone()}
                desk={props.desk.clone()} />
        }
    };
    html! {
        <fieldset class="sources" id={props.list.clone()} tabindex="-1">
            <legend>{ t("sources") }</legend>
            <Complaints id={format!("{}#problems", props.list)} problems={problems_of(&props.problems, &props.list)} />
            <ol class="cards">{ for sources.iter().enumerate().map(item) }</ol>
            <SourceSearch id={format!("{}#find", props.list)} label={t("findSource")} claims={props.claims.clone()}
                own={sources.iter().map(Node::json).collect::<Vec<_>>()} sentence={props.sentence.clone()} offered={total == 0} {on_source} />
            <div class="row">
                <button type="button" onclick={add}>{ t("addSource") }</button>
                <CopySource claims={props.claims.clone()} list={props.list.clone()} {total} desk={props.desk.clone()} />
            </div>
        </fieldset>
    }
}

fn insert(desk: &Desk, list: &str, at: usize, source: Json) {
    desk.act.emit(edit(Edit::Insert(list.to_owned(), at, source)));
}

#[derive(Properties, PartialEq)]
struct CopySourceProps {
    claims: Node,
    list: String,
    total: usize,
    desk: Desk,
}

// Every source of the manifest once, to copy whole. With a pointer a choice is a choice; with keys Enter takes it, so that an arrow
// can look at what there is.
#[component]
fn CopySource(props: &CopySourceProps) -> Html {
    let by_key = use_mut_ref(|| false);
    let desks = props.desk.host.as_ref().map(|host| host.sources().to_vec()).unwrap_or_default();
    let known = Rc::new(known(&props.claims, desks));
    if known.is_empty() {
        return html! {};
    }
    let copy = {
        let (desk, list, total, known) = (props.desk.clone(), props.list.clone(), props.total, known.clone());
        move |select: &HtmlSelectElement| {
            let chosen = select.value().parse().ok().and_then(|at: usize| known.get(at));
            if let Some((_, source)) = chosen {
                memory::used(source);
                insert(&desk, &list, total, source.clone());
                desk.ask.emit(Ask::Go(Goal::Field(format!("{list}/{total}/name"))));
            }
            select.set_value("");
        }
    };
    let onkeydown = {
        let (by_key, copy) = (by_key.clone(), copy.clone());
        move |event: KeyboardEvent| match (event.key().as_str(), control(&event)) {
            ("Enter", Some(select)) if !select.value().is_empty() => {
                event.prevent_default();
                copy(&select);
            }
            ("Tab" | "Escape", Some(select)) => select.set_value(""),
            _ => *by_key.borrow_mut() = true,
        }
    };
    let onpointerdown = {
        let by_key = by_key.clone();
        move |_: PointerEvent| *by_key.borrow_mut() = false
    };
    let onchange = move |event: Event| {
        if let Some(select) = control(&event).filter(|_| !*by_key.borrow()) {
            copy(&select);
        }
    };
    html! {
        <select aria-label={t("copySource")} title={t("copySourceKeys")} {onkeydown} {onpointerdown} {onchange}>
            <option value="" selected=true>{ t("copySourceFirst") }</option>
            { for known.iter().enumerate().map(|(at, (label, _))| html! { <option value={at.to_string()}>{ label }</option> }) }
        </select>
    }
}

fn control(event: &Event) -> Option<HtmlSelectElement> {
    event.target().and_then(|target| target.dyn_into().ok())
}

fn known(claims: &Node, desks: Vec<Json>) -> Vec<(String, Json)> {
    let mut known: Vec<(String, Json)> = Vec::new();
    let own = claims.items().filter_map(|claim| claim.get("sources")).flat_map(Node::items).map(Node::json);
    for source in own.chain(desks) {
        let label = source_label(&source);
        if !label.is_empty() && !known.iter().any(|(other, _)| *other == label) {
            known.push((label, source));
        }
    }
    known
}
