//! What is new: findings of before and of now, as events.

use super::event::{Event, Fault, Finding};
use super::journal::Known;
use crate::when;
use std::collections::BTreeMap;

/// The events that come of what is known of a page now and was before. `labelled` has the words of the claims that are found, or
/// is none where the page was not read.
pub fn events(page: &str, before: &Known, now: &Known, labelled: Option<&BTreeMap<String, String>>) -> Vec<Event> {
    let new = now.findings.iter().filter(|finding| !before.findings.iter().any(|old| old.is(finding)));
    let mended = before.findings.iter().filter(|old| !now.findings.iter().any(|one| family(one) == family(old)));
    let mended = mended.map(|old| (how(old, labelled), true));
    let at = when::now();
    let event = |(finding, is_mended): (Finding, bool)| Event {
        id: String::new(),
        at: at.clone(),
        event: Event::name(&finding, is_mended),
        page: page.to_owned(),
        manifest: now.manifest.clone(),
        finding,
    };
    mended.chain(new.map(|finding| (finding.clone(), false))).map(event).collect()
}

// A claim that was orphaned and is reworded now is not mended.
fn family(finding: &Finding) -> (u8, Option<&str>) {
    let family = match finding.fault {
        Fault::Unreadable => 0,
        Fault::Invalid => 1,
        Fault::Orphaned | Fault::Reworded => 2,
        Fault::Overdue => 3,
    };
    (family, finding.claim.as_deref())
}

fn how(finding: &Finding, labelled: Option<&BTreeMap<String, String>>) -> Finding {
    let words = finding.claim.as_ref().and_then(|claim| labelled?.get(claim));
    let why = match (finding.fault, words) {
        (Fault::Unreadable, _) => "the page and its manifest can be read",
        (Fault::Invalid, _) => "the manifest has no errors",
        (Fault::Orphaned | Fault::Reworded, Some(_)) => "the label stands on the words that were labelled",
        (Fault::Orphaned | Fault::Reworded, None) => "the manifest does not make this claim any more",
        (Fault::Overdue, _) => "no review is due",
    };
    let now = words.cloned().filter(|_| matches!(finding.fault, Fault::Orphaned | Fault::Reworded));
    Finding { why: why.into(), now, ..finding.clone() }
}
