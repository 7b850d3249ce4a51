//! Notes for paper: what the cards say, behind the article, by the numbers that badges have in print.

use super::claim_body::claim_body;
use super::language;
use crate::manifest::{Claim, Wording};
use crate::strings::{Notice, Strings, Text};
use yew::prelude::*;

/// A claim, and its words then and now, if they differ.
pub(crate) type Noted<'a> = (&'a Claim, Option<&'a Wording>);

/// A list with a note for each of `claims`. It has no component in it, so that [`super::super::instantiate`] can draw it.
pub(crate) fn print_notes<'a>(claims: impl Iterator<Item = Noted<'a>>, words: &'static Strings) -> Html {
    let note = |(claim, wording): Noted| {
        let notice = Notice { renewed: false, reworded: wording.is_some() };
        html! { <li><strong>{ words.badge(claim, notice) }</strong>{ claim_body(claim, words, wording, None) }</li> }
    };
    let (lang, dir) = language(words);
    html! {
        <section class="notes" {lang} {dir}>
            <h2>{ words[Text::Legend] }</h2>
            <ol>{ for claims.map(note) }</ol>
        </section>
    }
}
