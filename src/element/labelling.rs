//! From a manifest to labels in the page, in steps short enough that the page stays responsive.

use super::core::Core;
use super::deferred::{deferred_anchoring, deferred_equip, deferred_orphans, extra_errors};
use super::events::Told;
use super::overlay::{Labels, Overlay};
use super::{changes, report};
use crate::dom::{BROWSER, PageText, is_static, read, tree_around};
use crate::failure::Failure;
use crate::manifest::{self, Anchoring, Anchorings, Manifest, Problem, Severity};
use crate::markup::BADGE_ATTRIBUTE;
use crate::readings::Readings;
use crate::text::Article;
use crate::widget::stylesheets::Stylesheets;
use crate::widget::{ClaimIndex, State, Strings, Text, focus, make_absolute, scheme_behind_text};
use std::rc::Rc;
use web_sys::Element;

// A step ends after about this many milliseconds: several of them are well under the 50 that make a task long.
const SLICE: f64 = 6.0;

/// Whether a manifest is shown for the first time or is the one that is shown already, so that no update is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manifests {
    /// Another one than before, or the first.
    New,
    /// The one that is shown.
    Same,
}

/// Whether a step may touch the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// It stops before that.
    Thinking,
    /// It may.
    Drawing,
}

/// A manifest, if it can be used at all, and what is wrong with it.
pub type Read = (Option<Manifest>, Vec<Problem>);

/// What it takes to find passages that are not as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Needs {
    /// The language whose lexicon is not there, if it has one.
    pub lexicon: Option<&'static str>,
}

pub(super) struct Labelling {
    manifest: Rc<Manifest>,
    problems: Vec<Problem>,
    root: Element,
    // The article as it was read, until the page has changed.
    page: Option<PageText>,
    readings: Readings,
    anchorings: Anchorings,
    // Claims whose passages are not as they were, by their numbers: looked for when there is what that takes.
    changed: Vec<usize>,
    phase: Phase,
    manifests: Manifests,
    /// Whether labels are hidden from the start.
    pub hidden: bool,
    /// See [`Labels::record`].
    pub record: Option<Rc<str>>,
    before: Option<Before>,
}

enum Phase {
    Reading,
    Indexing(String),
    // The number of the next claim.
    Anchoring(Article, usize),
    // For what the claims take whose passages changed, see `Labelling::search`.
    Waiting(Article),
    // The place of the next claim among them.
    Searching(Article, usize),
    Drawing(Article),
    // The room of the legend and the card, at first, and what stands in it: each is rendered when the running task has ended.
    Mounting,
    Presenting,
    Presented,
    Painting,
    Telling,
}

// What readers had, before an update.
struct Before {
    manifest: Rc<Manifest>,
    state: State,
    // The claim whose badge has the focus.
    focus: Option<String>,
}

impl Labelling {
    /// # Errors
    /// The manifest cannot be used, or there is no article.
    pub fn new(core: &Core, read: Read, base: &str, manifests: Manifests) -> Result<Labelling, Failure> {
        let (found, problems) = read;
        let Some(mut manifest) = found else {
            return Err(Failure::ManifestUnusable(problems[0].code, problems[0].message.clone()));
        };
        make_absolute(&mut manifest, base);
        Ok(Labelling {
            manifest: Rc::new(manifest),
            problems,
            root: core.article()?,
            page: None,
            readings: Readings::default(),
            anchorings: Anchorings::default(),
            changed: Vec::new(),
            phase: Phase::Reading,
            manifests,
            hidden: false,
            record: None,
            before: None,
        })
    }

    /// The name of the interface's words, see [`Strings::of`].
    pub fn language(&self, core: &Core) -> String {
        let own = |name| core.host.get_attribute(name).filter(|value| !value.is_empty());
        let tag = own("lang").unwrap_or_else(|| self.text_language());
        match own("words") {
            Some(words) => format!("{tag} {words}"),
            None => tag,
        }
    }

    // Of the article: what the manifest says, or the page.
    fn text_language(&self) -> String {
        let inside = || self.root.first_element_child()?.get_attribute("lang");
        let around = || self.root.closest("[lang]").ok().flatten()?.get_attribute("lang");
        self.manifest.article.language.clone().or_else(inside).or_else(around).unwrap_or_default()
    }

    /// One step; whether there is more to do.
    ///
    /// # Errors
    /// The browser lacks what labels need.
    pub fn step(&mut self, core: &Core, steps: Steps) -> Result<bool, Failure> {
        let phase = std::mem::replace(&mut self.phase, Phase::Reading);
        self.phase = match phase {
            Phase::Reading => {
                core.ledger.sweep(&self.root);
                let mut page = read(&self.root);
                let text = page.text.clone();
                self.readings = std::mem::take(&mut page.readings);
                self.page = Some(page);
                Phase::Indexing(text)
            }
            Phase::Indexing(text) => {
                let anchored = Vec::with_capacity(self.manifest.claims.len());
                self.anchorings = Anchorings { anchored, ..Anchorings::default() };
                self.changed.clear();
                Phase::Anchoring(Article::new(text, &BROWSER).in_language(&self.text_language()), 0)
            }
            Phase::Anchoring(article, next) => self.anchor(article, next),
            Phase::Waiting(article) => {
                self.phase = Phase::Waiting(article);
                return Ok(false);
            }
            Phase::Searching(article, next) => self.find_changed(article, next),
            Phase::Drawing(article) if steps == Steps::Drawing => self.draw(core, article)?,
            Phase::Drawing(article) => {
                self.phase = Phase::Drawing(article);
                return Ok(false);
            }
            Phase::Mounting => {
                core.mount();
                Phase::Presenting
            }
            Phase::Presenting => {
                core.draw(None);
                Phase::Presented
            }
            Phase::Presented => Phase::Painting,
            Phase::Painting if self.paint(core)? => Phase::Painting,
            Phase::Painting => Phase::Telling,
            Phase::Telling => {
                self.finish(core);
                return Ok(false);
            }
        };
        Ok(true)
    }

    fn anchor(&mut self, article: Article, mut next: usize) -> Phase {
        let began = js_sys::Date::now();
        while let Some(claim) = self.manifest.claims.get(next) {
            if js_sys::Date::now() - began > SLICE {
                return Phase::Anchoring(article, next);
            }
            match Anchoring::unchanged(&article, &self.readings, next, claim) {
                Some(anchoring) => self.anchorings.add(anchoring),
                None => self.changed.push(next),
            }
            next += 1;
        }
        if self.changed.is_empty() { Phase::Drawing(article) } else { Phase::Waiting(article) }
    }

    fn find_changed(&mut self, article: Article, mut next: usize) -> Phase {
        let began = js_sys::Date::now();
        while let Some(&number) = self.changed.get(next) {
            if js_sys::Date::now() - began > SLICE {
                return Phase::Searching(article, next);
            }
            let claim = &self.manifest.claims[number];
            self.anchorings.add(deferred_anchoring(&article, &self.readings, number, claim));
            next += 1;
        }
        Phase::Drawing(article)
    }

    /// What claims need that were met and whose passages are not as they were; nothing while all are.
    pub fn needs(&self) -> Option<Needs> {
        let (Phase::Anchoring(article, _) | Phase::Waiting(article)) = &self.phase else { return None };
        (!self.changed.is_empty()).then(|| Needs { lexicon: article.missing_lexicon() })
    }

    /// Whether all other claims are found, so that nothing goes on without what [`Labelling::needs`] says.
    pub fn is_waiting(&self) -> bool {
        matches!(self.phase, Phase::Waiting(_))
    }

    /// Whether all labels are there, and only their news is still to be told.
    pub fn is_drawn(&self) -> bool {
        matches!(self.phase, Phase::Telling)
    }

    /// Whether something is rendered when the running task has ended.
    pub fn is_presenting(&self) -> bool {
        matches!(self.phase, Phase::Presenting | Phase::Presented)
    }

    /// Looks for the claims that waited, with the lexicon whose text is given.
    pub fn search(&mut self, lexicon: Option<String>) {
        self.phase = match std::mem::replace(&mut self.phase, Phase::Reading) {
            Phase::Waiting(mut article) => {
                deferred_equip(&mut article, lexicon);
                Phase::Searching(article, 0)
            }
            phase => phase,
        };
    }

    /// Leaves the claims out that waited: what it takes to look for them cannot be had, and nothing is known of them.
    pub fn leave_out(&mut self) {
        self.changed.clear();
        self.phase = match std::mem::replace(&mut self.phase, Phase::Reading) {
            Phase::Waiting(article) => Phase::Drawing(article),
            phase => phase,
        };
    }

    /// The page may not be what was read any more.
    pub fn forget_page(&mut self) {
        self.page = None;
    }

    // Should the text have changed meanwhile, what was found in the old one is worth nothing.
    fn draw(&mut self, core: &Core, article: Article) -> Result<Phase, Failure> {
        let mut page = self.page.take().unwrap_or_else(|| read(&self.root));
        if page.text != article.text() {
            return Ok(Phase::Reading);
        }
        let mut problems = self.problems.clone();
        problems.extend(manifest::lint(&article, &self.manifest, &self.anchorings));
        let mut anchorings = std::mem::take(&mut self.anchorings);
        if core.host.get_attribute("reworded").is_some_and(|value| value == "hide") {
            anchorings.withhold();
        }
        let labels = Labels {
            manifest: self.manifest.clone(),
            anchorings,
            problems,
            words: Strings::of(&self.language(core)),
            record: self.record.take(),
            scheme: scheme_behind_text(&self.root),
        };
        let mut state = State { hidden: self.hidden, ..State::default() };
        let mut before = None;
        if let Some(old) = core.overlay.take() {
            (state.shown, state.hidden, state.list) = (old.state.shown, old.state.hidden, old.state.list);
            let id = old.state.open.map(|open| &old.claim(open).id);
            let open = labels.manifest.claims.iter().position(|claim| Some(&claim.id) == id);
            state.open =
                open.filter(|open| labels.anchorings.anchored.iter().any(|one| one.claim == *open)).map(ClaimIndex);
            self.before = Some(Before {
                manifest: old.manifest.clone(),
                state: old.state,
                focus: focused_badge(core).and_then(|badge| badge.get_attribute(BADGE_ATTRIBUTE)),
            });
            if old.is_adopted() || is_static(&self.root) {
                drop(old);
                page = read(&self.root);
            } else {
                before = Some(old);
            }
        }
        // While the page's layout is known: a stylesheet more, and the browser works it out anew.
        let is_first = self.before.is_none();
        if is_first {
            core.measure();
        }
        core.label(&self.root);
        let overlay = Overlay::new(&self.root, page, labels, state, core.ledger.clone(), before);
        core.adopt(Stylesheets::Page)?;
        if overlay.anchorings.reworded() > 0 {
            core.adopt(Stylesheets::Reworded)?;
        }
        if overlay.state.open.is_some() {
            core.adopt(Stylesheets::Open)?;
        }
        *core.overlay.borrow_mut() = Some(overlay);
        core.listen(&self.root);
        Ok(if is_first { Phase::Mounting } else { Phase::Painting })
    }

    // Passages and badges; whether there are more.
    fn paint(&self, core: &Core) -> Result<bool, Failure> {
        let mut overlay = core.overlay.borrow_mut();
        let Some(overlay) = overlay.as_mut() else { return Ok(false) };
        let began = js_sys::Date::now();
        while overlay.advance().map_err(|_| Failure::UnsupportedBrowser)? {
            #[cfg(feature = "fail-on-request")]
            crate::liveness::fail_on_request("passages", &overlay.manifest.claims);
            if js_sys::Date::now() - began > SLICE {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn finish(&mut self, core: &Core) {
        let before = self.before.take();
        let first = before.is_none();
        // The page changed elsewhere: nobody is told of labels that stayed what they were.
        let is_as_before = core.overlay.borrow().as_ref().is_some_and(Overlay::is_as_before);
        if self.manifests == Manifests::Same && is_as_before {
            return;
        }
        if let Some(before) = before {
            self.restore(core, before);
        }
        announce(core);
        if first {
            // An update leaves readers where they are.
            core.follow_hash();
        }
    }

    // After an update readers keep their filter, their open card and their place.
    fn restore(&self, core: &Core, before: Before) {
        let id = before.state.open.map(|open| before.manifest.claims[open.0].id.as_str());
        let (changes, any) = changes::difference(&before.manifest.claims, &self.manifest.claims);
        let mut news = None;
        let mut closed = false;
        let mut focused = None;
        if let Some(overlay) = core.overlay.borrow_mut().as_mut() {
            let open = id.and_then(|id| overlay.labelled(id));
            overlay.state.open = open.filter(|open| overlay.state.shows(overlay.claim(*open).status));
            if let Some(open) = overlay.state.open {
                overlay.show_open(open, true);
            }
            closed = id.is_some() && overlay.state.open.is_none();
            news = any.then(|| overlay.words[Text::Changed]);
            let badge = before.focus.and_then(|id| overlay.badge(overlay.labelled(&id)?));
            focused = badge.filter(|badge| focused_badge(core).as_ref() != Some(badge)).cloned();
        }
        // Whoever hears of the focus may call back.
        if let Some(badge) = focused {
            focus(&badge);
        }
        core.draw(news);
        if closed {
            core.tell(&Told::Close);
        }
        if self.manifests == Manifests::New {
            core.tell(&changes);
        }
    }
}

// The badge of ours that has the focus.
fn focused_badge(core: &Core) -> Option<Element> {
    let article = core.article().ok()?;
    tree_around(&article).active().filter(|element| element.has_attribute(BADGE_ATTRIBUTE))
}

fn announce(core: &Core) {
    let overlay = core.overlay.borrow();
    let Some(shown) = overlay.as_ref() else { return };
    let (anchored, orphaned) = (shown.anchorings.anchored.len(), shown.anchorings.orphaned.len());
    let reworded = shown.anchorings.reworded();
    let errors = shown.problems.iter().any(|problem| problem.severity == Severity::Error);
    // Each in words of the part that found it.
    let said = [(orphaned > 0).then(|| deferred_orphans(shown)), errors.then(|| extra_errors(shown))];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if !said.is_empty() {
        web_sys::console::warn_1(&format!("claim-labels: {}", said.join("; ")).into());
    }
    let problems = shown.problems.clone();
    drop(overlay);
    core.tell(&Told::Ready { anchored, orphaned, reworded, problems: report::problem_details(&problems) });
}
