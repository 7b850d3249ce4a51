//! A claim whose passage was not found: what it looked for, what came nearest, and how to mend it.

use crate::article::reading::{Reading, reveal};
use crate::desk::state::{Ask, Desk, Goal};
use claim_labels::text::{Orphan, Reason, Span};
use claim_labels::workbench::{Action, Edit, Piece, json_of, words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct OrphanBoxProps {
    pub number: usize,
    pub orphan: Orphan,
    /// What it looked for.
    pub exact: String,
    pub reading: Rc<Reading>,
    pub desk: Desk,
}

/// Why, and what to do.
#[component]
pub fn OrphanBox(props: &OrphanBoxProps) -> Html {
    let OrphanBoxProps { number, orphan, exact, reading, desk } = props;
    let repick = {
        let (ask, number) = (desk.ask.clone(), *number);
        move |_| {
            ask.emit(Ask::Repick(Some(number)));
            ask.emit(Ask::Go(Goal::Article));
        }
    };
    html! {
        <div class="orphan">
            <p><strong>{ "This claim labels nothing: " }</strong>{ reason(orphan.reason) }</p>
            { match orphan.candidate {
                Some(candidate) => nearest(props, candidate.span),
                None => html! { <p>{ "It looked for: " }<q>{ exact }</q></p> },
            } }
            <div class="row">
                { for orphan.candidate.map(|candidate| accept(*number, reading, candidate.span, desk)) }
                { for orphan.candidate.map(|candidate| show(reading, candidate.span)) }
                <button type="button" onclick={repick}>{ "Choose another passage" }</button>
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
            <p class="quiet">{ "What it looked for, and how the nearest passage differs:" }</p>
            <p class="diff">{ for words(&props.exact, now).into_iter().map(piece) }</p>
        </>
    }
}

fn show(reading: &Rc<Reading>, span: Span) -> Html {
    let reading = reading.clone();
    html! { <button type="button" onclick={move |_| reveal(&reading, span)}>{ "Show it in the article" }</button> }
}

fn accept(number: usize, reading: &Rc<Reading>, span: Span, desk: &Desk) -> Html {
    let (reading, desk) = (reading.clone(), desk.clone());
    let onclick = move |_| anchor(number, &reading, span, &desk);
    html! { <button type="button" class="primary" {onclick}>{ "Label this passage" }</button> }
}

/// Gives the claim the passage at `span`.
pub fn anchor(number: usize, reading: &Reading, span: Span, desk: &Desk) {
    let Some(quote) = reading.article.quote(reading.article.snap(span)) else {
        return desk.complain("These words cannot be told apart from others like them. Choose a longer passage.");
    };
    desk.act.emit(Action::Edits(vec![Edit::Put(format!("/claims/{number}/quote"), json_of(&quote))]));
    desk.say("The claim has a new passage.");
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Gone => "nothing in the article is like its passage.",
        Reason::Weak => "the nearest passage is not close enough to be sure.",
        Reason::Ambiguous => "several passages fit equally well.",
        Reason::MeaningChanged => "a number, a name or a negation in the passage changed.",
    }
}
