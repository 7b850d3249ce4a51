//! Unsaved work that is offered back: what this tab set aside, and what other sessions left.

use crate::desk::state::{Ask, Desk, Goal, Topic};
use crate::tools::{self, WaitingDraft};
use crate::words::{fill, t, words};
use claim_labels::workbench::{Action, Draft, State};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

struct Offer {
    id: String,
    name: String,
    when: String,
    open: bool,
}

impl Offer {
    fn of(draft: WaitingDraft) -> Offer {
        let date = js_sys::Date::new(&JsValue::from(draft.when));
        let when = date.to_locale_string(words().lang(), &JsValue::UNDEFINED).into();
        Offer { id: draft.id, name: draft.name, when, open: draft.open }
    }
}

#[derive(Properties, PartialEq)]
pub struct DraftOffersProps {
    /// Files of this session with work that was set aside: number and name.
    pub aside: Vec<(usize, Rc<str>)>,
    pub desk: Desk,
}

/// Files of a session with work that was set aside.
pub fn aside(state: &State) -> Vec<(usize, Rc<str>)> {
    let files = state.files.iter().enumerate();
    files.filter(|(_, file)| file.aside.is_some()).map(|(number, file)| (number, file.name.clone())).collect()
}

/// The offers.
#[component]
pub fn DraftOffers(props: &DraftOffersProps) -> Html {
    let offers = use_state(Rc::<Vec<Offer>>::default);
    let reload = use_state(|| 0);
    let set = offers.setter();
    use_effect_with((*reload, props.desk.clone()), move |(_, desk)| {
        let desk = desk.clone();
        spawn_local(async move {
            match tools::waiting().await {
                Ok(list) => set.set(Rc::new(list.into_iter().map(Offer::of).collect())),
                Err(message) => desk.complain(Topic::Drafts, fill("draftsUnavailable", &[&message])),
            }
        });
    });
    let again = Callback::from(move |()| reload.set(*reload + 1));
    if offers.is_empty() && props.aside.is_empty() {
        return html! {};
    }
    html! {
        <section class="drafts" aria-label={t("unsavedWork")}>
            { for props.aside.iter().map(|(number, name)| set_aside(*number, name, &props.desk)) }
            { for offers.iter().map(|offer| item(offer, &props.desk, &again)) }
        </section>
    }
}

fn set_aside(number: usize, name: &str, desk: &Desk) -> Html {
    let resume = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.act.emit(Action::Resume(number));
            desk.say(Topic::Drafts, t("draftBack"));
            desk.ask.emit(Ask::Go(Goal::Article));
        })
    };
    let discard = desk.act.reform(move |_: MouseEvent| Action::Discard(number));
    row(fill("workSetAside", &[name]), resume, discard)
}

fn row(what: String, restore: Callback<MouseEvent>, discard: Callback<MouseEvent>) -> Html {
    html! {
        <p class="row">
            <span dir="auto">{ what }</span>
            <button type="button" class="primary" onclick={restore}>{ t("bringBack") }</button>
            <button type="button" onclick={discard}>{ t("discard") }</button>
        </p>
    }
}

fn item(offer: &Offer, desk: &Desk, again: &Callback<()>) -> Html {
    let values = [&*offer.name, &*offer.when];
    if offer.open {
        return html! { <p dir="auto">{ fill("otherTab", &values) }</p> };
    }
    let restore = {
        let (id, desk, again) = (offer.id.clone(), desk.clone(), again.clone());
        Callback::from(move |_: MouseEvent| spawn_local(restore(id.clone(), desk.clone(), again.clone())))
    };
    let discard = {
        let (id, again) = (offer.id.clone(), again.clone());
        Callback::from(move |_: MouseEvent| {
            let (id, again) = (id.clone(), again.clone());
            spawn_local(async move {
                let _ = tools::discard(&id).await;
                again.emit(());
            });
        })
    };
    row(fill("workLeft", &values), restore, discard)
}

// The draft becomes this tab's own before the old one goes.
async fn restore(id: String, desk: Desk, again: Callback<()>) {
    match tools::take(&id).await {
        Ok(Some(json)) => match Draft::from_json(&json) {
            Some(draft) => {
                let kept = tools::keep(desk.files.count.get(), &draft.opened.name, &json).await;
                for action in draft.restore() {
                    desk.act.emit(action);
                }
                if kept.is_ok() {
                    let _ = tools::discard(&id).await;
                }
                desk.say(Topic::Drafts, t("draftBack"));
                desk.ask.emit(Ask::Go(Goal::Article));
            }
            None => desk.complain(Topic::Drafts, t("draftUnreadable")),
        },
        Ok(None) => desk.complain(Topic::Drafts, t("draftTaken")),
        Err(message) => desk.complain(Topic::Drafts, fill("draftFailed", &[&message])),
    }
    again.emit(());
}
