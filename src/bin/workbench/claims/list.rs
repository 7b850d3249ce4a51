//! The list of claims; the one that is open unfolds into its form.

use crate::article::reading::Reading;
use crate::claims::bulk::Bulk;
use crate::claims::dates::today;
use crate::claims::filter::Filter;
use crate::claims::place::{Hold, use_place};
use crate::claims::row::{ClaimRow, Faults};
use crate::claims::triage::Triage;
use crate::desk::state::Desk;
use crate::words::t;
use claim_labels::workbench::{Checked, ClaimKey, Node};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ClaimListProps {
    pub claims: Option<Node>,
    /// Which they are.
    pub keys: Rc<[ClaimKey]>,
    pub checked: Rc<Checked>,
    pub selected: Option<usize>,
    pub filter: Rc<Filter>,
    pub picked: Option<Rc<BTreeSet<ClaimKey>>>,
    pub reading: Option<Rc<Reading>>,
    pub desk: Desk,
}

/// All claims, or those that are looked for.
#[component]
pub fn ClaimList(props: &ClaimListProps) -> Html {
    let hold = use_memo((), |()| Hold::default());
    use_place(props.selected, &hold);
    let total = props.claims.as_ref().map_or(0, |claims| claims.items().len());
    let deps = (props.claims.clone(), props.checked.clone(), today());
    let faults = use_memo(deps, |(claims, checked, today)| {
        claims.as_ref().map(|claims| Faults::of(claims, checked, today)).unwrap_or_default()
    });
    let Some(claims) = props.claims.as_ref().filter(|_| total > 0) else {
        return html! { <p class="empty">{ t("noClaims") }</p> };
    };
    // The one that is open stays, whatever is looked for.
    let holds = |(number, claim): &(usize, &Node)| {
        props.selected == Some(*number) || props.filter.holds(claim, faults[*number].any())
    };
    let listed: Vec<(usize, &Node)> = claims.items().enumerate().filter(holds).collect();
    let count = listed.len();
    let row = |(number, claim): (usize, &Node)| {
        let (open, own) = (props.selected == Some(number), props.keys[number]);
        let picked = props.picked.as_ref().map(|picked| picked.contains(&own));
        html! {
            <ClaimRow key={number} {number} {own} {total} claim={claim.clone()} {open} faults={faults[number]} {picked}
                hold={(*hold).clone()} checked={open.then(|| props.checked.clone())} claims={open.then(|| claims.clone())}
                reading={props.reading.clone().filter(|_| open)} desk={props.desk.clone()} />
        }
    };
    html! {
        <>
            <Triage claims={claims.clone()} faults={faults.clone()} filter={props.filter.clone()} listed={count}
                picking={props.picked.is_some()} desk={props.desk.clone()} />
            if let Some(picked) = props.picked.clone() {
                <Bulk {picked} claims={claims.clone()} keys={props.keys.clone()} desk={props.desk.clone()}
                    listed={listed.iter().map(|(number, _)| props.keys[*number]).collect::<Vec<_>>()} />
            }
            <ol class="claims" aria-label={t("claims")}>{ for listed.into_iter().map(row) }</ol>
        </>
    }
}
