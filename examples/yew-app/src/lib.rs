//! A page with a labelled article, as a newsroom that writes its site with Yew would make it.

use claim_labels::failure::Failure;
use claim_labels::manifest::Status;
use claim_labels::widget::{LabelledArticle, ManifestSource};
use yew::prelude::*;

const CLAIMS: &str = include_str!("claims.json");

/// The article, whose nodes are the app's own.
fn article() -> Html {
    html! {
        <>
            <h1>{ "The old bridge closes in May" }</h1>
            <p>
                { "The old bridge " }<strong>{ "closes on " }<em>{ "5 May" }</em></strong>{ " for eleven weeks, the town says." }<br />
                { "Engineers fear that it may well stay shut all summer." }
            </p>
            <ul>
                <li>{ "Lines 2 and 7: buses turn at " }<a href="https://river.example/mill">{ "the mill" }</a>{ "." }</li>
                <li>{ "Walkers take the ferry." }</li>
            </ul>
            <figure>
                <img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" alt="The bridge from the quay" width="320" height="180" />
                <figcaption>{ "Cracks under the northern arch, in March" }</figcaption>
            </figure>
            <table>
                <caption>{ "What it takes" }</caption>
                <tbody>
                    <tr><th scope="row">{ "Repairs" }</th><td>{ "nine million" }</td></tr>
                    <tr><th scope="row">{ "Ferry" }</th><td>{ "forty thousand" }</td></tr>
                </tbody>
            </table>
            <blockquote cite="https://council.example/minutes">
                <p>{ "We had no choice." }</p>
                <footer>{ "A council member, in " }<cite>{ "the minutes" }</cite></footer>
            </blockquote>
        </>
    }
}

/// The page: the article, and controls that drive it from outside.
#[component]
pub fn App() -> Html {
    let open = use_state(|| None::<AttrValue>);
    let official_only = use_state(|| false);
    let manifest = use_state(|| ManifestSource::Json(CLAIMS.into()));
    let happened = use_state(String::new);
    let note = |text: fn(AttrValue) -> String| {
        let happened = happened.clone();
        Callback::from(move |value: AttrValue| happened.set(text(value)))
    };
    let on_open = {
        let (open, note) = (open.clone(), note(|id| format!("opened {id}")));
        Callback::from(move |id: AttrValue| {
            open.set(Some(id.clone()));
            note.emit(id);
        })
    };
    let on_close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let on_filter = {
        let note = note(|names| format!("shown: {names}"));
        note.reform(|shown: Vec<Status>| shown.iter().map(|status| status.name()).collect::<Vec<_>>().join(" ").into())
    };
    let on_ready = {
        let note = note(|text| text.to_string());
        note.reform(|ready: claim_labels::widget::Ready| {
            format!("{} labelled, {} not", ready.anchored, ready.orphaned).into()
        })
    };
    let on_error = {
        let happened = happened.clone();
        Callback::from(move |failure: Failure| happened.set(failure.to_string()))
    };
    // What the desk publishes beside the page, fetched when it is asked for.
    let fetch_claims = {
        let manifest = manifest.clone();
        move |_| manifest.set(ManifestSource::Url("claims/latest.json".into()))
    };
    let show_cost = {
        let open = open.clone();
        move |_| open.set(Some("cost".into()))
    };
    let toggle = {
        let official_only = official_only.clone();
        move |_| official_only.set(!*official_only)
    };
    let filter = if *official_only { vec![Status::Official] } else { Status::ALL.to_vec() };
    html! {
        <>
            <LabelledArticle manifest={(*manifest).clone()} {filter} open={(*open).clone()} {on_ready} {on_open} {on_close}
                {on_filter} {on_error}>
                { article() }
            </LabelledArticle>
            <button id="cost" onclick={show_cost}>{ "What will it cost?" }</button>
            <button id="official" onclick={toggle}>{ "Official claims only" }</button>
            <button id="latest" onclick={fetch_claims}>{ "Fetch the latest claims" }</button>
            <output>{ (*happened).clone() }</output>
        </>
    }
}
