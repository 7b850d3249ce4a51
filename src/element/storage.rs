//! What a reader has chosen, kept on the device, and only because it was chosen; for this visit where nothing can be kept.
//!
//! The browser may refuse its storage at any time, which gloo's takes for a bug of ours: so web-sys is asked, which says so.

use super::visits::Visits;
use std::cell::RefCell;

const LABELS: &str = "claim-labels:labels";
const VISITS: &str = "claim-labels:visits";
const HIDDEN: &str = "hidden";
const SHOWN: &str = "shown";
const OFF: &str = "off";

thread_local! {
    // What could not be stored.
    static KEPT: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
}

fn device() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn read(key: &str) -> Option<String> {
    let kept = KEPT.with_borrow(|kept| kept.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone()));
    kept.or_else(|| device()?.get_item(key).ok().flatten())
}

fn store(key: &'static str, value: &str) {
    KEPT.with_borrow_mut(|kept| kept.retain(|(name, _)| *name != key));
    if device().is_none_or(|device| device.set_item(key, value).is_err()) {
        KEPT.with_borrow_mut(|kept| kept.push((key, value.to_owned())));
    }
}

/// Whether the reader has hidden all labels.
pub(super) fn are_labels_hidden() -> bool {
    read(LABELS).as_deref() == Some(HIDDEN)
}

/// Hides labels on every page of the site, or shows them.
pub(super) fn hide_labels(hidden: bool) {
    store(LABELS, if hidden { HIDDEN } else { SHOWN });
}

fn visits() -> Option<Visits> {
    Visits::parse(&read(VISITS)?)
}

/// Whether visits may be remembered: what is stored may still be none of ours.
pub(super) fn may_remember_visits(publisher_does: bool) -> bool {
    read(VISITS).map_or(publisher_does, |stored| stored != OFF)
}

/// Whether visits are remembered: as the reader chose, otherwise as the publisher did.
pub(super) fn remembers_visits(publisher_does: bool) -> bool {
    visits().is_some() || (publisher_does && read(VISITS).as_deref() != Some(OFF))
}

/// Remembers visits from now on, or forgets them all.
pub(super) fn remember_visits(on: bool) {
    if on { store(VISITS, &Visits::default().write()) } else { store(VISITS, OFF) }
}

/// What the labels of the manifest at `address` said at the last visit, if there was one.
pub(super) fn last_visit(address: &str) -> String {
    visits().and_then(|visits| visits.record(address)).unwrap_or_default()
}

/// Remembers what the labels of the manifest at `address` say.
pub(super) fn add_visit(address: &str, record: &str) {
    let visits = visits().unwrap_or_default();
    store(VISITS, &visits.add(address, record).write());
}
