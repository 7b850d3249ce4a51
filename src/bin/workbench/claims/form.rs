//! The form of one claim.

use crate::article::reading::edit;
use crate::claims::field::{Complaints, Field, Holds, number_of, problems_of};
use crate::claims::form_props::ClaimFormProps;
use crate::claims::history::{correction, history};
use crate::claims::orphan::OrphanBox;
use crate::claims::reworded::RewordedBox;
use crate::claims::sources::Sources;
use crate::desk::state::{Ask, Goal};
use crate::wording::NAMES;
use claim_labels::manifest::{Problem, Status};
use claim_labels::workbench::{Edit, Found};
use yew::prelude::*;

/// The form.
#[component]
pub fn ClaimForm(props: &ClaimFormProps) -> Html {
    let here = |problem: &&Problem| number_of(&problem.path) == Some(props.number);
    let problems: Vec<Problem> = props.checked.problems.iter().filter(here).cloned().collect();
    let field = |field: &str, label: &'static str, holds: Holds, hint: &'static str| {
        let pointer = props.pointer(field);
        html! {
            <Field label={label} value={props.claim.text_at(field)} {holds} {hint}
                problems={problems_of(&problems, &pointer)} pointer={pointer} desk={props.desk.clone()} />
        }
    };
    let fields = ["/id", "/status", "/quote/exact", "/quote/prefix", "/quote/suffix", "/note", "/summary", "/updated"];
    let elsewhere = rest(props, &problems, &fields);
    html! {
        <div class="form" id={props.pointer("")} tabindex="-1" role="group" aria-label="The open claim">
            { drift(props) }
            <Complaints id={props.pointer("#problems")} problems={elsewhere} />
            { labels(props, &problems) }
            { field("/note", "Why this label", Holds::Text, "") }
            <Sources list={props.pointer("/sources")} sources={props.claim.get("sources").cloned()} claims={props.claims.clone()}
                problems={problems.clone()} desk={props.desk.clone()} />
            { field("/summary", "Summary, one line", Holds::Line, "") }
            <details>
                <summary>{ "Passage" }</summary>
                { field("/quote/exact", "Words of the article", Holds::Text, "") }
                { field("/quote/prefix", "Words before", Holds::Line, "") }
                { field("/quote/suffix", "Words after", Holds::Line, "") }
                { repick(props) }
            </details>
            { history(props, &problems) }
            { correction(props, &problems) }
            <details>
                <summary>{ "Name and date of the claim" }</summary>
                { field("/id", "Id, used in links", Holds::Line, "") }
                { field("/updated", "Last reviewed", Holds::Date, "2025-04-22") }
            </details>
            { actions(props) }
        </div>
    }
}

// Problems that no field of the form shows.
fn rest(props: &ClaimFormProps, problems: &[Problem], fields: &[&str]) -> Vec<Problem> {
    let shown = |pointer: &str| {
        let field = pointer.strip_prefix(&props.pointer("")).unwrap_or(pointer);
        fields.contains(&field) || ["/sources", "/history", "/correction"].iter().any(|list| field.starts_with(list))
    };
    problems.iter().filter(|problem| !shown(&claim_labels::workbench::field_of(problem))).cloned().collect()
}

// What became of the passage, if it is not as it was.
fn drift(props: &ClaimFormProps) -> Html {
    match (props.checked.found.get(props.number), &props.reading) {
        (Some(Found::Lost(orphan)), Some(reading)) => html! {
            <OrphanBox number={props.number} orphan={*orphan} exact={props.claim.text_at("/quote/exact")}
                reading={reading.clone()} desk={props.desk.clone()} />
        },
        (Some(found @ Found::Here(anchor)), Some(reading)) => {
            let wording = found.wording(&reading.article, &props.claim.text_at("/quote/exact"));
            wording.map_or_else(Html::default, |wording| html! {
                <RewordedBox number={props.number} {wording} span={anchor.span} reading={reading.clone()} desk={props.desk.clone()} />
            })
        }
        _ => html! {},
    }
}

fn repick(props: &ClaimFormProps) -> Html {
    let (ask, number) = (props.desk.ask.clone(), props.number);
    let onclick = move |_| {
        ask.emit(Ask::Repick(Some(number)));
        ask.emit(Ask::Go(Goal::Article));
    };
    html! { <button type="button" {onclick}>{ "Choose another passage" }</button> }
}

fn labels(props: &ClaimFormProps, problems: &[Problem]) -> Html {
    let pointer = props.pointer("/status");
    let now = props.claim.text_at("/status");
    let choice = |status: Status| {
        let (act, at) = (props.desk.act.clone(), pointer.clone());
        let onchange = move |_| act.emit(edit(Edit::Set(at.clone(), status.name().into())));
        html! {
            <label class="choice" data-status={status.name()}>
                <input type="radio" name={pointer.clone()} checked={now == status.name()} {onchange} />
                <span>{ NAMES[status as usize] }</span>
            </label>
        }
    };
    html! {
        <fieldset class="labels" id={pointer.clone()} tabindex="-1">
            <legend>{ "Label" }</legend>
            <div class="row">{ for Status::ALL.into_iter().map(choice) }</div>
            <p class="quiet">{ meaning(&now) }</p>
            <Complaints id={format!("{pointer}#problems")} problems={problems_of(problems, &pointer)} />
        </fieldset>
    }
}

fn meaning(status: &str) -> &'static str {
    match Status::from_name(status) {
        Some(Status::Official) => {
            "Said on the record by the person or body it concerns. It needs a source with a name."
        }
        Some(Status::Reported) => "Said by a news organisation or its sources, not confirmed. It needs a source.",
        Some(Status::Speculative) => "Conjecture, forecast or rumour: no source stands behind it. It needs the reason.",
        None => "",
    }
}

fn actions(props: &ClaimFormProps) -> Html {
    let (number, total) = (props.number, props.total);
    let shift = |label: &'static str, to: usize, can: bool| {
        let act = props.desk.act.clone();
        let onclick = move |_| act.emit(edit(Edit::Move { list: "/claims".into(), from: number, to }));
        html! { <button type="button" class="small" disabled={!can} {onclick}>{ label }</button> }
    };
    let delete = {
        let (desk, pointer) = (props.desk.clone(), props.pointer(""));
        move |_| {
            desk.act.emit(edit(Edit::Remove(pointer.clone())));
            desk.say("The claim was deleted. Undo brings it back.");
            desk.ask.emit(Ask::Go(Goal::Field("side".into())));
        }
    };
    html! {
        <div class="row">
            { shift("Move up", number.saturating_sub(1), number > 0) }
            { shift("Move down", number + 1, number + 1 < total) }
            <span class="gap"></span>
            <button type="button" class="danger" onclick={delete}>{ "Delete this claim" }</button>
        </div>
    }
}
