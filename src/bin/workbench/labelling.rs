//! From a passage to a claim, and what is painted over the article.

use crate::article::flags::Flag;
use crate::article::pane_props::{Painted, Stretch};
use crate::article::reading::{Reading, edit};
use crate::claims::desk_only::is_draft;
use crate::claims::field::number_of;
use crate::claims::orphan::anchor;
use crate::desk::state::{Ask, Desk, Goal, Topic, Ui};
use crate::words::{fill, t, words};
use claim_labels::manifest::{Json, Severity, Status};
use claim_labels::text::{Quote, Span};
use claim_labels::workbench::{Action, Checked, ClaimKey, Edit, Found, Node, claim, json_of, stretched, unused_id};
use std::rc::Rc;
use web_sys::window;

/// What labelling needs to know.
#[derive(Clone, PartialEq)]
pub struct Work {
    pub reading: Option<Rc<Reading>>,
    pub claims: Option<Node>,
    /// Which they are.
    pub keys: Rc<[ClaimKey]>,
    pub checked: Rc<Checked>,
    pub selected: Option<usize>,
    pub passage: Option<Span>,
    pub repicking: Option<usize>,
    pub desk: Desk,
}

/// Where the claim with this number stands.
pub fn here(checked: &Checked, number: usize) -> Option<Span> {
    match checked.found.get(number) {
        Some(Found::Here(anchor)) => Some(anchor.span),
        _ => None,
    }
}

/// The claim whose passage holds a place, the shortest of several.
pub fn claim_at(checked: &Checked, at: usize) -> Option<usize> {
    let spans = (0..checked.found.len()).filter_map(|number| Some((here(checked, number)?, number)));
    let around = spans.filter(|(span, _)| span.start <= at && at <= span.end);
    around.min_by_key(|(span, _)| span.end - span.start).map(|(_, number)| number)
}

pub fn painted(ui: &Ui, selected: Option<usize>, claims: Option<&Node>, checked: &Checked, flags: &[Flag]) -> Painted {
    let drafts = claims.into_iter().flat_map(|claims| claims.items().enumerate()).filter(|(_, claim)| is_draft(claim));
    let candidate = selected.and_then(|number| match checked.found.get(number) {
        Some(Found::Lost(orphan)) => orphan.candidate.map(|candidate| candidate.span),
        _ => None,
    });
    Painted {
        passage: ui.passage,
        claim: selected.and_then(|number| here(checked, number)),
        faulty: flags.iter().map(|flag| flag.span).collect(),
        drafts: drafts.filter_map(|(number, _)| here(checked, number)).collect(),
        candidate,
        suggestions: Vec::new(),
    }
}

/// Claims with errors whose passage is found, in the order of the article.
pub fn flags(claims: Option<&Node>, checked: &Checked) -> Vec<Flag> {
    let mut errors = std::collections::BTreeMap::<usize, usize>::new();
    let faulty = checked.problems.iter().filter(|problem| problem.severity == Severity::Error);
    faulty.filter_map(|problem| number_of(&problem.path)).for_each(|number| *errors.entry(number).or_default() += 1);
    let nodes: Vec<&Node> = claims.into_iter().flat_map(Node::items).collect();
    let flag = |(number, errors): (usize, usize)| {
        let status = nodes.get(number).and_then(|claim| Status::from_name(&claim.text_at("/status")));
        Some(Flag { claim: number, status, errors, span: here(checked, number)? })
    };
    let mut flags: Vec<Flag> = errors.into_iter().filter_map(flag).collect();
    flags.sort_by_key(|flag| (flag.span.start, flag.claim));
    flags
}

/// Where in the list a claim about this passage belongs: as the passages stand in the article.
fn place(claims: Option<&Node>, checked: &Checked, passage: Span) -> usize {
    let later = |found: &Found| matches!(found, Found::Here(anchor) if anchor.span.start > passage.start);
    let total = claims.map_or(0, |claims| claims.items().len());
    checked.found.iter().position(later).unwrap_or(total).min(total)
}

impl Work {
    /// A key or a button for a label: labels the passage, or takes it for the claim that wants one.
    pub fn on_label(&self, label: usize) {
        match (self.repicking, self.passage) {
            (_, None) => {}
            (Some(claim), Some(passage)) => self.repick(claim, passage),
            (None, Some(passage)) => {
                if let Some(at) = self.label(Status::ALL[label], passage, None) {
                    clear(&self.desk);
                    self.desk.ask.emit(Ask::Go(Goal::Field(format!("/claims/{at}/note"))));
                }
            }
        }
    }

    /// Labels a passage; the claim's number. A passage that is labelled already keeps its claim, and gets this label.
    pub fn label(&self, status: Status, passage: Span, sources: Option<Json>) -> Option<usize> {
        let reading = self.reading.as_ref()?;
        let passage = reading.article.snap(passage);
        let Some(quote) = reading.article.quote(passage) else {
            self.desk.complain(Topic::Labelling, t("notUnique"));
            return None;
        };
        if let Some(number) = self.labelled(&quote, passage) {
            self.relabel(number, status);
            return Some(number);
        }
        let claims = self.claims.as_ref();
        let at = place(claims, &self.checked, passage);
        let id = claims.map_or_else(|| "claim-1".into(), |claims| unused_id(claims, &quote.exact));
        let mut made = claim(&id, status, &quote);
        if let (Json::Object(fields), Some(sources)) = (&mut made, sources) {
            fields.push(("sources".into(), sources));
        }
        self.desk.act.emit(edit(Edit::Insert("/claims".into(), at, made)));
        self.desk.say(Topic::Labelling, fill("labelled", &[words().status(status)]));
        Some(at)
    }

    // The claim that has this passage.
    fn labelled(&self, quote: &Quote, passage: Span) -> Option<usize> {
        let same = |claim: &Node| {
            let parts = [("exact", &quote.exact), ("prefix", &quote.prefix), ("suffix", &quote.suffix)];
            parts.iter().all(|(key, text)| claim.text_at(&format!("/quote/{key}")) == **text)
        };
        let by_quote = self.claims.as_ref().and_then(|claims| claims.items().position(same));
        // What was checked may be a moment behind: the claim must quote these words.
        let quotes = |number: usize| {
            let claim = self.claims.as_ref().and_then(|claims| claims.items().nth(number));
            claim.is_some_and(|claim| {
                claim.text_at("/quote/exact").split_whitespace().eq(quote.exact.split_whitespace())
            })
        };
        let stands = |number: &usize| here(&self.checked, *number) == Some(passage) && quotes(*number);
        by_quote.or_else(|| (0..self.checked.found.len()).find(stands))
    }

    fn relabel(&self, number: usize, status: Status) {
        let before = self.claims.as_ref().and_then(|claims| claims.items().nth(number));
        let same = before.is_some_and(|claim| claim.text_at("/status") == status.name());
        self.desk.act.emit(Action::Select(Some(number)));
        clear(&self.desk);
        if same {
            return self.desk.say(Topic::Labelling, t("labelledAlready"));
        }
        self.desk.act.emit(edit(Edit::Set(format!("/claims/{number}/status"), status.name().into())));
        self.desk.say(Topic::Labelling, fill("relabelled", &[words().status(status)]));
    }

    fn repick(&self, claim: usize, passage: Span) {
        let Some(reading) = &self.reading else { return };
        if anchor(claim, reading, passage, &self.desk) {
            self.desk.act.emit(Action::Select(Some(claim)));
            self.desk.ask.emit(Ask::Repick(None));
            clear(&self.desk);
            self.desk.ask.emit(Ask::Go(Goal::Field(format!("/claims/{claim}"))));
        }
    }

    /// Opens the claim that the editor is at, to say more about it.
    pub fn on_enter(&self) {
        let at = self.passage.and_then(|passage| claim_at(&self.checked, passage.start)).or(self.selected);
        let Some(number) = at else { return self.desk.ask.emit(Ask::Go(Goal::Field("side".into()))) };
        self.desk.act.emit(Action::Select(Some(number)));
        self.desk.ask.emit(Ask::Go(Goal::Field(format!("/claims/{number}/note"))));
    }

    // Where a claim stands. After a press it has another passage than the last check found: the next one waits for a pause.
    fn place_of(&self, reading: &Reading, claim: usize) -> Option<Span> {
        let checked = here(&self.checked, claim)?;
        let exact = self.claims.as_ref()?.items().nth(claim)?.text_at("/quote/exact");
        let places = reading.flowing().match_indices(&exact).map(|(at, words)| Span::new(at, at + words.len()));
        Some(places.into_iter().find(|place| place.overlaps(checked)).unwrap_or(checked))
    }

    /// A handle moves one end of the passage: of the one that is chosen, else of the open claim.
    pub fn on_stretch(&self, end: bool, stretch: Stretch) {
        let Some(reading) = &self.reading else { return };
        let own = self.selected.filter(|_| self.passage.is_none() || self.repicking == self.selected);
        let Some(now) = self.passage.or_else(|| self.place_of(reading, self.selected?)) else { return };
        let moved = match stretch {
            Stretch::To(at) => stretched(reading.flowing(), now, end, at),
            Stretch::Word { outwards } => {
                let moved = reading.word_further(now, end, outwards);
                // With keys every press is done at once.
                if let (Some(claim), None) = (own, self.passage) {
                    if moved != now {
                        anchor(claim, reading, moved, &self.desk);
                    }
                    return;
                }
                moved
            }
            Stretch::Done => match self.repicking.filter(|claim| Some(*claim) == own) {
                Some(claim) => {
                    anchor(claim, reading, now, &self.desk);
                    self.desk.ask.emit(Ask::Repick(None));
                    return clear(&self.desk);
                }
                None => return,
            },
        };
        if moved != now {
            if self.passage.is_none() {
                let claim = self.selected.and_then(|number| self.keys.get(number).copied());
                self.desk.ask.emit(Ask::Repick(claim));
            }
            self.desk.ask.emit(Ask::Passage(Some(moved)));
        }
    }
}

/// Lets go of the passage that is chosen.
pub fn clear(desk: &Desk) {
    desk.ask.emit(Ask::Passage(None));
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection {
        let _ = selection.remove_all_ranges();
    }
}

/// An edit that gives a claim this quote.
pub fn requote(claim: usize, quote: &Quote) -> Edit {
    Edit::Put(format!("/claims/{claim}/quote"), json_of(quote))
}
