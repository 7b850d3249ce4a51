//! What became of a claim's passage, if it is not as it was.

use crate::article::reading::Reading;
use crate::claims::form_props::ClaimFormProps;
use crate::claims::orphan::OrphanBox;
use crate::claims::reworded::RewordedBox;
use crate::desk::state::Desk;
use claim_labels::workbench::{ClaimKey, Found, Node};
use std::rc::Rc;
use yew::prelude::*;

/// In the form.
pub fn drift(props: &ClaimFormProps) -> Html {
    let found = props.checked.found.get(props.number);
    let boxed = found.zip(props.reading.as_ref());
    boxed
        .and_then(|(found, reading)| drift_of((props.number, props.own), &props.claim, found, reading, &props.desk))
        .unwrap_or_default()
}

/// What it was, what it is, and what can be done about it; none where it is as it was.
pub fn drift_of(
    (number, own): (usize, ClaimKey),
    claim: &Node,
    found: &Found,
    reading: &Rc<Reading>,
    desk: &Desk,
) -> Option<Html> {
    let exact = claim.text_at("/quote/exact");
    match found {
        Found::Lost(orphan) => Some(html! {
            <OrphanBox {number} {own} orphan={*orphan} {exact} reading={reading.clone()} desk={desk.clone()} />
        }),
        Found::Here(anchor) => {
            let wording = found.wording(&reading.article, &exact)?;
            Some(
                html! { <RewordedBox {number} {wording} span={anchor.span} reading={reading.clone()} desk={desk.clone()} /> },
            )
        }
        Found::NoQuote | Found::Unknown => None,
    }
}
