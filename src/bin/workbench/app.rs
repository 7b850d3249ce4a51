//! The desk: the article on one side, its manifest on the other.

use crate::article::label_bar::LabelBar;
use crate::article::pane::ArticlePane;
use crate::article::pane_props::Stretch;
use crate::article::reading::{Reading, reveal};
use crate::desk::focus::{use_focus_kept, use_goal};
use crate::desk::keys::{Moment, use_keys};
use crate::desk::notices::{Notices, Said};
use crate::desk::state::{Ask, Session, Ui};
use crate::desk::toolbar::{Toolbar, ToolbarProps};
use crate::dialogs::dialog;
use crate::files::arrival::{on_drop, use_paste};
use crate::files::drafts::use_drafts;
use crate::files::offers::{DraftOffers, aside};
use crate::hooks::{use_checked, use_desk, use_hush, use_reveal, use_suggestions};
use crate::host::document::Opened as Hosting;
use crate::host::hooks::use_host;
use crate::labelling::{Work, claim_at, flags, painted};
use crate::side::Side;
use crate::sources::memory;
use crate::words::{t, words};
use claim_labels::workbench::{Action, Opened, Source, State, Step};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct AppProps {
    pub article: Source,
    pub manifest: Opened,
    /// Of a host, which holds them.
    pub host: Option<Hosting>,
}

/// The workbench.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| Session(begin(props)));
    let host = props.host.as_ref().map(|opened| opened.document.clone());
    let ui = use_reducer(Ui::default);
    let reading = use_state(|| None::<Rc<Reading>>);
    let spoken = use_state(|| 0_u32);
    let desk = use_desk(&state, &ui, host.clone());
    desk.files.note(&state.0, &ui);
    let now = state.0.now().clone();
    let checked = use_checked(&reading, &now);
    let kept = use_drafts(&state, &desk);
    use_host(&host, &state, &desk);
    use_goal(ui.goal.clone());
    use_focus_kept();
    use_hush(&ui.news, &desk);
    use_paste(&desk);
    let claims = now.manifest.root.get("claims").cloned();
    use_keys(&desk, Moment { checked: checked.clone(), selected: now.selected, claims: claims.clone() });
    let suggestions = use_suggestions(&reading, &now, &checked);
    let flags = use_memo((claims.clone(), checked.clone()), |(claims, checked)| flags(claims.as_ref(), checked));
    let mut painted = painted(&ui, now.selected, claims.as_ref(), &checked, &flags);
    if ui.tab == crate::desk::state::Tab::Suggestions {
        painted.suggestions = suggestions.iter().map(|one| one.span).collect();
    }
    use_reveal(&reading, now.selected, painted.claim, &ui, &desk);

    let repicking = ui.repicking.and_then(|claim| now.number(claim));
    let work = Work {
        reading: (*reading).clone(),
        claims: claims.clone(),
        keys: now.keys.clone(),
        checked: checked.clone(),
        selected: now.selected,
        passage: ui.passage,
        repicking,
        desk: desk.clone(),
    };
    let on_read = {
        let (set, desk) = (reading.setter(), desk.clone());
        use_callback((), move |read: Rc<Reading>, ()| {
            desk.ask.emit(Ask::Article);
            set.set(Some(read));
        })
    };
    let on_open = use_callback((claims.clone(), desk.clone()), |id: String, (claims, desk)| {
        let number = claims.as_ref().and_then(|claims| claims.items().position(|claim| claim.text_at("/id") == id));
        desk.act.emit(Action::Select(number));
    });
    let on_flag = desk.act.reform(|number: usize| Action::Select(Some(number)));
    let on_press = use_callback(work.clone(), |at: usize, work| {
        work.desk.ask.emit(Ask::Passage(None));
        let start = work.reading.as_ref().map_or(at, |reading| reading.sentence_start(at));
        work.desk.ask.emit(Ask::Caret(start));
        if let Some(number) = claim_at(&work.checked, at).filter(|_| work.repicking.is_none()) {
            work.desk.act.emit(Action::Select(Some(number)));
        }
    });
    let on_step = use_callback((work.clone(), ui.caret), |step: Step, (work, caret)| {
        let Some(reading) = &work.reading else { return };
        if let Some(moved) = reading.moved(work.passage, *caret, step) {
            work.desk.ask.emit(Ask::Passage(Some(moved)));
            reveal(reading, moved);
        }
    });
    let on_label = use_callback(work.clone(), |label: usize, work| work.on_label(label));
    let on_enter = use_callback(work.clone(), |(), work| work.on_enter());
    let on_stretch = use_callback(work.clone(), |(end, stretch): (bool, Stretch), work| work.on_stretch(end, stretch));
    let wanting = repicking.and_then(|number| claims.as_ref()?.items().nth(number)).map(|claim| claim.text_at("/id"));
    let on_language = {
        let spoken = spoken.clone();
        use_callback(*spoken, move |(), before| spoken.set(before + 1))
    };
    let said = Said { news: ui.news.clone(), trouble: ui.trouble.clone(), desk: desk.clone() };
    // Another language draws everything anew: words are no properties.
    html! {
        <ContextProvider<Said> context={said}>
        <div class="desk" key={words().lang()} ondragover={Callback::from(|event: DragEvent| event.prevent_default())} ondrop={on_drop(&desk)}>
            <Toolbar ..ToolbarProps::of(&state.0, kept, on_language, &desk) />
            if host.is_none() {
                <DraftOffers aside={aside(&state.0)} desk={desk.clone()} />
            }
            <main>
                <section class="article" aria-label={t("article")}>
                    <ArticlePane source={now.article.clone()} manifest={now.manifest.clone()} reading={(*reading).clone()}
                        {painted} {flags} {repicking} {on_read} {on_open} {on_flag} {on_press} on_step={on_step.clone()}
                        on_label={on_label.clone()} {on_enter} {on_stretch} desk={desk.clone()} />
                    <LabelBar reading={(*reading).clone()} passage={ui.passage} repicking={wanting} {on_step} {on_label} desk={desk.clone()} />
                </section>
                <Side tab={ui.tab} typed={now.typed.clone()} manifest={now.manifest.clone()} filter={ui.filter.clone()} picked={ui.picked.clone()}
                    {suggestions} {work} />
            </main>
            <footer class="statusbar">
                if ui.dialog.is_none() {
                    <Notices />
                }
            </footer>
            { dialog(&ui, &state.0, &checked, &desk) }
        </div>
        </ContextProvider<Said>>
    }
}

// What a host stores is where undo ends; what it brought besides is a change of that, in the one file that there is.
fn begin(props: &AppProps) -> State {
    let Some(host) = &props.host else { return State::begin(props.article.clone(), props.manifest.clone()) };
    memory::lend(host.document.sources());
    let stored = Opened::file(props.manifest.name.clone(), host.saved.clone());
    State::begin_stored(props.article.clone(), Opened { manifest: host.manifest.clone(), ..stored })
}
