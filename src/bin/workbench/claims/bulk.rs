//! Several claims at once: one label, one source, or gone, as one step that can be undone.

use crate::desk::state::{Ask, Desk, Topic};
use crate::sources::memory;
use crate::sources::search::SourceSearch;
use crate::words::{count, fill, t, words};
use claim_labels::manifest::{Json, Status};
use claim_labels::workbench::{Action, ClaimKey, Edit, Node};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BulkProps {
    pub picked: Rc<BTreeSet<ClaimKey>>,
    pub claims: Node,
    /// Which they are.
    pub keys: Rc<[ClaimKey]>,
    /// The claims that are listed.
    pub listed: Vec<ClaimKey>,
    pub desk: Desk,
}

/// What can be done with them.
#[component]
pub fn Bulk(props: &BulkProps) -> Html {
    let BulkProps { picked, claims, keys, listed, desk } = props;
    // Claims that are gone may have been picked.
    let own: Rc<[Picked]> = (0..)
        .zip(keys.iter().zip(claims.items()))
        .filter(|(_, (key, _))| picked.contains(key))
        .map(|(number, (key, claim))| Picked { number, key: *key, claim: claim.clone() })
        .collect();
    let none = own.is_empty();
    let all = {
        let next = if listed.iter().all(|key| picked.contains(key)) {
            BTreeSet::new()
        } else {
            listed.iter().copied().collect()
        };
        desk.ask.reform(move |_: MouseEvent| Ask::Pick(Some(next.clone())))
    };
    let label = |status: Status| {
        let edit =
            move |one: &Picked| one.has_fields().then(|| Edit::Set(one.pointer("/status"), status.name().into()));
        let onclick = {
            let (desk, own) = (desk.clone(), own.clone());
            move |_| change(&desk, &own, edit, fill("pickedLabelled", &[words().status(status)]))
        };
        html! { <button type="button" class="small label" data-claim-status={status.name()} disabled={none} {onclick}>{ words().status(status) }</button> }
    };
    let on_source = {
        let (desk, own) = (desk.clone(), own.clone());
        Callback::from(move |source: Json| {
            let edit = |one: &Picked| Some(Edit::Insert(one.pointer("/sources"), one.sources()?, source.clone()));
            memory::used(&source);
            let said = fill("pickedSourced", &[&claim_labels::workbench::source_label(&source)]);
            change(&desk, &own, edit, said);
        })
    };
    let remove = {
        let (desk, own) = (desk.clone(), own.clone());
        move |_| {
            change(&desk, &own, |one| Some(Edit::Remove(one.pointer(""))), t("pickedDeleted").into());
            desk.ask.emit(Ask::Pick(Some(BTreeSet::new())));
        }
    };
    html! {
        <div class="bulk" role="group" aria-label={t("pickedClaims")}>
            <div class="row">
                <b role="status">{ count("pickedCount", own.len()) }</b>
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

// A claim that is picked, and where it stands.
#[derive(Clone)]
struct Picked {
    number: usize,
    key: ClaimKey,
    claim: Node,
}

impl Picked {
    fn pointer(&self, field: &str) -> String {
        format!("/claims/{}{field}", self.number)
    }

    // What is no object has no label.
    fn has_fields(&self) -> bool {
        matches!(self.claim, Node::Object(_))
    }

    // How many sources it has; none where there can be none.
    fn sources(&self) -> Option<usize> {
        match self.claim.get("sources") {
            Some(list @ Node::Array(_)) => Some(list.items().len()),
            Some(_) => None,
            None => self.has_fields().then_some(0),
        }
    }
}

// Changes those that can be changed so, and says it of them alone: the others are no longer picked.
fn change(desk: &Desk, picked: &[Picked], edit: impl Fn(&Picked) -> Option<Edit>, said: String) {
    // From the last on, so that numbers stay what they were.
    let (keys, edits): (BTreeSet<ClaimKey>, Vec<Edit>) =
        picked.iter().rev().filter_map(|one| Some((one.key, edit(one)?))).unzip();
    if !edits.is_empty() {
        desk.act.emit(Action::Edits(edits));
        desk.ask.emit(Ask::Pick(Some(keys)));
        desk.say(Topic::Labelling, said);
    }
}
