//! What one element shows of one manifest: marks, badges, legend, card. Dropping it gives the page its nodes back.

use super::shell::{OpenCard, Shell, ShellProps};
use crate::dom::{Marks, PageText, Passage, Plan};
use crate::manifest::{Claim, Manifest, Placements, Problem, Status};
use crate::widget::{Action, Badge, BadgeProps, State, Strings, prepare_badge, tally};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::{AppHandle, AttrValue, Callback, Renderer};

pub(super) struct View {
    pub manifest: Manifest,
    pub placements: Placements,
    pub problems: Vec<Problem>,
    pub words: &'static Strings,
    pub state: State,
    marks: Marks,
    // Until all is marked: it holds the page's text.
    plan: Option<Plan>,
    // By the number of the placed claim.
    badges: Vec<Option<BadgeHandle>>,
    // Numbers of placed claims whose badges are still to be added, the next one last.
    waiting: Vec<usize>,
    shell: Option<(AppHandle<Shell>, ShellProps)>,
}

struct BadgeHandle {
    host: Element,
    app: AppHandle<Badge>,
}

/// Where the legend and the card are drawn, and whom they call.
pub(super) struct Surroundings {
    pub legend_root: Element,
    pub card_root: Element,
    pub legend: bool,
    pub on_toggle: Callback<Status>,
    pub on_close: Callback<()>,
}

impl View {
    /// A view of a page that is yet to be marked, see [`View::advance`].
    pub fn new(
        page: PageText,
        manifest: Manifest,
        placements: Placements,
        problems: Vec<Problem>,
        words: &'static Strings,
    ) -> Self {
        let passages = placements.placed.iter().map(|placed| {
            let claim = &manifest.claims[placed.claim];
            Passage { id: claim.id.clone(), status: claim.status, span: placed.anchor.span }
        });
        let plan = Plan::new(page, passages.collect());
        let badges = placements.placed.iter().map(|_| None).collect();
        let waiting = plan.order();
        let (state, marks) = (State::default(), Marks::default());
        let plan = Some(plan);
        View { manifest, placements, problems, words, state, marks, plan, badges, waiting, shell: None }
    }

    /// Marks one more text node or adds one more badge, those near the viewport first; whether there was one to do.
    ///
    /// # Errors
    /// The browser lacks something that badges need.
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        if self.plan.as_mut().is_some_and(|plan| self.marks.advance(plan)) {
            return Ok(true);
        }
        self.plan = None;
        let Some(number) = self.waiting.pop() else { return Ok(false) };
        let Some(spot) = self.marks.badge_spot(number) else { return Ok(true) };
        let Some(document) = self.marks.document() else { return Ok(true) };
        let claim = &self.manifest.claims[self.placements.placed[number].claim];
        self.marks.name(number, &claim.id);
        let (host, mount) = prepare_badge(&document, claim, self.words)?;
        let app = Renderer::<Badge>::with_root_and_props(mount, BadgeProps { status: claim.status }).render();
        if !self.state.shown.has(claim.status) {
            self.marks.of(number).chain([&host]).for_each(|piece| set(piece, "data-off", true));
        }
        self.marks.insert_badge(&spot, &host);
        self.badges[number] = Some(BadgeHandle { host, app });
        Ok(true)
    }

    /// Draws the legend, and makes room for the card.
    pub fn draw(&mut self, around: Surroundings) {
        let (counts, unshown) = tally(&self.manifest, &self.placements);
        let props = ShellProps {
            words: self.words,
            legend: around.legend,
            counts,
            unshown,
            shown: self.state.shown,
            news: AttrValue::default(),
            open: None,
            card_root: around.card_root,
            on_toggle: around.on_toggle,
            on_close: around.on_close,
        };
        let app = Renderer::<Shell>::with_root_and_props(around.legend_root, props.clone()).render();
        self.shell = Some((app, props));
    }

    fn claim(&self, number: usize) -> &Claim {
        &self.manifest.claims[number]
    }

    /// The claim with this id, if it is labelled.
    pub fn labelled(&self, id: &str) -> Option<usize> {
        self.placements.placed.iter().map(|placed| placed.claim).find(|number| self.claim(*number).id == id)
    }

    /// The claim whose badge this is.
    pub fn claim_of_badge(&self, host: &Element) -> Option<usize> {
        let at = self.badges.iter().position(|badge| badge.as_ref().is_some_and(|badge| badge.host == *host))?;
        Some(self.placements.placed[at].claim)
    }

    /// The first piece of the claim's passage.
    pub fn first_mark(&self, number: usize) -> Option<&Element> {
        self.marks.of(self.placed(number)?).next()
    }

    /// All marks in the page.
    pub fn marks(&self) -> impl Iterator<Item = &Element> {
        (0..self.placements.placed.len()).flat_map(|placed| self.marks.of(placed))
    }

    fn placed(&self, number: usize) -> Option<usize> {
        self.placements.placed.iter().position(|placed| placed.claim == number)
    }

    /// The badge of the claim with this number.
    pub fn badge(&self, number: usize) -> Option<&Element> {
        self.badges[self.placed(number)?].as_ref().map(|badge| &badge.host)
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
            if before.shown.has(status) != after.shown.has(status) {
                self.show_status(status, after.shown.has(status));
            }
        }
        self.redraw(before);
        (before, after)
    }

    fn redraw(&mut self, before: State) {
        let open = self.state.open.and_then(|number| {
            Some(OpenCard { claim: Rc::new(self.claim(number).clone()), badge: self.badge(number)?.clone() })
        });
        let changed = Status::ALL.into_iter().find(|status| before.shown.has(*status) != self.state.shown.has(*status));
        let (words, shown) = (self.words, self.state.shown);
        let Some((app, props)) = &mut self.shell else { return };
        if let Some(status) = changed {
            props.news = words.announce(status, shown.has(status)).into();
        }
        (props.shown, props.open) = (shown, open);
        app.update(props.clone());
    }

    fn show_open(&self, number: usize, open: bool) {
        if let Some(badge) = self.badge(number) {
            let _ = badge.set_attribute("aria-expanded", if open { "true" } else { "false" });
        }
        let marks = self.placed(number).into_iter().flat_map(|placed| self.marks.of(placed));
        marks.for_each(|mark| set(mark, "data-open", open));
    }

    fn show_status(&self, status: Status, shown: bool) {
        for (at, placed) in self.placements.placed.iter().enumerate() {
            if self.claim(placed.claim).status == status {
                self.marks.of(at).for_each(|mark| set(mark, "data-off", !shown));
                self.badges[at].iter().for_each(|badge| set(&badge.host, "data-off", !shown));
            }
        }
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.marks.remove();
        self.badges.drain(..).flatten().for_each(|badge| badge.app.destroy());
        self.shell.take().into_iter().for_each(|(app, _)| app.destroy());
    }
}

fn set(element: &Element, attribute: &str, on: bool) {
    let _ = if on { element.set_attribute(attribute, "") } else { element.remove_attribute(attribute) };
}
