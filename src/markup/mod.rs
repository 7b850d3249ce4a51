//! Which parts of a page are the article's text: one list of rules for the browser's reader, for that of HTML files, and for
//! the workbench's sanitiser.
//!
//! | part | is |
//! | --- | --- |
//! | text | what the article says: also `<ins>`, closed `<details>`, `hidden="until-found"`, words for screen readers only |
//! | aside | what stands in the page and is not what the article says: note marks, readings of ruby, annotations of formulas, what is `aria-hidden`. A quote that was copied with it is still found: [`crate::Readings`] |
//! | left out | what is hidden, withdrawn (`<del>`, `<s>`, `<strike>`), a control or being edited (`contenteditable`), or not written for readers at all |
//!
//! Style sheets are not asked: a file has none at hand, and both readers must agree.

mod between;
mod element;
mod note;
mod number;
mod tag;
mod text;

pub(crate) use between::begin;
#[cfg(feature = "widget")]
pub(crate) use element::NOTED;
pub(crate) use element::{Element, Part, is_clipped, is_ours, part_of};
#[cfg(feature = "element")]
pub(crate) use element::{hides, is_hidden};
#[cfg(feature = "render")]
pub(crate) use tag::is_left_out;
pub(crate) use tag::{TagRule, is_block, tag_rule};
pub(crate) use text::ArticleText;

/// The attribute by which a page keeps a part of itself out (`off`), and that is on every element of a page labelled
/// without script ([`STATIC`]).
pub(crate) const OWN_ATTRIBUTE: &str = "data-claim-labels";
/// The value of [`OWN_ATTRIBUTE`] on what the static renderer adds.
pub(crate) const STATIC: &str = "static";
/// The values of [`OWN_ATTRIBUTE`] on what a page's own markup does not show to be no text, or to be for screen readers only.
pub(crate) const ASIDE: &str = "aside";
pub(crate) const CLIPPED: &str = "clipped";
/// Marks the badge of a claim; its value is the claim's id.
pub(crate) const BADGE_ATTRIBUTE: &str = "data-claim-badge";
/// Marks a part of a claim's passage; its value is the claim's id.
#[cfg(feature = "render")]
pub(crate) const MARK_ATTRIBUTE: &str = "data-claim";

/// On a mark or badge whose words are not those that were labelled any more: [`REWORDED`].
pub(crate) const CHANGE_ATTRIBUTE: &str = "data-claim-change";
/// The value of [`CHANGE_ATTRIBUTE`].
pub(crate) const REWORDED: &str = "wording";

/// The number of a claim, and the bytes that its passage covers of a run of text.
pub(crate) type Cut = (usize, std::ops::Range<usize>);

/// Elements that are controls, as a selector: no badge, which is one itself, stands inside.
pub(crate) const CONTROLS: &str = "a,button,summary,label";
