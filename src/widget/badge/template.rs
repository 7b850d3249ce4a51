//! Badges for a publisher's article: copies of a few templates, as an attribute that is copied costs less than one that is set.

use super::{host, inside};
use crate::dom::call;
use crate::manifest::{Claim, Status};
use crate::markup::{BADGE_ATTRIBUTE, CHANGE_ATTRIBUTE, REWORDED};
use crate::strings::{Notice, Strings, Text};
use crate::widget::instantiate;
use crate::widget::stylesheets::{Shadows, Stylesheets, shadow};
use js_sys::JsString;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, ShadowRoot};

/// Makes badges: copies of those that it made before.
pub(crate) struct BadgeTemplates {
    document: Document,
    words: &'static Strings,
    scheme: Option<String>,
    shadows: Shadows,
    templates: Vec<Template>,
}

// See [`set_scheme`].
const SCHEME: &str = "data-claim-scheme";

struct Template {
    kind: Kind,
    host: Element,
    inside: Element,
}

// What a badge's words depend on. Those of most claims in an article are of a handful of kinds.
#[derive(PartialEq)]
struct Kind {
    status: Status,
    corrected: bool,
    notice: Notice,
    sources: usize,
}

impl BadgeTemplates {
    /// # Errors
    /// The browser has no constructable style sheets.
    pub fn new(document: Document, words: &'static Strings, scheme: Option<String>) -> Result<Self, JsValue> {
        Ok(BadgeTemplates {
            document,
            words,
            scheme,
            shadows: Shadows::new(Stylesheets::Badge)?,
            templates: Vec::new(),
        })
    }

    /// A badge, all of it.
    pub fn make(&mut self, claim: &Claim, notice: Notice) -> Option<Element> {
        let template = self.template(claim, notice)?;
        let (host, inside) = (call(&template.host).copy(true), call(&template.inside).copy(true));
        call(&host).set(BADGE_ATTRIBUTE, &claim.id);
        let root = self.shadows.attach(&host).ok()?;
        call(&root).append(&inside);
        Some(host)
    }

    fn template(&mut self, claim: &Claim, notice: Notice) -> Option<&Template> {
        let (status, corrected, sources) = (claim.status, claim.correction.is_some(), claim.supporting());
        let kind = Kind { status, corrected, notice, sources };
        let known = self.templates.iter().position(|template| template.kind == kind);
        if known.is_none() {
            let host: Element = instantiate::create(&self.document, &host(claim, self.words, notice))?;
            set_scheme(&host, self.scheme.as_deref());
            let inside = instantiate::create(&self.document, &self::inside(status))?;
            self.templates.push(Template { kind, host, inside });
        }
        self.templates.get(known.unwrap_or(self.templates.len() - 1))
    }
}

/// Makes a badge light or dark, if it is not as the page's `color-scheme` says.
pub(crate) fn set_scheme(host: &Element, scheme: Option<&str>) {
    match scheme {
        Some(scheme) => call(host).set(SCHEME, scheme),
        None => call(host).unset(SCHEME),
    }
}

/// Makes a badge say what its claim has become.
pub(crate) fn update_badge(host: &Element, claim: &Claim, words: &Strings, notice: Notice) {
    let name = words.badge_name(claim, notice);
    let attributes = [("data-claim-status", claim.status.name()), ("lang", words[Text::Lang]), ("aria-label", &name)];
    attributes.iter().for_each(|(name, value)| call(host).set(name, value));
    let word = host.first_element_child().and_then(|bracket| bracket.next_sibling());
    if let Some(word) = &word {
        call(word).set_content(&JsString::from(words.badge(claim, notice)));
    }
    match notice.reworded {
        true => call(host).set(CHANGE_ATTRIBUTE, REWORDED),
        false => call(host).unset(CHANGE_ATTRIBUTE),
    }
    draw_inside(host, claim.status);
}

// The looks in a badge's shadow root, if there are any.
fn drawn_in(root: &ShadowRoot) -> Option<Element> {
    root.query_selector(".badge").ok()?
}

/// Draws the looks of a badge into its shadow root, in place of those that it had.
pub(super) fn draw_inside(host: &Element, status: Status) {
    let Some((root, document)) = shadow(host, Stylesheets::Badge).ok().zip(host.owner_document()) else { return };
    let drawn: Option<Element> = instantiate::create(&document, &inside(status));
    // An extension may have put a style sheet of its own there.
    match (drawn, drawn_in(&root)) {
        (Some(drawn), Some(old)) => call(&old).replace(&drawn),
        (Some(drawn), None) => call(&root).append(&drawn),
        (None, _) => {}
    }
}

/// Gives a badge the number of its note in print.
pub(crate) fn number_badge(host: &Element, number: usize) {
    let inside = host.shadow_root().and_then(|root| drawn_in(&root));
    if let Some(inside) = &inside {
        call(inside).set("data-note", &number.to_string());
    }
}
