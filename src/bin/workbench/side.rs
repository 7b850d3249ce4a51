//! The side of the manifest: its views.

use crate::claims::filter::Filter;
use crate::claims::list::ClaimList;
use crate::claims::problems::ProblemList;
use crate::claims::review::{ReviewList, to_review};
use crate::desk::state::{Ask, Desk, Tab};
use crate::json_view::JsonView;
use crate::labelling::Work;
use crate::suggestions::list::{SuggestionList, into_suggestions};
use crate::words::{count, t};
use claim_labels::suggest::Suggestion;
use claim_labels::workbench::{ClaimKey, Doc};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SideProps {
    pub tab: Tab,
    /// What was typed as JSON and cannot be used.
    pub typed: Option<Rc<str>>,
    pub manifest: Doc,
    pub filter: Rc<Filter>,
    pub picked: Option<Rc<BTreeSet<ClaimKey>>>,
    pub suggestions: Rc<Vec<Suggestion>>,
    pub work: Work,
}

/// The views, and the one that is open.
#[component]
pub fn Side(props: &SideProps) -> Html {
    let Work { claims, keys, checked, selected, reading, desk, .. } = &props.work;
    html! {
        <section class="side" id="side" tabindex="-1" aria-label={t("manifest")}>
            { tabs(props) }
            { match (props.tab, reading) {
                (Tab::Json, _) => html! {
                    <JsonView manifest={props.manifest.clone()} typed={props.typed.clone()} checked={checked.clone()} desk={desk.clone()} />
                },
                (Tab::Suggestions, Some(_)) => html! {
                    <SuggestionList open={props.suggestions.clone()} work={props.work.clone()} />
                },
                (Tab::Review, Some(reading)) => html! {
                    <ReviewList claims={claims.clone()} keys={keys.clone()} checked={checked.clone()} reading={reading.clone()} desk={desk.clone()} />
                },
                _ => html! {
                    <>
                        <ProblemList checked={checked.clone()} claims={claims.clone()} desk={desk.clone()} />
                        <ClaimList claims={claims.clone()} keys={keys.clone()} checked={checked.clone()} selected={*selected} filter={props.filter.clone()}
                            picked={props.picked.clone()} reading={reading.clone()} desk={desk.clone()} />
                    </>
                },
            } }
        </section>
    }
}

fn tabs(props: &SideProps) -> Html {
    let tab = |tab: Tab, id: &'static str, label: &'static str, left: usize| {
        view(&props.work.desk, tab, props.tab == tab, id, t(label), left)
    };
    html! {
        <div class="tabs" role="group" aria-label={t("view")}>
            { tab(Tab::Claims, "view-claims", "claims", 0) }
            { tab(Tab::Suggestions, "view-suggestions", "suggestions", props.suggestions.len()) }
            { tab(Tab::Review, "view-review", "review", to_review(&props.work.checked).len()) }
            { tab(Tab::Json, "view-json", "json", 0) }
        </div>
    }
}

// How many there are is beside the name, not in it.
fn view(desk: &Desk, tab: Tab, pressed: bool, id: &'static str, label: &'static str, left: usize) -> Html {
    let onclick = desk.ask.reform(move |_: MouseEvent| Ask::Show(tab));
    let onkeydown = (tab == Tab::Suggestions && pressed).then(|| Callback::from(into_suggestions));
    let description = (left > 0).then(|| count("leftCount", left));
    html! {
        <button type="button" {id} aria-pressed={pressed.to_string()} aria-description={description} {onclick} {onkeydown}>
            { label }
            if left > 0 {
                <span class="left" aria-hidden="true">{ left }</span>
            }
        </button>
    }
}
