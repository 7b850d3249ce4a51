//! A claim whose passage was not found: what it looked for, what came nearest, and how to mend it.

use crate::article::reading::{Reading, edit, reveal};
use crate::desk::state::{Ask, Desk, Goal, Topic};
use crate::labelling::requote;
use crate::words::{t, words};
use claim_labels::text::{Orphan, Span};
use claim_labels::workbench::{Action, ClaimKey, Edit, Piece, words as word_pieces};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct OrphanBoxProps {
    pub number: usize,
    /// Which claim it is.
    pub own: ClaimKey,
    pub orphan: Orphan,
    /// What it looked for.
    pub exact: String,
    pub reading: Rc<Reading>,
    pub desk: Desk,
}

/// Why, and what to do.
#[component]
pub fn OrphanBox(props: &OrphanBoxProps) -> Html {
    let OrphanBoxProps { number, own, orphan, exact, reading, desk } = props;
    let repick = {
        let (ask, own) = (desk.ask.clone(), *own);
        move |_| {
            ask.emit(Ask::Repick(Some(own)));
            ask.emit(Ask::Go(Goal::Article));
        }
    };
    html! {
        <div class="orphan">
            <p><strong>{ t("labelsNothing") }{ " " }</strong>{ words().reason(orphan.reason) }{ "." }</p>
            { match orphan.candidate {
                Some(candidate) => nearest(props, candidate.span),
                None => html! { <p>{ t("lookedFor") }{ " " }<q dir="auto">{ exact }</q></p> },
            } }
            <div class="row">
                { for orphan.candidate.map(|candidate| accept(*number, reading, candidate.span, desk)) }
                { for orphan.candidate.map(|candidate| show(reading, candidate.span)) }
                <button type="button" onclick={repick}>{ t("chooseAnother") }</button>
                <button type="button" class="danger" onclick={remove(*number, desk)}>{ t("noLongerRight") }</button>
            </div>
        </div>
    }
}

fn nearest(props: &OrphanBoxProps, span: Span) -> Html {
    let now = props.reading.article.slice(span);
    let piece = |piece: Piece| match piece {
        Piece::Same(text) => html! { { text } },
        Piece::Gone(text) => html! { <del>{ text }</del> },
        Piece::New(text) => html! { <ins>{ text }</ins> },
    };
    html! {
        <>
            <p class="quiet">{ t("nearestDiffers") }</p>
            <p class="diff" dir="auto">{ for word_pieces(&props.exact, now).into_iter().map(piece) }</p>
        </>
    }
}

fn show(reading: &Rc<Reading>, span: Span) -> Html {
    let reading = reading.clone();
    html! { <button type="button" onclick={move |_| reveal(&reading, span)}>{ t("showInArticle") }</button> }
}

fn accept(number: usize, reading: &Rc<Reading>, span: Span, desk: &Desk) -> Html {
    let (reading, desk) = (reading.clone(), desk.clone());
    let onclick = move |_| {
        anchor(number, &reading, span, &desk);
    };
    html! { <button type="button" class="primary" {onclick}>{ t("labelThis") }</button> }
}

/// Takes a claim out of the manifest.
pub fn remove(number: usize, desk: &Desk) -> Callback<MouseEvent> {
    let (desk, pointer) = (desk.clone(), format!("/claims/{number}"));
    Callback::from(move |event: MouseEvent| {
        // A double click is one press: what stands there after the first is another claim.
        if event.detail() > 1 {
            return;
        }
        desk.act.emit(edit(Edit::Remove(pointer.clone())));
        desk.say(Topic::Labelling, t("claimRemoved"));
        desk.ask.emit(Ask::Go(Goal::Element("side".into())));
    })
}

/// Gives the claim the passage at `span`; whether it could.
pub fn anchor(number: usize, reading: &Reading, span: Span, desk: &Desk) -> bool {
    let Some(quote) = reading.article.quote(reading.article.snap(span)) else {
        desk.complain(Topic::Labelling, t("notUnique"));
        return false;
    };
    desk.act.emit(Action::Edits(vec![requote(number, &quote)]));
    desk.say(Topic::Labelling, t("newPassage"));
    true
}
