//! The bar at the top.

use crate::desk::state::{Ask, Desk, Dialog};
use crate::words::{LANGUAGES, choose, t, words};
use claim_labels::workbench::{Action, Origin, State};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ToolbarProps {
    pub article: AttrValue,
    pub file: AttrValue,
    /// Where the manifest's work is: in its file, in a draft, or nowhere.
    pub saving: &'static str,
    pub dirty: bool,
    pub steps: (usize, usize),
    /// The language that the workbench speaks.
    pub language: AttrValue,
    pub on_language: Callback<()>,
    pub desk: Desk,
}

impl ToolbarProps {
    /// The bar of a session.
    pub fn of(state: &State, kept: bool, on_language: Callback<()>, desk: &Desk) -> ToolbarProps {
        let dirty = state.is_dirty();
        let hosted = desk.host.is_some();
        let saving = match (dirty, kept, state.file().origin) {
            (true, true, _) => "notSavedKept",
            (true, false, _) => "notSaved",
            (false, _, Origin::New) if !hosted => "noFileYet",
            (false, ..) => "saved",
        };
        ToolbarProps {
            article: state.now().article.name.clone().into(),
            file: state.file().name.clone().into(),
            saving: t(saving),
            dirty,
            steps: state.steps(),
            language: words().lang().into(),
            on_language,
            desk: desk.clone(),
        }
    }
}

/// The bar.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let ToolbarProps { desk, steps, file, saving, dirty, .. } = props;
    use_effect_with((file.clone(), *saving, *dirty), |(file, saving, dirty)| {
        let mark = if *dirty { "• " } else { "" };
        document().set_title(&format!("{mark}{file} · {saving} · claim-labels"));
    });
    let opens = |label: &'static str, dialog: Dialog, class: &'static str| {
        let ask = desk.ask.clone();
        html! { <button type="button" {class} onclick={move |_| ask.emit(Ask::Open(Some(dialog)))}>{ t(label) }</button> }
    };
    let acts = |label: &'static str, action: Action, can: bool| {
        let act = desk.act.clone();
        html! { <button type="button" disabled={!can} onclick={move |_| act.emit(action.clone())}>{ t(label) }</button> }
    };
    html! {
        <header class="toolbar">
            <h1>{ "claim-labels" }<span class="quiet">{ " " }{ t("workbench") }</span></h1>
            <p class="names">
                <bdi class="name">{ &props.article }</bdi>
                if desk.host.is_none() {
                    <bdi class="name quiet">{ " · " }{ file }</bdi>
                }
                <span class="saving" data-dirty={dirty.then_some("true")}>{ " · " }{ *saving }</span>
            </p>
            <div class="row" role="toolbar" aria-label={t("manifest")}>
                if desk.host.is_none() {
                    { opens("open", Dialog::Open, "") }
                }
                { acts("undo", Action::Undo, steps.0 > 0) }
                { acts("redo", Action::Redo, steps.1 > 0) }
                { opens("save", Dialog::Changes, "primary") }
                { opens("export", Dialog::Export, "") }
                { opens("help", Dialog::Help, "") }
                { language(props) }
            </div>
        </header>
    }
}

fn language(props: &ToolbarProps) -> Html {
    let on_language = props.on_language.clone();
    let onchange = move |event: Event| {
        let select: Option<HtmlSelectElement> = event.target().and_then(|target| target.dyn_into().ok());
        let (chosen, on_language) = (select.map(|select| select.value()).unwrap_or_default(), on_language.clone());
        spawn_local(async move {
            choose(&chosen).await;
            on_language.emit(());
        });
    };
    let option = |(tag, name): &(&'static str, &'static str)| {
        html! { <option value={*tag} lang={*tag} selected={props.language == *tag}>{ *name }</option> }
    };
    html! { <select id="language" aria-label={t("language")} {onchange}>{ for LANGUAGES.iter().map(option) }</select> }
}
