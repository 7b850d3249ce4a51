//! From a manifest to labels in the page, in steps short enough that the page stays responsive.

use super::core::Core;
use super::events::{self, send};
use super::view::View;
use super::{changes, json, report};
use crate::dom::{BROWSER, PageText, read, tree_around};
use crate::manifest::{self, Manifest, Placement, Placements, Problem};
use crate::markup::BADGE_ATTRIBUTE;
use crate::object::object;
use crate::readings::Readings;
use crate::text::{Article, Lexicon};
use crate::widget::sheet::Sheet;
use crate::widget::{State, Strings, Text, focus};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

thread_local! {
    /// The lexicons that were fetched, by language.
    pub(super) static LEXICONS: RefCell<Vec<(String, Rc<Lexicon>)>> = const { RefCell::new(Vec::new()) };
}

// A step ends after about this many milliseconds: several of them are well under the 50 that make a task long.
const SLICE: f64 = 6.0;

pub(super) struct Work {
    manifest: Rc<Manifest>,
    problems: Vec<Problem>,
    root: Element,
    // The article as it was read, until the page has changed.
    page: Option<PageText>,
    readings: Readings,
    placements: Placements,
    // Of the article's language, once a passage was met whose words had changed.
    lexicon: Option<Rc<Lexicon>>,
    phase: Phase,
    // The manifest is the one that is shown already.
    again: bool,
    /// Whether labels are hidden from the start.
    pub hidden: bool,
    /// See [`View::since`].
    pub since: Option<String>,
    before: Option<Before>,
}

enum Phase {
    Reading,
    Indexing(String),
    // The number of the next claim.
    Placing(Article, usize),
    Drawing(Article),
    Marking,
    Telling,
}

// What readers had, before an update.
struct Before {
    manifest: Rc<Manifest>,
    state: State,
    // The claim whose badge has the focus.
    focus: Option<String>,
}

impl Work {
    pub fn new(core: &Core, text: &str, base: &str, again: bool) -> Result<Work, JsValue> {
        let (found, problems) = manifest::read(&json::parse(text)?);
        let Some(mut manifest) = found else { return Err(report::failure(problems[0].code, &problems[0].message)) };
        changes::make_absolute(&mut manifest, base);
        Ok(Work {
            manifest: Rc::new(manifest),
            problems,
            root: core.article()?,
            page: None,
            readings: Readings::default(),
            placements: Placements::default(),
            lexicon: None,
            phase: Phase::Reading,
            again,
            hidden: false,
            since: None,
            before: None,
        })
    }

    pub fn language(&self, core: &Core) -> String {
        let own = |name| core.host.get_attribute(name).filter(|value| !value.is_empty());
        let tag = own("lang").unwrap_or_else(|| self.text_language());
        match own("words") {
            Some(words) => [&tag, " ", &words].concat(),
            None => tag,
        }
    }

    // Of the article: what the manifest says, or the page.
    fn text_language(&self) -> String {
        let inside = || self.root.first_element_child()?.get_attribute("lang");
        let around = || self.root.closest("[lang]").ok().flatten()?.get_attribute("lang");
        self.manifest.article.language.clone().or_else(inside).or_else(around).unwrap_or_default()
    }

    /// One step; whether there is more to do. Without `draw` it stops before the page is touched.
    pub fn step(&mut self, core: &Core, draw: bool) -> Result<bool, JsValue> {
        let phase = std::mem::replace(&mut self.phase, Phase::Reading);
        self.phase = match phase {
            Phase::Reading => {
                let mut page = read(&self.root);
                let text = page.text.clone();
                self.readings = std::mem::take(&mut page.readings);
                self.page = Some(page);
                Phase::Indexing(text)
            }
            Phase::Indexing(text) => {
                let placed = Vec::with_capacity(self.manifest.claims.len());
                self.placements = Placements { placed, ..Placements::default() };
                let mut article = Article::new(text, &BROWSER).in_language(&self.text_language());
                self.lexicon.iter().for_each(|lexicon| article.set_lexicon(lexicon.clone()));
                Phase::Placing(article, 0)
            }
            Phase::Placing(article, next) => self.place(article, next),
            Phase::Drawing(article) if draw => self.draw(core, article)?,
            Phase::Drawing(article) => {
                self.phase = Phase::Drawing(article);
                return Ok(false);
            }
            Phase::Marking if self.mark(core)? => Phase::Marking,
            Phase::Marking => Phase::Telling,
            Phase::Telling => {
                self.finish(core);
                return Ok(false);
            }
        };
        Ok(true)
    }

    fn place(&mut self, article: Article, mut next: usize) -> Phase {
        let began = js_sys::Date::now();
        while let Some(claim) = self.manifest.claims.get(next) {
            if js_sys::Date::now() - began > SLICE {
                return Phase::Placing(article, next);
            }
            self.placements.push(Placement::of(&article, &self.readings, next, claim));
            next += 1;
        }
        Phase::Drawing(article)
    }

    /// The language whose lexicon was asked for, and is not there.
    pub fn lacking(&self) -> Option<&'static str> {
        let Phase::Drawing(article) = &self.phase else { return None };
        article.needs_lexicon()
    }

    /// Begins anew to look for the claims.
    pub fn search(&mut self) {
        let lacking = self.lacking();
        self.lexicon = lacking.and_then(|language| {
            LEXICONS.with_borrow(|all| all.iter().find(|(name, _)| name == language).map(|(_, found)| found.clone()))
        });
        self.phase = Phase::Reading;
    }

    /// The page may not be what was read any more.
    pub fn distrust(&mut self) {
        self.page = None;
    }

    // Should the text have changed meanwhile, what was found in the old one is worth nothing.
    fn draw(&mut self, core: &Core, article: Article) -> Result<Phase, JsValue> {
        let mut page = self.page.take().unwrap_or_else(|| read(&self.root));
        if page.text != article.text() {
            return Ok(Phase::Reading);
        }
        let mut problems = self.problems.clone();
        problems.extend(manifest::lint(&article, &self.manifest, &self.placements));
        let (manifest, mut placements) = (self.manifest.clone(), std::mem::take(&mut self.placements));
        if core.host.get_attribute("reworded").is_some_and(|value| value == "hide") {
            placements.withhold();
        }
        let words = Strings::of(&self.language(core));
        let mut state = State { hidden: self.hidden, ..State::default() };
        let since = self.since.take();
        if let Some(mut old) = core.view.take() {
            (state.shown, state.hidden, state.list) = (old.state.shown, old.state.hidden, old.state.list);
            self.before = Some(Before {
                manifest: old.manifest.clone(),
                state: old.state,
                focus: focused_badge(core).and_then(|badge| badge.get_attribute(BADGE_ATTRIBUTE)),
            });
            if old.stands_as(&manifest, &placements) && !old.is_stale(&self.root) {
                old.update(manifest, placements, problems, words, since);
                *core.view.borrow_mut() = Some(old);
                return Ok(Phase::Marking);
            }
            drop(old);
            page = read(&self.root);
        }
        // While the page's layout is known: a style sheet more, and the browser works it out anew.
        let mut view = View::new(&self.root, page, manifest, placements, problems, words, state);
        view.since = since;
        Sheet::Page.adopt(&self.root.get_root_node()).map_err(|_| report::unsupported())?;
        *core.view.borrow_mut() = Some(view);
        if self.before.is_none() {
            core.draw(None);
        }
        core.listen(&self.root);
        Ok(Phase::Marking)
    }

    // Marks and badges; whether there are more.
    fn mark(&self, core: &Core) -> Result<bool, JsValue> {
        let mut view = core.view.borrow_mut();
        let Some(view) = view.as_mut() else { return Ok(false) };
        let began = js_sys::Date::now();
        while view.advance().map_err(|_| report::unsupported())? {
            if js_sys::Date::now() - began > SLICE {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn finish(&mut self, core: &Core) {
        let before = self.before.take();
        let first = before.is_none();
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
        let id = before.state.open.map(|number| before.manifest.claims[number].id.as_str());
        let (changes, any) = changes::difference(&before.manifest.claims, &self.manifest.claims);
        let mut news = None;
        let mut closed = false;
        if let Some(view) = core.view.borrow_mut().as_mut() {
            let shown = |number: &usize| view.state.shows(view.claim(*number).status);
            view.state.open = id.and_then(|id| view.labelled(id)).filter(shown);
            view.state.open.into_iter().for_each(|number| view.show_open(number, true));
            closed = id.is_some() && view.state.open.is_none();
            news = any.then(|| view.words[Text::Changed]);
            let badge = before.focus.and_then(|id| view.badge(view.labelled(&id)?));
            badge.filter(|badge| focused_badge(core).as_ref() != Some(badge)).into_iter().for_each(focus);
        }
        core.draw(news);
        if closed {
            send(&core.host, events::CLOSE, &JsValue::NULL);
        }
        if !self.again {
            send(&core.host, events::UPDATE, &changes);
        }
    }
}

// The badge of ours that has the focus.
fn focused_badge(core: &Core) -> Option<Element> {
    let article = core.article().ok()?;
    tree_around(&article).active().filter(|element| element.has_attribute(BADGE_ATTRIBUTE))
}

fn announce(core: &Core) {
    let view = core.view.borrow();
    let Some(shown) = view.as_ref() else { return };
    let (placed, unplaced) = (shown.placements.placed.len(), shown.placements.unplaced.len());
    if let Some(line) = report::complaint(shown) {
        web_sys::console::warn_1(&line.into());
    }
    let detail = object(&[
        ("anchored", (placed as u32).into()),
        ("orphaned", (unplaced as u32).into()),
        ("reworded", (shown.placements.reworded() as u32).into()),
        ("problems", report::problems(&shown.problems)),
    ]);
    drop(view);
    send(&core.host, events::READY, &detail);
}
