//! What an element is to the article's text, by its name, its attributes, and what is in it.

use super::note::is_note_mark;
use super::{ASIDE, BADGE_ATTRIBUTE, CLIPPED, OWN_ATTRIBUTE, STATIC, TagRule};
use crate::text::is_listed;

/// What an element is to the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Its text is the article's.
    Text,
    /// It stands in the page and is no text: note marks, readings, annotations, what is `aria-hidden`.
    Aside,
    /// No text, and never quoted.
    LeftOut,
}

/// An element of either tree, as far as the rules ask.
pub(crate) trait Element: Sized + PartialEq {
    /// Its name, in lower case.
    fn tag(&self) -> String;
    /// The value of an attribute.
    fn attribute(&self, name: &str) -> Option<String>;
    /// Whether it may have attributes that the rules ask for: [`NOTED`].
    fn is_noted(&self) -> bool;
    /// The element around it.
    fn parent(&self) -> Option<Self>;
    /// The element before it in the same parent.
    fn before(&self) -> Option<Self>;
    /// The elements in it, not those inside them.
    fn children(&self) -> Vec<Self>;
    /// All text inside, of whatever kind, without that of elements that are [`is_ours`].
    fn content(&self) -> String;
}

/// Elements with attributes that the rules ask for, as a selector: to ask once is cheaper than nine times.
#[cfg(feature = "widget")]
pub(crate) const NOTED: &str = "[hidden],[popover],[contenteditable],[role],[aria-hidden],[style],[href*='#'],[data-claim-badge],\
[data-claim-labels],[epub\\:type],[class*=hidden],[class*=sr-],[class*=screen],[class*=assistive],[class*=invisible],\
[class*=mathml],[class*=MathML]";

/// What an element is to the article's text. `rule` is what [`super::tag_rule`] says of its name `tag`.
pub(crate) fn part_of(element: &impl Element, tag: &str, rule: TagRule) -> Part {
    if rule.part == Part::LeftOut || !(rule.looked_at || element.is_noted()) {
        return rule.part;
    }
    let says = |name: &str, value: &str| element.attribute(name).is_some_and(|given| is_value(&given, value));
    let is_left_out = element.attribute("hidden").is_some_and(|value| is_hidden(&value))
        || element.attribute(BADGE_ATTRIBUTE).is_some()
        || element.attribute(OWN_ATTRIBUTE).is_some_and(|value| keeps_out(tag, &value))
        || element.attribute("style").is_some_and(|style| hides(&style))
        || element.attribute("popover").is_some()
        || element.attribute("contenteditable").is_some_and(|value| !is_value(&value, "false"))
        || (tag == "dialog" && element.attribute("open").is_none())
        || says("role", "deletion");
    match () {
        () if is_left_out => Part::LeftOut,
        () if rule.part == Part::Aside
            || says("aria-hidden", "true")
            || says(OWN_ATTRIBUTE, ASIDE)
            || is_note_mark(element, tag) =>
        {
            Part::Aside
        }
        () => Part::Text,
    }
}

// A name that none of the selectors of `NOTED` has would be overlooked in a page.
const CLIPPED_CLASSES: &str = "sr-only visually-hidden visuallyhidden visually-hidden-focusable screen-reader-text screen-reader-only \
screenreader-only sr-text u-visually-hidden assistive-text element-invisible a11y-hidden hidden-visually katex-mathml \
mjx_assistive_mathml";

/// Whether only screen readers have the element's text, so that a mark in it would be nowhere to be seen: by the class names that are usual for it or by an inline style.
pub(crate) fn is_clipped(element: &impl Element) -> bool {
    let class = || element.attribute("class").unwrap_or_default().to_ascii_lowercase();
    let style = || element.attribute("style").unwrap_or_default();
    element.tag() == "mjx-assistive-mml"
        || element.is_noted()
            && (class().split_ascii_whitespace().any(|name| is_listed(CLIPPED_CLASSES, name))
                || clips(&style())
                || element.attribute(OWN_ATTRIBUTE).is_some_and(|value| value == CLIPPED))
}

/// Whether an element of a labelled page is no part of the page itself.
pub(crate) fn is_ours(element: &impl Element) -> bool {
    element.is_noted()
        && (element.attribute(BADGE_ATTRIBUTE).is_some()
            || element.attribute(OWN_ATTRIBUTE).is_some_and(|value| value == STATIC && element.tag() != "mark"))
}

// Static marks hold the article's own.
fn keeps_out(tag: &str, value: &str) -> bool {
    value == "off" || (value == STATIC && tag != "mark")
}

fn is_value(given: &str, value: &str) -> bool {
    given.trim().eq_ignore_ascii_case(value)
}

/// Whether the attribute `hidden` with this value hides what is in its element: browsers reveal what is `until-found`.
pub(crate) fn is_hidden(value: &str) -> bool {
    !is_value(value, "until-found")
}

/// Whether an inline style hides its element, or strikes its words out.
pub(crate) fn hides(style: &str) -> bool {
    declares(style, |name, value| match name {
        "display" => value == "none",
        "visibility" => value == "hidden",
        "text-decoration" | "text-decoration-line" => value.split_ascii_whitespace().any(|word| word == "line-through"),
        _ => false,
    })
}

fn clips(style: &str) -> bool {
    let is_nothing = |value: &str| value.starts_with("inset(50%") || value.starts_with("inset(100%");
    declares(style, |name, value| {
        (name == "clip" && value.starts_with("rect(")) || (name == "clip-path" && is_nothing(value))
    })
}

fn declares(style: &str, is: impl Fn(&str, &str) -> bool) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else { return false };
        let (property, value) = (property.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
        is(&property, value.strip_suffix("!important").unwrap_or(&value).trim_end())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(feature = "widget")]
    fn names_of_clipped_elements_are_noted() {
        let parts: Vec<&str> = NOTED.split("[class*=").skip(1).map(|rest| rest.split(']').next().unwrap()).collect();
        for name in CLIPPED_CLASSES.split(' ') {
            assert!(parts.iter().any(|part| name.contains(&part.to_lowercase())), "{name}");
        }
    }

    #[test]
    fn hiding_styles_are_seen() {
        let hidden = [
            "display:none",
            "color: red; DISPLAY : None !important",
            "visibility:hidden;",
            "text-decoration: line-through red",
            "text-decoration-line: underline line-through",
        ];
        let shown = ["", "display:block", "visibility: visible", "--x: display none", "text-decoration: underline"];
        hidden.iter().for_each(|style| assert!(hides(style), "{style}"));
        shown.iter().for_each(|style| assert!(!hides(style), "{style}"));
    }

    #[test]
    fn clipping_styles_are_seen() {
        let clipped = ["clip: rect(0 0 0 0)", "CLIP-PATH: inset(50%)", "x:y;clip:rect(1px,1px,1px,1px) !important"];
        let shown = ["", "clip: auto", "clip-path: inset(5%)", "clip-path: circle(4px)"];
        clipped.iter().for_each(|style| assert!(clips(style), "{style}"));
        shown.iter().for_each(|style| assert!(!clips(style), "{style}"));
    }
}
