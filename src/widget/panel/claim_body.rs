//! What stands behind a claim, why first: in the card, in the notes for paper, and in the workbench.

use crate::locale::day;
use crate::manifest::{Change, Claim, Correction, Fragment, Source, Status, Wording};
use crate::strings::{Strings, Text};
use yew::prelude::*;

/// The body of a card. `wording` are its words then and now, if they differ; `before` is what the label was when the reader last
/// saw it, if that differs.
pub fn claim_body(claim: &Claim, words: &'static Strings, wording: Option<&Wording>, before: Option<String>) -> Html {
    // What the first line quotes already is not said twice.
    let why = claim.note.clone().filter(|_| claim.status != Status::Speculative);
    html! {
        <>
            { meaning(claim, words) }
            { for wording.map(|wording| deferred_reworded(wording, words)) }
            { for before.map(|before| html! { <p dir="auto" class="before">{ before }</p> }) }
            { for why.map(|why| html! { <p dir="auto" class="why">{ why }</p> }) }
            { for claim.correction.as_ref().map(|correction| corrected(correction, words)) }
            { for claim.summary.clone().map(|summary| html! { <p dir="auto" class="summary">{ summary }</p> }) }
            { sources(claim, words, false) }
            { sources(claim, words, true) }
            if !claim.history.is_empty() {
                <h3>{ words[Text::History] }</h3>
                <ol>
                    { for claim.history.iter().map(|item| html! { <li>{ change(item, words) }</li> }) }
                    <li><strong>{ words.status(claim.status) }</strong>{ words[Text::Comma] }{ words[Text::Now] }</li>
                </ol>
            }
        </>
    }
}

// The words that were labelled, and today's: each with what the other lacks.
#[inline(never)]
fn deferred_reworded(wording: &Wording, words: &'static Strings) -> Html {
    let line = |name: Text, fragments: &[Fragment], differing: fn(String) -> Html| {
        let fragment = |one: &Fragment| match one.differs {
            true => differing(one.text.clone()),
            false => one.text.clone().into(),
        };
        html! {
            <p dir="auto" class="wording">
                <b>{ words[name] }</b>{ words[Text::Colon] }<q dir="auto">{ for fragments.iter().map(fragment) }</q>
            </p>
        }
    };
    html! {
        <>
            { line(Text::WhenLabelled, &wording.labelled, |text| html! { <del>{ text }</del> }) }
            { line(Text::Today, &wording.today, |text| html! { <ins>{ text }</ins> }) }
        </>
    }
}

/// A date as the language writes it.
pub(super) fn when(date: &str, words: &Strings) -> Html {
    html! { <time datetime={date.to_owned()}>{ day(words[Text::Lang], date) }</time> }
}

fn meaning(claim: &Claim, words: &Strings) -> Html {
    let [before, filled, after] = words.meaning(claim).map(ToOwned::to_owned);
    html! { <p class="meaning">{ before }{ foreign(&filled) }{ after }</p> }
}

// What the manifest says may be in another language than the words around it.
fn foreign(words: &str) -> Html {
    html! { <bdi>{ words.to_owned() }</bdi> }
}

fn corrected(correction: &Correction, words: &'static Strings) -> Html {
    let note = link(correction.note.as_deref().unwrap_or_default(), correction.url.as_deref());
    html! {
        <p class="correction">
            <strong>{ words[Text::Correction] }{ dated(&correction.date, words) }</strong>{ " " }{ note }
        </p>
    }
}

// Those for it, or those against it, under a heading.
fn sources(claim: &Claim, words: &'static Strings, disputing: bool) -> Html {
    let mut some = claim.sources.iter().filter(|source| source.disputes == disputing).peekable();
    if some.peek().is_none() {
        return Html::default();
    }
    let title = words[if disputing { Text::DisputedBy } else { Text::Sources }];
    html! { <><h3>{ title }</h3><ul>{ for some.map(|item| html! { <li>{ source(item, words) }</li> }) }</ul></> }
}

fn source(source: &Source, words: &'static Strings) -> Html {
    let url = source.url.as_deref();
    let name = source.name.as_deref().or(source.publisher.as_deref()).or(url).unwrap_or_default();
    let publisher = source.publisher.as_deref().filter(|publisher| *publisher != name);
    let details = [source.role.as_deref(), publisher].into_iter().flatten();
    let detail = |detail: &str| html! { <>{ words[Text::Comma] }{ foreign(detail) }</> };
    html! { <><strong>{ link(name, url) }</strong>{ for details.map(detail) }{ dated(&source.date, words) }</> }
}

fn change(change: &Change, words: &'static Strings) -> Html {
    let note = |note: &String| html! { <>{ words[Text::Colon] }{ foreign(note) }</> };
    html! {
        <><strong>{ words.status(change.status) }</strong>{ dated(&change.date, words) }{ for change.note.as_ref().map(note) }</>
    }
}

fn dated(date: &Option<String>, words: &'static Strings) -> Html {
    let Some(date) = date else { return Html::default() };
    html! { <>{ words[Text::Comma] }{ when(date, words) }</> }
}

// Manifests carry web links only, see `manifest`; they open beside the article and tell the other side nothing.
fn link(words: &str, url: Option<&str>) -> Html {
    let Some(url) = url else { return foreign(words) };
    html! { <a target="_blank" href={url.to_owned()} rel="noopener noreferrer nofollow ugc">{ foreign(words) }</a> }
}
