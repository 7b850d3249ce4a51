//! After an edit of the article: every claim whose passage is no longer what it was, old words and new, one press each.

use crate::article::reading::{Reading, reveal};
use crate::claims::drift::drift_of;
use crate::desk::state::Desk;
use crate::labelling::here;
use crate::words::{count, t, words};
use claim_labels::manifest::Status;
use claim_labels::workbench::{Checked, ClaimKey, Found, Node};
use std::rc::Rc;
use yew::prelude::*;

/// More than this are not drawn at once.
const MOST: usize = 60;

#[derive(Properties, PartialEq)]
pub struct ReviewListProps {
    pub claims: Option<Node>,
    /// Which they are.
    pub keys: Rc<[ClaimKey]>,
    pub checked: Rc<Checked>,
    pub reading: Rc<Reading>,
    pub desk: Desk,
}

/// Claims to look at: their numbers.
pub fn to_review(checked: &Checked) -> Vec<usize> {
    let changed = |found: &Found| matches!(found, Found::Lost(_)) || found.is_reworded();
    (0..checked.found.len()).filter(|number| changed(&checked.found[*number])).collect()
}

/// The list.
#[component]
pub fn ReviewList(props: &ReviewListProps) -> Html {
    let ReviewListProps { claims, keys, checked, reading, desk } = props;
    let numbers = to_review(checked);
    let nodes: Vec<&Node> = claims.iter().flat_map(Node::items).collect();
    let item = |number: &usize| {
        let claim = nodes.get(*number)?;
        let boxed = drift_of((*number, keys[*number]), claim, &checked.found[*number], reading, desk)?;
        let status = Status::from_name(&claim.text_at("/status"));
        let span = here(checked, *number);
        let show = {
            let reading = reading.clone();
            move |_: FocusEvent| span.into_iter().for_each(|span| reveal(&reading, span))
        };
        Some(html! {
            <li key={claim.text_at("/id")} class="claim review" data-claim-status={status.map(Status::name)} onfocusin={show}>
                <p><span class="chip">{ status.map_or(t("noLabel"), |status| words().status(status)) }</span><bdi>{ claim.text_at("/id") }</bdi></p>
                { boxed }
            </li>
        })
    };
    html! {
        <div class="reviews">
            if numbers.is_empty() {
                <p class="sound" id="review-end" tabindex="-1">{ t("nothingToReview") }</p>
            } else {
                <p class="quiet">{ count("reviewCount", numbers.len()) }</p>
                <ol class="claims" aria-label={t("review")}>{ for numbers.iter().take(MOST).filter_map(item) }</ol>
            }
        </div>
    }
}
