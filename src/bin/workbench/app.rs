//! The desk: the article on one side, its manifest on the other.

use crate::article::label_bar::LabelBar;
use crate::article::pane::ArticlePane;
use crate::article::reading::{Reading, reveal};
use crate::claims::list::ClaimList;
use crate::claims::problems::ProblemList;
use crate::desk::help_dialog::HelpDialog;
use crate::desk::notices::{Notices, Said};
use crate::desk::state::{Ask, Desk, Dialog, Session, Tab, Ui};
use crate::desk::toolbar::{Toolbar, ToolbarProps};
use crate::files::changes_dialog::ChangesDialog;
use crate::files::drafts::{DraftOffers, use_draft};
use crate::files::export_dialog::ExportDialog;
use crate::files::open_dialog::OpenDialog;
use crate::files::transfer;
use crate::hooks::{use_checked, use_desk, use_goal, use_hush, use_keys, use_reveal, use_suggestions};
use crate::json_view::JsonView;
use crate::labelling::{label, painted, repick};
use crate::suggestions::SuggestionList;
use crate::tools;
use claim_labels::manifest::Status;
use claim_labels::workbench::{Action, Checked, Doc, Source, State, Step};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct AppProps {
    pub article: Source,
    pub name: String,
    pub manifest: Doc,
}

/// The workbench.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| Session(State::new(props.article.clone(), &props.name, props.manifest.clone())));
    let ui = use_reducer(Ui::default);
    let reading = use_state(|| None::<Rc<Reading>>);
    let desk = use_desk(&state, &ui);
    desk.files.count.set(state.0.files.len());
    let now = state.0.now().clone();
    let checked = use_checked(&reading, &now.manifest);
    let kept = use_draft(&state, &desk);
    use_keys(&desk);
    use_goal(ui.goal.clone());
    use_hush(&ui.notice, &desk);
    let claims = now.manifest.root.get("claims").cloned();
    let suggestions = use_suggestions(&ui, &reading, &now, &checked);
    let mut painted = painted(&ui, now.selected, &checked);
    painted.suggestions = suggestions.iter().map(|one| one.span).collect();
    use_reveal(&reading, now.selected, painted.claim);

    let on_read = {
        let (set, desk) = (reading.setter(), desk.clone());
        use_callback((), move |read: Rc<Reading>, ()| {
            desk.ask.emit(Ask::Passage(None));
            set.set(Some(read));
        })
    };
    let on_open = use_callback((claims.clone(), desk.clone()), |id: String, (claims, desk)| {
        let number = claims.as_ref().and_then(|claims| claims.items().position(|claim| claim.text_at("/id") == id));
        desk.act.emit(Action::Select(number));
    });
    let on_step = use_callback((reading.clone(), ui.passage, desk.clone()), |step: Step, (reading, passage, desk)| {
        let Some(reading) = &**reading else { return };
        if let Some(moved) = reading.moved(*passage, step) {
            desk.ask.emit(Ask::Passage(Some(moved)));
            reveal(reading, moved);
        }
    });
    let work = (reading.clone(), ui.passage, ui.repicking, claims.clone(), checked.clone(), desk.clone());
    let on_label = use_callback(work, |number: usize, (reading, passage, repicking, claims, checked, desk)| {
        let (Some(reading), Some(passage)) = (&**reading, passage) else { return };
        match repicking {
            Some(claim) => repick(*claim, reading, *passage, desk),
            None => label(Status::ALL[number], reading, *passage, claims.as_ref(), checked, desk),
        }
    });
    let repicking =
        ui.repicking.and_then(|number| claims.as_ref()?.items().nth(number)).map(|claim| claim.text_at("/id"));

    html! {
        <ContextProvider<Said> context={Said { notice: ui.notice.clone(), desk: desk.clone() }}>
        <div class="desk" ondragover={Callback::from(|event: DragEvent| event.prevent_default())} ondrop={on_drop(&desk)}>
            <Toolbar ..ToolbarProps::of(&state.0, kept, &desk) />
            <DraftOffers desk={desk.clone()} />
            <main>
                <section class="article" aria-label="Article">
                    <ArticlePane source={now.article.clone()} manifest={now.manifest.clone()} reading={(*reading).clone()}
                        {painted} {on_read} {on_open} on_step={on_step.clone()} on_label={on_label.clone()} desk={desk.clone()} />
                    <LabelBar reading={(*reading).clone()} passage={ui.passage} {repicking} {on_step} {on_label} desk={desk.clone()} />
                </section>
                <section class="side" id="side" tabindex="-1" aria-label="Manifest">
                    { tabs(&ui, &desk) }
                    { match (ui.tab, &*reading) {
                        (Tab::Json, _) => html! {
                            <JsonView manifest={now.manifest.clone()} typed={now.typed.clone()} checked={checked.clone()} desk={desk.clone()} />
                        },
                        (Tab::Suggestions, Some(reading)) => html! {
                            <SuggestionList open={suggestions} {claims} checked={checked.clone()} reading={reading.clone()} desk={desk.clone()} />
                        },
                        _ => html! {
                            <>
                                <ProblemList checked={checked.clone()} claims={claims.clone()} desk={desk.clone()} />
                                <ClaimList {claims} checked={checked.clone()} selected={now.selected} reading={(*reading).clone()} desk={desk.clone()} />
                            </>
                        },
                    } }
                </section>
            </main>
            { dialog(&ui, &state.0, &checked, &desk) }
            if ui.dialog.is_none() {
                <Notices />
            }
        </div>
        </ContextProvider<Said>>
    }
}

fn tabs(ui: &Ui, desk: &Desk) -> Html {
    let tab = |label: &'static str, tab: Tab| {
        let ask = desk.ask.clone();
        let pressed = (ui.tab == tab).to_string();
        let id = format!("view-{}", label.to_lowercase());
        html! { <button type="button" {id} aria-pressed={pressed} onclick={move |_| ask.emit(Ask::Show(tab))}>{ label }</button> }
    };
    html! { <div class="tabs" role="group" aria-label="View">{ tab("Claims", Tab::Claims) }{ tab("Suggestions", Tab::Suggestions) }{ tab("JSON", Tab::Json) }</div> }
}

fn dialog(ui: &Ui, state: &State, checked: &Rc<Checked>, desk: &Desk) -> Html {
    let desk = desk.clone();
    let shared = || Rc::new(state.clone());
    match ui.dialog {
        None => html! {},
        Some(Dialog::Open) => {
            let claims = state.now().manifest.root.get("claims").map_or(0, |claims| claims.items().len());
            let own = claims > 0 && (state.now().file > 0 || state.is_dirty());
            html! { <OpenDialog {claims} {own} {desk} /> }
        }
        Some(Dialog::Changes) => html! { <ChangesDialog state={shared()} checked={checked.clone()} {desk} /> },
        Some(Dialog::Export) => html! { <ExportDialog state={shared()} {desk} /> },
        Some(Dialog::Help) => html! { <HelpDialog {desk} /> },
    }
}

fn on_drop(desk: &Desk) -> Callback<DragEvent> {
    let desk = desk.clone();
    Callback::from(move |event: DragEvent| {
        let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) else {
            return;
        };
        event.prevent_default();
        let desk = desk.clone();
        spawn_local(async move {
            match tools::read(&file).await {
                Ok(Some(file)) => transfer::drop_file(&desk, &file),
                Ok(None) => {}
                Err(message) => desk.complain(format!("The file could not be read: {message}")),
            }
        });
    })
}
