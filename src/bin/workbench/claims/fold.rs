//! A part of the form that folds.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FoldProps {
    pub title: &'static str,
    /// Whether it is open at first. From then on it is as the editor leaves it: a field that is emptied keeps the focus.
    pub open: bool,
    pub children: Html,
}

/// The part, with its title.
#[component]
pub fn Fold(props: &FoldProps) -> Html {
    let first = use_state(|| props.open);
    html! {
        <details open={*first}>
            <summary>{ props.title }</summary>
            { props.children.clone() }
        </details>
    }
}
