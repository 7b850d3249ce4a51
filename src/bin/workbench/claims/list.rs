//! The list of claims; the one that is open unfolds into its form.

use crate::article::reading::Reading;
use crate::claims::field::number_of;
use crate::claims::form::ClaimForm;
use crate::desk::state::Desk;
use crate::wording::{NAMES, counted};
use claim_labels::manifest::{Problem, Severity, Status};
use claim_labels::workbench::{Action, Checked, Found, Node};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ClaimListProps {
    pub claims: Option<Node>,
    pub checked: Rc<Checked>,
    pub selected: Option<usize>,
    pub reading: Option<Rc<Reading>>,
    pub desk: Desk,
}

/// All claims.
#[component]
pub fn ClaimList(props: &ClaimListProps) -> Html {
    let counts = use_memo(props.checked.clone(), |checked| count(&checked.problems));
    let claims = props.claims.as_ref();
    let total = claims.map_or(0, |claims| claims.items().len());
    let row = |(number, claim): (usize, &Node)| {
        let open = props.selected == Some(number);
        html! {
            <ClaimRow {number} {total} claim={claim.clone()} {open}
                problems={counts.get(&number).copied().unwrap_or_default()}
                found={props.checked.found.get(number).cloned()}
                checked={open.then(|| props.checked.clone())} claims={open.then(|| claims.cloned()).flatten()}
                reading={props.reading.clone().filter(|_| open)} desk={props.desk.clone()} />
        }
    };
    html! {
        if total == 0 {
            <p class="empty">{ "No claims yet. Select a passage in the article and choose its label." }</p>
        } else {
            <ol class="claims" aria-label="Claims">{ for claims.into_iter().flat_map(Node::items).enumerate().map(row) }</ol>
        }
    }
}

// Errors and warnings of each claim.
fn count(problems: &[Problem]) -> std::collections::HashMap<usize, (usize, usize)> {
    let mut counts = std::collections::HashMap::new();
    for problem in problems {
        let Some(number) = number_of(&problem.path) else { continue };
        let (errors, warnings): &mut (usize, usize) = counts.entry(number).or_default();
        *(if problem.severity == Severity::Error { errors } else { warnings }) += 1;
    }
    counts
}

#[derive(Properties, PartialEq)]
struct ClaimRowProps {
    number: usize,
    total: usize,
    claim: Node,
    open: bool,
    problems: (usize, usize),
    found: Option<Found>,
    // Only of the one that is open: the rest need not be drawn again.
    checked: Option<Rc<Checked>>,
    claims: Option<Node>,
    reading: Option<Rc<Reading>>,
    desk: Desk,
}

#[component]
fn ClaimRow(props: &ClaimRowProps) -> Html {
    let ClaimRowProps { number, claim, open, problems: (errors, warnings), .. } = props;
    let status = Status::from_name(&claim.text_at("/status"));
    let name = status.map_or("No label", |status| NAMES[status as usize]);
    let quote = claim.text_at("/quote/exact");
    let onclick = {
        let (act, next) = (props.desk.act.clone(), (!open).then_some(*number));
        move |_| act.emit(Action::Select(next))
    };
    let lost = matches!(props.found, Some(Found::Lost(_)));
    let reworded = props.found.as_ref().is_some_and(Found::is_reworded);
    html! {
        <li class="claim" data-status={status.map(Status::name)}>
            <h2>
                <button type="button" class="summary" aria-expanded={open.to_string()} {onclick} id={format!("claim-row-{number}")}>
                    <span class="chip">{ name }</span>
                    <span class="quote">{ if quote.is_empty() { "(no passage)".to_owned() } else { quote } }</span>
                    if lost {
                        <span class="flag lost">{ "not found" }</span>
                    }
                    if reworded {
                        <span class="flag warning">{ "reworded" }</span>
                    }
                    if *errors > 0 {
                        <span class="flag error">{ counted(*errors, "error") }</span>
                    }
                    if *warnings > 0 {
                        <span class="flag warning">{ counted(*warnings, "warning") }</span>
                    }
                </button>
            </h2>
            if let (Some(checked), Some(claims)) = (props.checked.clone(), props.claims.clone()) {
                <ClaimForm number={*number} total={props.total} claim={claim.clone()} {claims} {checked}
                    reading={props.reading.clone()} desk={props.desk.clone()} />
            }
        </li>
    }
}
