//! The desk: the article on one side, its manifest on the other.

use crate::article::{ArticlePane, Painted, Reading, edit, reveal};
use crate::changes::ChangesDialog;
use crate::claims::ClaimList;
use crate::drafts::{DraftOffers, use_draft};
use crate::export::ExportDialog;
use crate::files::{self, Files};
use crate::help::HelpDialog;
use crate::json::JsonView;
use crate::labelbar::{LabelBar, NAMES};
use crate::open::OpenDialog;
use crate::orphan::anchor;
use crate::problems::ProblemList;
use crate::suggestions::{self, SuggestionList, place};
use crate::toolbar::{Toolbar, ToolbarProps};
use crate::tools;
use crate::ui::{Ask, Desk, Dialog, Goal, Notice, Session, Tab, Ui};
use claim_labels::manifest::{Severity, Status};
use claim_labels::suggest::Suggestion;
use claim_labels::text::Span;
use claim_labels::workbench::{
    Action, Checked, Checker, Doc, Edit, Found, Node, Snapshot, Source, State, Step, claim, unused_id,
};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, window};
use yew::prelude::*;

/// The manifest is checked when the editor has paused for this many milliseconds.
const PAUSE: u32 = 150;

/// What was said is shown for this many milliseconds.
const SHOWN: u32 = 6000;

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
    use_keys(&desk, ui.dialog);
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
            { notice(ui.notice.as_ref(), &desk) }
        </div>
    }
}

#[hook]
fn use_desk(state: &UseReducerHandle<Session>, ui: &UseReducerHandle<Ui>) -> Desk {
    let files = use_memo((), |()| Files::default());
    let (act, ask) = (state.dispatcher(), ui.dispatcher());
    let desk = use_memo((), move |()| Desk {
        files: (*files).clone(),
        act: Callback::from(move |action| act.dispatch(action)),
        ask: Callback::from(move |request| ask.dispatch(request)),
    });
    (*desk).clone()
}

#[hook]
fn use_checked(reading: &UseStateHandle<Option<Rc<Reading>>>, manifest: &Doc) -> Rc<Checked> {
    let checked = use_state(Rc::<Checked>::default);
    let checker = use_memo((**reading).clone(), |_| std::cell::RefCell::new(Checker::default()));
    let set = checked.setter();
    use_effect_with(((**reading).clone(), manifest.clone()), move |(reading, manifest)| {
        let (reading, manifest) = (reading.clone(), manifest.clone());
        let timeout = Timeout::new(PAUSE, move || {
            if let Some(reading) = reading {
                set.set(checker.borrow_mut().check(&reading.article, &manifest).into());
            }
        });
        move || drop(timeout)
    });
    (*checked).clone()
}

// Looked for only while they are looked at: it takes a while in a long text.
#[hook]
fn use_suggestions(
    ui: &Ui,
    reading: &UseStateHandle<Option<Rc<Reading>>>,
    now: &Rc<Snapshot>,
    checked: &Rc<Checked>,
) -> Rc<Vec<Suggestion>> {
    let language = now.manifest.root.text_at("/article/language");
    let reading = (**reading).clone().filter(|_| ui.tab == Tab::Suggestions);
    let found = use_memo((reading.clone(), language), |(reading, language)| {
        reading.as_ref().map(|reading| suggestions::find(reading, language)).unwrap_or_default()
    });
    let deps = (reading, found, checked.clone(), now.dismissed.clone());
    use_memo(deps, |(reading, found, checked, dismissed)| {
        reading.as_ref().map(|reading| suggestions::open(found, reading, checked, dismissed)).unwrap_or_default()
    })
}

// Keys that work everywhere but in dialogs.
#[hook]
fn use_keys(desk: &Desk, dialog: Option<Dialog>) {
    use_effect_with((desk.clone(), dialog), |(desk, dialog)| {
        let (desk, dialog) = (desk.clone(), *dialog);
        let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
        let listener = window().map(|window| {
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let event: &KeyboardEvent = event.unchecked_ref();
                if dialog.is_some() || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
                    return;
                }
                match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
                    ("z", false) => desk.act.emit(Action::Undo),
                    ("z", true) | ("y", false) => desk.act.emit(Action::Redo),
                    ("s", false) => desk.ask.emit(Ask::Open(Some(Dialog::Changes))),
                    _ => return,
                }
                event.prevent_default();
            })
        });
        move || drop(listener)
    });
}

// Goes where it was asked to, once all is drawn.
#[hook]
fn use_goal(goal: (u32, Option<Rc<Goal>>)) {
    use_effect_with(goal, |(_, goal)| {
        let id = match goal.as_deref() {
            Some(Goal::Field(pointer)) => pointer.clone(),
            Some(Goal::Article) => "paper".into(),
            _ => return,
        };
        Timeout::new(0, move || focus(&id)).forget();
    });
}

// What went well is not shown for ever.
#[hook]
fn use_hush(notice: &Option<Notice>, desk: &Desk) {
    let ask = desk.ask.clone();
    use_effect_with(notice.clone(), move |notice| {
        let calm = notice.as_ref().filter(|notice| !notice.trouble);
        let timeout = calm.map(|_| Timeout::new(SHOWN, move || ask.emit(Ask::Hush)));
        move || drop(timeout)
    });
}

// A field, or what is around it.
fn focus(id: &str) {
    let document = window().and_then(|window| window.document());
    let around = std::iter::successors(Some(id), |id| Some(id.rsplit_once('/')?.0)).take_while(|id| !id.is_empty());
    let found =
        document.and_then(|document| around.map(|id| document.get_element_by_id(id)).find_map(|element| element));
    let Some(element) = found else { return };
    let mut folded = element.closest("details").ok().flatten();
    while let Some(details) = folded {
        let _ = details.set_attribute("open", "");
        folded = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

// The passage of the claim that is opened.
#[hook]
fn use_reveal(reading: &UseStateHandle<Option<Rc<Reading>>>, selected: Option<usize>, span: Option<Span>) {
    let reading = (**reading).clone();
    use_effect_with((selected, span.is_some()), move |_| {
        if let (Some(reading), Some(span)) = (reading, span) {
            reveal(&reading, span);
        }
    });
}

fn painted(ui: &Ui, selected: Option<usize>, checked: &Checked) -> Painted {
    let here = |number: usize| match checked.found.get(number) {
        Some(Found::Here(anchor)) => Some(anchor.span),
        _ => None,
    };
    let candidate = selected.and_then(|number| match checked.found.get(number) {
        Some(Found::Lost(orphan)) => orphan.candidate.map(|candidate| candidate.span),
        _ => None,
    });
    let faulty = checked.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let mut drafts: Vec<usize> = faulty.filter_map(|problem| crate::claims::number_of(&problem.path)).collect();
    drafts.sort_unstable();
    drafts.dedup();
    Painted {
        passage: ui.passage,
        claim: selected.and_then(here),
        drafts: drafts.into_iter().filter_map(here).collect(),
        candidate,
        suggestions: Vec::new(),
    }
}

// A new claim stands in the list where its passage stands in the article.
fn label(status: Status, reading: &Reading, passage: Span, claims: Option<&Node>, checked: &Checked, desk: &Desk) {
    let Some(quote) = reading.article.quote(reading.article.snap(passage)) else {
        return desk.complain("These words cannot be told apart from others like them. Choose a longer passage.");
    };
    let at = place(claims, checked, passage);
    let id = claims.map_or_else(|| "claim-1".into(), |claims| unused_id(claims, &quote.exact));
    desk.act.emit(edit(Edit::Insert("/claims".into(), at, claim(&id, status, &quote))));
    desk.say(format!("Labelled {}. Say why, and who stands behind it.", NAMES[status as usize].to_lowercase()));
    clear(desk);
    desk.ask.emit(Ask::Go(Goal::Field(format!("/claims/{at}/note"))));
}

fn repick(claim: usize, reading: &Reading, passage: Span, desk: &Desk) {
    anchor(claim, reading, passage, desk);
    desk.ask.emit(Ask::Repick(None));
    clear(desk);
    desk.ask.emit(Ask::Go(Goal::Field(format!("/claims/{claim}"))));
}

fn clear(desk: &Desk) {
    desk.ask.emit(Ask::Passage(None));
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    selection.into_iter().for_each(|selection| drop(selection.remove_all_ranges()));
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

// Spoken politely, and shown; trouble at once, and until it is closed.
fn notice(notice: Option<&Notice>, desk: &Desk) -> Html {
    let (calm, trouble) = match notice {
        Some(Notice { text, trouble: true }) => ("", text.as_str()),
        Some(Notice { text, .. }) => (text.as_str(), ""),
        None => ("", ""),
    };
    let hush = desk.ask.reform(|_: MouseEvent| Ask::Hush);
    html! {
        <div class="notices">
            <p class="notice" role="status">{ calm }</p>
            <div class="notice trouble" role="alert">
                if !trouble.is_empty() {
                    <p>{ trouble }</p>
                    <button type="button" class="small" onclick={hush}>{ "Close this message" }</button>
                }
            </div>
        </div>
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
                Ok(Some(file)) => files::drop_file(&desk, &file),
                Ok(None) => {}
                Err(message) => desk.complain(format!("The file could not be read: {message}")),
            }
        });
    })
}
