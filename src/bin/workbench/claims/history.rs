//! What a claim was: earlier labels, and what turned out otherwise.

use crate::article::reading::edit;
use crate::claims::dates::today;
use crate::claims::field::{Complaints, Field, Holds, problems_of};
use crate::claims::fold::Fold;
use crate::claims::form_props::ClaimFormProps;
use crate::words::t;
use claim_labels::manifest::{Json, Problem};
use claim_labels::workbench::{Edit, Node};
use yew::prelude::*;

pub fn history(props: &ClaimFormProps, problems: &[Problem]) -> Html {
    let list = props.pointer("/history");
    let changes: Vec<Node> =
        props.claim.get("history").map(|history| history.items().cloned().collect()).unwrap_or_default();
    let add = {
        let (act, list, at) = (props.desk.act.clone(), list.clone(), changes.len());
        let status = props.claim.text_at("/status");
        move |_| {
            let fields = [("status", status.clone()), ("date", today())];
            let change = Json::Object(fields.map(|(key, value)| (key.into(), Json::String(value))).into());
            act.emit(edit(Edit::Insert(list.clone(), at, change)));
        }
    };
    let item = |(number, change): (usize, &Node)| {
        let at = format!("{list}/{number}");
        let field = |name: &str, label: &'static str, holds: Holds, hint: &'static str| {
            let pointer = format!("{at}/{name}");
            html! {
                <Field label={t(label)} value={change.text_at(&format!("/{name}"))} {holds} {hint}
                    problems={problems_of(problems, &pointer)} {pointer} desk={props.desk.clone()} />
            }
        };
        let remove = {
            let (act, at) = (props.desk.act.clone(), at.clone());
            move |_| act.emit(edit(Edit::Remove(at.clone())))
        };
        html! {
            <li key={number} class="card" id={at.clone()} tabindex="-1">
                { field("status", "labelItHad", Holds::Line, "official, reported, speculative") }
                { field("date", "since", Holds::Date, "2025-04-22") }
                { field("note", "whyChanged", Holds::Line, "") }
                <Complaints id={format!("{at}#problems")} problems={problems_of(problems, &at)} />
                <button type="button" class="small" onclick={remove}>{ t("remove") }</button>
            </li>
        }
    };
    html! {
        <Fold key={props.own.number()} title={t("earlierLabels")} open={!changes.is_empty()}>
            <ol class="cards">{ for changes.iter().enumerate().map(item) }</ol>
            <Complaints id={format!("{list}#problems")} problems={problems_of(problems, &list)} />
            <button type="button" onclick={add}>{ t("addEarlier") }</button>
        </Fold>
    }
}

pub fn correction(props: &ClaimFormProps, problems: &[Problem]) -> Html {
    let at = props.pointer("/correction");
    let there = props.claim.get("correction");
    let field = |name: &str, label: &'static str, holds: Holds, hint: &'static str| {
        let pointer = format!("{at}/{name}");
        html! {
            <Field label={t(label)} value={props.claim.text_at(&format!("/correction/{name}"))} {holds} {hint}
                problems={problems_of(problems, &pointer)} {pointer} desk={props.desk.clone()} />
        }
    };
    html! {
        <Fold key={props.own.number()} title={t("correction")} open={there.is_some()}>
            { field("note", "correctionNote", Holds::Text, "") }
            { field("date", "correctionDate", Holds::Date, "2025-04-22") }
            { field("url", "correctionUrl", Holds::Address, "https://…") }
            <Complaints id={format!("{at}#problems")} problems={problems_of(problems, &at)} />
        </Fold>
    }
}
