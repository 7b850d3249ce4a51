//! From a manifest to labels in the page, in steps short enough that the page stays responsive.

use super::core::Core;
use super::events::{self, object, send};
use super::view::View;
use super::{changes, json, report};
use crate::dom::{BROWSER, read};
use crate::manifest::{self, Manifest, Placement, Placements, Problem};
use crate::markup::BADGE_ATTRIBUTE;
use crate::text::Article;
use crate::widget::sheet::Sheet;
use crate::widget::{State, Strings, Text, focus};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

// A step ends after about this many milliseconds: well under the 50 that make a task long.
const SLICE: f64 = 12.0;

pub(super) struct Work {
    manifest: Rc<Manifest>,
    problems: Vec<Problem>,
    root: Element,
    placements: Placements,
    phase: Phase,
    // The manifest is the one that is shown already.
    again: bool,
    before: Option<Before>,
}

enum Phase {
    Reading,
    Indexing(String),
    // The number of the next claim.
    Placing(Article, usize),
    Drawing(Article),
    Marking,
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
            placements: Placements::default(),
            phase: Phase::Reading,
            again,
            before: None,
        })
    }

    pub fn language(&self, core: &Core) -> String {
        let around = || self.root.closest("[lang]").ok().flatten()?.get_attribute("lang");
        let own = core.host.get_attribute("lang").filter(|lang| !lang.is_empty());
        own.or_else(|| self.manifest.article.language.clone()).or_else(around).unwrap_or_default()
    }

    /// One step; whether there is more to do. Without `draw` it stops before the page is touched.
    pub fn step(&mut self, core: &Core, draw: bool) -> Result<bool, JsValue> {
        let phase = std::mem::replace(&mut self.phase, Phase::Reading);
        self.phase = match phase {
            Phase::Reading => Phase::Indexing(read(&self.root).text),
            Phase::Indexing(text) => {
                self.placements = Placements::default();
                Phase::Placing(Article::new(text, &BROWSER), 0)
            }
            Phase::Placing(article, next) => self.place(article, next),
            Phase::Drawing(article) if draw => self.draw(core, article)?,
            Phase::Drawing(article) => {
                self.phase = Phase::Drawing(article);
                return Ok(false);
            }
            Phase::Marking => {
                if self.mark(core)? {
                    Phase::Marking
                } else {
                    self.finish(core);
                    return Ok(false);
                }
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
            self.placements.push(Placement::of(&article, next, claim));
            next += 1;
        }
        Phase::Drawing(article)
    }

    // Should the text have changed meanwhile, what was found in the old one is worth nothing.
    fn draw(&mut self, core: &Core, article: Article) -> Result<Phase, JsValue> {
        let mut page = read(&self.root);
        if page.text != article.text() {
            return Ok(Phase::Indexing(page.text));
        }
        let mut problems = self.problems.clone();
        problems.extend(manifest::lint(&article, &self.manifest, &self.placements));
        let (manifest, placements) = (self.manifest.clone(), std::mem::take(&mut self.placements));
        let words = Strings::of(&self.language(core));
        let mut state = State::default();
        if let Some(mut old) = core.view.take() {
            state.shown = old.state.shown;
            self.before = Some(Before {
                manifest: old.manifest.clone(),
                state: old.state,
                focus: focused_badge(core).and_then(|badge| badge.get_attribute(BADGE_ATTRIBUTE)),
            });
            if old.stands_as(&manifest, &placements) && !old.is_stale(&self.root) {
                old.update(manifest, placements, problems, words)?;
                *core.view.borrow_mut() = Some(old);
                return Ok(Phase::Marking);
            }
            drop(old);
            page = read(&self.root);
        }
        // While the page's layout is known: a style sheet more, and the browser works it out anew.
        let view = View::new(&self.root, page, manifest, placements, problems, words, state);
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
            let shown = |number: &usize| view.state.shown.has(view.claim(*number).status);
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
    let root = core.article().ok()?.get_root_node();
    let active = match root.dyn_ref::<ShadowRoot>() {
        Some(root) => root.active_element(),
        None => core.host.owner_document()?.active_element(),
    };
    active.filter(|element| element.has_attribute(BADGE_ATTRIBUTE))
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
        ("problems", report::problems(&shown.problems)),
    ]);
    drop(view);
    send(&core.host, events::READY, &detail);
}
