//! One line over the list: how many claims of which label there are and what is to be mended, each a filter; and a search.

use crate::claims::filter::Filter;
use crate::claims::row::Faults;
use crate::desk::state::{Ask, Desk};
use crate::words::{count, t, words};
use claim_labels::manifest::Status;
use claim_labels::workbench::Node;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TriageProps {
    pub claims: Node,
    pub faults: Rc<Vec<Faults>>,
    pub filter: Rc<Filter>,
    /// How many claims are listed.
    pub listed: usize,
    /// Whether several claims are being picked.
    pub picking: bool,
    pub desk: Desk,
}

/// The line.
#[component]
pub fn Triage(props: &TriageProps) -> Html {
    let TriageProps { claims, faults, filter, desk, .. } = props;
    let total = claims.items().len();
    let of = |status: Status| claims.items().filter(|claim| claim.text_at("/status") == status.name()).count();
    let toggle = |pressed: bool, class: &'static str, status: Option<Status>, label: String, next: Filter| {
        let onclick = desk.ask.reform(move |_: MouseEvent| Ask::Filter(next.clone()));
        html! {
            <button type="button" class={classes!("small", "count", class)} data-claim-status={status.map(Status::name)}
                aria-pressed={pressed.to_string()} {onclick}>{ label }</button>
        }
    };
    let label = |status: Status| {
        let pressed = filter.status == Some(status);
        let next = Filter { status: (!pressed).then_some(status), ..(**filter).clone() };
        toggle(pressed, "", Some(status), format!("{} {}", of(status), words().status(status)), next)
    };
    let faulty = faults.iter().filter(|faults| faults.any()).count();
    let problems = Filter { problems: !filter.problems, ..(**filter).clone() };
    let search = {
        let (ask, filter) = (desk.ask.clone(), filter.clone());
        move |event: InputEvent| {
            let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
            let words = input.map(|input| input.value()).unwrap_or_default();
            ask.emit(Ask::Filter(Filter { words, ..(*filter).clone() }));
        }
    };
    let picking = props.picking;
    let pick = desk.ask.reform(move |_: MouseEvent| Ask::Pick((!picking).then(Default::default)));
    html! {
        <div class="triage" role="group" aria-label={t("triage")}>
            <div class="row">
                <b>{ count("claimCount", total) }</b>
                { for Status::ALL.into_iter().map(label) }
                if faulty > 0 || filter.problems {
                    { toggle(filter.problems, "faulty", None, count("toMend", faulty), problems) }
                }
            </div>
            <div class="row tight">
                <input id="search-claims" type="text" role="searchbox" value={filter.words.clone()} oninput={search} dir="auto" autocomplete="off"
                    aria-label={t("searchClaims")} placeholder={t("searchClaims")} />
                <button type="button" class="small" aria-pressed={picking.to_string()} onclick={pick}>{ t("several") }</button>
            </div>
            if !filter.is_open() {
                <p class="quiet row">
                    <span role="status">{ count("listedCount", props.listed) }</span>
                    <button type="button" class="small" onclick={desk.ask.reform(|_: MouseEvent| Ask::Filter(Filter::default()))}>{ t("showAll") }</button>
                </p>
            }
        </div>
    }
}
