//! One source of a claim.

use crate::article::reading::edit;
use crate::claims::field::{Complaints, Field, Holds, problems_of};
use crate::desk::state::Desk;
use crate::words::{fill, t};
use claim_labels::manifest::Problem;
use claim_labels::workbench::{Edit, Node};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SourceCardProps {
    /// The list that it stands in, a JSON Pointer.
    pub list: AttrValue,
    pub number: usize,
    pub total: usize,
    pub source: Node,
    pub problems: Vec<Problem>,
    pub desk: Desk,
}

const FIELDS: [(&str, &str, Holds, &str); 5] = [
    ("name", "sourceName", Holds::Line, "sourceNameHint"),
    ("role", "sourceRole", Holds::Line, ""),
    ("publisher", "sourcePublisher", Holds::Line, ""),
    ("url", "sourceAddress", Holds::Address, "addressHint"),
    ("date", "sourceDate", Holds::Date, "dateHint"),
];

/// Its fields, and what can be done with it.
#[component]
pub fn SourceCard(props: &SourceCardProps) -> Html {
    let SourceCardProps { list, number, total, source, problems, desk } = props;
    let at = format!("{list}/{number}");
    let field = |(name, label, holds, hint): (&str, &'static str, Holds, &'static str)| {
        let pointer = format!("{at}/{name}");
        let hint = if hint.is_empty() { "" } else { t(hint) };
        html! {
            <Field label={t(label)} value={source.text_at(&format!("/{name}"))} {holds} {hint}
                problems={problems_of(problems, &pointer)} {pointer} desk={desk.clone()} />
        }
    };
    // When a button has done its work, the focus is on the same button of the source where it is then.
    let button = |label: &'static str, edits: Edit, can: bool, then: String| {
        let desk = desk.clone();
        let id = format!("{at}#{label}");
        let onclick = move |_| {
            desk.act.emit(edit(edits.clone()));
            desk.go(then.clone());
        };
        let name = fill(&format!("{label}Source"), &[&(number + 1).to_string()]);
        html! { <button type="button" class="small" {id} aria-label={name} disabled={!can} {onclick}>{ t(label) }</button> }
    };
    let shift = |to: usize| Edit::Move { list: list.to_string(), from: *number, to };
    let (up, down) = (number.saturating_sub(1), number + 1);
    let other = |to: usize, way: &str, back: &str| {
        let at_edge = if way == "moveUp" { to == 0 } else { to + 1 >= *total };
        format!("{list}/{to}#{}", if at_edge { back } else { way })
    };
    let after_removal = match total {
        1 => format!("{list}#find"),
        _ => format!("{list}/{}/name", (*number).min(total - 2)),
    };
    html! {
        <li class="card" id={at.clone()} tabindex="-1">
            { for FIELDS.into_iter().map(field) }
            <Complaints id={format!("{at}#problems")} problems={problems_of(problems, &at)} />
            <div class="row">
                { button("moveUp", shift(up), *number > 0, other(up, "moveUp", "moveDown")) }
                { button("moveDown", shift(down), down < *total, other(down, "moveDown", "moveUp")) }
                { button("remove", Edit::Remove(at.clone()), true, after_removal) }
            </div>
        </li>
    }
}
