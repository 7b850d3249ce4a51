//! What one element shows of one manifest in the article: marks and badges. Dropping it gives the page its nodes back.

use crate::dom::{Borrowed, Marked, Marks, PageText, Passage, Pieces, Plan, adopt, call, is_static, put_aside, read};
use crate::manifest::{Claim, Manifest, Placed, Placements, Problem, Status};
use crate::widget::{
    Action, Badges, Noted, Notice, State, Strings, Tally, Text, number_badge, show_change, since, update_badge,
};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;

pub(super) struct View {
    pub manifest: Rc<Manifest>,
    pub placements: Placements,
    pub problems: Vec<Problem>,
    pub tally: Tally,
    pub words: &'static Strings,
    pub state: State,
    /// What the reader saw at the last visit, where that is remembered.
    pub since: Option<String>,
    // Of the text that was labelled.
    signature: u64,
    marks: Marks,
    // What a page that was labelled without script lends.
    borrowed: Borrowed,
    adopted: bool,
    // Until all is marked: it holds the page's text.
    plan: Option<Plan>,
    // Once there is a badge to be made.
    maker: Option<Badges>,
    // By the number of the placed claim.
    badges: Vec<Option<Element>>,
    // Placed claims that are marked and lack their badges, the next one last.
    waiting: Vec<Marked>,
}

impl View {
    /// A view of a page that is yet to be marked, see [`View::advance`].
    pub fn new(
        root: &Element,
        page: PageText,
        manifest: Rc<Manifest>,
        placements: Placements,
        problems: Vec<Problem>,
        words: &'static Strings,
        state: State,
    ) -> Self {
        let passages: Vec<Passage> = placements.placed.iter().map(passage(&manifest)).collect();
        let signature = signature(&page.text);
        let tally = Tally::of(&manifest, &placements);
        let badges = passages.iter().map(|_| None).collect();
        let mut view = View {
            manifest,
            placements,
            problems,
            tally,
            words,
            state,
            since: None,
            signature,
            marks: Marks::default(),
            borrowed: Borrowed::default(),
            adopted: false,
            plan: None,
            maker: None,
            badges,
            waiting: Vec::new(),
        };
        let is_static = is_static(root);
        match is_static.then(|| adopt(root, &page, &passages)).flatten() {
            Some((marks, badges)) => view.adopt(marks, badges),
            None => view.plan = Some(Plan::new(page, passages)),
        }
        if is_static && !view.adopted {
            view.borrowed = put_aside(root);
        }
        view
    }

    // Marks and badges that are in the page already.
    fn adopt(&mut self, marks: Vec<Pieces>, badges: Vec<Element>) {
        for (number, badge) in badges.iter().enumerate() {
            let placed = &self.placements.placed[number];
            let claim = &self.manifest.claims[placed.claim];
            let name = self.words.badge_name(claim, notice(None, claim, placed));
            let attributes = [("role", "button"), ("aria-haspopup", "dialog"), ("aria-expanded", "false")];
            let attributes = attributes.into_iter().chain([("aria-label", name.as_str())]);
            attributes.for_each(|(name, value)| self.borrowed.set(badge, name, Some(value)));
        }
        // What is set on them later goes too.
        for piece in marks.iter().flatten().map(|(_, mark)| mark).chain(&badges) {
            ["data-open", "data-off"].into_iter().for_each(|name| self.borrowed.set(piece, name, None));
        }
        self.marks = Marks::of_page(marks);
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
        let claim = &self.manifest.claims[self.placements.placed[number].claim];
        let maker = match &mut self.maker {
            Some(maker) => maker,
            None => self.maker.insert(Badges::new(marked.document().ok_or(JsValue::NULL)?, self.words)?),
        };
        let placed = &self.placements.placed[number];
        let badge = maker.make(claim, notice(self.since.as_deref(), claim, placed));
        if !self.state.shows(claim.status) {
            self.marks.of(number).chain([&badge]).for_each(|piece| set_off(piece, true));
        }
        self.marks.insert_badge(&marked, badge.clone());
        self.badges[number] = Some(badge);
        Ok(true)
    }

    /// Whether these claims have the same ids and stand at the same places, so that their labels can stay where they are.
    pub fn stands_as(&self, manifest: &Manifest, placements: &Placements) -> bool {
        let mine = self.placements.placed.iter().map(|placed| (placed.anchor.span, &self.claim(placed.claim).id));
        let theirs = placements.placed.iter().map(|placed| (placed.anchor.span, &manifest.claims[placed.claim].id));
        !self.adopted && mine.eq(theirs)
    }

    /// The labels say what these claims say, without moving.
    pub fn update(
        &mut self,
        manifest: Rc<Manifest>,
        placements: Placements,
        problems: Vec<Problem>,
        words: &'static Strings,
        since: Option<String>,
    ) {
        let open = self.state.open.map(|number| self.claim(number).id.clone());
        self.tally = Tally::of(&manifest, &placements);
        (self.manifest, self.placements, self.problems, self.words) = (manifest, placements, problems, words);
        self.since = since;
        self.state.open = open.and_then(|id| self.labelled(&id));
        self.dress();
    }

    /// Marks and badges say what the claims say; those that the page brought along stay as they are.
    pub fn dress(&self) {
        if self.adopted {
            return;
        }
        for (number, placed) in self.placements.placed.iter().enumerate() {
            let claim = &self.manifest.claims[placed.claim];
            let off = !self.state.shows(claim.status);
            for mark in self.marks.of(number) {
                call(mark).set("data-status", claim.status.name());
                show_change(mark, placed.is_reworded());
                set_off(mark, off);
            }
            if let Some(badge) = &self.badges[number] {
                update_badge(badge, claim, self.words, notice(self.since.as_deref(), claim, placed));
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
        self.borrowed = Borrowed::default();
        self.badges.iter_mut().for_each(|badge| *badge = None);
        (self.plan, self.signature) = (None, 0);
        self.waiting.clear();
    }

    pub fn claim(&self, number: usize) -> &Claim {
        &self.manifest.claims[number]
    }

    /// The claim with this id, if it is labelled.
    pub fn labelled(&self, id: &str) -> Option<usize> {
        self.placements.placed.iter().map(|placed| placed.claim).find(|number| self.claim(*number).id == id)
    }

    /// The claim whose badge this is.
    pub fn claim_of_badge(&self, host: &Element) -> Option<usize> {
        let at = self.badges.iter().position(|badge| badge.as_ref() == Some(host))?;
        Some(self.placements.placed[at].claim)
    }

    fn marks(&self) -> impl Iterator<Item = &Element> {
        (0..self.placements.placed.len()).flat_map(|placed| self.marks.of(placed))
    }

    fn placed(&self, number: usize) -> Option<usize> {
        self.placements.placed.iter().position(|placed| placed.claim == number)
    }

    /// The badge of the claim with this number.
    pub fn badge(&self, number: usize) -> Option<&Element> {
        self.badges[self.placed(number)?].as_ref()
    }

    /// Carries out an action; returns the states before and after.
    pub fn act(&mut self, action: Action) -> (State, State) {
        let before = self.state;
        let after = before.after(action, |number| self.claim(number).status);
        self.state = after;
        if before.open != after.open {
            before.open.into_iter().for_each(|number| self.show_open(number, false));
            after.open.into_iter().for_each(|number| self.show_open(number, true));
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
            let placed = self.placed(claim).map(|placed| &self.placements.placed[placed])?;
            let claim = self.claim(claim);
            let notice = notice(self.since.as_deref(), claim, placed);
            return Some([&self.words.badge_name(claim, notice), ". ", &self.words.meaning(claim).concat()].concat());
        }
        let changed = |status: &Status| before.shown.has(*status) != self.state.shown.has(*status);
        let status = Status::ALL.into_iter().find(changed)?;
        Some(self.words.announce(status, self.state.shown.has(status)))
    }

    /// The claims whose labels are shown, in the order of their badges, which get numbers. None where the page has notes.
    pub fn numbered(&self) -> Vec<Noted<'_>> {
        let order = self.tally.order.iter().filter(|_| !self.adopted);
        let shown = order.filter_map(|(_, claim)| Some((*claim, self.badge(*claim)?)));
        let shown = shown.filter(|(_, badge)| !badge.has_attribute("data-off"));
        let number = |(at, (claim, badge)): (usize, (usize, &Element))| {
            number_badge(badge, at + 1);
            (self.claim(claim), self.tally.wording(claim))
        };
        shown.enumerate().map(number).collect()
    }

    pub fn show_open(&self, number: usize, open: bool) {
        if let Some(badge) = self.badge(number) {
            call(badge).set("aria-expanded", if open { "true" } else { "false" });
        }
        let marks = self.placed(number).into_iter().flat_map(|placed| self.marks.of(placed));
        marks.for_each(|mark| call(mark).toggle("data-open", open));
    }

    fn show_status(&self, status: Status, shown: bool) {
        for (at, placed) in self.placements.placed.iter().enumerate() {
            if self.claim(placed.claim).status == status {
                self.marks.of(at).chain(&self.badges[at]).for_each(|piece| set_off(piece, !shown));
            }
        }
    }
}

fn notice(since: Option<&str>, claim: &Claim, placed: &Placed) -> Notice {
    Notice { renewed: since::changed(since, claim), reworded: placed.is_reworded() }
}

fn passage(manifest: &Manifest) -> impl Fn(&Placed) -> Passage {
    |placed| {
        let claim = &manifest.claims[placed.claim];
        let (id, status) = (claim.id.clone(), claim.status);
        Passage { id, status, span: placed.anchor.span, reworded: placed.is_reworded() }
    }
}

// Whether a mark or badge is out of sight.
fn set_off(piece: &Element, off: bool) {
    call(piece).toggle("data-off", off);
}

// FNV-1a (Fowler, Noll and Vo): tells whether a text has changed without keeping it.
fn signature(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
}
