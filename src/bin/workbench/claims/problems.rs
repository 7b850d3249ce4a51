//! Everything that is wrong, in one list that leads to where it is mended.

use crate::claims::field::number_of;
use crate::desk::state::{Ask, Desk, Goal};
use crate::words::{count, fill, t, words};
use claim_labels::manifest::{Problem, Severity};
use claim_labels::workbench::{Action, Checked, Found, Node, field_of};
use std::rc::Rc;
use yew::prelude::*;

/// More than this are counted only.
const MOST: usize = 60;

#[derive(Properties, PartialEq)]
pub struct ProblemListProps {
    pub checked: Rc<Checked>,
    pub claims: Option<Node>,
    pub desk: Desk,
}

/// Problems, and claims that were not found.
#[component]
pub fn ProblemList(props: &ProblemListProps) -> Html {
    let Checked { problems, found } = &*props.checked;
    let lost: Vec<usize> = (0..found.len()).filter(|number| matches!(found[*number], Found::Lost(_))).collect();
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let total = problems.len() + lost.len();
    if total == 0 {
        return html! { <p class="sound">{ t("nothingWrong") }</p> };
    }
    let parts = [
        (errors, count("errorCount", errors)),
        (lost.len(), count("lostCount", lost.len())),
        (problems.len() - errors, count("warningCount", problems.len() - errors)),
    ];
    let heading: Vec<String> = parts.into_iter().filter(|part| part.0 > 0).map(|part| part.1).collect();
    let mut list: Vec<Html> = lost.iter().take(MOST).map(|number| lost_item(props, *number)).collect();
    let mut sorted: Vec<&Problem> = problems.iter().collect();
    sorted.sort_by_key(|problem| problem.severity);
    list.extend(sorted.into_iter().take(MOST - list.len()).map(|problem| item(props, problem)));
    let rest = total - list.len();
    html! {
        <details class="problems" open={errors + lost.len() > 0 && total <= 8}>
            <summary>{ heading.join(", ") }</summary>
            <ul>{ for list }</ul>
            if rest > 0 {
                <p class="quiet">{ fill("andMore", &[&rest.to_string()]) }</p>
            }
        </details>
    }
}

fn lost_item(props: &ProblemListProps, number: usize) -> Html {
    let pointer = format!("/claims/{number}");
    entry(props, &pointer, "lost", t("lostProblem"))
}

fn item(props: &ProblemListProps, problem: &Problem) -> Html {
    let class = if problem.severity == Severity::Error { "error" } else { "warning" };
    entry(props, &field_of(problem), class, &words().problem_line(problem))
}

fn entry(props: &ProblemListProps, pointer: &str, class: &'static str, message: &str) -> Html {
    let number = number_of(pointer);
    let claim = number.zip(props.claims.as_ref()).and_then(|(number, claims)| claims.items().nth(number));
    let id = claim.map(|claim| claim.text_at("/id")).unwrap_or_default();
    let onclick = {
        let (desk, pointer) = (props.desk.clone(), pointer.to_owned());
        move |_| {
            if let Some(number) = number {
                desk.act.emit(Action::Select(Some(number)));
            }
            desk.ask.emit(Ask::Go(Goal::Field(pointer.clone())));
        }
    };
    html! {
        <li>
            <button type="button" class={classes!("problem", class)} {onclick}>
                if !id.is_empty() {
                    <b><bdi>{ id }</bdi>{ ": " }</b>
                }
                { message }
            </button>
        </li>
    }
}
