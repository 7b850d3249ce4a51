//! Claims that readers are not shown, as flags in the margin beside their passage: they have no badge to press.

use crate::article::margin::{put, spots, use_layouts};
use crate::article::reading::Reading;
use crate::words::{count, t, words};
use claim_labels::manifest::Status;
use claim_labels::text::Span;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// A claim with errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// Its number.
    pub claim: usize,
    pub status: Option<Status>,
    pub errors: usize,
    /// Where its passage stands.
    pub span: Span,
}

#[derive(Properties, PartialEq)]
pub struct FlagsProps {
    pub reading: Rc<Reading>,
    pub flags: Rc<Vec<Flag>>,
    /// How often the article was labelled: its nodes are others each time.
    pub marked: u32,
    pub on_open: Callback<usize>,
}

/// The flags.
#[component]
pub fn Flags(props: &FlagsProps) -> Html {
    let host = use_node_ref();
    let layouts = use_layouts();
    let deps = (props.reading.clone(), props.flags.clone(), props.marked, layouts);
    use_effect_with(deps, {
        let host = host.clone();
        move |(reading, flags, ..)| {
            let Some(host) = host.cast::<HtmlElement>() else { return };
            let spans: Vec<Span> = flags.iter().map(|flag| flag.span).collect();
            let buttons = host.children();
            let mut above = f64::NEG_INFINITY;
            for (number, spot) in spots(reading, &spans).into_iter().enumerate() {
                let button = buttons.item(number as u32).map(wasm_bindgen::JsCast::unchecked_into::<HtmlElement>);
                let (Some(button), Some([start, _])) = (button, spot) else { continue };
                // Flags of one line stand one below the other.
                let top = start.top.max(above + 26.0);
                above = top;
                put(&button, crate::article::margin::Spot { top, ..start });
                let _ = button.style().remove_property("left");
            }
        }
    });
    let flag = |flag: &Flag| {
        let (on_open, claim) = (props.on_open.clone(), flag.claim);
        let name = flag.status.map_or(t("noLabel"), |status| words().status(status));
        let label = [name, &count("errorCount", flag.errors), &props.reading.words(flag.span)].join(": ");
        html! {
            <button type="button" key={claim} class="margin-flag" data-claim-status={flag.status.map(Status::name)} title={label.clone()} aria-label={label}
                onclick={move |_| on_open.emit(claim)}>{ "!" }</button>
        }
    };
    html! { <div class="margin" ref={host} role="group" aria-label={t("flags")}>{ for props.flags.iter().map(flag) }</div> }
}
