//! The workbench of a host: empty until an article comes, and then nothing but that.

use super::document::{Opened, opened};
use super::inbox::{Wanted, listen};
use super::link::Link;
use super::protocol::{Refusal, ToHost};
use crate::app::App;
use crate::words::t;
use claim_labels::workbench::Opened as Manifest;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HostedProps {
    pub link: Link,
}

/// The workbench in a frame.
#[component]
pub fn Hosted(props: &HostedProps) -> Html {
    let shown = use_state(|| (0_u32, None::<Opened>));
    let trouble = use_state(|| None::<String>);
    let now = use_memo((), |()| RefCell::new((0_u32, None::<Opened>)));
    let (set, complain) = (shown.setter(), trouble.setter());
    use_effect_with(props.link.clone(), move |link| {
        let answering = link.clone();
        let take = Callback::from(move |wanted: Wanted| {
            let refusals = follow(&answering, wanted, &now);
            set.set(now.borrow().clone());
            complain.set(refusals.last().map(|refusal| refusal.message.clone()));
            refusals.into_iter().for_each(|refusal| answering.say(&ToHost::Refused(refusal)));
        });
        let listener = listen(link.clone(), take);
        link.say(&READY);
        move || drop(listener)
    });
    let (number, opened) = &*shown;
    match (opened, &*trouble) {
        (Some(opened), _) => html! {
            <App key={*number} article={opened.article.clone()} manifest={Manifest::file(opened.name.clone(), opened.manifest.clone())}
                host={Some(opened.clone())} />
        },
        (None, Some(message)) => html! { <p class="waiting" role="alert">{ message }</p> },
        (None, None) => html! { <p class="waiting" role="status">{ t("waiting") }</p> },
    }
}

const READY: ToHost<'static> = ToHost::Ready { versions: [super::protocol::VERSION] };

// Does what the host wants, and says what it could not.
fn follow(link: &Link, wanted: Wanted, now: &Rc<RefCell<(u32, Option<Opened>)>>) -> Vec<Refusal> {
    let Wanted { hello, open, answers, refused } = wanted;
    if hello {
        link.say(&READY);
    }
    let mut refusals: Vec<Refusal> = refused.into_iter().collect();
    // Answers are about what was open before anything else is opened.
    for answer in answers.into_values() {
        let document = now.borrow().1.as_ref().map(|opened| opened.document.clone());
        let heard = match document.filter(|document| document.id() == answer.document) {
            Some(document) => document.answered(answer.revision, answer.failed),
            None => Err(Refusal::new("document-unknown", "This document is not open.").of(&answer.document)),
        };
        refusals.extend(heard.err());
    }
    match open.map(|open| opened(link, open)) {
        None => {}
        Some(Ok(opened)) => {
            let number = now.borrow().0 + 1;
            *now.borrow_mut() = (number, Some(opened));
        }
        Some(Err(refusal)) => refusals.push(refusal),
    }
    refusals
}

#[derive(Properties, PartialEq)]
pub struct RefusedProps {
    pub why: AttrValue,
}

/// In place of the workbench, where it does not work.
#[component]
pub fn Refused(props: &RefusedProps) -> Html {
    html! { <p class="waiting" role="alert">{ &props.why }</p> }
}
