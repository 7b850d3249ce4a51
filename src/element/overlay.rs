//! What one element shows over the article: passages and badges of one manifest. Dropping it gives the page its nodes back.

use crate::dom::{
    Finished, Ledger, Look, Marks, PageText, Painting, Passage, Plan, adopt, borrow, call, is_static, lift, put_aside,
    range_in, read, silence,
};
use crate::manifest::{AnchoredClaim, Anchorings, Claim, Manifest, Problem, Severity, Status};
use crate::widget::{
    Action, BadgeTemplates, ClaimIndex, Noted, Notice, State, Strings, Summary, Text, number_badge, set_scheme,
    update_badge, visit_record,
};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, Range};

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
    /// See [`scheme_behind`].
    pub scheme: Option<String>,
}

/// What the page has done to an article that is labelled.
#[derive(Default)]
pub(super) struct Settled {
    /// Whether its text is another.
    pub changed: bool,
    /// The claims whose labels it has touched; they are gone.
    pub withdrawn: Vec<String>,
    /// Whether it has touched anything.
    pub touched: bool,
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
    // See [`Labels::scheme`].
    scheme: Option<String>,
    // Of the text that was labelled.
    signature: u64,
    painting: Painting,
    ledger: Ledger,
    // By `AnchorIndex`, the marks that the page brought along, if they are used.
    adopted: Option<Vec<Marks>>,
    // Until all is painted: it holds the page's text.
    plan: Option<Plan>,
    // Once there is a badge to be made.
    templates: Option<BadgeTemplates>,
    // By `AnchorIndex`.
    badges: Vec<Option<Element>>,
    // Anchored claims that are painted and lack their badges, the next one last.
    waiting: Vec<Finished>,
    all_kept: bool,
}

impl Overlay {
    /// An overlay over a page that is yet to be painted, see [`Overlay::advance`]. Labels of the one before that stand where theirs
    /// would come stay as they are.
    pub fn new(
        root: &Element,
        page: PageText,
        labels: Labels,
        state: State,
        ledger: Ledger,
        before: Option<Overlay>,
    ) -> Self {
        let Labels { manifest, anchorings, problems, words, record, scheme } = labels;
        let passages: Vec<Passage> = anchorings.anchored.iter().map(passage(&manifest, state)).collect();
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
            scheme,
            signature,
            painting: Painting::new(ledger.clone()),
            ledger,
            adopted: None,
            plan: None,
            templates: None,
            badges,
            waiting: Vec::new(),
            all_kept: false,
        };
        let is_static = is_static(root);
        match is_static.then(|| adopt(root, &page, &passages)).flatten() {
            Some((marks, badges)) => overlay.adopt(marks, badges),
            None => {
                if let Some(before) = before {
                    overlay.take_over(before, &page, &passages);
                }
                let badges = &overlay.badges;
                let plan = Plan::new(page, &passages, |number| badges[number].is_some());
                let problems: Vec<Problem> =
                    plan.bare().map(|number| without_badge(overlay.claim_at(number))).collect();
                overlay.problems.extend(problems);
                overlay.plan = Some(plan);
            }
        }
        if is_static && overlay.adopted.is_none() {
            put_aside(root, &overlay.ledger);
        }
        overlay
    }

    // Keeps the labels of the overlay before that are the same at the same place, and takes the others away.
    fn take_over(&mut self, mut before: Overlay, page: &PageText, passages: &[Passage]) {
        let mut painted = before.painting.hand_over();
        painted.resize_with(before.badges.len(), Vec::new);
        let mut old: Vec<Option<usize>> = vec![None; before.manifest.claims.len()];
        before.anchorings.anchored.iter().enumerate().for_each(|(at, anchored)| old[anchored.claim] = Some(at));
        for (at, anchored) in self.anchorings.anchored.iter().enumerate() {
            let claim = &self.manifest.claims[anchored.claim];
            // Most manifests keep their order.
            let is_same = |number: &usize| before.manifest.claims.get(*number).is_some_and(|old| old.id == claim.id);
            let number = Some(anchored.claim).filter(is_same).or_else(|| (0..old.len()).find(is_same));
            let Some(was) = number.and_then(|number| old[number]) else { continue };
            if before.badges[was].is_none() || !page.is_painted(passages[at].span, &painted[was]) {
                continue;
            }
            let Some(badge) = before.badges[was].take() else { continue };
            self.painting.keep(at, passages[at].span.end, std::mem::take(&mut painted[was]), badge.clone());
            self.painting.show(at, passages[at].look);
            let (claim_before, anchored_before) = (before.claim_at(was), &before.anchorings.anchored[was]);
            let is = notice(&self.record, claim, anchored);
            let is_same = is == notice(&before.record, claim_before, anchored_before) && claim == claim_before;
            if !is_same || !std::ptr::eq(self.words, before.words) {
                update_badge(&badge, claim, self.words, is);
            }
            set_off(&badge, passages[at].look.off);
            if self.scheme != before.scheme {
                set_scheme(&badge, self.scheme.as_deref());
            }
            self.badges[at] = Some(badge);
        }
        let orphans = |overlay: &Overlay| {
            let orphaned = overlay.anchorings.orphaned.iter().map(|one| (one.claim, one.orphan.reason.name()));
            orphaned.collect::<Vec<_>>()
        };
        self.all_kept = before.badges.iter().all(Option::is_none)
            && self.badges.iter().all(Option::is_some)
            && self.badges.len() == before.badges.len()
            && orphans(&before) == orphans(self);
        for (pieces, badge) in painted.into_iter().zip(&before.badges) {
            lift(&self.ledger, pieces, badge.as_ref());
        }
    }

    fn claim_at(&self, anchor: usize) -> &Claim {
        &self.manifest.claims[self.anchorings.anchored[anchor].claim]
    }

    /// Whether all labels of the overlay before stayed, no other came, and none is lacking that was not.
    pub fn is_as_before(&self) -> bool {
        self.all_kept
    }

    // Marks and badges that are in the page already.
    fn adopt(&mut self, marks: Vec<Marks>, badges: Vec<Element>) {
        for (anchored, badge) in self.anchorings.anchored.iter().zip(&badges) {
            let claim = &self.manifest.claims[anchored.claim];
            let name = self.words.badge_name(claim, notice(&None, claim, anchored));
            let attributes =
                [("role", "button"), ("aria-haspopup", "dialog"), ("aria-expanded", "false"), ("tabindex", "0")];
            let attributes = attributes.into_iter().chain([("aria-label", name.as_str())]);
            attributes.for_each(|(name, value)| borrow(&self.ledger, badge, name, Some(value)));
        }
        // What is set on them later goes too.
        for piece in marks.iter().flatten().chain(&badges) {
            ["data-claim-open", "data-claim-off"].into_iter().for_each(|name| borrow(&self.ledger, piece, name, None));
        }
        self.badges = badges.into_iter().map(Some).collect();
        self.adopted = Some(marks);
        if self.state.hidden {
            Status::ALL.into_iter().for_each(|status| self.show_status(status, false));
        }
    }

    /// Whether the page's own labels are used, and its legend with them.
    pub fn is_adopted(&self) -> bool {
        self.adopted.is_some()
    }

    /// Paints one more text node or adds one more badge, those near the viewport first; whether there was one to do.
    ///
    /// # Errors
    /// The browser lacks something that badges need.
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        let Some(finished) = self.waiting.pop() else {
            let (manifest, anchorings, state) = (&self.manifest, &self.anchorings, self.state);
            let look = |at: usize| look(manifest, &anchorings.anchored[at], state);
            let finished = self.plan.as_mut().and_then(|plan| self.painting.advance(plan, look));
            let more = finished.is_some();
            self.waiting = finished.unwrap_or_default();
            self.waiting.reverse();
            if !more && self.plan.take().is_some() {
                self.ledger.join();
            }
            return Ok(more);
        };
        let number = finished.passage;
        let anchored = &self.anchorings.anchored[number];
        let claim = &self.manifest.claims[anchored.claim];
        let templates = match &mut self.templates {
            Some(templates) => templates,
            None => {
                let document = finished.document().ok_or(JsValue::NULL)?;
                self.templates.insert(BadgeTemplates::new(document, self.words, self.scheme.clone())?)
            }
        };
        let badge = templates.make(claim, notice(&self.record, claim, anchored)).ok_or(JsValue::NULL)?;
        if !self.state.shows(claim.status) {
            set_off(&badge, true);
        }
        self.painting.insert_badge(&finished, badge.clone());
        self.badges[number] = Some(badge);
        Ok(true)
    }

    /// Passages and badges say what the claims say; those that the page brought along stay as they are.
    pub fn refresh(&self) {
        if self.is_adopted() {
            return;
        }
        for (number, anchored) in self.anchorings.anchored.iter().enumerate() {
            let claim = &self.manifest.claims[anchored.claim];
            self.show(AnchorIndex(number));
            if let Some(badge) = &self.badges[number] {
                update_badge(badge, claim, self.words, notice(&self.record, claim, anchored));
                set_off(badge, !self.state.shows(claim.status));
            }
        }
    }

    /// The page may have changed: takes away the labels that it has touched.
    pub fn settle(&mut self, root: &Element) -> Settled {
        let touched = self.ledger.settle(root);
        let changed = signature(&read(root).text) != self.signature;
        if let Some(marks) = &self.adopted {
            let touched = changed || !marks.iter().flatten().all(|mark| root.contains(Some(mark)));
            if touched {
                self.strip();
                // The page's own, which are there again, are not true any more.
                silence(root, &self.ledger);
            }
            return Settled { changed, withdrawn: Vec::new(), touched };
        }
        let mut withdrawn = Vec::new();
        for at in 0..self.badges.len() {
            let sound = |badge: &Element| self.ledger.holds(badge);
            if !touched || self.painting.holds(at) && self.badges[at].as_ref().is_none_or(sound) {
                continue;
            }
            self.painting.lift(at, self.badges[at].take().as_ref());
            withdrawn.push(self.claim_at(at).id.clone());
        }
        Settled { changed, withdrawn, touched }
    }

    /// Takes passages and badges away.
    pub fn strip(&mut self) {
        self.painting.remove();
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

    // Passages look as the reader wants to see them.
    fn show(&self, AnchorIndex(at): AnchorIndex) {
        let anchored = &self.anchorings.anchored[at];
        let look = look(&self.manifest, anchored, self.state);
        match &self.adopted {
            None => self.painting.show(at, look),
            Some(marks) => marks[at].iter().for_each(|mark| {
                set_off(mark, look.off);
                call(mark).toggle("data-claim-open", look.open);
            }),
        }
    }

    /// What stands behind the labels is light or dark now, see [`scheme_behind`].
    pub fn set_scheme(&mut self, scheme: Option<String>) {
        if self.scheme != scheme && !self.is_adopted() {
            self.badges.iter().flatten().for_each(|badge| set_scheme(badge, scheme.as_deref()));
            (self.scheme, self.templates) = (scheme, None);
        }
    }

    /// The passage of this claim in the page, in document order.
    pub fn ranges(&self, claim: ClaimIndex) -> Vec<Range> {
        let Some(AnchorIndex(at)) = self.anchor(claim) else { return Vec::new() };
        match &self.adopted {
            None => self.painting.ranges(at).collect(),
            Some(marks) => marks[at].iter().map(|mark| range_in(mark)).collect(),
        }
    }

    /// The claim with a badge on whose passage a press was, if the press means nothing else there.
    pub fn claim_pressed(&self, event: &Event) -> Option<ClaimIndex> {
        let at = self.painting.pressed(event).filter(|at| self.badges[*at].is_some())?;
        Some(ClaimIndex(self.anchorings.anchored[at].claim))
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
            if let Some(claim) = before.open {
                self.show_open(claim, false);
            }
            if let Some(claim) = after.open {
                self.show_open(claim, true);
            }
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
        let order = self.summary.order.iter().filter(|_| !self.is_adopted());
        let shown = order.filter_map(|claim| Some((*claim, self.badge(*claim)?)));
        let shown = shown.filter(|(_, badge)| !badge.has_attribute("data-claim-off"));
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
        self.show(anchor);
    }

    fn show_status(&self, status: Status, shown: bool) {
        for (at, anchored) in self.anchorings.anchored.iter().enumerate() {
            if self.manifest.claims[anchored.claim].status == status {
                self.show(AnchorIndex(at));
                if let Some(badge) = &self.badges[at] {
                    set_off(badge, !shown);
                }
            }
        }
    }
}

fn passage(manifest: &Manifest, state: State) -> impl Fn(&AnchoredClaim) -> Passage {
    move |anchored| {
        let id = manifest.claims[anchored.claim].id.clone();
        Passage { id, span: anchored.anchor.span, look: look(manifest, anchored, state) }
    }
}

fn look(manifest: &Manifest, anchored: &AnchoredClaim, state: State) -> Look {
    let status = manifest.claims[anchored.claim].status;
    let open = state.open == Some(ClaimIndex(anchored.claim));
    Look { status, reworded: anchored.is_reworded(), open, off: !state.shows(status) }
}

fn without_badge(claim: &Claim) -> Problem {
    let message = [
        "The passage of \"",
        &claim.id,
        "\" has no badge: it would be an item of a flex or grid container, or a cell.",
    ];
    Problem {
        code: "no-place-for-badge",
        severity: Severity::Warning,
        path: format!("/claims/{}", claim.number),
        message: message.concat(),
        line: None,
        column: None,
        help: Some("Put the text into an element of its own."),
    }
}

fn notice(record: &Option<Rc<str>>, claim: &Claim, anchored: &AnchoredClaim) -> Notice {
    Notice { renewed: visit_record::changed(record.as_deref(), claim), reworded: anchored.is_reworded() }
}

// Whether a mark or badge is out of sight.
fn set_off(piece: &Element, off: bool) {
    call(piece).toggle("data-claim-off", off);
}

// FNV-1a (Fowler, Noll and Vo): tells whether a text has changed without keeping it.
fn signature(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
}
