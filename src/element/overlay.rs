//! What one element shows over the article: marks and badges of one manifest. Dropping it gives the page its nodes back.

use crate::dom::{
    Ledger, Marked, Marks, PageText, Passage, Pieces, Plan, adopt, borrow, call, is_static, put_aside, read,
};
use crate::manifest::{AnchoredClaim, Anchorings, Claim, Manifest, Problem, Status};
use crate::widget::{
    Action, BadgeTemplates, ClaimIndex, Noted, Notice, State, Strings, Summary, Text, number_badge, show_change,
    update_badge, visit_record,
};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The place of an anchored claim in [`Anchorings::anchored`], from 0.
#[derive(Clone, Copy, PartialEq)]
struct AnchorIndex(usize);

/// What an overlay is made from.
pub(super) struct Labels {
    pub manifest: Rc<Manifest>,
    pub anchorings: Anchorings,
    pub problems: Vec<Problem>,
    pub words: &'static Strings,
    /// What the reader saw at the last visit, where that is remembered.
    pub record: Option<Rc<str>>,
}

pub(super) struct Overlay {
    pub manifest: Rc<Manifest>,
    pub anchorings: Anchorings,
    pub problems: Vec<Problem>,
    pub summary: Rc<Summary>,
    pub words: &'static Strings,
    pub state: State,
    /// See [`Labels::record`].
    pub record: Option<Rc<str>>,
    // Of the text that was labelled.
    signature: u64,
    marks: Marks,
    ledger: Ledger,
    adopted: bool,
    // Until all is marked: it holds the page's text.
    plan: Option<Plan>,
    // Once there is a badge to be made.
    templates: Option<BadgeTemplates>,
    // By `AnchorIndex`.
    badges: Vec<Option<Element>>,
    // Anchored claims that are marked and lack their badges, the next one last.
    waiting: Vec<Marked>,
}

impl Overlay {
    /// An overlay over a page that is yet to be marked, see [`Overlay::advance`].
    pub fn new(root: &Element, page: PageText, labels: Labels, state: State, ledger: Ledger) -> Self {
        let Labels { manifest, anchorings, problems, words, record } = labels;
        let passages: Vec<Passage> = anchorings.anchored.iter().map(passage(&manifest)).collect();
        let signature = signature(&page.text);
        let summary = Rc::new(Summary::of(&manifest, &anchorings));
        let badges = passages.iter().map(|_| None).collect();
        let mut overlay = Overlay {
            manifest,
            anchorings,
            problems,
            summary,
            words,
            state,
            record,
            signature,
            marks: Marks::new(ledger.clone()),
            ledger,
            adopted: false,
            plan: None,
            templates: None,
            badges,
            waiting: Vec::new(),
        };
        let is_static = is_static(root);
        match is_static.then(|| adopt(root, &page, &passages)).flatten() {
            Some((marks, badges)) => overlay.adopt(marks, badges),
            None => overlay.plan = Some(Plan::new(page, passages)),
        }
        if is_static && !overlay.adopted {
            put_aside(root, &overlay.ledger);
        }
        overlay
    }

    // Marks and badges that are in the page already.
    fn adopt(&mut self, marks: Vec<Pieces>, badges: Vec<Element>) {
        self.marks = Marks::of_page(self.ledger.clone(), marks);
        for (anchored, badge) in self.anchorings.anchored.iter().zip(&badges) {
            let claim = &self.manifest.claims[anchored.claim];
            let name = self.words.badge_name(claim, notice(&None, claim, anchored));
            let attributes = [("role", "button"), ("aria-haspopup", "dialog"), ("aria-expanded", "false")];
            let attributes = attributes.into_iter().chain([("aria-label", name.as_str())]);
            attributes.for_each(|(name, value)| borrow(&self.ledger, badge, name, Some(value)));
        }
        // What is set on them later goes too.
        for piece in self.marks().chain(&badges) {
            ["data-open", "data-off"].into_iter().for_each(|name| borrow(&self.ledger, piece, name, None));
        }
        self.badges = badges.into_iter().map(Some).collect();
        self.adopted = true;
        if self.state.hidden {
            Status::ALL.into_iter().for_each(|status| self.show_status(status, false));
        }
    }

    /// Whether the page's own labels are used, and its legend with them.
    pub fn is_adopted(&self) -> bool {
        self.adopted
    }

    /// Marks one more text node or adds one more badge, those near the viewport first; whether there was one to do.
    ///
    /// # Errors
    /// The browser lacks something that badges need.
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        let Some(marked) = self.waiting.pop() else {
            let marked = self.plan.as_mut().and_then(|plan| self.marks.advance(plan));
            let more = marked.is_some();
            self.waiting = marked.unwrap_or_default();
            self.waiting.reverse();
            self.plan.take_if(|_| !more);
            return Ok(more);
        };
        let number = marked.passage;
        let anchored = &self.anchorings.anchored[number];
        let claim = &self.manifest.claims[anchored.claim];
        let templates = match &mut self.templates {
            Some(templates) => templates,
            None => self.templates.insert(BadgeTemplates::new(marked.document().ok_or(JsValue::NULL)?, self.words)?),
        };
        let badge = templates.make(claim, notice(&self.record, claim, anchored)).ok_or(JsValue::NULL)?;
        if !self.state.shows(claim.status) {
            self.marks.of(number).chain([&badge]).for_each(|piece| set_off(piece, true));
        }
        self.marks.insert_badge(&marked, badge.clone());
        self.badges[number] = Some(badge);
        Ok(true)
    }

    /// Whether these claims have the same ids and stand at the same places, so that their labels can stay where they are.
    pub fn stands_as(&self, manifest: &Manifest, anchorings: &Anchorings) -> bool {
        let mine = self
            .anchorings
            .anchored
            .iter()
            .map(|anchored| (anchored.anchor.span, &self.manifest.claims[anchored.claim].id));
        let theirs =
            anchorings.anchored.iter().map(|anchored| (anchored.anchor.span, &manifest.claims[anchored.claim].id));
        !self.adopted && mine.eq(theirs)
    }

    /// The labels say what these claims say, without moving.
    pub fn update(&mut self, labels: Labels) {
        let open = self.state.open.map(|open| self.claim(open).id.clone());
        let Labels { manifest, anchorings, problems, words, record } = labels;
        self.summary = Rc::new(Summary::of(&manifest, &anchorings));
        (self.manifest, self.anchorings, self.problems) = (manifest, anchorings, problems);
        (self.words, self.record) = (words, record);
        self.state.open = open.and_then(|id| self.labelled(&id));
        self.refresh();
    }

    /// Marks and badges say what the claims say; those that the page brought along stay as they are.
    pub fn refresh(&self) {
        if self.adopted {
            return;
        }
        for (number, anchored) in self.anchorings.anchored.iter().enumerate() {
            let claim = &self.manifest.claims[anchored.claim];
            let off = !self.state.shows(claim.status);
            for mark in self.marks.of(number) {
                call(mark).set("data-status", claim.status.name());
                show_change(mark, anchored.is_reworded());
                set_off(mark, off);
            }
            if let Some(badge) = &self.badges[number] {
                update_badge(badge, claim, self.words, notice(&self.record, claim, anchored));
                set_off(badge, off);
            }
        }
    }

    /// Whether the article's text, or its marks, are no longer as they were left.
    pub fn is_stale(&self, root: &Element) -> bool {
        let inside = |mark: &Element| root.contains(Some(mark));
        !self.marks().all(inside) || signature(&read(root).text) != self.signature
    }

    /// Takes marks and badges away.
    pub fn strip(&mut self) {
        self.marks.remove();
        self.badges.iter_mut().for_each(|badge| *badge = None);
        (self.plan, self.signature) = (None, 0);
        self.waiting.clear();
    }

    pub fn claim(&self, claim: ClaimIndex) -> &Claim {
        &self.manifest.claims[claim.0]
    }

    /// The claim with this id, if it is labelled.
    pub fn labelled(&self, id: &str) -> Option<ClaimIndex> {
        self.summary.order.iter().copied().find(|claim| self.claim(*claim).id == id)
    }

    /// The claim whose badge this is.
    pub fn claim_of_badge(&self, host: &Element) -> Option<ClaimIndex> {
        let at = self.badges.iter().position(|badge| badge.as_ref() == Some(host))?;
        Some(ClaimIndex(self.anchorings.anchored[at].claim))
    }

    fn marks(&self) -> impl Iterator<Item = &Element> {
        (0..self.anchorings.anchored.len()).flat_map(|anchor| self.marks.of(anchor))
    }

    fn anchor(&self, claim: ClaimIndex) -> Option<AnchorIndex> {
        self.anchorings.anchored.iter().position(|anchored| anchored.claim == claim.0).map(AnchorIndex)
    }

    /// The badge of this claim.
    pub fn badge(&self, claim: ClaimIndex) -> Option<&Element> {
        self.badges[self.anchor(claim)?.0].as_ref()
    }

    /// Carries out an action; returns the states before and after.
    pub fn act(&mut self, action: Action) -> (State, State) {
        let before = self.state;
        let after = before.after(action, |claim| self.claim(claim).status);
        self.state = after;
        if before.open != after.open {
            before.open.into_iter().for_each(|claim| self.show_open(claim, false));
            after.open.into_iter().for_each(|claim| self.show_open(claim, true));
        }
        for status in Status::ALL {
            if before.shows(status) != after.shows(status) {
                self.show_status(status, after.shows(status));
            }
        }
        (before, after)
    }

    /// What the live region says after a change from `before`.
    pub fn news(&self, before: State) -> Option<String> {
        if self.state.copied {
            return Some(self.words[Text::Copied].to_owned());
        }
        // Who goes from one card to the next stays on the button.
        if let Some(claim) = self.state.open.filter(|_| self.state.jumped && before.open.is_some()) {
            let anchored = &self.anchorings.anchored[self.anchor(claim)?.0];
            let claim = self.claim(claim);
            let name = self.words.badge_name(claim, notice(&self.record, claim, anchored));
            return Some(format!("{name}. {}", self.words.meaning(claim).concat()));
        }
        let changed = |status: &Status| before.shown.has(*status) != self.state.shown.has(*status);
        let status = Status::ALL.into_iter().find(changed)?;
        Some(self.words.announce(status, self.state.shown.has(status)))
    }

    /// The claims whose labels are shown, in the order of their badges, which get numbers. None where the page has notes.
    pub fn numbered(&self) -> Vec<Noted<'_>> {
        let order = self.summary.order.iter().filter(|_| !self.adopted);
        let shown = order.filter_map(|claim| Some((*claim, self.badge(*claim)?)));
        let shown = shown.filter(|(_, badge)| !badge.has_attribute("data-off"));
        let number = |(at, (claim, badge)): (usize, (ClaimIndex, &Element))| {
            number_badge(badge, at + 1);
            (self.claim(claim), self.summary.wording(claim))
        };
        shown.enumerate().map(number).collect()
    }

    pub fn show_open(&self, claim: ClaimIndex, open: bool) {
        let Some(anchor) = self.anchor(claim) else { return };
        if let Some(badge) = &self.badges[anchor.0] {
            call(badge).set("aria-expanded", if open { "true" } else { "false" });
        }
        self.marks.of(anchor.0).for_each(|mark| call(mark).toggle("data-open", open));
    }

    fn show_status(&self, status: Status, shown: bool) {
        for (at, anchored) in self.anchorings.anchored.iter().enumerate() {
            if self.manifest.claims[anchored.claim].status == status {
                self.marks.of(at).chain(&self.badges[at]).for_each(|piece| set_off(piece, !shown));
            }
        }
    }
}

fn passage(manifest: &Manifest) -> impl Fn(&AnchoredClaim) -> Passage {
    |anchored| {
        let claim = &manifest.claims[anchored.claim];
        let (id, status) = (claim.id.clone(), claim.status);
        Passage { id, status, span: anchored.anchor.span, reworded: anchored.is_reworded() }
    }
}

fn notice(record: &Option<Rc<str>>, claim: &Claim, anchored: &AnchoredClaim) -> Notice {
    Notice { renewed: visit_record::changed(record.as_deref(), claim), reworded: anchored.is_reworded() }
}

// Whether a mark or badge is out of sight.
fn set_off(piece: &Element, off: bool) {
    call(piece).toggle("data-off", off);
}

// FNV-1a (Fowler, Noll and Vo): tells whether a text has changed without keeping it.
fn signature(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
}
