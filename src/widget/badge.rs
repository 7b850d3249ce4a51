//! The badge: one focusable control right after its passage.
//!
//! The control is a `span` in the page with the visible word in it, so that find-in-page, copies of the page and scripts
//! see it; its looks come from its shadow root, where the page's CSS has no say. Around the word stand brackets, which ask for a slot
//! that the shadow root has not: nobody sees them but a reader mode, which takes the text and leaves the looks.

use super::draw::create;
use super::legend::shape;
use super::sheet::{Shadows, Sheet, shadow};
use super::tree::{Node, element, text};
use crate::dom::call;
use crate::manifest::{Claim, Status};
use crate::markup::{BADGE_ATTRIBUTE, CHANGE_ATTRIBUTE, REWORDED};
use crate::strings::{Notice, Strings, Text};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

/// The brackets. The first has a space before it, as there is none in the page's text.
pub(super) const BRACKETS: [&str; 2] = ["\u{A0}[", "]"];

/// Makes badges: copies of those that it made before, as an attribute that is copied costs less than one that is set.
pub(crate) struct Badges {
    document: Document,
    words: &'static Strings,
    shadows: Shadows,
    templates: Vec<Template>,
}

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

impl Badges {
    /// # Errors
    /// The browser has no constructable style sheets.
    pub fn new(document: Document, words: &'static Strings) -> Result<Self, JsValue> {
        Ok(Badges { document, words, shadows: Shadows::new(Sheet::Badge)?, templates: Vec::new() })
    }

    /// A badge, all of it.
    pub fn make(&mut self, claim: &Claim, notice: Notice) -> Element {
        let Template { host, inside, .. } = self.template(claim, notice);
        let (host, inside) = (call(host).copy(true), call(inside).copy(true));
        call(&host).set(BADGE_ATTRIBUTE, &claim.id);
        call(&self.shadows.attach(&host)).append(&inside);
        host
    }

    fn template(&mut self, claim: &Claim, notice: Notice) -> &Template {
        let (status, corrected, sources) = (claim.status, claim.correction.is_some(), claim.sources.len());
        let kind = Kind { status, corrected, notice, sources };
        let at = self.templates.iter().position(|template| template.kind == kind).unwrap_or_else(|| {
            let [host, inside] = [host(claim, self.words, notice), inside(status)]
                .map(|tree| create(&self.document, &tree).unchecked_into());
            self.templates.push(Template { kind, host, inside });
            self.templates.len() - 1
        });
        &self.templates[at]
    }
}

fn host(claim: &Claim, words: &Strings, notice: Notice) -> Node {
    let bracket = |number: usize| text("span slot=nowhere", &[], BRACKETS[number]);
    let word = words.badge(claim, notice);
    let (status, name) = (claim.status.name(), words.badge_name(claim, notice));
    let mut attributes = vec![("data-status", status), ("lang", words[Text::Lang]), ("aria-label", &name)];
    attributes.extend(notice.reworded.then_some((CHANGE_ATTRIBUTE, REWORDED)));
    element(
        "span role=button tabindex=0 aria-haspopup=dialog aria-expanded=false",
        &attributes,
        vec![bracket(0), word.as_str().into(), bracket(1)],
    )
}

// What is in a badge's shadow root: its shape, and a slot for the word. Nothing here is positioned, or a block in a line: either
// costs a page more to lay out than all the rest.
fn inside(status: Status) -> Node {
    let part = ["badge ", status.name()].concat();
    let attributes = [("part", part.as_str()), ("data-status", status.name())];
    element("span class=badge", &attributes, vec![shape(), element("slot", &[], Vec::new())])
}

/// Makes a badge say what its claim has become.
pub(crate) fn update_badge(host: &Element, claim: &Claim, words: &Strings, notice: Notice) {
    let name = words.badge_name(claim, notice);
    let attributes = [("data-status", claim.status.name()), ("lang", words[Text::Lang]), ("aria-label", &name)];
    attributes.iter().for_each(|(name, value)| call(host).set(name, value));
    let word = host.first_element_child().and_then(|bracket| bracket.next_sibling());
    word.iter().for_each(|word| call(word).set_content(&JsString::from(words.badge(claim, notice))));
    show_change(host, notice.reworded);
    dress(host, claim.status);
}

/// A mark or badge says whether the words are not those that were labelled any more.
pub(crate) fn show_change(piece: &Element, reworded: bool) {
    match reworded {
        true => call(piece).set(CHANGE_ATTRIBUTE, REWORDED),
        false => call(piece).unset(CHANGE_ATTRIBUTE),
    }
}

/// The looks of a badge.
pub(super) fn dress(host: &Element, status: Status) {
    let Some((root, document)) = shadow(host, Sheet::Badge).ok().zip(host.owner_document()) else { return };
    call(&root).set_content(&"".into());
    call(&root).append(&create(&document, &inside(status)));
}

/// Gives a badge the number of its note in print.
pub(crate) fn number_badge(host: &Element, number: usize) {
    let inside = host.shadow_root().and_then(|root| root.first_element_child());
    inside.iter().for_each(|inside| call(inside).set("data-note", &number.to_string()));
}
