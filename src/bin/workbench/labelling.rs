//! From a passage to a claim, and what is painted over the article.

use crate::article::pane_props::Painted;
use crate::article::reading::{Reading, edit};
use crate::claims::field::number_of;
use crate::claims::orphan::anchor;
use crate::desk::state::{Ask, Desk, Goal, Ui};
use crate::suggestions::place;
use crate::wording::NAMES;
use claim_labels::manifest::{Severity, Status};
use claim_labels::text::Span;
use claim_labels::workbench::{Checked, Edit, Found, Node, claim, unused_id};
use web_sys::window;

pub fn painted(ui: &Ui, selected: Option<usize>, checked: &Checked) -> Painted {
    let here = |number: usize| match checked.found.get(number) {
        Some(Found::Here(anchor)) => Some(anchor.span),
        _ => None,
    };
    let candidate = selected.and_then(|number| match checked.found.get(number) {
        Some(Found::Lost(orphan)) => orphan.candidate.map(|candidate| candidate.span),
        _ => None,
    });
    let faulty = checked.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let mut drafts: Vec<usize> = faulty.filter_map(|problem| number_of(&problem.path)).collect();
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
pub fn label(status: Status, reading: &Reading, passage: Span, claims: Option<&Node>, checked: &Checked, desk: &Desk) {
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

pub fn repick(claim: usize, reading: &Reading, passage: Span, desk: &Desk) {
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
