//! What the desk does by itself: checks, suggestions, showing the passage of the claim that is opened.

use crate::article::reading::{Reading, reveal};
use crate::desk::file_handles::FileHandles;
use crate::desk::state::{Ask, Desk, Notice, Session, Topic, Ui};
use crate::host::document::Document;
use crate::suggestions;
use crate::words::t;
use claim_labels::suggest::Suggestion;
use claim_labels::text::Span;
use claim_labels::workbench::{Action, Checked, Checker, ClaimKey, Snapshot};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// The manifest is checked when the editor has paused for this many milliseconds.
const PAUSE: u32 = 150;

/// Suggestions are looked for when an article has been open for this many milliseconds.
const CALM: u32 = 400;

/// What went well is shown for this many milliseconds.
const SHOWN: u32 = 6000;

#[hook]
pub fn use_desk(state: &UseReducerHandle<Session>, ui: &UseReducerHandle<Ui>, host: Option<Document>) -> Desk {
    let files = use_memo((), |()| FileHandles::default());
    let (act, ask) = (state.dispatcher(), ui.dispatcher());
    let desk = use_memo((), move |()| {
        let ask = Callback::from(move |request| ask.dispatch(request));
        let (unusable, tell) = (files.unusable.clone(), ask.clone());
        let act = Callback::from(move |action| {
            // A change made elsewhere takes the place of what was typed as JSON and could not be used.
            if matches!(action, Action::Edit(..) | Action::Edits(_)) && unusable.take() {
                tell.emit(Ask::Complain(Notice { text: t("typedGone").into(), topic: Topic::Json }));
            }
            act.dispatch(action);
        });
        Desk { files: (*files).clone(), act, ask, host }
    });
    (*desk).clone()
}

// A check is a moment behind. What it found goes with the claims that it was found of, wherever they stand by now; of all that shows
// it, nothing else pairs the two.
#[hook]
pub fn use_checked(reading: &UseStateHandle<Option<Rc<Reading>>>, now: &Snapshot) -> Rc<Checked> {
    // With what it is about: places in one text are none in another, and numbers in one list none in another.
    let checked = use_state(|| (None::<Rc<Reading>>, Rc::<[ClaimKey]>::default(), Rc::<Checked>::default()));
    let checker = use_memo((**reading).clone(), |_| std::cell::RefCell::new(Checker::default()));
    let set = checked.setter();
    let deps = ((**reading).clone(), now.manifest.clone(), now.keys.clone());
    use_effect_with(deps, move |(reading, manifest, keys)| {
        let (reading, manifest, keys) = (reading.clone(), manifest.clone(), keys.clone());
        let timeout = Timeout::new(PAUSE, move || {
            if let Some(reading) = reading {
                let found = checker.borrow_mut().check(&reading.article, &reading.readings, &manifest);
                set.set((Some(reading), keys, found.into()));
            }
        });
        move || drop(timeout)
    });
    let (of, then, found) = &*checked;
    let deps = (*of == **reading, then.clone(), found.clone(), now.keys.clone());
    let current = use_memo(deps, |(is_of_this, then, found, keys)| match is_of_this {
        true if then == keys => found.clone(),
        true => Rc::new(found.renumbered(then, keys)),
        false => Rc::default(),
    });
    (*current).clone()
}

// Found once for an article, when it has been drawn: it takes a while in a long text.
#[hook]
pub fn use_suggestions(
    reading: &UseStateHandle<Option<Rc<Reading>>>,
    now: &Rc<Snapshot>,
    checked: &Rc<Checked>,
) -> Rc<Vec<Suggestion>> {
    let found = use_state(|| (None::<Rc<Reading>>, Rc::<Vec<Suggestion>>::default()));
    let set = found.setter();
    let own = now.manifest.root.text_at("/article/language");
    use_effect_with(((**reading).clone(), own), move |(reading, own)| {
        let (reading, own) = (reading.clone(), own.clone());
        let timeout = Timeout::new(CALM, move || {
            if let Some(reading) = reading {
                let page = reading.host.get_attribute("lang").unwrap_or_default();
                let found = suggestions::find(&reading, if own.is_empty() { &page } else { &own });
                set.set((Some(reading), found.into()));
            }
        });
        move || drop(timeout)
    });
    let deps = ((**reading).clone(), (*found).clone(), checked.clone(), now.dismissed.clone());
    use_memo(deps, |(reading, found, checked, dismissed)| {
        let (of, found) = found;
        let own = reading.as_ref().filter(|reading| of.as_ref() == Some(reading));
        own.map(|reading| suggestions::open(found, reading, checked, dismissed)).unwrap_or_default()
    })
}

// What went well is not shown for ever.
#[hook]
pub fn use_hush(news: &Option<Notice>, desk: &Desk) {
    let ask = desk.ask.clone();
    use_effect_with(news.clone(), move |news| {
        let timeout = news.as_ref().map(|_| Timeout::new(SHOWN, move || ask.emit(Ask::Hush)));
        move || drop(timeout)
    });
}

// The passage of the claim that is opened; from there the editor goes on. It may be found a while later: who has gone on since is not
// called back.
#[hook]
pub fn use_reveal(
    reading: &UseStateHandle<Option<Rc<Reading>>>,
    selected: Option<usize>,
    span: Option<Span>,
    ui: &Ui,
    desk: &Desk,
) {
    let place = (ui.caret, ui.passage);
    let opened = use_mut_ref(|| (None, place));
    if opened.borrow().0 != selected {
        *opened.borrow_mut() = (selected, place);
    }
    let (reading, ask) = ((**reading).clone(), desk.ask.clone());
    use_effect_with((selected, span.is_some()), move |_| {
        let mut opened = opened.borrow_mut();
        if let (Some(reading), Some(span)) = (reading, span)
            && opened.1 == place
        {
            opened.1 = (span.end, place.1);
            ask.emit(Ask::Caret(span.end));
            reveal(&reading, span);
        }
    });
}
