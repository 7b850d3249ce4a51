//! A claim whose passage has other words than those that were labelled: both, and what an editor may make of it.

use crate::article::reading::Reading;
use crate::claims::orphan::{anchor, remove};
use crate::desk::state::{Ask, Desk, Goal};
use crate::words::t;
use claim_labels::manifest::{Fragment, Wording};
use claim_labels::text::Span;
use claim_labels::workbench::Action;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RewordedBoxProps {
    pub number: usize,
    pub wording: Wording,
    /// Where it stands now.
    pub span: Span,
    pub reading: Rc<Reading>,
    pub desk: Desk,
}

/// Old words, new words, and a press for each decision.
#[component]
pub fn RewordedBox(props: &RewordedBoxProps) -> Html {
    let RewordedBoxProps { number, wording, span, reading, desk } = props;
    let accept = {
        let (number, span, reading, desk) = (*number, *span, reading.clone(), desk.clone());
        move |then: Option<Goal>| {
            anchor(number, &reading, span, &desk);
            if then.is_some() {
                desk.act.emit(Action::Select(Some(number)));
            }
            if let Some(goal) = then {
                desk.ask.emit(Ask::Go(goal));
            }
        }
    };
    let relabel = {
        let (accept, pointer) = (accept.clone(), format!("/claims/{number}/status"));
        move |_: MouseEvent| accept(Some(Goal::Field(pointer.clone())))
    };
    let remove = remove(*number, desk);
    html! {
        <div class="orphan reworded">
            <p><strong>{ t("wordingChanged") }</strong>{ " " }{ t("stillRightQuestion") }</p>
            { line("labelledWords", &wording.labelled, "del") }
            { line("todayWords", &wording.today, "ins") }
            <div class="row">
                <button type="button" class="primary" onclick={move |_: MouseEvent| accept(None)}>{ t("stillRight") }</button>
                <button type="button" onclick={relabel}>{ t("changeLabel") }</button>
                <button type="button" class="danger" onclick={remove}>{ t("noLongerRight") }</button>
            </div>
        </div>
    }
}

fn line(name: &'static str, fragments: &[Fragment], tag: &'static str) -> Html {
    let fragment = |one: &Fragment| match one.differs {
        true => html! { <@{tag}>{ one.text.clone() }</@> },
        false => html! { { one.text.clone() } },
    };
    html! { <p class="diff" dir="auto">{ t(name) }{ " " }{ for fragments.iter().map(fragment) }</p> }
}
