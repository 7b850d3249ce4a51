//! The form of one claim.

use crate::article::reading::edit;
use crate::claims::desk_only::desk_only;
use crate::claims::drift::drift;
use crate::claims::field::{Complaints, Field, Holds, number_of, problems_of};
use crate::claims::form_props::ClaimFormProps;
use crate::claims::history::{correction, history};
use crate::claims::reasons::Reasons;
use crate::claims::status::StatusChoice;
use crate::desk::state::{Ask, Desk, Goal, Topic};
use crate::labelling::here;
use crate::sources::list::Sources;
use crate::suggestions::speaker_of;
use crate::words::{t, words};
use claim_labels::manifest::{Json, Problem, Severity, Status, read};
use claim_labels::widget::claim_body;
use claim_labels::workbench::{Edit, field_of, unused_id};
use web_sys::KeyboardEvent;
use yew::prelude::*;

// Fields that the form itself shows.
const FIELDS: [&str; 11] = [
    "/id",
    "/status",
    "/quote/exact",
    "/quote/prefix",
    "/quote/suffix",
    "/note",
    "/summary",
    "/updated",
    "/draft",
    "/comment",
    "/review",
];

/// The form.
#[component]
pub fn ClaimForm(props: &ClaimFormProps) -> Html {
    let at = |problem: &&Problem| number_of(&problem.path) == Some(props.number);
    let problems: Vec<Problem> = props.checked.problems.iter().filter(at).cloned().collect();
    let field = |field: &str, label: &'static str, holds: Holds, hint: &'static str| {
        let pointer = props.pointer(field);
        let hint = if hint.is_empty() { "" } else { t(hint) };
        html! {
            <Field label={t(label)} value={props.claim.text_at(field)} {holds} {hint}
                problems={problems_of(&problems, &pointer)} pointer={pointer} desk={props.desk.clone()} />
        }
    };
    let status = Status::from_name(&props.claim.text_at("/status"));
    let unexplained = status.filter(|_| props.claim.text_at("/note").is_empty());
    let pointer = props.pointer("/note");
    let span = here(&props.checked, props.number);
    let deps = (props.reading.clone(), span, props.language());
    let sentence = use_memo(deps, |(reading, span, language)| speaker_of(reading.as_deref()?, (*span)?, language));
    html! {
        <div class="form" id={props.pointer("")} tabindex="-1" role="group" aria-label={t("openClaim")} onkeydown={leave(&props.desk)}>
            { drift(props) }
            <Complaints id={props.pointer("#problems")} problems={rest(props, &problems)} />
            <StatusChoice pointer={props.pointer("/status")} {status} problems={problems.clone()} desk={props.desk.clone()} />
            { field("/note", "why", Holds::Reason, "") }
            if let Some(status) = unexplained {
                <Reasons {pointer} {status} desk={props.desk.clone()} />
            }
            <Sources list={props.pointer("/sources")} sources={props.claim.get("sources").cloned()} claims={props.claims.clone()}
                sentence={(*sentence).clone()} problems={problems.clone()} desk={props.desk.clone()} />
            { field("/summary", "summary", Holds::Line, "") }
            <details>
                <summary>{ t("passage") }</summary>
                { field("/quote/exact", "quoteExact", Holds::Text, "") }
                { field("/quote/prefix", "quotePrefix", Holds::Line, "") }
                { field("/quote/suffix", "quoteSuffix", Holds::Line, "") }
                { repick(props) }
            </details>
            { desk_only(props, &problems) }
            { history(props, &problems) }
            { correction(props, &problems) }
            <details>
                <summary>{ t("nameAndDate") }</summary>
                { field("/id", "claimId", Holds::Line, "") }
                if problems.iter().any(|problem| problem.code == "id-duplicate") {
                    { new_id(props) }
                }
                { field("/updated", "updated", Holds::Date, "dateHint") }
            </details>
            { preview(props) }
            { actions(props) }
        </div>
    }
}

// Escape leads back to the article, unless something in the form was open for it.
fn leave(desk: &Desk) -> Callback<KeyboardEvent> {
    let ask = desk.ask.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() && !event.is_composing() {
            event.prevent_default();
            ask.emit(Ask::Go(Goal::Article));
        }
    })
}

// Problems that no field of the form shows.
fn rest(props: &ClaimFormProps, problems: &[Problem]) -> Vec<Problem> {
    let shown = |pointer: &str| {
        let field = pointer.strip_prefix(&props.pointer("")).unwrap_or(pointer);
        FIELDS.contains(&field) || ["/sources", "/history", "/correction"].iter().any(|list| field.starts_with(list))
    };
    problems.iter().filter(|problem| !shown(&field_of(problem))).cloned().collect()
}

fn repick(props: &ClaimFormProps) -> Html {
    let (ask, own) = (props.desk.ask.clone(), props.own);
    let onclick = move |_| {
        ask.emit(Ask::Repick(Some(own)));
        ask.emit(Ask::Go(Goal::Article));
    };
    html! { <button type="button" {onclick}>{ t("chooseAnother") }</button> }
}

fn new_id(props: &ClaimFormProps) -> Html {
    let (act, at) = (props.desk.act.clone(), props.pointer("/id"));
    let id = unused_id(&props.claims, &props.claim.text_at("/quote/exact"));
    let onclick = move |_| act.emit(edit(Edit::Set(at.clone(), id.clone())));
    html! { <button type="button" class="small" {onclick}>{ t("newId") }</button> }
}

// What the card says, by the same component as in the page; only while readers are shown the claim.
fn preview(props: &ClaimFormProps) -> Html {
    let sound = |problem: &Problem| problem.severity == Severity::Warning;
    let own = props.claim.json();
    let alone = Json::object([("version", Json::Number(1.0)), ("claims", Json::Array(vec![own]))]);
    let (manifest, problems) = read(&alone);
    let Some(claim) = manifest.and_then(|mut manifest| manifest.claims.pop()).filter(|_| problems.iter().all(sound))
    else {
        return html! {};
    };
    html! {
        <details>
            <summary>{ t("readersRead") }</summary>
            <div class="readers" dir="auto">{ claim_body(&claim, words().readers(), None, None) }</div>
        </details>
    }
}

fn actions(props: &ClaimFormProps) -> Html {
    let (number, total) = (props.number, props.total);
    // The focus follows the claim to where it is then.
    let shift = |label: &'static str, back: &'static str, to: usize, can: bool, at_edge: bool| {
        let desk = props.desk.clone();
        let id = props.pointer(&format!("#{label}"));
        let onclick = move |_| {
            desk.act.emit(edit(Edit::Move { list: "/claims".into(), from: number, to }));
            desk.go(format!("/claims/{to}#{}", if at_edge { back } else { label }));
        };
        html! { <button type="button" class="small" {id} disabled={!can} {onclick}>{ t(label) }</button> }
    };
    let delete = {
        let (desk, pointer) = (props.desk.clone(), props.pointer(""));
        move |_| {
            desk.act.emit(edit(Edit::Remove(pointer.clone())));
            desk.say(Topic::Labelling, t("claimDeleted"));
            let next = if total > 1 { format!("claim-row-{}", number.min(total - 2)) } else { "side".into() };
            desk.go(next);
        }
    };
    html! {
        <div class="row">
            { shift("claimUp", "claimDown", number.saturating_sub(1), number > 0, number <= 1) }
            { shift("claimDown", "claimUp", number + 1, number + 1 < total, number + 2 >= total) }
            <button type="button" class="small" onclick={props.desk.ask.reform(|_: MouseEvent| Ask::Go(Goal::Article))}>{ t("backToArticle") }</button>
            <span class="gap"></span>
            <button type="button" class="danger" onclick={delete}>{ t("deleteClaim") }</button>
        </div>
    }
}
