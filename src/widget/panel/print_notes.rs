//! Notes for paper: what the cards say, behind the article, by the numbers that badges have in print.

use super::claim_body::claim_body;
use super::language;
use crate::manifest::Claim;
use crate::strings::{Strings, Text};
use yew::prelude::*;

/// A list with a note for each of `claims`. It has no component in it, so that [`super::super::instantiate`] can draw it.
pub(crate) fn print_notes<'a>(claims: impl Iterator<Item = &'a Claim>, words: &'static Strings) -> Html {
    let note = |claim: &Claim| html! { <li><strong>{ words.badge(claim, false) }</strong>{ claim_body(claim, words, None) }</li> };
    let (lang, dir) = language(words);
    html! {
        <section class="notes" {lang} {dir}>
            <h2>{ words[Text::Legend] }</h2>
            <ol>{ for claims.map(note) }</ol>
        </section>
    }
}
