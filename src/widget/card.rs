//! The card: what stands behind one claim. It opens with one line of why, before the sources.

use super::dialog::{Dialog, focus};
use super::when::when;
use crate::manifest::{Change, Claim, Correction, Source, Status};
use crate::strings::Strings;
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

#[derive(Properties)]
pub(crate) struct CardProps {
    pub claim: Rc<Claim>,
    /// The badge that it belongs to.
    pub badge: Element,
    pub words: &'static Strings,
    pub on_close: Callback<()>,
}

impl PartialEq for CardProps {
    fn eq(&self, other: &Self) -> bool {
        self.claim == other.claim && self.badge == other.badge && std::ptr::eq(self.words, other.words)
    }
}

/// A dialog that does not take the page away from the reader.
#[component]
pub(crate) fn Card(props: &CardProps) -> Html {
    let CardProps { claim, badge, words, on_close } = props;
    let card = use_node_ref();
    {
        let (card, on_close) = (card.clone(), on_close.clone());
        use_effect_with(badge.clone(), move |badge| {
            let dialog = card.cast::<HtmlElement>().map(|card| Dialog::open(card, badge.clone(), on_close));
            move || drop(dialog)
        });
    }
    let close = {
        let badge = badge.clone();
        on_close.reform(move |_: MouseEvent| focus(&badge))
    };
    // What the first line quotes already is not said twice.
    let why = claim.note.as_ref().filter(|_| claim.status != Status::Speculative);
    html! {
        <div ref={card} class="card" part="card" role="dialog" aria-labelledby="title" tabindex="-1" popover="manual"
            lang={words.lang} dir={words.dir} data-status={claim.status.name()}>
            <header>
                <h2 id="title"><i aria-hidden="true"></i><span>{ words.badge(claim) }</span></h2>
                <button type="button" class="close" aria-label={words.close} onclick={close}>{ "×" }</button>
            </header>
            <p class="meaning" dir="auto">{ words.meaning(claim) }</p>
            { for why.map(|why| html! { <p dir="auto">{ why }</p> }) }
            { for claim.correction.as_ref().map(|correction| view_correction(correction, words)) }
            { for claim.summary.as_ref().map(|summary| html! { <p class="summary" dir="auto">{ summary }</p> }) }
            { view_sources(&claim.sources, words) }
            { view_history(claim, words) }
            <footer>
                { for claim.updated.as_ref().map(|date| html! { <span>{ words.updated }{ ": " }{ when(date, words.lang) }</span> }) }
                <a href={["#claim-", &claim.id].concat()}>{ words.link }</a>
            </footer>
        </div>
    }
}

fn view_correction(correction: &Correction, words: &Strings) -> Html {
    let head = html! {
        <strong>{ words.correction }{ for correction.date.as_ref().map(|date| html! { <>{ words.comma }{ when(date, words.lang) }</> }) }</strong>
    };
    let note = correction.note.as_deref().unwrap_or_default();
    html! { <p class="correction" dir="auto">{ head }{ " " }{ link(note, correction.url.as_deref()) }</p> }
}

fn view_sources(sources: &[Source], words: &Strings) -> Html {
    if sources.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3>{ words.sources }</h3>
            <ul>{ for sources.iter().map(|source| view_source(source, words)) }</ul>
        </>
    }
}

fn view_source(source: &Source, words: &Strings) -> Html {
    let url = source.url.as_deref();
    let name = source.name.as_deref().or(source.publisher.as_deref()).or(url).unwrap_or_default();
    let publisher = source.publisher.as_deref().filter(|publisher| *publisher != name);
    let details = [source.role.as_deref(), publisher].into_iter().flatten();
    html! {
        <li dir="auto">
            <strong>{ link(name, url) }</strong>
            { for details.map(|detail| html! { <>{ words.comma }<span>{ detail }</span></> }) }
            { for source.date.as_ref().map(|date| html! { <>{ words.comma }{ when(date, words.lang) }</> }) }
        </li>
    }
}

fn view_history(claim: &Claim, words: &Strings) -> Html {
    if claim.history.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3>{ words.history }</h3>
            <ol>
                { for claim.history.iter().map(|change| view_change(change, words)) }
                <li><strong>{ words.status(claim.status) }</strong>{ words.comma }{ words.now }</li>
            </ol>
        </>
    }
}

fn view_change(change: &Change, words: &Strings) -> Html {
    html! {
        <li dir="auto">
            <strong>{ words.status(change.status) }</strong>
            { for change.date.as_ref().map(|date| html! { <>{ words.comma }{ when(date, words.lang) }</> }) }
            { for change.note.as_ref().map(|note| html! { <>{ ": " }{ note }</> }) }
        </li>
    }
}

// Manifests carry web links only, see `manifest`; they open beside the article and tell the other side nothing.
fn link(text: &str, url: Option<&str>) -> Html {
    match url {
        Some(url) => html! { <a href={url.to_owned()} target="_blank" rel="noopener noreferrer nofollow">{ text }</a> },
        None => html! { text },
    }
}
