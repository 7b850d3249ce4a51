//! Whether the program still runs. After a trap, which may have been anywhere, nothing of it is to be trusted: JavaScript gives the
//! page back (`program.js`), says so here, and whatever calls in later is turned away.

use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use web_sys::{Event, EventTarget};

thread_local! {
    static ABANDONED: Cell<bool> = const { Cell::new(false) };
    static AT_WORK: Cell<u32> = const { Cell::new(0) };
}

/// Turns away all that calls in from now on.
pub(crate) fn abandon() {
    ABANDONED.set(true);
}

pub(crate) fn is_abandoned() -> bool {
    ABANDONED.get()
}

/// Notes for whom the program works, a number of [`MountedPanel`](crate::widget::MountedPanel): should it fail, this one is to blame.
pub(crate) fn work_for(number: u32) {
    AT_WORK.set(number);
}

/// Whom the program worked for last.
pub(crate) fn at_work() -> u32 {
    AT_WORK.get()
}

/// In the build that tests what a failure leaves behind: traps when one of the claims is called `fail-in-PLACE`.
#[cfg(feature = "fail-on-request")]
pub(crate) fn fail_on_request(place: &str, claims: &[crate::manifest::Claim]) {
    let asked = format!("fail-in-{place}");
    assert!(claims.iter().all(|claim| claim.id != asked), "{asked}");
}

/// Listens for an event, as long as the program runs.
pub(crate) fn listen(
    target: &EventTarget,
    name: &'static str,
    options: EventListenerOptions,
    mut on_event: impl FnMut(&Event) + 'static,
) -> EventListener {
    EventListener::new_with_options(target, name, options, move |event| {
        if !is_abandoned() {
            on_event(event);
        }
    })
}
