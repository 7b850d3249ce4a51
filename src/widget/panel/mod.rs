//! What stands beside an article: the legend with its list of claims, the card of the open claim, and notes for paper. The custom
//! element and [`LabelledArticle`](super::LabelledArticle) show the same panel.
//!
//! A panel is one Yew root, mounted by [`MountedPanel`] into a shadow root. What a reader does comes out as an [`Action`] and
//! nothing else; the panel keeps no state of its own.

mod card;
mod claim_body;
mod claim_list;
mod legend;
mod mount;
mod print_notes;

#[cfg(feature = "workbench")]
pub use claim_body::claim_body;
pub(crate) use claim_list::GO;
pub(crate) use mount::{MountedPanel, next_number};
pub(crate) use print_notes::{Noted, print_notes};

use super::state::{Action, State};
use super::summary::{ClaimIndex, Summary};
use super::visit_record;
use crate::liveness::{is_abandoned, work_for};
use crate::manifest::Manifest;
use crate::strings::{Notice, Strings, Text};
use card::Open;
use legend::legend;
use std::rc::Rc;
use web_sys::{Element, Range};
use yew::prelude::*;

/// Whether a panel has a legend of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LegendPlace {
    /// Before the article.
    Top,
    /// Nowhere: the publisher wants none, or the page brought its own.
    None,
}

/// What the device can do for a reader; controls for the rest are not drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Abilities {
    /// Remember what labels said at the last visit.
    pub visits: bool,
    /// Copy a link.
    pub clipboard: bool,
    /// Hand a link to another app.
    pub share: bool,
}

/// All that a panel shows. Two panels are never compared: a new one is always rendered, and what in it did not change is not.
#[derive(Clone)]
pub(crate) struct Panel {
    pub words: &'static Strings,
    pub manifest: Rc<Manifest>,
    pub summary: Rc<Summary>,
    pub state: State,
    pub legend: LegendPlace,
    pub abilities: Abilities,
    /// What the reader saw at the last visit, see [`visit_record`]; none while that is not remembered.
    pub record: Option<Rc<str>>,
    /// What the live region says, politely.
    pub news: AttrValue,
    /// The badge of the claim whose card is open.
    pub badge: Option<Element>,
    /// Where its passage begins in the page.
    pub passage: Option<Range>,
    pub on_action: Callback<Action>,
    /// Called when all of it stands in the page.
    pub on_rendered: Callback<()>,
}

impl Panel {
    /// The words on the badge of `claim`.
    fn badge_words(&self, claim: ClaimIndex) -> String {
        let reworded = self.summary.wording(claim).is_some();
        let claim = &self.manifest.claims[claim.0];
        let renewed = visit_record::changed(self.record.as_deref(), claim);
        self.words.badge(claim, Notice { renewed, reworded })
    }
}

impl PartialEq for Panel {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[derive(PartialEq, Properties)]
struct PanelRootProps {
    /// Where the legend is drawn; the card is drawn where the root is mounted.
    legend_host: Element,
    /// Another one for another article: nothing of one's panel stays in the other's.
    number: u32,
    panel: Option<Panel>,
}

#[component]
fn PanelRoot(props: &PanelRootProps) -> Html {
    let number = props.number;
    work_for(number);
    // What Yew still had to do when the program failed is not done.
    let panel = props.panel.as_ref().filter(|_| !is_abandoned());
    let node = card::use_place(number, panel);
    let on_rendered = props.panel.as_ref().map(|panel| panel.on_rendered.clone());
    // After each render, when the card has its place.
    use_effect(move || {
        on_rendered.into_iter().filter(|_| !is_abandoned()).for_each(|on_rendered| on_rendered.emit(()));
    });
    let legend = panel.map(|panel| html! { <key={u64::from(number)}>{ legend(panel) }</> });
    let open = panel.and_then(|panel| Some((panel, Open::of(panel)?)));
    let card = open.map(|(panel, open)| html! { <key={u64::from(number)}>{ card::card(panel, &open, node) }</> });
    // Each in a list of its own: side by side in one, their equal keys would be two of one list.
    let legend = create_portal(html! { <>{ for legend }</> }, props.legend_host.clone());
    html! { <>{ legend }<>{ for card }</></> }
}

// The shape that says a status without colour.
fn shape() -> Html {
    html! { <i aria-hidden="true">{ "\u{A0}" }</i> }
}

// The language and direction of the interface, for the roots of its parts.
fn language(words: &'static Strings) -> (&'static str, &'static str) {
    (words[Text::Lang], words[Text::Dir])
}
