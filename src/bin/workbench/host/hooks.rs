//! What the desk tells the host by itself, and hears from it.

use super::document::{Document, Outcome};
use crate::desk::state::{Desk, Session, Topic};
use crate::words::{fill, t};
use claim_labels::workbench::Action;
use std::rc::Rc;
use yew::prelude::*;

// The file that a host holds: in a frame there is no other.
const FILE: usize = 0;

/// Tells the host of every change, and the desk of every answer.
#[hook]
pub fn use_host(host: &Option<Document>, state: &UseReducerHandle<Session>, desk: &Desk) {
    let now = state.0.now();
    // Opening claims and choosing passages are no changes.
    let work = (now.manifest.clone(), now.typed.clone(), state.0.is_dirty());
    let session = Rc::new(Session(state.0.clone()));
    let first = use_mut_ref(|| true);
    use_effect_with((work, host.clone()), move |(_, host)| match host {
        None => {}
        Some(host) if std::mem::take(&mut *first.borrow_mut()) => host.say_opened(&session.0),
        Some(host) => host.say_changed(&session.0),
    });
    let name = state.0.files[FILE].name.to_string();
    use_effect_with((host.clone(), desk.clone()), move |(host, desk)| {
        let (host, desk) = (host.clone(), desk.clone());
        let hear = Callback::from(move |outcome| match outcome {
            Outcome::Saved(doc) => {
                desk.act.emit(Action::Saved { file: FILE, name: name.clone(), doc });
                desk.say(Topic::Saving, t("hostSaved"));
            }
            Outcome::Failed(why) => desk.complain(Topic::Saving, fill("hostFailed", &[&why])),
        });
        if let Some(host) = &host {
            host.on_answer(Some(hear));
        }
        move || host.iter().for_each(|host| host.on_answer(None))
    });
}
