//! One claim in the list, and what is to be mended in it.

use crate::article::reading::Reading;
use crate::claims::desk_only::{is_draft, is_due};
use crate::claims::field::number_of;
use crate::claims::form::ClaimForm;
use crate::claims::place::Hold;
use crate::desk::state::{Ask, Desk};
use crate::labelling::clear;
use crate::words::{count, fill, t, words};
use claim_labels::manifest::{Severity, Status};
use claim_labels::workbench::{Action, Checked, ClaimKey, Found, Node};
use std::rc::Rc;
use yew::prelude::*;

/// What is to be mended in a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    pub errors: usize,
    pub warnings: usize,
    pub lost: bool,
    pub reworded: bool,
    /// The day has come to look at the label again.
    pub due: bool,
}

impl Faults {
    pub fn any(self) -> bool {
        self != Faults::default()
    }

    /// Those of each claim.
    pub fn of(claims: &Node, checked: &Checked, today: &str) -> Vec<Faults> {
        let due = |claim: &Node| Faults { due: is_due(claim, today), ..Faults::default() };
        let mut faults: Vec<Faults> = claims.items().map(due).collect();
        for problem in &checked.problems {
            let Some(own) = number_of(&problem.path).and_then(|number| faults.get_mut(number)) else { continue };
            // These have flags of their own.
            let is_flagged = ["reworded", "draft"].contains(&problem.code);
            *(if problem.severity == Severity::Error { &mut own.errors } else { &mut own.warnings }) +=
                usize::from(!is_flagged);
        }
        for (own, found) in faults.iter_mut().zip(&checked.found) {
            own.lost = matches!(found, Found::Lost(_));
            own.reworded = found.is_reworded();
        }
        faults
    }
}

#[derive(Properties, PartialEq)]
pub struct ClaimRowProps {
    pub number: usize,
    /// Which it is.
    pub own: ClaimKey,
    pub total: usize,
    pub claim: Node,
    pub open: bool,
    pub faults: Faults,
    /// Whether it is picked, while claims are.
    pub picked: Option<bool>,
    pub hold: Hold,
    // Only of the one that is open: the rest need not be drawn again.
    pub checked: Option<Rc<Checked>>,
    pub claims: Option<Node>,
    pub reading: Option<Rc<Reading>>,
    pub desk: Desk,
}

/// The row; the one that is open unfolds into its form.
#[component]
pub fn ClaimRow(props: &ClaimRowProps) -> Html {
    let ClaimRowProps { number, claim, open, .. } = props;
    let status = Status::from_name(&claim.text_at("/status"));
    let name = status.map_or(t("noLabel"), |status| words().status(status));
    let quote = claim.text_at("/quote/exact");
    let quote = if quote.is_empty() { t("noPassage").to_owned() } else { quote };
    let id = format!("claim-row-{number}");
    let onclick = {
        let (desk, hold, id, next) = (props.desk.clone(), props.hold.clone(), id.clone(), (!open).then_some(*number));
        move |_| {
            hold.note(&id);
            // Who opens a claim is at its passage now.
            if next.is_some() {
                clear(&desk);
            }
            desk.act.emit(Action::Select(next));
        }
    };
    html! {
        <li class="claim" data-claim-status={status.map(Status::name)}>
            <div class="head">
                { for props.picked.map(|picked| pick(props, picked, &quote)) }
                <h2>
                    <button type="button" class="summary" aria-expanded={open.to_string()} {onclick} {id}>
                        <span class="chip">{ name }</span>
                        <bdi class="quote">{ &quote }</bdi>
                        { flags(props.faults, is_draft(claim)) }
                    </button>
                </h2>
            </div>
            if let (Some(checked), Some(claims)) = (props.checked.clone(), props.claims.clone()) {
                <ClaimForm number={*number} own={props.own} total={props.total} claim={claim.clone()} {claims} {checked}
                    reading={props.reading.clone()} desk={props.desk.clone()} />
            }
        </li>
    }
}

fn flags(faults: Faults, draft: bool) -> Html {
    let flag = |class: &'static str, text: String| html! { <span class={classes!("flag", class)}>{ text }</span> };
    html! {
        <>
            if draft {
                { flag("draft", t("draftFlag").into()) }
            }
            if faults.due {
                { flag("warning", t("dueFlag").into()) }
            }
            if faults.lost {
                { flag("lost", t("notFound").into()) }
            }
            if faults.reworded {
                { flag("warning", t("reworded").into()) }
            }
            if faults.errors > 0 {
                { flag("error", count("errorCount", faults.errors)) }
            }
            if faults.warnings > 0 {
                { flag("warning", count("warningCount", faults.warnings)) }
            }
        </>
    }
}

fn pick(props: &ClaimRowProps, checked: bool, quote: &str) -> Html {
    let own = props.own;
    let onchange = props.desk.ask.reform(move |_: Event| Ask::PickOne(own));
    html! {
        <label class="pick"><input type="checkbox" {checked} {onchange} aria-label={fill("pick", &[quote])} /></label>
    }
}
