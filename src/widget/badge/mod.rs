//! The badge: one focusable control right after its passage.
//!
//! The control is a `span` in the page with the visible word in it, so that copies of the page and scripts see it; its looks come from
//! its shadow root, where the page's CSS has no say. The slot of the word is inert: find-in-page in Chromium goes over it as if it were not there, and
//! a press on it is one on the badge. Around the word stand brackets, which ask for a slot that the shadow root has not: nobody sees them
//! but a reader mode, which takes the text and leaves the looks.
//!
//! What a badge looks like is said once, in `html!`. In a publisher's article it is a copy of a template, as a page may need a
//! thousand ([`template`]); in an article that Yew renders it is a Yew leaf ([`component`]).

#[cfg(feature = "yew")]
mod component;
mod template;

#[cfg(feature = "yew")]
pub(super) use component::Badge;
pub(crate) use template::{BadgeTemplates, number_badge, set_scheme, update_badge};

use crate::manifest::{Claim, Status};
use crate::markup::REWORDED;
use crate::strings::{Notice, Strings, Text};
use yew::prelude::*;

// A non-breaking space before the first bracket, as there is none in the page's text.
const BRACKETS: [&str; 2] = ["\u{A0}[", "]"];

// What the badge says in the page's own text.
fn bracketed(claim: &Claim, words: &Strings, notice: Notice) -> Html {
    html! {
        <><span slot="nowhere">{ BRACKETS[0] }</span>{ words.badge(claim, notice) }<span slot="nowhere">{ BRACKETS[1] }</span></>
    }
}

// What is in a badge's shadow root: the slot of the word, with its shape before it. Nothing here is positioned, or a block in a line:
// either costs a page more to lay out than all the rest.
fn inside(status: Status) -> Html {
    html! {
        <slot class="badge" inert=true part={format!("badge {}", status.name())} data-claim-status={status.name()}></slot>
    }
}

// The control itself, before a reader has done anything.
fn host(claim: &Claim, words: &'static Strings, notice: Notice) -> Html {
    html! {
        <span role="button" tabindex="0" aria-haspopup="dialog" aria-expanded="false" data-claim-status={claim.status.name()}
            lang={words[Text::Lang]} data-claim-change={notice.reworded.then_some(REWORDED)} aria-label={words.badge_name(claim, notice)}>
            { bracketed(claim, words, notice) }
        </span>
    }
}
