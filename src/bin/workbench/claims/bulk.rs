//! Several claims at once: one label, one source, or gone, as one step that can be undone.

use crate::desk::state::{Ask, Desk, Topic};
use crate::sources::memory;
use crate::sources::search::SourceSearch;
use crate::words::{count, fill, t, words};
use claim_labels::manifest::{Json, Status};
use claim_labels::workbench::{Action, Edit, Node};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BulkProps {
    pub picked: Rc<BTreeSet<usize>>,
    pub claims: Node,
    /// The claims that are listed.
    pub listed: Vec<usize>,
    pub desk: Desk,
}

/// What can be done with them.
#[component]
pub fn Bulk(props: &BulkProps) -> Html {
    let BulkProps { picked, claims, listed, desk } = props;
    let none = picked.is_empty();
    let all = {
        let next = if listed.iter().all(|number| picked.contains(number)) {
            BTreeSet::new()
        } else {
            listed.iter().copied().collect()
        };
        desk.ask.reform(move |_: MouseEvent| Ask::Pick(Some(next.clone())))
    };
    let label = |status: Status| {
        let edits: Vec<Edit> =
            picked.iter().map(|number| Edit::Set(format!("/claims/{number}/status"), status.name().into())).collect();
        let onclick = act(desk, edits, fill("pickedLabelled", &[words().status(status)]));
        html! { <button type="button" class="small label" data-claim-status={status.name()} disabled={none} {onclick}>{ words().status(status) }</button> }
    };
    let on_source = {
        let (desk, picked, claims) = (desk.clone(), picked.clone(), claims.clone());
        Callback::from(move |source: Json| {
            let list = |number: usize| {
                claims.items().nth(number).and_then(|claim| claim.get("sources").map(|list| list.items().len()))
            };
            let edits = picked.iter().map(|number| {
                Edit::Insert(format!("/claims/{number}/sources"), list(*number).unwrap_or(0), source.clone())
            });
            memory::used(&source);
            desk.act.emit(Action::Edits(edits.collect()));
            desk.say(Topic::Labelling, fill("pickedSourced", &[&claim_labels::workbench::source_label(&source)]));
        })
    };
    // From the last on, so that numbers stay what they were.
    let remove: Vec<Edit> = picked.iter().rev().map(|number| Edit::Remove(format!("/claims/{number}"))).collect();
    let remove = {
        let (remove, ask) = (act(desk, remove, t("pickedDeleted").into()), desk.ask.clone());
        move |event: MouseEvent| {
            remove.emit(event);
            ask.emit(Ask::Pick(Some(BTreeSet::new())));
        }
    };
    html! {
        <div class="bulk" role="group" aria-label={t("pickedClaims")}>
            <div class="row">
                <b role="status">{ count("pickedCount", picked.len()) }</b>
                <button type="button" class="small" onclick={all}>{ t("pickAll") }</button>
                { for Status::ALL.into_iter().map(label) }
                <button type="button" class="small danger" disabled={none} onclick={remove}>{ t("deletePicked") }</button>
            </div>
            if !none {
                <SourceSearch id="bulk-source" label={t("sourceForPicked")} claims={claims.clone()} own={Vec::new()} sentence={None::<Json>}
                    offered={false} on_source={on_source} />
            }
        </div>
    }
}

fn act(desk: &Desk, edits: Vec<Edit>, said: String) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| {
        desk.act.emit(Action::Edits(edits.clone()));
        desk.say(Topic::Labelling, said.clone());
    })
}
